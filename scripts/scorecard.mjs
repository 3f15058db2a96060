// `make scorecard`: for each promise its target, the figure that a command last gave, and the command.
//
//   node scripts/scorecard.mjs            reads the figures of the last `make test` or `make test-full`, runs the
//                                         commands of rows that have none there, and prints the card
//   node scripts/scorecard.mjs --read     runs nothing
//   node scripts/scorecard.mjs 4 14       runs the commands of these rows again
//
// The card is also written to docs/scorecard.md, with the date and the commit. A figure is a line that a test or a
// tool prints: `figure: row 4: …`. Where a command prints none, the figure is how many of its tests passed. Each
// command has a limit in seconds; one that fails or takes longer is a figure as well. What was measured on another
// commit than the card's says so.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../', import.meta.url));
/** Where scripts/test keeps what each step printed, and this script what each row did. */
const LOGS = join(repository, 'test-results/log');
const browser = (file, before = '') => `${before}node --test tests/browser/${file}.test.mjs`;
const bench = 'cargo test --profile bench';

/**
 * Row, what it is about, target, command, seconds; `also`: other lines that are figures of the row; `needs`: figures
 * without which the row is not measured, whatever others there are.
 */
const ROWS = [
  [1, 'script injection', '0 execute, 0 unsafe nodes; ≥ 25,000 cases with packages alone, ≥ 100,000 with corpora', browser('injection', 'FULL=1 '), 5400, /script injection through/],
  [2, 'Markdown', 'the same words in 652 of 652; 0 panics; 1 MB of the worst pattern < 100 ms', `cargo test --features compile --test commonmark -- --nocapture && scripts/fuzz 60 && cargo bench --bench markdown --features compile`, 900, null, [/^CommonMark/, /^1 MB/]],
  [3, 'endpoint faults', '≥ 16 kinds, text readable in < 1 s in all, retry works', `node --test tests/browser/endpoint.test.mjs tests/browser/endpoint-page.test.mjs`, 900, /endpoint faults|JSONTestSuite/],
  [4, 'WASM denied', '10 of 10 kinds: readable, FAQ opens, links work, a line says what is missing', browser('denied'), 600],
  [5, 'no JavaScript, no CSS, neither', 'all content text, all links, in three engines', browser('bare'), 300],
  [6, 'page changed before start', '≥ 200 changed pages: 0 blank, 0 dead', browser('changed', 'FULL=1 '), 900],
  [7, 'panic drill', 'content stays, a line offers reload, plan not lost, host page untouched', browser('panic'), 300],
  [8, 'storage', 'everything but remembering works', browser('storage'), 300],
  [9, 'offline and deploys', 'all pages, planner and .ics work offline; never a blank or mixed build', `node --test tests/browser/offline.test.mjs tests/browser/offline-schedules.test.mjs`, 900, /offline/],
  [10, 'plans', '0 differences in 1,000,000; the same in every zone; never worse than brute force', `ORACLE_PLANS=1000000 ${bench} --test series_oracle -- --nocapture`, 2400, /checked: |time zones/],
  [11, '.ics', '0 lint faults in 100,000; dates and texts equal in ≥ 4 parsers', `CALENDAR_PLANS=100000 ${bench} --test calendar -- --nocapture && scripts/check-calendars 1000`, 1800, /lint faults|parsers/],
  [12, 'plan link', 'round trip 100 %; a damaged link never gives a plan; < 200 characters', `LINK_PLANS=100000 ${bench} --test plan_link -- --nocapture`, 900, /links, \d|refused: \d/],
  [13, 'host pages', '≥ 24 hostile hosts in three engines: same picture, host untouched, published CSP line sufficient', browser('embed', 'FULL=1 '), 1200],
  [14, 'leaks', '1,000 mounts, 1,000 route changes: heap growth < 200 kB, WASM pages +0', browser('leaks', 'FULL=1 '), 1200],
  [15, 'privacy', '0 third-party requests, 0 cookies, no plan data in any request', browser('privacy'), 300],
  [16, 'accessibility engines', '0 violations, 0 undecided left unexamined', browser('accessibility', 'FULL=1 '), 2400],
  [17, 'keyboard only', 'every task, 0 traps, focus in sight', browser('everybody'), 900],
  [18, 'small and large', 'no sideways scroll, nothing cut', browser('everybody'), 900],
  [19, 'screen reader text', 'every control named with its state; a change of page announced once', `node --test tests/browser/{names,tree}.test.mjs`, 600],
  [20, 'print, find, links', 'all content, no controls; every answer opens and is in view', `node --test --test-name-pattern='print|paper|address|sheet' tests/browser/{paper,faq,recovery,handover,page,sharing,addresses}.test.mjs`, 900],
  [21, 'HTML and structured data', '0 errors, 0 warnings; JSON-LD says what the page says', `cargo test --features ssr --test structured_data -- --nocapture && ${browser('html')}`, 600],
  [22, 'first load, brotli', '≤ 75 kB before the first interaction, ≤ 170 kB with what is fetched at idle', 'node scripts/budget.mjs', 120],
  [23, 'widget with planner, everything', '≤ 70 kB', 'node scripts/budget.mjs', 120],
  [24, 'largest paint, first interaction', '≤ 1.05 × and ≤ 2.1 × the largest paint of the page without scripts', 'node tests/bench/start.mjs 5', 900],
  [25, 'main thread', 'blocked < 50 ms at 4 × slower CPU; no layout shift', 'node tests/bench/start.mjs 5', 900],
  [26, 'planner', 'an edit ≤ 16 ms at 4 × slower CPU; ≥ 100,000 plans a second', 'node tests/bench/interaction.mjs stepper 60 && node tests/bench/interaction.mjs move 60 && cargo bench --bench solver', 900, /plans a second|a second \(median\)/],
  [27, 'Lighthouse, mobile', '100 in all four', 'scripts/lighthouse', 1200, /lighthouse/],
  [28, 'repeat visit', 'interactive from what is kept, with no network', 'node tests/bench/visit.mjs', 600],
  [29, 'an edit in the browser', '< 10 s for words and style', 'node tests/bench/edit.mjs 3', 900],
  [30, 'the shipped policy and licences', 'no finding that is not explained; no licence but those allowed', browser('policy'), 300],
  [32, 'consultation mode', 'presets, compare, reset between patients, blank after idle, by keys', browser('consult'), 600, /consultation by|left after/],
  [31, 'flaky scenarios', '0 of the browser scenarios in 20 runs', 'scripts/flaky 20', 36000],
];

