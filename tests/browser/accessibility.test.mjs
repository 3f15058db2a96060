// Every page of the built site in both accessibility engines, as it stands after loading and in the states that a
// person reaches by acting: three widths, in light, dark and forced colours.
import { strict as assert } from 'node:assert';
import { relative } from 'node:path';
import { after } from 'node:test';
import { assertAccessible } from './support/accessibility.mjs';
import * as consult from './support/consult.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { htmlFiles } from './support/html-check.mjs';
import { setToday } from './support/page-today.mjs';
import { whenPassed } from './support/passed.mjs';
import { dates, hasCode, id, isDisabled, open, openMarch, plus, shown } from './support/planner.mjs';
import { atRest } from './support/rest.mjs';
import { siteFolder } from './support/site.mjs';

const folder = siteFolder();
const pages = htmlFiles(folder).map((file) => relative(folder, file).replace(/(^|\/)index\.html$/, '$1'));

/** A day before all dates that the states speak of. */
const TODAY = '2027-01-11';

/** What the start script does; the lines are at their own place there, after the text, and lie over nothing. */
const say = (page, ...names) =>
  page.run((all) => {
    for (const [name, value] of all) document.documentElement.dataset[name] = value;
    scrollTo(0, document.documentElement.scrollHeight);
  }, names);

/** States that a person reaches by acting. Each function opens its page itself. */
const STATES = {
  'the planner with an event, a trip, a conflict, a comparison and a session open': async (page) => {
    await openMarch(page);
    await page.setValue(id('event-date'), '2027-09-12');
    await page.setValue(id('blocked-from'), '2027-06-30');
    await page.click(id('add-blocked'));
    await page.click(id('compare'));
    await page.click(await page.byRole('button', 'Change session 3'));
    // Into the time that the event needs to itself.
    await page.setValue('#plan-move-to', plus((await dates(page))[2], 7));
    await page.waitFor('the conflict', () => shown(page, 'conflicts'));
  },
  'the planner with nothing that fits': async (page) => {
    await openMarch(page);
    await page.setValue(id('event-date'), '2027-04-20');
    await page.waitFor('the reasons', () => shown(page, 'no-fit'));
  },
  'the planner with a link that is damaged': async (page) => {
    await open(page, '#plan=AAAA');
    await page.waitFor('words of it', () => page.run(() => document.querySelector('.tg-planner__broken').getClientRects().length));
  },
  'the recovery with a date, today on screen': async (page) => {
    await page.goto('treatments/microneedling/recovery/');
    await page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
    await page.setValue(id('timeline-start'), '2027-01-09');
    await page.waitFor('today', () => page.run(() => document.querySelector('[aria-current="date"]')));
  },
  'the recovery before the session': async (page) => {
    await page.goto('treatments/microneedling/recovery/');
    await page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
    await page.setValue(id('timeline-start'), '2027-01-22');
    await page.waitFor('what to prepare', () => page.run(() => document.querySelector('.tg-recovery__prepare')));
  },
  'the page with all answers open and a source on screen': async (page) => {
    await page.goto('treatments/microneedling/');
    await page.click(await page.byRole('button', 'Open all answers'));
    await page.waitFor('all answers', () => page.run(() => !document.querySelector('.tg-faq details:not([open])')));
    await page.click('#faq-how-many .tg-figure[popovertarget="source-gap"]');
    await page.waitFor('the source', () => page.run(() => document.querySelector(':popover-open')));
  },
  'the recovery whose parts could not start': async (page) => {
    await page.goto('treatments/microneedling/recovery/');
    await page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
    await say(page, ['tgFault', 'start']);
  },
  'the planner that has stopped, with a newer build': async (page) => {
    await openMarch(page);
    await say(page, ['tgFault', 'stopped'], ['tgNewer', '']);
  },
  'the consultation, a newer build': async (page) => {
    await consult.open(page);
    await say(page, ['tgNewer', '']);
  },
  'the consultation, a newer build, for staff': async (page) => {
    await consult.open(page);
    await say(page, ['tgNewer', '']);
    await consult.touch(page);
    await page.press('i');
    await page.waitForEqual('the dialog', () => consult.dialog(page), 'consult-staff');
  },
  'the consultation, a date in mind': async (page) => {
    await consult.open(page);
    await consult.toDate(page);
  },
  'the consultation, a trip half entered': async (page) => {
    await consult.open(page);
    await page.click(consult.preset(1));
    await page.click(consult.day('2027-09-12'));
    await consult.stepBecomes(page, 'days');
    await page.click(consult.day('2027-07-01'));
    await page.click('.tg-consult__more summary');
  },
  'the consultation with a plan, a session chosen, one kept': async (page) => {
    await consult.open(page);
    await consult.plan(page);
    await page.click(consult.session(3));
    await page.press('p');
    await page.click(id('compare'));
  },
  'the consultation, plans side by side': async (page) => {
    await consult.open(page);
    await consult.plan(page);
    await page.click('.tg-consult__tabs > :nth-child(5) button');
    await consult.stepBecomes(page, 'compare');
  },
  'the consultation, the way home': async (page) => {
    await consult.open(page);
    await consult.plan(page);
    await page.click(consult.MAIN);
    await page.waitFor('the code', () => hasCode(page));
  },
  'the consultation, the code alone': async (page) => {
    await consult.open(page);
    await consult.plan(page);
    await page.click(consult.MAIN);
    await page.click(await page.byRole('button', 'Show the code full screen'));
    await page.waitForEqual('the dialog', () => consult.dialog(page), 'consult-code');
  },
  'the consultation, its keys': async (page) => {
    await consult.open(page);
    await consult.touch(page);
    await page.press('?');
    await page.waitForEqual('the dialog', () => consult.dialog(page), 'consult-keys');
  },
  'the consultation, the content on screen': async (page) => {
    await consult.open(page);
    await consult.touch(page);
    await page.press('i');
    await page.waitForEqual('the dialog', () => consult.dialog(page), 'consult-staff');
  },
  'the consultation before it clears itself': async (page) => {
    await consult.open(page);
    await consult.plan(page);
    await consult.pass(page, 285);
    await page.waitForEqual('the dialog', () => consult.dialog(page), 'consult-warning');
  },
  'the consultation, cleared': async (page) => {
    await consult.open(page);
    await consult.plan(page);
    await page.press('r');
    await page.waitFor('the way back', () => page.run(() => document.querySelector('.tg-consult__slip')));
  },
};

