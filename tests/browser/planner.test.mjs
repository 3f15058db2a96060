// The planner as a person uses it: wishes, moves, what does not fit, links, calendar, paper. One scenario for
// every engine. Days are counted in UTC here, so that no clock change of the test's own zone can move them.
import { strict as assert } from 'node:assert';
import { assertAccessible } from './support/accessibility.mjs';
import { forEachEngine } from './support/each-engine.mjs';

/** What the engines ask a person to look at, and what that person found. */
const examined = [
  {
    rule: 'ibm style_color_misuse',
    found: 'asked of every page with a style sheet: conflicts, kept days and sessions are named in words',
  },
  {
    rule: 'ibm text_block_heading',
    at: /tg-footer__name/,
    found: 'the name of the clinic above its address is no heading: nothing of the page stands under it',
  },
  { rule: 'ibm element_tabbable_visible', at: /class="tg-skip"/, found: 'the skip link is shown while it has the keyboard' },
  {
    rule: 'ibm element_tabbable_unobscured',
    at: /label\[\d\]\/input/,
    found: 'a radio button lies unseen over its own words, which show the focus',
  },
  {
    rule: 'axe label-content-name-mismatch',
    at: /-(more|fewer)"/,
    found: 'plus and minus are signs, not words that a person would say',
  },
];

const PLAN = 'treatments/microneedling/plan/';
const DAY = 86_400_000;

