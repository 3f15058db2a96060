// The harness itself: that what a scenario asks for is what the engine gets, and that faults do not pass
// unseen. Nothing here looks at the site; the page is tests/fixtures/harness-site.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axe, assertAccessible, ibm } from './support/accessibility.mjs';
import { decideInPage } from './support/decide.mjs';
import { forEachEngine, wanted } from './support/each-engine.mjs';
import { runFirst } from './support/first-script.mjs';
import { checkHtml, htmlFiles } from './support/html-check.mjs';
import { parseChord } from './support/keys.mjs';
import { outsideProxy } from './support/outside-proxy.mjs';
import { setToday } from './support/page-today.mjs';

const root = 'tests/fixtures/harness-site';
const site = { root };
const conditions = (page) => page.text('#conditions');

forEachEngine('a page is found by role, name, test id and text', { site }, async ({ page }) => {
  await page.goto();
  assert.equal(await page.title(), 'Harness fixture');
  await page.click(await page.byRole('button', 'Pressed 0 times'));
  assert.equal(await (await page.byTestId('counter')).text(), 'Pressed 1 times');
  assert.equal((await page.allByRole('heading')).length, 1);
  assert.equal((await page.allByRole('slider', 'Day')).length, 1);
  assert.match(await page.textContent(), /The closed answer/);
  assert.doesNotMatch(await page.text(), /The closed answer/);
});

forEachEngine('keys move focus, press buttons and move a slider', { site }, async ({ page }) => {
  await page.goto();
  await page.press('Tab', 'Enter', 'Space');
  assert.equal((await page.focused()).testId, 'counter');
  assert.equal(await page.text('#count'), 'Pressed 2 times');
  await page.press('Tab', 'ArrowRight', 'ArrowRight');
  assert.equal(await (await page.byTestId('day')).property('value'), '2');
  await page.press('Shift+Tab');
  assert.equal((await page.focused()).testId, 'counter');
});

forEachEngine('a value that is set arrives as a person’s edit', { site }, async ({ page }) => {
  await page.goto();
  await page.setValue('#date', '2027-02-28');
  assert.equal(await page.text('#echo'), 'change 2027-02-28');
});

forEachEngine('links, back and forward go where they say', { site }, async ({ page, site: { origin } }) => {
  await page.goto();
  await page.click(await page.byRole('link', 'About this fixture'));
  await page.waitForEqual('the other page', () => page.url(), `${origin}/about/`);
  await page.back();
  await page.waitForEqual('the first page', () => page.title(), 'Harness fixture');
  await page.forward();
  await page.waitForEqual('the other page again', () => page.path(), '/about/');
});

forEachEngine('every scenario has an origin of its own', { site }, async ({ page }) => {
  await page.goto();
  assert.match(await conditions(page), /storage x,/);
});

forEachEngine('without JavaScript no script runs', { site, without: ['js'] }, async ({ page }) => {
  await page.goto();
  assert.equal(await conditions(page), 'no script has run');
  await page.click(await page.get('summary'));
  assert.match(await page.text(), /The closed answer/);
});

forEachEngine('without WebAssembly there is none', { site, without: ['wasm'] }, async ({ page }) => {
  await page.goto();
  assert.match(await conditions(page), /^no wasm, storage x/);
});

forEachEngine('without storage there is none', { site, without: ['storage'] }, async ({ page }) => {
  await page.goto();
  assert.match(await conditions(page), /^wasm, no storage/);
});

forEachEngine(
  'dark, still and in Santiago',
  { site, colorScheme: 'dark', reducedMotion: true, timeZone: 'America/Santiago' },
  async ({ page }) => {
    await page.goto();
    assert.match(await conditions(page), /dark, unforced, still, America\/Santiago$/);
  },
);

forEachEngine('forced colours are on', { site, forcedColors: true }, async ({ page }) => {
  await page.goto();
  assert.match(await conditions(page), / forced, /);
});

for (const viewport of [[320, 640], [390, 844], [1280, 800]]) {
  forEachEngine(`the page is ${viewport.join(' × ')} wide and high`, { site, viewport }, async ({ page }) => {
    await page.goto();
    assert.deepEqual(await page.run(() => [innerWidth, innerHeight]), viewport);
    await page.click('#count');
    assert.equal(await page.text('#count'), 'Pressed 1 times');
  });
}

