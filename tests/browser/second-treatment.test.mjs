// The worked example of docs/content.md: a second treatment is a folder of content and a line in a list, and every
// page, the timeline, the planner and the widget follow what its own files say. The treatment is invented
// (tests/fixtures/second-treatment): three phases in other days, two to four sessions, two to three weeks apart.
import { strict as assert } from 'node:assert';
import { alive } from './support/alive.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { hostPage, withHost } from './support/host-site.mjs';
import { siteWith } from './support/other-content.mjs';
import { between, dates, id, isDisabled } from './support/planner.mjs';
import { CLEAN } from '../fixtures/hosts.mjs';

const fixture = (file) => `tests/fixtures/second-treatment/${file}`;
// A colour of the clinic's own, as docs/content.md says it is set.
const style = '@layer tg.tokens { :root, :host { --tg-accent: var(--tg-light, #1f5c57) var(--tg-dark, #9fd3cd); } }';
const root = siteWith('second-treatment', {
  'treatments.toml': fixture('treatments.toml'),
  'treatments/example/page.md': fixture('page.md'),
  'treatments/example/facts.toml': fixture('facts.toml'),
  'treatments/example/faq.md': fixture('faq.md'),
}, { style });
const options = { site: { root } };
const EXAMPLE = 'treatments/example/';
const OURS = 'treatments/microneedling/';
const PHASES = ['Example day', 'The shine fades', 'Afterwards'];

const number = async (page, name) => Number(await (await page.byTestId(name)).text());
const press = async (page, name) => page.click(await page.byTestId(name));

forEachEngine('the catalogue lists both, in the order of the list, and leads to each', options, async ({ page }) => {
  await page.goto('');
  const named = () => page.run(() => Array.from(document.querySelectorAll('main h2 a'), (it) => it.textContent));
  assert.deepEqual(await named(), ['Microneedling', 'Example treatment']);
  assert.match(await page.text('main'), /An invented treatment that shows how a second one is added/);
  await page.click(await page.byRole('link', 'Example treatment'));
  await page.waitForEqual('its page', () => page.run(() => location.pathname), `/${EXAMPLE}`);
  await page.waitForEqual('its name', () => page.run(() => document.querySelector('main h1').textContent), 'Example treatment');
});

forEachEngine('the page has its own facts, questions and sources, and none of the other’s', options, async ({ page }) => {
  await page.goto(EXAMPLE);
  const text = await page.textContent();
  for (const words of ['20 minutes', '6 to 10 days', '2 to 4 sessions', '2 to 3 weeks', 'Is this real?', 'an invented text for tests']) {
    assert.ok(text.includes(words), words);
  }
  for (const words of ['30 to 45', '24 to 72', '3 to 6', 'collagen', "clinic's own treatment text"]) assert.ok(!text.includes(words), words);
  const data = await page.run(() => Array.from(document.querySelectorAll('[type="application/ld+json"]'), (it) => it.textContent).join());
  assert.match(data, /"name":"Example treatment"/);
  assert.doesNotMatch(data, /[Mm]icroneedling/);
});

forEachEngine('the timeline has its phases on their days', options, async ({ page }) => {
  await page.goto(`${EXAMPLE}recovery/`);
  await page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
  const names = await page.run((css) => Array.from(document.querySelectorAll(`${css} > li`), (it) => it.textContent), id('timeline-list'));
  assert.equal(names.length, PHASES.length);
  PHASES.forEach((name, place) => assert.ok(names[place].includes(name), `${name} in ${names[place]}`));
  const slider = await page.byTestId('timeline-day');
  assert.equal(await slider.attribute('max'), '60');
  for (const [day, name] of [[0, PHASES[0]], [1, PHASES[0]], [2, PHASES[1]], [9, PHASES[1]], [10, PHASES[2]], [60, PHASES[2]]]) {
    await page.setValue(slider, day);
    await page.waitForEqual(`day ${day}`, () => page.text(id('timeline-phase')), `Day ${day}: ${name}`);
  }
});

