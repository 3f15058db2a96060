// On paper: each page in each of its states has all of its text, closed answers included, and no word of a control,
// on A4 and on Letter. The text of the PDF is compared with that of the document; what is left out on purpose stands
// in tables here, each with its reason.
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { alive } from './support/alive.mjs';
import { CANNOT_OPEN, opensForPrint } from './support/closed.mjs';
import * as consult from './support/consult.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { runFirst } from './support/first-script.mjs';
import { holdModule } from './support/hold.mjs';
import { setToday } from './support/page-today.mjs';
import { inOrder } from './support/pdf.mjs';
import { hasCode, id, openMarch } from './support/planner.mjs';
import { atRest } from './support/rest.mjs';
import { openSnippet } from './support/snippet.mjs';
import { table } from './support/table.mjs';

const TREATMENT = 'treatments/microneedling/';
/** Width and height in centimetres. */
const PAPERS = { A4: [21, 29.7], Letter: [21.59, 27.94] };
const saw = table(20, 'pages on paper, A4 and Letter');

/** As long as nothing of the sheet has come: it is drawn when the hand-over is near, which a printed page may bring about. */
const withoutSheet = (open) => (page, site) => {
  holdModule(site, 'handover');
  return open(page);
};
const at = (path) => async (page) => {
  await page.goto(path);
  if (path.includes('microneedling')) await alive(page);
};
const planned = async (page) => {
  await consult.open(page);
  await consult.plan(page);
};

const onDay = async (page) => {
  await at(`${TREATMENT}recovery/`)(page);
  await page.setValue(id('timeline-start'), '2027-01-09');
  await page.waitFor('today', async () => /Today is day 2, Monday/.test(await page.text('.tg-recovery')));
};

/** How each comes about; `within` is all that is on paper, the page's body when absent. */
const STATES = {
  catalogue: { open: at('') },
  'treatment, answers closed': { open: at(TREATMENT) },
  'recovery without a date': { open: at(`${TREATMENT}recovery/`) },
  'recovery on a day': { open: onDay },
  'recovery on a day, the next date is none': {
    open: async (page) => {
      await onDay(page);
      await page.setValue(id('timeline-start'), '2280-01-09');
      await page.waitFor('the fault', async () => /from 1900 to 2199/.test(await page.text('.tg-recovery')));
    },
  },
  'planner with a plan': { open: withoutSheet(openMarch) },
  'planner whose modules do not come': {
    errors: /wasm|WebAssembly|resource|treatment guide/i,
    open: async (page, site) => {
      site.fault(/\.wasm$/, (request, response) => (response.writeHead(404).end(), true));
      await page.goto(`${TREATMENT}plan/`);
      await page.waitFor('the line', () => page.run(() => document.documentElement.dataset.tgFault));
    },
  },
  'planner with its take-home sheet': {
    within: '.tg-sheet',
    pages: 1,
    open: async (page) => {
      await openMarch(page);
      await page.run((css) => document.querySelector(css).scrollIntoView(), id('qr'));
      await page.waitFor('the sheet', async () => /April 26|26 April/.test(await page.textContent('.tg-sheet')));
    },
  },
  'consultation at its first question': { open: (page) => consult.open(page), steps: 'none' },
  'consultation at its second question': {
    steps: 'plan',
    open: async (page) => {
      await consult.open(page);
      await consult.toDate(page);
      await consult.planIsDrawn(page);
    },
  },
  'consultation at its third question': {
    steps: 'plan',
    open: async (page) => {
      await consult.open(page);
      await consult.toDays(page);
      await consult.planIsDrawn(page);
    },
  },
  'consultation with a plan': { open: planned, steps: 'none', pages: 1 },
  'consultation comparing plans': {
    steps: 'none',
    open: async (page) => {
      await planned(page);
      await page.click('.tg-consult__tabs > :nth-child(5) button');
      await consult.stepBecomes(page, 'compare');
    },
  },
  'consultation with its take-home sheet': {
    within: '.tg-sheet',
    pages: 1,
    open: async (page) => {
      await planned(page);
      await page.click(consult.MAIN);
      await page.waitFor('the code', () => hasCode(page));
    },
  },
  'not found': { open: at('404.html') },
  'page that writes the snippet': { open: openSnippet },
  'frame of the page': { open: at('frame/microneedling/page/') },
  'frame of the answers': { open: at('frame/microneedling/faq/') },
  'frame of the recovery': { open: at('frame/microneedling/recovery/') },
  'frame of the planner': { open: withoutSheet(at('frame/microneedling/plan/')) },
};

