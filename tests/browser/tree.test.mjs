// What a screen reader comes upon: the accessibility tree of every page in its main states, word for word as it stands
// in tests/snapshots/accessibility_tree. Chromium gives the whole tree. Firefox and WebKit give what their drivers can:
// role and name of landmarks, headings and controls, in the order of the document, which have to be the same.
//
// `UPDATE_SNAPSHOTS=1 ENGINES=chromium node --test tests/browser/tree.test.mjs` writes the snapshots anew. Read the
// difference as one who hears it: what is it called, what is it, what state is it in, is anything said twice?
import { strict as assert } from 'node:assert';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { alive } from './support/alive.mjs';
import * as consult from './support/consult.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { holdModule } from './support/hold.mjs';
import { setToday } from './support/page-today.mjs';
import { hasCode, id, openMarch } from './support/planner.mjs';
import { openSnippet } from './support/snippet.mjs';
import { table } from './support/table.mjs';
import { controls, controlsOf, tree } from './support/tree.mjs';

const FOLDER = new URL('../snapshots/accessibility_tree/', import.meta.url);
const file = (name) => new URL(`${name.replaceAll(' ', '-')}.txt`, FOLDER);
const UPDATE = Boolean(process.env.UPDATE_SNAPSHOTS);
const TREATMENT = 'treatments/microneedling/';
const saw = table(19, 'pages and states whose tree is that of the snapshot');

const at = (path) => async (page) => {
  await page.goto(path);
  if (path.includes('microneedling')) await alive(page);
};
const onDay = async (page) => {
  await at(`${TREATMENT}recovery/`)(page);
  await page.setValue(id('timeline-start'), '2027-01-09');
  await page.waitFor('today', async () => /Today is day 2, Monday/.test(await page.text('.tg-recovery')));
};
/** The picture of the plan comes when the hand-over is near; before that it is held back. */
const planner = async (page, site) => {
  holdModule(site, 'handover');
  await openMarch(page);
};
const planned = async (page) => {
  await consult.open(page);
  await consult.plan(page);
};
const tab = (number, name) => async (page) => {
  await planned(page);
  await page.click(`.tg-consult__tabs > :nth-child(${number}) button`);
  await consult.stepBecomes(page, name);
  await consult.planIsDrawn(page);
};
const dialog = (chord, name) => async (page) => {
  await consult.open(page);
  await consult.touch(page);
  await page.press(chord);
  await page.waitForEqual('the dialog', () => consult.dialog(page), name);
};

const STATES = {
  catalogue: at(''),
  treatment: at(TREATMENT),
  'treatment answers open': async (page) => {
    await at(TREATMENT)(page);
    await page.click(await page.byRole('button', 'Open all answers'));
    await page.waitFor('all answers', () => page.run(() => !document.querySelector('details[id^="faq-"]:not([open])')));
  },
  'treatment source of a number': async (page) => {
    await at(TREATMENT)(page);
    await page.click('.tg-facts [popovertarget="source-redness"]');
    await page.waitFor('the note', async () => (await page.all('[popover]:popover-open')).length === 1);
  },
  recovery: at(`${TREATMENT}recovery/`),
  'recovery on a day': onDay,
  planner,
  'planner changing a session': async (page, site) => {
    await planner(page, site);
    await page.click(await page.byRole('button', 'Change session 2'));
    await page.waitFor('what changes it', () => page.run(() => Boolean(document.querySelector('.tg-session [aria-expanded="true"]'))));
  },
  'planner with its hand-over': async (page) => {
    await openMarch(page);
    await page.run((css) => document.querySelector(css).scrollIntoView(), id('qr'));
    await page.waitFor('the code', () => hasCode(page));
  },
  'consultation series': (page) => consult.open(page),
  'consultation date': async (page) => {
    await consult.open(page);
    await consult.toDays(page);
    await page.click('.tg-consult__tabs > :nth-child(2) button');
    await consult.stepBecomes(page, 'date');
  },
  'consultation days': tab(3, 'days'),
  'consultation plan': planned,
  'consultation compare': tab(5, 'compare'),
  'consultation take home': async (page) => {
    await planned(page);
    await page.click(consult.MAIN);
    await page.waitFor('the code', () => hasCode(page));
  },
  'consultation keys': dialog('?', 'consult-keys'),
  'consultation staff': dialog('i', 'consult-staff'),
  'not found': at('404.html'),
  snippet: openSnippet,
};

/** Where an engine tells the same by another word, and why: from its own role and name to the snapshot's. */
const DIFFERENCES = [
  // A native summary and the fields for dates and colours have no role in ARIA; each driver says what it likes.
  { engines: ['firefox', 'webkit'], when: ({ tag }) => tag === 'summary', role: 'summary' },
  { engines: ['firefox', 'webkit'], when: ({ tag, type }) => tag === 'input' && type === 'date', role: 'date field' },
  { engines: ['firefox', 'webkit'], when: ({ tag, type }) => tag === 'input' && type === 'color', role: 'colour field' },
  // A list that opens is a button that opens a list to WebKit.
  { engines: ['webkit'], when: ({ tag }) => tag === 'select', role: 'combobox' },
  // WebKit counts the number that the style sheet writes before a heading into its name, alternative text or not.
  { engines: ['webkit'], when: ({ tag, name }) => tag === 'h3' && /^\d\D/.test(name), name: (name) => name.replace(/^\d/, '') },
];
const asInSnapshot = (engine) => (role, tag, type, name) => {
  const facts = { role, name };
  for (const { engines, when, ...says } of DIFFERENCES) {
    if (!engines.includes(engine.name) || !when({ tag, type, name: facts.name })) continue;
    if (says.role) facts.role = says.role;
    if (says.name) facts.name = says.name(facts.name);
  }
  return facts;
};

for (const [name, open] of Object.entries(STATES)) {
  forEachEngine(`${name}: a screen reader comes upon what the snapshot has`, async ({ page, site, engine }) => {
    setToday(site, consult.TODAY);
    await open(page, site);
    if (engine.name === 'chromium') {
      const now = await tree(page);
      if (UPDATE) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(file(name), now);
      }
      assert.equal(now, readFileSync(file(name), 'utf8'));
      saw(name, engine, `${now.split('\n').length - 1} lines`);
    } else {
      const expected = controlsOf(readFileSync(file(name), 'utf8'));
      assert.ok(expected.length >= 4, `${expected.length} landmarks, headings and controls`);
      assert.deepEqual(await controls(page, asInSnapshot(engine)), expected);
      saw(name, engine, `${expected.length} landmarks, headings and controls`);
    }
  });
}

test('every snapshot of a tree has its state', () => {
  assert.deepEqual(readdirSync(FOLDER).sort(), Object.keys(STATES).map((name) => file(name).pathname.split('/').pop()).sort());
});