forEachEngine('the published headers are sent', { site }, async ({ page, site: { url } }) => {
  await page.goto();
  const response = await fetch(`${url}about/`);
  assert.match(response.headers.get('content-security-policy'), /^default-src 'self'/);
  assert.equal(response.headers.get('x-robots-tag'), 'noindex');
});

forEachEngine(
  'what goes wrong in a page is collected',
  { site, errors: /./ },
  async ({ page, site: { reports } }) => {
    await page.goto();
    await page.click('#fail');
    const expected = [
      /^console: said by the page/,
      /^rejection: .*nobody caught me/s,
      /^error: .*thrown in a handler/,
      /^resource: img .*missing\.png/,
      /^policy: style-src-elem blocked inline/,
    ];
    for (const part of expected) {
      await page.waitFor(`a report like ${part}`, () =>
        reports.some(({ kind, text }) => part.test(`${kind}: ${text}`)),
      );
    }
  },
);

forEachEngine('a request to another host is seen and goes nowhere', { site: { ...site, headers: { 'content-security-policy': null } }, errors: /elsewhere/ }, async ({ page }) => {
  await page.goto();
  const name = `elsewhere-${page.engine.name}.example`;
  await page.run((host) => {
    const image = new Image();
    image.src = `http://${host}/picture.png`;
    document.body.append(image);
  }, name);
  const { log } = await outsideProxy();
  await page.waitFor('the request at the proxy', () => log.some(({ host }) => host === name));
  assert.ok((await page.resources()).some((url) => url.includes('fixture.js')));
});

forEachEngine('what a test puts into pages runs first, and under the policy of the site', { site, errors: /^policy: script-src-elem/ }, async ({ page, site }) => {
  setToday(site, '2027-12-31');
  setToday(site, '2028-02-29');
  const end = runFirst(site, (words) => { window.given = words; }, ['by the test']);
  site.editPages((html) => html.replace('<h1>', '<script>window.given = "inline"</script><h1>'));
  await page.goto('about/');
  assert.equal(await page.run(() => `${window.given}, ${new window.Date().getFullYear()}`), 'by the test, 2028');
  await page.waitFor('word of the inline script', () => site.reports.some(({ kind }) => kind === 'policy'));
  assert.match((await fetch(`${site.url}about/`)).headers.get('x-robots-tag'), /noindex/);
  assert.ok(site.requests().every(({ path }) => !path.endsWith('.js') || path === '/fixture.js'), 'a script of the test counts as the page’s');
  end();
  await page.goto();
  assert.equal(await page.run(() => window.given ?? null), null);
});

forEachEngine('a fault is served instead of the file, until it ends', { site }, async ({ page, site: { fault } }) => {
  const end = fault('/about/', (_request, response) => {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<title>broken</title>');
    return true;
  });
  await page.goto('about/');
  assert.equal(await page.title(), 'broken');
  end();
  await page.goto('about/');
  assert.equal(await page.title(), 'About the fixture');
});

forEachEngine('a page prints to PDF', { site, print: true }, async ({ page }) => {
  await page.goto();
  assert.equal((await page.print()).subarray(0, 5).toString(), '%PDF-');
});

forEachEngine('both accessibility engines pass a good page', { site }, async ({ page }) => {
  await page.goto();
  await assertAccessible(page, {
    examined: [{ rule: 'ibm style_color_misuse', at: /link/, found: 'no meaning here is told by a colour alone' }],
  });
});

forEachEngine('both accessibility engines find what is wrong', { site }, async ({ page }) => {
  await page.goto();
  await page.run(() => {
    document.querySelector('label').remove();
    document.getElementById('echo').style.color = '#ddd';
  });
  const rules = ({ violations }) => violations.map(({ rule }) => rule);
  const fromAxe = rules(await axe(page));
  assert.ok(fromAxe.includes('axe label') && fromAxe.includes('axe color-contrast'), fromAxe.join(', '));
  const fromIbm = rules(await ibm(page));
  assert.ok(fromIbm.includes('ibm input_label_exists'), fromIbm.join(', '));
  assert.ok(fromIbm.includes('ibm text_contrast_sufficient'), fromIbm.join(', '));
  await assert.rejects(assertAccessible(page), /axe label/);
});

