// WASM that comes in two parts (scripts/split.mjs): the first is enough for a page's start and first uses, the rest is
// there when it is needed, whatever the network does. embed.test.mjs has the same for a clinic's page.
import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { alive } from './support/alive.mjs';
import * as consult from './support/consult.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { holdModule } from './support/hold.mjs';
import { MARCH, PLAN, dates, datesBecome, id, isDisabled, open, openMarch } from './support/planner.mjs';
import { siteFolder } from './support/site.mjs';

const REST = /\/(guide|planner|consult)_rest-[0-9a-f]+\.wasm$/;
const RECOVERY = 'treatments/microneedling/recovery/';
// Asked for anew by every page, so that requests can be counted.
const FRESH = { headers: { 'cache-control': 'no-store' } };
const STALE = 'the start or a first use needs the rest: scripts/rehearse.mjs does not do what a person does';

const asked = (site) => site.requests().filter(({ path }) => REST.test(path)).length;
/** It is fetched ahead, when the page has time, and whoever needs it at once asks a second time. */
async function askedAhead(page, site) {
  await page.waitFor('the rest, fetched ahead', () => asked(site) > 0);
  assert.equal(asked(site), 1, STALE);
}
/** Runs `scenario` while requests for the rest wait; `release` lets them go. */
async function holding(site, scenario) {
  let release;
  const held = new Promise((done) => { release = done; });
  const end = site.fault(REST, () => held.then(() => false));
  try {
    await scenario(release);
  } finally {
    release();
    end();
  }
}
const openPanel = async (page) => {
  await page.click(await page.byRole('button', 'Change session 2'));
  await page.waitFor('the panel', () => page.run(() => document.querySelector('.tg-session__panel')));
};

forEachEngine('a plan is made without the rest', { site: FRESH }, ({ page, site }) => holding(site, async () => {
  await open(page);
  await page.click(id('sessions-more'));
  await page.waitForEqual('four sessions', async () => (await dates(page)).length, 4);
  await page.click(id('gap-more'));
  await page.waitForEqual('the gap', () => page.text(id('gap-value')), '5');
  await page.click(id('sessions-fewer'));
  await page.waitForEqual('three sessions', async () => (await dates(page)).length, 3);
  await askedAhead(page, site);
}));

forEachEngine('the day slider answers without the rest', { site: FRESH }, ({ page, site }) => holding(site, async () => {
  await page.goto(RECOVERY);
  await alive(page);
  const before = await page.text(id('timeline-phase'));
  await page.setValue(id('timeline-day'), '20');
  await page.waitFor('another phase', async () => (await page.text(id('timeline-phase'))) !== before);
  await askedAhead(page, site);
}));

forEachEngine('a day chosen before the start is kept without the rest', { site: FRESH }, ({ page, site }) => holding(site, async () => {
  const release = holdModule(site, 'guide');
  await page.goto(RECOVERY);
  const before = await page.text(id('timeline-phase'));
  await page.setValue(id('timeline-day'), '20');
  release();
  await alive(page);
  await page.waitFor('its phase', async () => (await page.text(id('timeline-phase'))) !== before);
  await askedAhead(page, site);
}));

/** What is done with the keyboard before the start, and what then has the focus. */
const BY_KEYS = {
  'a card closed': [() => {
    const summary = document.querySelector('#days-treatment-day > summary');
    summary.parentElement.open = false;
    summary.focus();
  }, ({ tag, text }) => tag === 'summary' && /^Day.0/.test(text)],
  'a figure reached, far down': [() => {
    document.querySelector('[data-slot="card-1"] li .tg-figure').focus();
    scrollTo(0, 300);
  }, ({ text }) => text === '24 to 72\u00a0hours'],
  'a date reached': [() => document.querySelector('[data-testid="timeline-start"]').focus(), ({ testId }) => testId === 'timeline-start'],
};
for (const [what, [deed, isKept]] of Object.entries(BY_KEYS)) {
  forEachEngine(`the keyboard stays without the rest: ${what}`, { site: FRESH }, ({ page, site }) => holding(site, async () => {
    const release = holdModule(site, 'guide');
    await page.goto(RECOVERY);
    await page.run(deed);
    const before = await page.run(() => [scrollY, document.querySelector('#days-treatment-day').open]);
    release();
    await alive(page);
    assert.ok(isKept((await page.focused()) ?? {}), JSON.stringify(await page.focused()));
    assert.deepEqual(await page.run(() => [scrollY, document.querySelector('#days-treatment-day').open]), before);
    await askedAhead(page, site);
  }));
}