forEachEngine('the planner keeps to its sessions and gaps, and the other’s keeps to its own', options, async ({ page }) => {
  for (const [path, sessions, weeks] of [[EXAMPLE, [2, 4], [2, 3]], [OURS, [3, 6], [4, 6]]]) {
    await page.goto(`${path}plan/`);
    await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
    await page.setValue(id('start-date'), '2027-03-01');
    for (const [what, [least, most]] of [['sessions', sessions], ['gap', weeks]]) {
      const become = (value) => page.waitForEqual(`${what} ${value}`, () => number(page, `${what}-value`), value);
      while ((await number(page, `${what}-value`)) > least) {
        const next = (await number(page, `${what}-value`)) - 1;
        await press(page, `${what}-fewer`);
        await become(next);
      }
      assert.equal(await isDisabled(page, `${what}-fewer`), true, `${path}: fewer than ${least}`);
      for (let value = least + 1; value <= most; value += 1) {
        await press(page, `${what}-more`);
        await become(value);
      }
      assert.equal(await isDisabled(page, `${what}-more`), true, `${path}: more than ${most}`);
    }
    const all = await dates(page);
    assert.equal(all.length, sessions[1], path);
    all.slice(1).forEach((date, place) => assert.equal(between(all[place], date), weeks[1] * 7, path));
  }
});

forEachEngine('its event and its sheet carry its own days, words and link', options, async ({ page }) => {
  await page.goto(`${EXAMPLE}plan/`);
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
  // Ten days before the event, which its own files say, is the latest for the last session.
  await page.setValue(id('start-date'), '2027-03-01');
  await page.setValue(id('event-date'), '2027-06-01');
  await page.waitForEqual('the last session', async () => between((await dates(page)).at(-1), '2027-06-01'), 10);
  const sheet = async () => {
    await page.run(() => document.querySelector('[data-testid="print-sheet"]').scrollIntoView());
    return page.textContent('.tg-sheet');
  };
  await page.waitFor('the sheet', async () => /Example treatment/.test(await sheet()));
  assert.match(await sheet(), /Drink some water/);
  assert.doesNotMatch(await sheet(), /[Mm]icroneedling|retinoid/);
  const link = await page.run((css) => document.querySelector(css).href, id('share-link'));
  assert.match(link, /\/treatments\/example\/plan\/#plan=/);
});

forEachEngine('the widget shows it by its name alone', options, async ({ page, site }) => {
  await withHost(page, async ({ show }) => {
    const guides = ['plan', 'recovery'].map((view) => `<treatment-guide id="${view}" treatment="example" view="${view}"><p>Text</p></treatment-guide>`);
    const loader = `<script src="${site.url}embed/v1/treatment-guide.js" async></script>`;
    await show({ ...CLEAN, html: hostPage(CLEAN, guides.join(''), loader) });
    const inside = (name, css) => page.run((name, css) => {
      document.getElementById(name).scrollIntoView();
      return Array.from(document.getElementById(name).shadowRoot?.querySelectorAll(css) ?? [], (it) => it.textContent);
    }, name, css);
    await page.waitForEqual('two dates', async () => (await inside('plan', '[data-testid="session-dates"] time')).length, 2);
    await page.run(() => {
      const more = document.getElementById('plan').shadowRoot.querySelector('[data-testid="sessions-more"]');
      more.click();
      more.click();
      more.click();
    });
    await page.waitForEqual('as many as it has', () => inside('plan', '[data-testid="sessions-value"]'), ['4']);
    await page.waitFor('its phases', async () => {
      const [list = ''] = await inside('recovery', '[data-testid="timeline-list"]');
      return PHASES.every((name) => list.includes(name));
    });
    assert.deepEqual(await page.run(() => window.__host.problems), []);
  });
});

forEachEngine('the snippet page starts with the color that the clinic gave its guide, in dark too', { ...options, colorScheme: 'dark' }, async ({ page }) => {
  await page.goto('embed/');
  const accent = () => page.run(() => document.getElementById('snippet-accent').value);
  await page.waitForEqual('the light one', accent, '#1f5c57');
  assert.doesNotMatch(await page.textContent('#snippet-element'), /style=/);
  assert.equal(await page.run(() => document.documentElement.dataset.theme ?? null), null);
  await page.setValue('#snippet-accent', '#87353f');
  await page.waitFor('another', async () => (await page.textContent('#snippet-element')).includes('style="--tg-accent: #87353f"'));
});

forEachEngine('without a script its pages say the same', { ...options, without: ['js'] }, async ({ page }) => {
  await page.goto(`${EXAMPLE}plan/`);
  assert.match(await page.text('main'), /2 to 4/);
  assert.match(await page.text('main'), /2 to 3 weeks/);
  await page.goto(`${EXAMPLE}recovery/`);
  for (const name of PHASES) assert.ok((await page.text('main')).includes(name), name);
});