const given = process.argv.slice(2);
const read = given.includes('--read');
const again = new Set(given.filter((it) => /^\d+$/.test(it)).map(Number));
mkdirSync(LOGS, { recursive: true });

const linesOf = (text) => text.split('\n').flatMap((line) => /figure: .*/.exec(line)?.[0].replace(/^figure: /, '') ?? []);
const logOf = (row) => join(LOGS, `row-${row}.txt`);
const git = (...args) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
const HEAD = git('rev-parse', '--short', 'HEAD');
/** The last line of a log, as scripts/test writes it too. */
const MEASURED = 'measured on commit ';
/** Says of what commit the figures in a log are, where that is another one. */
function ofWhat(text) {
  const commit = text.split('\n').findLast((line) => line.startsWith(MEASURED))?.slice(MEASURED.length);
  return commit && commit !== HEAD ? [`(on commit ${commit})`] : [];
}

/** What the steps of the last test run printed; it clears away what this script has kept. */
const steps = readdirSync(LOGS).filter((file) => !file.startsWith('row-')).map((file) => readFileSync(join(LOGS, file), 'utf8')).join('\n');
const kept = linesOf(steps);

function figuresOf([row, , , , , also], lines) {
  const own = lines.filter((line) => line.startsWith(`row ${row}: `)).map((line) => line.replace(/^row \d+: /, ''));
  const others = also ? lines.filter((line) => !/^row \d/.test(line) && also.test(line)) : [];
  return [...new Set([...own, ...others])];
}

/** How many of the scenarios in a log passed. */
function passes(text) {
  const count = (name) => [...text.matchAll(new RegExp(`^[#ℹ] ${name} (\\d+)$`, 'gm'))].reduce((sum, [, it]) => sum + Number(it), 0);
  const all = count('pass') + count('fail');
  return all ? [`${count('pass')} of ${all} scenarios pass`] : [];
}
/** What is known without running anything: the row's own run, which came after the test run, or else that. */
function known(entry) {
  const log = logOf(entry[0]);
  if (!existsSync(log)) {
    const figures = figuresOf(entry, kept);
    return figures.length ? [...figures, ...ofWhat(steps)] : figures;
  }
  const text = readFileSync(log, 'utf8');
  return [...figuresOf(entry, linesOf(text)), ...passes(text), ...ofWhat(text)];
}

/** What commands did; rows that share one share its run. */
const runs = new Map();

/** Runs the command of a row, unless another row has; gives its figures. */
async function run(entry) {
  const [row, , , command, seconds] = entry;
  if (!runs.has(command)) {
    console.error(`scorecard: row ${row}: ${command}`);
    runs.set(command, await ended(command, seconds));
  }
  const { text, code, signal } = runs.get(command);
  writeFileSync(logOf(row), `${text}\n${MEASURED}${HEAD}\n`);
  const figures = [...figuresOf(entry, linesOf(text)), ...passes(text)];
  if (code !== 0) figures.push(signal ? `**did not end within ${seconds} s**` : '**failed**');
  return figures.length ? figures : ['ran without a fault'];
}

/** Runs a command, for so many seconds at most: what it printed and how it ended. */
function ended(command, seconds) {
  return new Promise((done) => {
    const chunks = [];
    const program = spawn('bash', ['-c', `. scripts/env && ${command}`], { cwd: repository, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => process.kill(-program.pid, 'SIGTERM'), seconds * 1000);
    for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    program.on('close', (code, signal) => {
      clearTimeout(limit);
      done({ text: Buffer.concat(chunks).toString(), code, signal });
    });
  });
}

const rows = [];
for (const entry of ROWS) {
  const [row, what, target, command, , , needs = []] = entry;
  let figures = again.has(row) ? [] : known(entry);
  const lacks = needs.some((figure) => !figures.some((it) => figure.test(it)));
  const [, file] = /(tests\/browser\/[\w-]+\.test\.mjs)/.exec(command) ?? [];
  const there = !file || existsSync(join(repository, file));
  if ((!figures.length || lacks) && there && !read && (!again.size || again.has(row))) figures = await run(entry);
  rows.push(`| ${row} | ${what} | ${target} | ${figures.join('<br>') || 'not measured'} | \`${command}\` |`);
}

const changed = git('status', '--porcelain', '--untracked-files=no') ? ', with changes that are not committed' : '';
const card = `# Scorecard

${new Date().toISOString().slice(0, 10)}, commit ${HEAD}${changed}. \`make scorecard\` writes this page: it reads the figures of the last
test run and runs the commands of the rows that have none. Times move with the machine; ratios inside one run hold.

| row | what | target | figure | command |
|---|---|---|---|---|
${rows.join('\n')}
`;
writeFileSync(join(repository, 'docs/scorecard.md'), card);
console.log(card);