/** What only the rest can take over: the module, the page, what is done before the start, and what it has become. */
const FIRST = {
  'a date typed for the plan': ['planner', PLAN, 'reset', (page) => page.setValue(id('start-date'), MARCH[0]),
    (page) => datesBecome(page, MARCH)],
  'a place reached in the plan': ['planner', PLAN, 'reset', (page) => page.focus(id('start-date')),
    async (page) => assert.equal((await page.focused())?.testId, 'start-date')],
  'a date typed for the recovery': ['guide', RECOVERY, 'timeline-play', (page) => page.setValue(id('timeline-start'), MARCH[0]),
    async (page) => assert.equal(await page.run((css) => document.querySelector(css).value, id('timeline-start')), MARCH[0])],
};
for (const [what, [module, path, button, deed, isKept]] of Object.entries(FIRST)) {
  forEachEngine(`the rest comes before the start, not in the midst: ${what}`, { site: FRESH }, ({ page, site }) => holding(site, async (release) => {
    const begin = holdModule(site, module);
    await page.goto(path);
    await deed(page);
    begin();
    await page.waitForEqual('the request', () => asked(site), 1);
    assert.ok(await isDisabled(page, button), 'it started without the rest');
    release();
    await page.waitFor('the start', async () => !(await isDisabled(page, button)));
    await isKept(page);
    assert.equal(asked(site), 1);
  }));
}

/** For two looks at the clock, one a second: a page that one of them holds up answers nothing. */
async function twoLooks(page) {
  const until = await page.run(() => performance.now() + 2200);
  await page.waitFor('two looks at the clock', () => page.run((it) => performance.now() > it, until));
}
forEachEngine('a consultation begins without the rest', { site: FRESH }, ({ page, site }) => holding(site, async (release) => {
  await consult.open(page);
  await twoLooks(page);
  await consult.toDate(page);
  await twoLooks(page);
  await askedAhead(page, site);
  release();
  await consult.planIsDrawn(page);
}));

forEachEngine('what needs the rest before it is there asks for it and goes on', { site: FRESH, errors: /resource/ }, async ({ page, site }) => {
  const end = site.fault(REST, (_request, response) => {
    end();
    response.writeHead(503).end();
    return true;
  });
  await open(page);
  await askedAhead(page, site);
  // A date typed is no part of what a start needs.
  await page.setValue(id('start-date'), MARCH[0]);
  await datesBecome(page, MARCH);
  assert.equal(asked(site), 2);
});

forEachEngine('a rest that cannot be had is told, and the plan stays on screen', {
  site: FRESH,
  errors: /Treatment Guide|_rest|RuntimeError|resource/i,
}, async ({ page, site }) => {
  site.fault(REST, (_request, response) => (response.writeHead(404).end(), true));
  await open(page);
  await page.click(id('sessions-more'));
  await page.waitForEqual('four sessions', async () => (await dates(page)).length, 4);
  const planned = await dates(page);
  await page.click(await page.byRole('button', 'Change session 2'));
  await page.waitForEqual('a word of it', () => page.run(() => document.documentElement.dataset.tgFault), 'stopped');
  await page.byRole('button', 'Load the page again');
  assert.deepEqual(await dates(page), planned);
});

forEachEngine('a plan in the address has the rest before it starts', { site: FRESH }, async ({ page, site }) => {
  await openMarch(page);
  const link = new URL(await page.run((css) => document.querySelector(css).href, id('share-link'))).hash;
  await page.goto('');
  const before = asked(site);
  await holding(site, async (release) => {
    await page.goto(PLAN + link);
    await page.waitForEqual('the request', () => asked(site), before + 1);
    assert.ok(await isDisabled(page, 'reset'), 'it started without what opens a plan');
    release();
    await page.waitForEqual('the plan', () => dates(page), MARCH);
    assert.equal(asked(site), before + 1);
  });
});

// Firefox and WebKit do not know this policy: there it forbids nothing.
forEachEngine('where a page may not wait for a request, the rest comes before the start', {
  site: { headers: { ...FRESH.headers, 'permissions-policy': 'sync-xhr=()' } },
  only: ['chromium'],
}, ({ page, site }) => holding(site, async (release) => {
  await page.goto(PLAN);
  await page.waitForEqual('the request', () => asked(site), 1);
  assert.ok(await isDisabled(page, 'reset'), 'it started without the rest');
  release();
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
  await openPanel(page);
  assert.equal(asked(site), 1);
}));

test('no module that a page starts with carries the texts of code that was taken out of it', () => {
  const folder = join(siteFolder(), 'assets');
  const modules = readdirSync(folder).filter((name) => /^(guide|planner|consult|site|handover)-\w+\.wasm$/.test(name));
  assert.equal(modules.length, 5);
  assert.deepEqual(modules.filter((name) => readFileSync(join(folder, name)).includes('permission denied')), []);
});