const plus = (iso, days) => new Date(Date.parse(`${iso}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
const between = (from, to) => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY;
/** The page's own today. */
const today = (page) =>
  page.run(() => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });

const id = (name) => `[data-testid="${name}"]`;
const dates = (page) =>
  page.run(() =>
    [...document.querySelectorAll('[data-testid="session-dates"] > li time')].map((it) => it.dateTime),
  );
const value = (page, name) => page.run((css) => document.querySelector(css).value, id(name));
const shown = (page, name) => page.run((css) => document.querySelector(css).getClientRects().length > 0, id(name));
const isDisabled = (page, name) => page.run((css) => document.querySelector(css).disabled, id(name));
const said = (page) => page.text('.tg-plan [role="status"]');
const datesBecome = (page, expected) => page.waitForEqual('the dates', () => dates(page), expected);

/** Opens the planner and waits until it is alive. */
async function open(page, fragment = '') {
  await page.goto(PLAN + fragment);
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
}

/** A planner with a plan that depends on no clock: from 1 March 2027, three sessions, four weeks apart. */
async function openMarch(page) {
  await open(page);
  await page.setValue(id('start-date'), '2027-03-01');
  await datesBecome(page, MARCH);
}
const MARCH = ['2027-03-01', '2027-03-29', '2027-04-26'];

forEachEngine('without a script the rules stand as a table and nothing can be pressed in vain', { without: ['js'] }, async ({ page }) => {
  await page.goto(PLAN);
  const text = await page.text('main');
  for (const words of ['week 0', 'week 4', 'week 8', '30 weeks', 'Suggested dates, not a booking']) {
    assert.ok(text.includes(words), words);
  }
  assert.deepEqual(await page.allByRole('button', /Undo|Add to calendar|One session more/), []);
});

forEachEngine('it comes alive with a start in a week', async ({ page }) => {
  await open(page);
  const start = plus(await today(page), 7);
  assert.equal(await value(page, 'start-date'), start);
  assert.deepEqual(await dates(page), [start, plus(start, 28), plus(start, 56)]);
  for (const name of ['conflicts', 'no-fit']) assert.equal(await shown(page, name), false, name);
  for (const name of ['undo', 'redo']) assert.ok(await isDisabled(page, name), name);
});

forEachEngine('steppers stop at the ends of the rules, and the address follows without a history', async ({ page }) => {
  await openMarch(page);
  const entries = await page.run(() => history.length);
  for (let sessions = 4; sessions <= 6; sessions += 1) {
    await page.click(id('sessions-more'));
    await page.waitForEqual('the number of sessions', () => page.text(id('sessions-value')), String(sessions));
  }
  assert.ok(await isDisabled(page, 'sessions-more'));
  await page.click(id('gap-more'));
  await datesBecome(page, [0, 35, 70, 105, 140, 175].map((days) => plus('2027-03-01', days)));
  assert.match(await page.path(), /#plan=.+/);
  assert.equal(await page.run(() => history.length), entries);
  await page.reload();
  await page.waitFor('the planner again', async () => (await dates(page)).length === 6);
  assert.equal(await page.text(id('gap-value')), '5');
});

forEachEngine('an event plans back from it', async ({ page }) => {
  await open(page);
  await page.setValue(id('event-date'), '2027-06-12');
  await page.waitFor('a plan before the event', async () => (await dates(page)).at(-1)?.startsWith('2027'));
  const planned = await dates(page);
  assert.equal(between(planned.at(-1), '2027-06-12'), 14);
  assert.match(await page.text('.tg-wishes'), /Saturday, (12 June|June 12,) 2027/);
  await page.click(await page.byRole('radio', 'Start as early as I can'));
  await page.waitForEqual('the first day', async () => (await dates(page))[0], await value(page, 'start-date'));
});

forEachEngine('days to keep free are kept free, and given back', async ({ page }) => {
  await openMarch(page);
  await page.setValue(id('blocked-from'), '2027-03-30');
  await page.setValue(id('blocked-to'), '2027-04-02');
  await page.setValue(id('blocked-kind'), '0');
  await page.click(id('add-blocked'));
  await page.waitFor('a session moved out of the sun', async () => {
    const planned = await dates(page);
    return planned[1] >= '2027-04-03' || planned[1] <= '2027-03-26';
  });
  assert.equal(await value(page, 'blocked-from'), '');
  assert.match(await said(page), /Days to keep free changed/);
  await page.click(await page.byRole('button', /^Remove /));
  await datesBecome(page, MARCH);
});

forEachEngine('a range that ends before it begins is told in words', async ({ page }) => {
  await openMarch(page);
  await page.setValue(id('blocked-from'), '2027-04-10');
  await page.setValue(id('blocked-to'), '2027-04-02');
  await page.click(id('add-blocked'));
  await page.waitFor('the fault', async () => /last day is before the first/.test(await page.text('.tg-blocked')));
  assert.deepEqual(await dates(page), MARCH);
});

forEachEngine('when nothing fits it says why, and one tap takes what would', async ({ page }) => {
  await openMarch(page);
  await page.setValue(id('event-date'), '2027-04-20');
  await page.waitFor('the reasons', () => shown(page, 'no-fit'));
  assert.match(await page.text(id('no-fit')), /Together these leave no room.*3 sessions, at least 28 days apart/);
  assert.deepEqual(await dates(page), []);
  assert.ok(await isDisabled(page, 'download-ics'));
  await page.click(await page.byRole('button', 'Finish after the event'));
  await page.waitFor('a plan', async () => (await dates(page)).length === 3);
  assert.equal(await shown(page, 'no-fit'), false);
  await page.click(id('undo'));
  await datesBecome(page, MARCH);
});

forEachEngine('arrow keys move a session, and undo takes it back', async ({ page }) => {
  await openMarch(page);
  const change = await page.byRole('button', 'Change session 3');
  await page.run((it) => it.focus(), change);
  await page.press('ArrowRight');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-04-27']);
  await page.press('Shift+ArrowRight');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-05-04']);
  assert.match(await said(page), /Session 3 moved from/);
  assert.equal((await page.focused()).text, 'Change', 'the focus stays where it was');
  await page.press('Control+z', 'Control+z');
  await datesBecome(page, MARCH);
  await page.press('Control+Shift+z');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-04-27']);
});

forEachEngine('a move past the maximum is a note, below the minimum it is refused', async ({ page }) => {
  await openMarch(page);
  await page.click(await page.byRole('button', 'Change session 3'));
  await page.click(await page.byRole('button', 'A day earlier'));
  await page.waitFor('the refusal', async () => /27 days apart\. At least 28 days/.test(await said(page)));
  assert.deepEqual(await dates(page), MARCH);
  await page.setValue('#plan-move-to', '2027-05-20');
  await page.waitFor('the note', () => shown(page, 'conflicts'));
  assert.match(await page.text(id('conflicts')), /52 days after the session before.*A note, not a fault/);
});

forEachEngine('a session that is kept stays while the others move', async ({ page }) => {
  await openMarch(page);
  await page.click(await page.byRole('button', 'Change session 3'));
  await page.click(await page.byRole('button', 'Keep on this day'));
  await page.setValue(id('start-date'), '2027-02-22');
  await page.waitForEqual('the first session', async () => (await dates(page))[0], '2027-02-22');
  assert.equal((await dates(page))[2], MARCH[2]);
});

forEachEngine('a link opens its plan, and another link in its place opens too', async ({ page }) => {
  await openMarch(page);
  const link = () => page.run((css) => document.querySelector(css).href, id('share-link'));
  const first = await link();
  await page.click(id('sessions-more'));
  await page.waitFor('another link', async () => (await link()) !== first);
  const second = await link();
  await open(page, new URL(first).hash);
  await datesBecome(page, MARCH);
  await page.run((hash) => { location.hash = hash; }, new URL(second).hash);
  await page.waitFor('the other plan', async () => (await dates(page)).length === 4);
  assert.match(await said(page), /plan in the link is open/);
});

forEachEngine('a damaged link says so and opens nothing else', async ({ page }) => {
  await openMarch(page);
  const hash = new URL(await page.url()).hash;
  const at = 12;
  const damaged = hash.slice(0, at) + (hash[at] === 'A' ? 'B' : 'A') + hash.slice(at + 1);
  await page.goto('404.html');
  await open(page, damaged);
  await page.waitFor('the words', async () => /link was changed on its way/.test(await page.text('main')));
  assert.deepEqual(await dates(page), []);
  assert.equal(await page.run((css) => document.querySelector(css).hasAttribute('href'), id('share-link')), false);
  await page.click(await page.byRole('button', 'Start a new plan'));
  await page.waitFor('a new plan', async () => (await dates(page)).length === 3);
});

forEachEngine('start over begins anew, and undo brings the plan back', async ({ page }) => {
  await openMarch(page);
  await page.click(id('sessions-more'));
  await page.waitFor('four sessions', async () => (await dates(page)).length === 4);
  await page.click(id('reset'));
  await page.waitFor('the proposal', async () => (await dates(page)).length === 3);
  await page.click(id('undo'));
  await page.waitFor('the plan before', async () => (await dates(page)).length === 4);
});

forEachEngine('plans stand side by side, and one of them becomes the plan', async ({ page }) => {
  await openMarch(page);
  await page.click(id('compare'));
  await page.click(id('gap-more'));
  await page.click(id('compare'));
  await page.waitForEqual('two plans', async () => (await page.all('.tg-compare__plan')).length, 2);
  await page.click(await page.byRole('button', 'Use this plan: Plan A'));
  await datesBecome(page, MARCH);
});

forEachEngine('a plan is kept on the device only when asked, and forgotten', async ({ page }) => {
  await openMarch(page);
  const stored = () => page.run(() => localStorage.length);
  assert.equal(await stored(), 0);
  await page.click(await page.byRole('button', 'Keep on this device'));
  await page.waitFor('the plan in storage', async () => (await stored()) === 1);
  await page.goto('404.html');
  await open(page);
  await datesBecome(page, MARCH);
  await page.click(await page.byRole('button', 'Forget on this device'));
  await page.waitForEqual('storage', stored, 0);
});

forEachEngine('the calendar file has every session, and leaves out what has passed', async ({ page }) => {
  await open(page);
  await page.run(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      blob.text().then((text) => { window.savedFile = text; });
      return make(blob);
    };
  });
  const start = plus(await today(page), 2);
  await page.setValue(id('start-date'), start);
  await page.waitForEqual('the first day', async () => (await dates(page))[0], start);
  await page.waitFor('what to do now', async () => /Do this now/.test(await page.text('.tg-plan')));
  await page.click(id('download-ics'));
  const file = await page.waitFor('the file', () => page.run(() => window.savedFile));
  for (const day of await dates(page)) assert.ok(file.includes(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`), day);
  assert.match(await page.text('.tg-handover'), /Left out, because the day has passed: preparing for session 1/);
});

forEachEngine('on paper there is the sheet and nothing else, on one page', { print: true }, async ({ page }) => {
  await openMarch(page);
  await page.waitFor('the sheet', async () => /April 26|26 April/.test(await page.textContent('.tg-sheet')));
  for (const [width, height] of [[21, 29.7], [21.59, 27.94]]) {
    const pdf = (await page.print({ page: { width, height } })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
  }
});

for (const [name, act] of Object.entries({
  'as it is': async () => {},
  'with an event, a trip and a panel open': async (page) => {
    await page.setValue(id('event-date'), '2027-09-12');
    await page.setValue(id('blocked-from'), '2027-06-30');
    await page.click(id('add-blocked'));
    await page.click(id('compare'));
    await page.click(await page.byRole('button', 'Change session 2'));
  },
  'with nothing that fits': async (page) => {
    await page.setValue(id('event-date'), '2027-04-20');
    await page.waitFor('the reasons', () => shown(page, 'no-fit'));
  },
})) {
  forEachEngine(`${name} it is accessible, and at 320 px nothing is cut`, { viewport: [320, 640] }, async ({ page }) => {
    await openMarch(page);
    await act(page);
    await assertAccessible(page, { examined });
    const wide = await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
  });
}
