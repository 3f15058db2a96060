// Two accessibility engines, axe and IBM's, run inside the page as it stands. IBM's finds contrast faults that
// axe leaves undecided, axe finds structure that IBM's does not: both must be silent. What they leave undecided
// is computed (decide.mjs) where it can be, and stands with its reason in `EXAMINED` where a person has to look.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decideInPage } from './decide.mjs';

const require = createRequire(import.meta.url);
const source = (name) => readFileSync(require.resolve(name), 'utf8');
const sources = {};

/**
 * What the engines ask a person to look at, and what that person found: the rule, a RegExp for the place (every
 * place of the rule when absent), the finding. As few and as narrow as can be. It speaks of what no computation
 * settled; with `computed` also of what one found wrong, which then has to be more than an opinion.
 */
const EXAMINED = [
  {
    rule: 'ibm style_color_misuse',
    found: 'asked of every page with a style sheet: phases, conflicts, kept days and sessions are named in words',
  },
  {
    rule: 'ibm text_sensory_misuse',
    found: 'the words describe skin (“tiny channels”, “top layer”) or stand in “right for you”; none says where to look',
  },
  {
    rule: 'ibm text_block_heading',
    at: /tg-footer__name/,
    found: 'the name of the clinic above its address is no heading: nothing of the page stands under it',
  },
  {
    rule: 'ibm text_block_heading',
    at: /tg-recovery__(words|phase|label|now|prepare)/,
    found: 'the day on screen in words, and labels of small notes: the phases below have the headings',
  },
  {
    rule: 'ibm text_block_heading',
    at: /tg-source__value/,
    found: 'the number that a source note speaks of, large above its source: the note is two lines',
  },
  {
    rule: 'ibm text_block_heading',
    at: /tg-consult__(name|bar|seconds|steppers)|consult-(sessions|gap)-label/,
    found: 'the name of the clinic in the bar, the seconds that are left, and labels of numbers: nothing stands under them',
  },
  {
    rule: 'ibm text_block_heading',
    at: /class="tg-(field|blocked__form|handover__label)"/,
    found: 'in large type the label of a field with what is said of its value, and the label of a link: nothing stands under them',
  },
  {
    rule: 'ibm widget_tabbable_exists',
    at: /tg-calendar__day/,
    found: 'the calendar is one stop of Tab; arrows go from day to day in it, and consult.test.mjs goes through it by key',
  },
  {
    rule: 'ibm aria_descendant_valid',
    at: /tg-consult__session/,
    found: 'the day in the button is read as the words of the button; the element is for programs that read the page',
  },
  {
    rule: 'ibm html_skipnav_exists',
    at: /data-tg-path="frame\//,
    found: 'a page that is framed by another one has no header and no menu that could be skipped',
  },
  {
    rule: 'ibm input_label_visible',
    at: /tg-timeline__(days|finger)/,
    found: 'the day, its phase and what comes next stand in large words right under the slider',
  },
  {
    rule: 'ibm input_label_visible',
    at: /<select name="treatment"/,
    found: 'its label stands over it; the engine knows visible labels of an input alone',
  },
  {
    rule: 'ibm element_tabbable_unobscured',
    at: /tg-timeline__days/,
    computed: true,
    found: 'the range for the finger lies over the one for keys and draws the handle, with its focus, for both',
  },
  {
    rule: 'ibm element_tabbable_visible',
    at: /class="tg-skip"/,
    found: 'seen while it has the keyboard: everybody.test.mjs goes to it by key in every engine',
  },
  {
    rule: 'ibm form_submit_button_exists',
    at: /tg-snippet__choices/,
    found: 'a choice acts at once and nothing is sent: there is nothing to submit',
  },
  {
    rule: 'axe label-content-name-mismatch',
    at: /-(more|fewer)"/,
    found: 'plus and minus are signs, not words that a person would say',
  },
];

/** Rules that a computation settles when the engine cannot. */
const DECIDED = {
  'axe color-contrast': 'contrast',
  'axe target-size': 'isTarget',
  'ibm element_tabbable_unobscured': 'inSight',
  'ibm element_tabbable_visible': 'inSight',
};

/** What axe says: `{ violations, undecided }`, each entry with the rule, one line and the computed answer. */
export async function axe(page) {
  sources.axe ??= source('axe-core/axe.min.js');
  await page.run(`() => { if (!window.axe) { ${sources.axe} } }`);
  await page.run(decideInPage);
  const { violations, incomplete } = await page.runAsync(async (decided) => {
    const options = {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations', 'incomplete'],
      elementRef: true,
    };
    const found = await window.axe.run(document, options);
    const lines = (results, decide) =>
      results.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary, element }) => ({
          rule: `axe ${id}`,
          line: `axe ${id}: ${target.join(' ')}: ${(failureSummary ?? '').replace(/\s+/g, ' ')}`,
          answer: decide && decided[`axe ${id}`] ? window.__decide(decided[`axe ${id}`], element) : null,
        })),
      );
    return { violations: lines(found.violations), incomplete: lines(found.incomplete, true) };
  }, DECIDED);
  return { violations, undecided: incomplete };
}

/** The same from IBM's engine. */
export async function ibm(page) {
  sources.ibm ??= source('accessibility-checker-engine/ace.js');
  await page.run(`() => { if (!window.ace_ibma) { ${sources.ibm}; window.ace_ibma = ace; } }`);
  await page.run(decideInPage);
  const results = await page.runAsync(async (decided) => {
    const report = await new window.ace_ibma.Checker().check(document, ['WCAG_2_2']);
    return report.results
      .filter(({ value }) => value[0] === 'VIOLATION' && value[1] !== 'PASS')
      .map(({ ruleId, value, path, message, snippet, node }) => ({
        rule: `ibm ${ruleId}`,
        failed: value[1] === 'FAIL',
        line: `ibm ${ruleId} (${value.join(' ').toLowerCase()}): ${path.dom}: ${message} ${snippet}`,
        answer: decided[`ibm ${ruleId}`] ? window.__decide(decided[`ibm ${ruleId}`], node) : null,
      }));
  }, DECIDED);
  return {
    violations: results.filter(({ failed }) => failed),
    undecided: results.filter(({ failed }) => !failed),
  };
}

/**
 * Fails when either engine finds a violation, or leaves something undecided that is neither computed nor examined;
 * `examined` holds entries of a page that is not the site's.
 */
export async function assertAccessible(page, { examined = [] } = {}) {
  const list = [...EXAMINED, ...examined];
  const results = [await axe(page), await ibm(page)];
  const violations = results.flatMap((result) => result.violations);
  const undecided = results
    .flatMap((result) => result.undecided)
    .filter(({ answer }) => answer !== true)
    .filter(({ rule, line, answer }) => !list.some((entry) =>
      entry.rule === rule && (entry.at?.test(line) ?? true) && (answer === null || entry.computed)));
  const say = (title, entries) =>
    entries.length
      ? [title, ...entries.map(({ line, answer }) => `  ${line}${answer ? ` (computed: ${answer})` : ''}`)]
      : [];
  const lines = [
    ...say('violations:', violations),
    ...say('undecided, and neither computed nor examined:', undecided),
  ];
  assert.equal(lines.length, 0, `${await page.url()}\n${lines.join('\n')}`);
}
