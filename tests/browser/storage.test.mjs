// Storage that refuses, is not there, is full, holds nonsense, or is shared by two tabs: everything but remembering
// works, and what is remembered is said truthfully.
import { strict as assert } from 'node:assert';
import { createServer } from 'node:http';
import { forEachEngine } from './support/each-engine.mjs';
import { runFirst } from './support/first-script.mjs';
import { setToday } from './support/page-today.mjs';
import { BEFORE_MARCH, MARCH, PLAN, PROPOSED, dates, datesBecome, id, inAddress, isDisabled, open, openMarch, plus } from './support/planner.mjs';
import { table } from './support/table.mjs';

const told = (page) => page.text('.tg-handover [role="status"]');
const saw = table(8, 'faults of storage');

/** The planner plans, its link is there, and it says that nothing is kept. */
async function planWithoutMemory(page) {
  await openMarch(page);
  await page.click(await page.byRole('button', 'Keep on this device'));
  await page.waitFor('the words', async () => /does not keep anything for this page/.test(await told(page)));
  await page.click(id('sessions-more'));
  await page.waitFor('four sessions', async () => (await dates(page)).length === 4);
  await page.click(id('undo'));
  await datesBecome(page, MARCH);
  assert.match(await page.run((css) => document.querySelector(css).href, id('share-link')), /#plan=/);
}

const FAULTS = {
  'to ask for it throws': () => Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('denied', 'SecurityError'); },
  }),
  'it is null': () => Object.defineProperty(window, 'localStorage', { value: null }),
  'it is full': () => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  },
  'reading and writing throw': () => {
    for (const name of ['getItem', 'setItem', 'removeItem']) {
      Storage.prototype[name] = () => { throw new DOMException('broken', 'UnknownError'); };
    }
  },
};
for (const [what, fault] of Object.entries(FAULTS)) {
  forEachEngine(`storage: ${what}`, async ({ page, site, engine }) => {
    runFirst(site, fault);
    await planWithoutMemory(page);
    saw(what, engine, 'plans, undoes, links; says that nothing is kept');
  });
}

// In such a frame Safari takes 'self' in the policy for nobody: a build that knows its address names it, this one
// does not.
forEachEngine('storage: in a frame that has no origin', { site: { headers: { 'content-security-policy': null } } }, async ({ page, site, engine }) => {
  const host = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><title>Host</title><iframe id="guide" title="Guide" sandbox="allow-scripts" width="900" height="700" src="${site.url}frame/microneedling/plan/"></iframe>`);
  });
  await new Promise((done) => host.listen(0, '127.0.0.2', done));
  try {
    await page.goto(`http://127.0.0.2:${host.address().port}/`);
    await page.session.switchToFrame(await page.session.find('#guide'));
    await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
    assert.match(await page.run(() => { try { return String(localStorage); } catch (error) { return error.name; } }), /SecurityError/);
    await page.setValue(id('start-date'), '2027-03-01');
    await datesBecome(page, MARCH);
    await page.click(id('sessions-more'));
    await page.waitFor('four sessions', async () => (await dates(page)).length === 4);
    saw('a frame without an origin', engine, 'plans');
  } finally {
    await page.session.switchToFrame(null);
    await page.goto('404.html');
    host.close();
  }
});

forEachEngine('storage: nonsense in every key is as good as nothing', async ({ page, site, engine }) => {
  setToday(site, BEFORE_MARCH);
  await openMarch(page);
  await page.click(await page.byRole('button', 'Keep on this device'));
  const keys = await page.waitFor('what is kept', () => page.run(() => Object.keys(localStorage).length && Object.keys(localStorage)));
  const whole = await page.run((key) => localStorage.getItem(key), keys[0]);
  const spoiled = ['', '{', '[]', 'null', '\0', '9'.repeat(100_000), '<img src=x onerror=alert(1)>', whole.slice(0, -1), `${whole}A`, whole.toLowerCase()];
  for (const value of process.env.FULL ? spoiled : spoiled.slice(-3)) {
    await page.run((keys, value) => keys.forEach((key) => localStorage.setItem(key, value)), keys, value);
    await page.goto('404.html');
    await open(page);
    await page.waitForEqual(`the proposal, in spite of “${value.slice(0, 40)}”`, () => dates(page), PROPOSED);
  }
  saw('nonsense in every key', engine, 'a new plan');
});

// WebKit's driver opens a tab that nobody sees, and a page that nobody sees is never painted, so it does not start.
forEachEngine('storage: two tabs each keep their plan on screen, and what was kept last is there next time', { only: ['chromium', 'firefox'] }, async ({ page, site, engine }) => {
  setToday(site, BEFORE_MARCH);
  await openMarch(page);
  const first = await page.tab();
  const second = await page.openTab();
  await openMarch(page);
  await page.click(id('sessions-more'));
  const four = [...MARCH, plus(MARCH[2], 28)];
  await datesBecome(page, four);
  await page.click(await page.byRole('button', 'Keep on this device'));
  await page.byRole('button', 'Forget on this device');
  await page.useTab(first);
  assert.deepEqual(await dates(page), MARCH);
  await page.click(id('undo'));
  await datesBecome(page, PROPOSED);
  await page.click(id('redo'));
  await datesBecome(page, MARCH);
  await page.useTab(second);
  assert.deepEqual(await dates(page), four);
  await page.goto('404.html');
  await page.goto(PLAN);
  await datesBecome(page, four);
  await page.closeTab(first);
  saw('two tabs', engine, 'each its own plan; the one that was kept comes back');
});

forEachEngine('storage: what another tab forgot or kept since is not written over', { only: ['chromium', 'firefox'] }, async ({ page, site, engine }) => {
  setToday(site, BEFORE_MARCH);
  const press = async (name) => page.click(await page.byRole('button', name));
  const count = (wanted) => page.waitForEqual('the sessions', async () => (await dates(page)).length, wanted);
  /** A visit without a link: what is kept. */
  const visit = async () => {
    await page.goto('404.html');
    await open(page);
  };
  await openMarch(page);
  await press('Keep on this device');
  const first = await page.tab();
  const second = await page.openTab();
  await visit();
  await datesBecome(page, MARCH);
  await press('Forget on this device');
  await page.byRole('button', 'Keep on this device');
  await page.useTab(first);
  await page.click(id('sessions-more'));
  await count(4);
  await page.byRole('button', 'Keep on this device');
  await page.useTab(second);
  await visit();
  await datesBecome(page, PROPOSED);
  // It is kept again, and the other tab goes further with it.
  await page.useTab(first);
  await press('Keep on this device');
  await page.useTab(second);
  await visit();
  for (const sessions of [5, 6]) {
    await page.click(id('sessions-more'));
    await count(sessions);
  }
  await page.byRole('button', 'Forget on this device');
  await page.useTab(first);
  await page.click(id('sessions-fewer'));
  await datesBecome(page, MARCH);
  await page.byRole('button', 'Keep on this device');
  // Nor does it come back by a reload of what stands in the address.
  await page.click(id('sessions-more'));
  await count(4);
  await inAddress(page);
  await page.reload();
  await page.byRole('button', 'Keep on this device');
  await count(4);
  await page.useTab(second);
  await visit();
  await count(6);
  await page.closeTab(first);
  saw('two tabs', engine, 'neither writes over what the other kept or forgot');
});