const full = process.env.FULL === '1';
const LIGHT = { name: 'light', colorScheme: 'light' };
const schemes = [LIGHT, { name: 'dark', colorScheme: 'dark' }, { name: 'forced colours', forcedColors: true }];

/** Opens a page and waits until its parts are alive: what is looked at is what stays. */
async function visit(page, path) {
  await page.goto(path);
  await page.waitFor('the interactive parts', () =>
    page.run(() => !document.querySelector('[data-part]') || Boolean(document.documentElement.dataset.tgAlive)));
}

/** What was looked at, engine by engine: pages and states, each under conditions. */
const looks = new Map();
after(() => {
  for (const [engine, seen] of looks) {
    const [things, ways] = [0, 1].map((part) => new Set(seen.map((it) => it[part])).size);
    console.log(`figure: row 16: ${engine}: ${seen.length} looks at ${things} pages and states (${ways} widths and colours) by axe and IBM: 0 violations, 0 undecided left unexamined`);
  }
});

/** Looks at every one, so that one run tells all faults. */
async function eachIsAccessible({ page, engine }, how, all, show) {
  const faults = [];
  for (const [name, it] of all) {
    await show(it);
    await page.waitFor('rest', () => atRest(page));
    await assertAccessible(page).catch((error) => faults.push(`${name}: ${error.message}`));
  }
  assert.equal(faults.length, 0, faults.join('\n'));
  whenPassed(() => looks.set(engine.name, [...(looks.get(engine.name) ?? []), ...all.map(([name]) => [name, how])]));
}

for (const [width, height] of [[1280, 800], [768, 1024], [320, 640]]) {
  for (const { name, ...conditions } of schemes) {
    // The short run takes every width in light and the others at the narrowest; layout does not follow colour.
    if (!full && name !== LIGHT.name && width !== 320) continue;
    // And engines agree on colours: the short run asks one of them for those of dark and forced.
    const only = full || name === LIGHT.name ? undefined : ['chromium'];
    const options = { ...conditions, only, viewport: [width, height], timeoutMs: 600_000 };
    forEachEngine(`no page has an accessibility fault, ${name}, ${width} wide`, options, (given) =>
      eachIsAccessible(given, `${name} ${width}`, pages.map((path) => [`/${path}`, path]), (path) => visit(given.page, path)));
    // What acting brings is the same at any width, but for its lines.
    if (!full && width !== 320) continue;
    forEachEngine(`no state has an accessibility fault, ${name}, ${width} wide`, options, async (given) => {
      setToday(given.site, TODAY);
      await eachIsAccessible(given, `${name} ${width}`, Object.entries(STATES), (act) => act(given.page));
    });
  }
}