forEachEngine('what the engines leave undecided is computed: contrast over a picture, what is in sight', { site }, async ({ page }) => {
  await page.goto();
  await page.run(decideInPage);
  const contrast = (fill, ground) =>
    page.run((colour, under) => {
      const place = document.createElement('div');
      place.innerHTML = `<svg width="90" height="40"><linearGradient id="fade"><stop offset="1"/></linearGradient>
        <rect width="90" height="40" fill="${under}"/><text x="9" y="25" fill="${colour}">12</text></svg>`;
      document.body.append(place);
      const answer = window.__decide('contrast', place.querySelector('text'));
      place.remove();
      return answer;
    }, fill, ground);
  assert.equal(await contrast('#333', 'white'), true);
  assert.equal(await contrast('#bbb', 'white'), 'contrast 1.92, needed 4.5');
  assert.equal(await contrast('#bbb', '#222'), true);
  assert.equal(await contrast('#333', 'url(#fade)'), null, 'a picture is not judged');
  const inSight = (style) =>
    page.run((how) => {
      const place = document.createElement('div');
      place.innerHTML = '<button type="button">here</button><i></i>';
      Object.assign(place.lastChild.style, { position: 'fixed', inset: 0 }, how);
      document.body.append(place);
      const answer = window.__decide('inSight', place.firstChild);
      place.remove();
      return answer;
    }, style);
  assert.equal(await inSight({ display: 'none' }), true);
  assert.equal(await inSight({}), 'covered by i.');
});

test('what a scenario says of itself is printed and counted only when nothing went wrong in its page', () => {
  const file = fileURLToPath(new URL('../fixtures/failing-scenario.mjs', import.meta.url));
  // Without this the inner runner would report to the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, ['--test', file], { env: { ...env, ENGINES: wanted[0] }, encoding: 'utf8' });
  assert.match(stdout, /a page that goes wrong[^]*something went wrong in the page/);
  assert.match(stdout, /a host’s page that goes wrong[^]*something went wrong in the host’s page[^]*of the host/);
  assert.deepEqual(stdout.match(/figure: .*/g), [
    'figure: row 0: nothing went wrong in a page that goes well', `figure: row 0: cases: 1 in ${wanted[0]}`,
  ]);
});

test('the HTML checker passes the fixture and finds what is wrong in another page', async () => {
  const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
  assert.deepEqual(await checkHtml(htmlFiles(`${folder}harness-site`)), []);
  const [line] = await checkHtml([`${folder}bad.html`]);
  assert.match(line, /bad\.html:\d+: .*unclosed elements/);
});

test('a chord names keys, and an unknown name is refused', () => {
  assert.deepEqual(parseChord('Shift+Tab'), { keys: ['\uE004'], holding: ['\uE008'] });
  assert.deepEqual(parseChord('+'), { keys: ['+'], holding: [] });
  assert.throws(() => parseChord('Strg+a'), /no key is called Strg/);
});

forEachEngine('what a person examined speaks of what is undecided, and not against a computation', { site }, async ({ page }) => {
  await page.goto();
  await page.run(() => {
    const picture = document.createElement('div');
    picture.innerHTML = `<svg role="img" aria-label="Day 12" width="90" height="40">
      <rect width="90" height="40" fill="white"/><text x="9" y="25" fill="#bbb">12</text></svg>`;
    document.querySelector('main').append(picture);
  });
  const examined = (more) => [
    { rule: 'ibm style_color_misuse', at: /link/, found: 'no meaning here is told by a colour alone' },
    { rule: 'axe color-contrast', at: /text/, found: 'it looks well enough', ...more },
  ];
  await assert.rejects(assertAccessible(page, { examined: examined() }), /axe color-contrast: .*\(computed: contrast 1\.92, needed 4\.5\)/);
  await assertAccessible(page, { examined: examined({ computed: true }) });
});