/** Buttons whose words are text of the page. */
const TEXT = '.tg-figure, .tg-consult__preset, .tg-consult__session, .tg-consult__phase, .tg-recovery__date label';
/** What asks for a press or an entry, or says what is wrong with one; its words are on no paper. */
const CONTROLS = 'button, input, select, textarea, .tg-field__error, label, legend, [role="slider"], nav, [popover] button';
/** Neither text nor control: is on no paper, and why. */
const LEFT_OUT = [
  ['script, style, template', 'is not text'],
  ['[hidden], dialog, .tg-visually-hidden, [role="status"]', 'is not on screen either, or says what has just happened'],
  ['.tg-skip, .tg-header__all, .tg-footer__links, .tg-faq__link, .tg-consult-plain__link', 'leads to another page or place; paper cannot be pressed'],
  ['.tg-sources__how, .tg-part-page:has(.tg-recovery) .tg-hero__lede', 'says how to use what is on screen'],
  ['.tg-snippet__choices, .tg-snippet__preview', 'a form, and what it makes, as it would look'],
  ['.tg-recovery__date:has(+ .tg-recovery__standing[hidden])', 'a date that was not chosen'],
  ['.tg-recovery__words, .tg-recovery__skin', 'follows the slider; the list below has each phase and marks the day'],
  ['.tg-planner .tg-scripted', 'what a plan is made with; the plan itself stands under it, and as a sheet once the hand-over was near'],
  ['.tg-consult__own, .tg-consult__foot, .tg-consult__slips, .tg-consult__moves, .tg-consult__tools-of-plan', 'what a plan is made and moved with'],
  ['.tg-consult-plain', 'is for where nothing comes alive'],
];
/** Steps of the consultation that are not on paper; the plan is in the place of the questions once there is one. */
const STEPS = {
  none: '.tg-consult__step:not([data-on])',
  plan: '.tg-consult__step:not(.tg-consult__plan)',
};

/** The texts of the document that must be on paper, and the words that must not, as they stand there. */
function read(within, text, controls, leftOut) {
  const wanted = [];
  const words = [];
  let block = null;
  const blockOf = (it) => {
    while (/^(inline|contents)/.test(getComputedStyle(it).display) && !it.matches('text')) it = it.parentElement;
    return it;
  };
  const walk = (it, control) => {
    if (it.matches(leftOut)) return;
    // Where paper has other marks between two runs of a line.
    if (it.matches('.tg-source__label, .tg-source__value, a[href^="http"]')) block = null;
    control ||= it.matches(controls) && !it.matches(text);
    for (const child of it.childNodes) {
      if (child.nodeType === 1) walk(child, control);
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      if (control) {
        words.push(child.data);
        block = null;
      } else if (block === (block = blockOf(it))) wanted[wanted.length - 1] += child.data;
      else wanted.push(child.data);
    }
    if (it.matches('option, br')) block = null;
  };
  walk(document.querySelector(within), false);
  return { wanted, words };
}

/** Letters and digits as they are printed, however a line was broken. */
const plain = (text) => text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060-]/g, '');
const count = (whole, part) => whole.split(part).length - 1;

for (const [name, { open, within = 'body', steps, pages, errors }] of Object.entries(STATES)) {
  // WebKit's driver cannot print: the harness leaves it out, and says so.
  forEachEngine(`${name}: all of the text is on paper, and no control`, { print: true, errors }, async ({ page, site, engine }) => {
    setToday(site, consult.TODAY);
    await open(page, site);
    // Firefox prints what still fades in as it is that moment, whatever the style of paper says of it.
    await page.waitFor('rest', () => atRest(page));
    const leftOut = [...LEFT_OUT.map(([css]) => css), ...(steps ? [STEPS[steps]] : [])].join(', ');
    const { wanted, words } = await page.run(read, within, TEXT, CONTROLS, leftOut);
    assert.ok(wanted.length > 2, `${wanted.length} texts`);
    const texts = wanted.map(plain);
    const whole = texts.join('\n');
    const lengths = [];
    for (const [paper, [width, height]] of Object.entries(PAPERS)) {
      const pdf = await page.print({ page: { width, height } });
      if (process.env.KEEP) {
        mkdirSync(process.env.KEEP, { recursive: true });
        writeFileSync(`${process.env.KEEP}/${name.replaceAll(' ', '-')}-${paper}-${engine.name}.pdf`, pdf);
      }
      const printed = inOrder(pdf);
      const there = plain(printed.join(' '));
      const missing = wanted.filter((_, at) => count(there, texts[at]) < texts.filter((it) => it === texts[at]).length);
      assert.deepEqual(missing, [], `not on ${paper}`);
      const controls = words.filter((it) => plain(it).length > 1 && count(there, plain(it)) > count(whole, plain(it)));
      assert.deepEqual(controls, [], `controls on ${paper}`);
      if (pages) assert.equal(printed.length, pages, `pages of ${paper}`);
      lengths.push(printed.length);
    }
    saw(name, engine, `${texts.length} texts, ${lengths.join(' and ')} pages`);
  });
}

for (const path of [TREATMENT, `${TREATMENT}recovery/`]) {
  forEachEngine(`/${path} opens what is closed for print where its style cannot, and closes it again`, async ({ page, site }) => {
    runFirst(site, CANNOT_OPEN);
    await at(path)(page);
    await opensForPrint(page, '() => document');
  });
}

forEachEngine('what is closed is opened for print before the page is alive, and when it never is', { errors: /wasm|WebAssembly|resource|treatment guide/i }, async ({ page, site }) => {
  runFirst(site, CANNOT_OPEN);
  site.fault(/\.wasm$/, (request, response) => (response.writeHead(404).end(), true));
  await page.goto(TREATMENT);
  await page.waitFor('the line', () => page.run(() => document.documentElement.dataset.tgFault));
  const open = (event) => page.run((name) => {
    dispatchEvent(new Event(name));
    return [...document.querySelectorAll('.tg-faq__item')].map((it) => it.open);
  }, event);
  assert.ok((await open('beforeprint')).every(Boolean));
  assert.ok(!(await open('afterprint')).some(Boolean));
});
