// Two accessibility engines, axe and IBM's, run inside the page as it stands. IBM's finds contrast faults that
// axe leaves undecided, axe finds structure that IBM's does not: both must be silent.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const source = (name) => readFileSync(require.resolve(name), 'utf8');
const sources = {};

/** What axe says: `{ violations, undecided }`, each entry one line with the rule and the place. */
export async function axe(page) {
  sources.axe ??= source('axe-core/axe.min.js');
  await page.run(`() => { if (!window.axe) { ${sources.axe} } }`);
  const { violations, incomplete } = await page.runAsync(() =>
    window.axe
      .run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations', 'incomplete'],
      })
      .then((result) => ({ violations: result.violations, incomplete: result.incomplete })),
  );
  const lines = (results) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map((node) => ({
        rule: `axe ${id}`,
        line: `axe ${id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').replace(/\s+/g, ' ')}`,
      })),
    );
  return { violations: lines(violations), undecided: lines(incomplete) };
}

/** The same from IBM's engine. */
export async function ibm(page) {
  sources.ibm ??= source('accessibility-checker-engine/ace.js');
  await page.run(`() => { if (!window.ace_ibma) { ${sources.ibm}; window.ace_ibma = ace; } }`);
  const results = await page.runAsync(() =>
    new window.ace_ibma.Checker().check(document, ['WCAG_2_2']).then((report) =>
      report.results
        .filter((result) => result.value[1] !== 'PASS')
        .map(({ ruleId, value, path, message, snippet }) => ({ ruleId, value, path: path.dom, message, snippet })),
    ),
  );
  const lines = (wanted) =>
    results.filter(wanted).map(({ ruleId, value, path, message, snippet }) => ({
      rule: `ibm ${ruleId}`,
      line: `ibm ${ruleId} (${value.join(' ').toLowerCase()}): ${path}: ${message} ${snippet}`,
    }));
  return {
    violations: lines(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL'),
    undecided: lines(({ value }) => value[0] === 'VIOLATION' && value[1] !== 'FAIL'),
  };
}

/**
 * Fails when either engine finds a violation, or leaves something undecided that no person examined. `examined`
 * is a list of `{ rule, at, found }`: the rule (`'axe color-contrast'`), a RegExp for the rest of the line
 * (every place of the rule when absent), and what the person found.
 */
export async function assertAccessible(page, { examined = [] } = {}) {
  const results = [await axe(page), await ibm(page)];
  const violations = results.flatMap((result) => result.violations);
  const undecided = results
    .flatMap((result) => result.undecided)
    .filter(({ rule, line }) => !examined.some((entry) => entry.rule === rule && (entry.at?.test(line) ?? true)));
  const say = (title, entries) => (entries.length ? [title, ...entries.map(({ line }) => `  ${line}`)] : []);
  const lines = [
    ...say('violations:', violations),
    ...say('undecided, and not examined by a person:', undecided),
  ];
  assert.equal(lines.length, 0, `${await page.url()}\n${lines.join('\n')}`);
}
