// The scorecard and the rounds that it sums up, in a repository of their own: what a machine without logs leaves as it
// is, what a failed command leaves behind, and what is said of a figure that does not reach its target. No browser.
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';

const repository = resolve(import.meta.dirname, '../..');
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A fresh clone with these scripts and `files` (path → text), and what can be done in it. */
function clone(files) {
  const folder = mkdtempSync(join(tmpdir(), 'scorecard-'));
  folders.push(folder);
  for (const name of ['env', 'flaky', 'scorecard.mjs', 'scorecard-rows.mjs']) cpSync(join(repository, 'scripts', name), join(folder, 'scripts', name));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries({ 'docs/README.md': '', ...files })) write(path, text);
  const git = (...words) => execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e', ...words], { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'all');
  // Without these two the runner inside would report to the one outside, and run whatever is at hand.
  const { NODE_TEST_CONTEXT: _context, SITE_ROOT: _root, ...env } = process.env;
  return {
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    run: (command, more = {}) => spawnSync('bash', ['-c', command], { cwd: folder, env: { ...env, ...more }, encoding: 'utf8' }),
    /** Writes the card anew, running nothing; gives its rows: figures and verdict. */
    card() {
      const { status, stderr } = this.run('node scripts/scorecard.mjs --read');
      assert.equal(status, 0, stderr);
      return Object.fromEntries(this.read('docs/scorecard.md').split('\n').filter((line) => /^\| \d/.test(line)).map((line) => {
        const [, row, , , figures, verdict] = /^\| (\d+) \| (.*?) \| (.*?) \| (.*) \| ([^|]*) \| `/.exec(line);
        return [row, { figures: figures.split('<br>'), verdict }];
      }));
    },
  };
}

/** A card on commit abc1234 whose row `row` has these figures. */
const cardWith = (row, figures, command) =>
  `# Scorecard\n\n2026-01-01, commit abc1234. Words.\n\n|a|\n|---|\n| ${row} | what | target | ${figures} | reached | \`${command}\` |\n`;
const START = 'node tests/bench/start.mjs 5';

test('what is no row is refused, and nothing is run or written', () => {
  const here = clone({ 'docs/scorecard.md': 'as it was\n' });
  for (const word of ['--help', '99', '4x']) {
    const { status, stderr } = here.run(`node scripts/scorecard.mjs ${word}`);
    assert.equal(status, 2);
    assert.ok(stderr.includes(`${word} is no row. Give --read, or rows from 1 to `), stderr);
  }
  assert.equal(here.read('docs/scorecard.md'), 'as it was\n');
});

test('a row of which this machine knows nothing keeps what the card says, and its commit', () => {
  const there = clone({ 'docs/scorecard.md': cardWith(24, 'planner: largest paint 1.00 × plain, works at 2.00 × plain paint', START) });
  for (const _twice of [1, 2]) {
    const { 24: row, 25: other } = there.card();
    assert.deepEqual(row.figures, ['planner: largest paint 1.00 × plain, works at 2.00 × plain paint', '(on commit abc1234)']);
    assert.equal(row.verdict, 'reached');
    assert.equal(other.verdict, '**not measured**');
  }
});

test('the rows stand in the order of their numbers', () => {
  const rows = Object.keys(clone({}).card()).map(Number);
  assert.deepEqual(rows, rows.map((_, place) => place + 1));
  assert.deepEqual(clone({}).read('scripts/scorecard-rows.mjs').match(/row: \d+/g).map((it) => Number(it.slice(5))), rows);
});

test('a figure that misses its target, and one that is not there, are named', () => {
  const there = clone({ 'docs/scorecard.md': cardWith(24, 'planner: largest paint 1.16 × plain', START) });
  const { 24: row } = there.card();
  assert.match(row.verdict, /^\*\*not reached\*\*: planner: largest paint 1\.16 × plain against 1\.05 × \(\[.*\.md\)\)<br>\*\*not measured\*\*: first interaction$/);
});

test('figures of another command than the row’s do not stand against its target', () => {
  const there = clone({ 'docs/scorecard.md': cardWith(7, '5 in chromium, 5 in firefox, 5 in webkit', 'node --test tests/browser/panic.test.mjs') });
  for (const _twice of [1, 2]) {
    const { 7: row } = there.card();
    assert.equal(row.figures.at(-1), '(by `node --test tests/browser/panic.test.mjs`)');
    assert.match(row.verdict, /^\*\*not measured in full\*\*/);
  }
});

test('that a command failed is read back with what it printed', () => {
  const there = clone({});
  there.write('test-results/log/row-23.txt', 'figure: row 23: plan: 69000 bytes, and 1 near\nℹ pass 3\nℹ fail 0\nℹ cancelled 1\nended: failed\nmeasured on commit abc1234\n');
  const { 23: row } = there.card();
  assert.deepEqual(row.figures, ['plan: 69000 bytes, and 1 near', '3 of 4 scenarios pass', '**failed**', '(on commit abc1234)']);
  assert.match(row.verdict, /not reached.*failed/);
});

test('of a test run a failed file spoils its own rows, and a short run says nothing of a row that asks for all', () => {
  const there = clone({});
  const printed = [
    'figure: row 4: kinds: 10 in chromium, 10 in firefox, 10 in webkit', 'figure: row 5: ways: 3 in chromium, 3 in firefox, 3 in webkit',
    'figure: row 13: hosts: 30 in chromium, 30 in firefox, 30 in webkit', '✖ failing tests:', '',
    'test at tests/browser/split.test.mjs:9:3', '✖ a test', '  AssertionError: no',
    // As forEachEngine has it: node names the file with that function.
    'test at tests/browser/support/each-engine.mjs:79:5', '✖ a scenario [webkit]', '  Error: no',
    '  (a scenario of tests/browser/denied.test.mjs)', '  (picture and HTML: …)',
  ];
  there.write('test-results/log/browser-tests.txt', `${printed.join('\n')}\nended: failed with 1\n`);
  there.write('test-results/log/commit.txt', 'measured on commit abc1234\n');
  const short = there.card();
  assert.match(short[4].verdict, /not reached.*failed/);
  assert.equal(short[5].verdict, 'reached');
  assert.equal(short[13].verdict, '**not measured**');
  there.write('test-results/log/commit.txt', 'measured on commit abc1234\nof the full run\n');
  assert.equal(there.card()[13].verdict, 'reached');
  // Of which file it is nobody says: then it may be any.
  const unknown = printed.filter((line) => !line.includes('scenario of'));
  there.write('test-results/log/browser-tests.txt', `${unknown.join('\n')}\nended: failed with 1\n`);
  assert.match(there.card()[5].verdict, /not reached.*failed/);
});

const HEAD = 'date\tcommit\tpassed\tfailed\tseconds\tshard\n';

test('rounds are kept from run to run, in any locale, and the card sums them up', () => {
  const passing = "require('node:test').test('it passes', () => {});";
  const there = clone({
    'docs/flaky-rounds.tsv': `# Words.\n${HEAD}2026-01-01\tabc1234\t10\t0\t60\t1/1\n`, 'tests/browser/a.test.mjs': '', 'tests/browser/b.test.mjs': '',
  });
  there.write('tests/browser/a.test.mjs', `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${passing}`);
  const { status, stdout, stderr } = there.run('scripts/flaky 2 1/2', { LC_ALL: 'C' });
  assert.equal(status, 0, stdout + stderr);
  const lines = there.read('docs/flaky-rounds.tsv').trim().split('\n').slice(3);
  assert.equal(lines.length, 2);
  for (const line of lines) assert.match(line, /^\d{4}-\d\d-\d\d\t[0-9a-f]{7,}\t1\t0\t\d+\t1\/2$/);
  const { 31: row } = there.card();
  assert.match(row.figures[0], /^12 runs of scenarios passed, 0 did not, in 2 whole rounds \(on abc1234 and /);
  assert.match(row.verdict, /not reached.*2 whole rounds against 20/);
});

test('a round in which a scenario failed is whole, and one that was cut short is none', (t) => {
  if (spawnSync('timeout', ['--version']).status !== 0) return t.skip('there is no timeout, so no round is cut short');
  const there = clone({ 'docs/flaky-rounds.tsv': HEAD, 'tests/browser/a.test.mjs': '' });
  there.write('tests/browser/a.test.mjs', "import { test } from 'node:test'; test('it fails', () => { throw new Error('no'); }); test('it passes', () => {}); test('it takes too long', { timeout: 50 }, () => new Promise((done) => setTimeout(done, 1_000)));");
  assert.equal(there.run('scripts/flaky 1').status, 1);
  assert.match(there.read('docs/flaky-rounds.tsv'), /\t1\t2\t\d+\t1\/1\n$/);
  const before = there.read('docs/flaky-rounds.tsv');
  there.write('tests/browser/a.test.mjs', "import { test } from 'node:test'; test('it passes', () => {}); test('it hangs', () => new Promise((done) => setTimeout(done, 60_000)));");
  const cut = there.run('scripts/flaky 1', { TIMEOUT: '3' });
  assert.equal(cut.status, 1);
  assert.match(cut.stdout, /round 1 did not end/);
  assert.equal(there.read('docs/flaky-rounds.tsv'), before);
});
