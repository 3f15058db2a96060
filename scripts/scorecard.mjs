// `make scorecard`: for each promise its target, the figure that a command last gave, whether that reaches it, and the
// command.
//
//   node scripts/scorecard.mjs            reads the figures of the last `make test` or `make test-full`, runs the
//                                         commands of rows that have none there, and prints the card
//   node scripts/scorecard.mjs --read     runs nothing
//   node scripts/scorecard.mjs 4 14       runs the commands of these rows again
//
// The card is also written to docs/scorecard.md, with the date and the commit. A figure is a line that a test or a
// tool prints: `figure: row 4: …`. Where a command prints none, the figure is how many of its tests passed. Each
// command has a limit in seconds; one that fails or takes longer is a figure as well. A row that is not run and of
// which this machine has nothing keeps what the card says. What was measured on another commit than the card's, or by
// another command than the row's, says so. The rows are in scorecard-rows.mjs.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROWS, lacks, verdict } from './scorecard-rows.mjs';

const repository = fileURLToPath(new URL('../', import.meta.url));
/** Where scripts/test keeps what each step printed, and this script what each row did. */
const LOGS = join(repository, 'test-results/log');
const CARD = join(repository, 'docs/scorecard.md');
/** One line a whole round: scripts/flaky writes it. */
const ROUNDS = join(repository, 'docs/flaky-rounds.tsv');

const given = process.argv.slice(2);
const unknown = given.find((it) => it !== '--read' && !ROWS.some(({ row }) => String(row) === it));
if (unknown !== undefined) {
  // Otherwise a word too many would run every row, which takes hours.
  console.error(`scorecard: ${unknown} is no row. Give --read, or rows from ${ROWS[0].row} to ${ROWS.at(-1).row}, or nothing.`);
  process.exit(2);
}
const read = given.includes('--read');
const again = new Set(given.filter((it) => it !== '--read').map(Number));
mkdirSync(LOGS, { recursive: true });

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const linesOf = (text) => text.split('\n').flatMap((line) => /figure: .*/.exec(line)?.[0].replace(/^figure: /, '') ?? []);
const logOf = (row) => join(LOGS, `row-${row}.txt`);
const git = (...args) => execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
const HEAD = git('rev-parse', '--short', 'HEAD');

// The last lines of a log, as scripts/test writes them too: how the command ended, and on what commit.
const ENDED = 'ended: ';
const MEASURED = 'measured on commit ';
const lastLine = (text, begin) => text.split('\n').findLast((line) => line.startsWith(begin))?.slice(begin.length);
const onCommit = (commit) => (commit && commit !== HEAD ? [`(on commit ${commit})`] : []);

function figuresOf({ row, also }, lines) {
  const own = lines.filter((line) => line.startsWith(`row ${row}: `)).map((line) => line.replace(/^row \d+: /, ''));
  const others = also ? lines.filter((line) => !/^row \d/.test(line) && also.test(line)) : [];
  return [...new Set([...own, ...others])];
}

/** How many of the scenarios in a log passed. */
function passes(text) {
  const count = (name) => [...text.matchAll(new RegExp(`^[#ℹ] ${name} (\\d+)$`, 'gm'))].reduce((sum, [, it]) => sum + Number(it), 0);
  const all = count('pass') + count('fail') + count('cancelled');
  return all ? [`${count('pass')} of ${all} scenarios pass`] : [];
}

/** The browser tests that a command runs. */
const filesOf = (command) => [...command.matchAll(/tests\/browser\/(?:\{([^}]+)\}|([\w-]+))\.test\.mjs/g)]
  .flatMap(([, several, one]) => (several?.split(',') ?? [one]).map((name) => `tests/browser/${name}.test.mjs`));

/** What the steps of the last test run printed; it clears away what this script has kept. */
const steps = readdirSync(LOGS).filter((file) => !file.startsWith('row-')).map((file) => readFileSync(join(LOGS, file), 'utf8'));
const run = { commit: lastLine(steps.join('\n'), MEASURED), full: steps.some((text) => text.includes('of the full run')) };

/**
 * Whether a step that failed may have failed in what the row promises: node says in which files its tests failed, and
 * tests/browser/support/each-engine.mjs of which file its scenario is. A failure that nobody says it of is everybody's.
 */
function failedFor(text, command) {
  if ([undefined, '0'].includes(lastLine(text, ENDED))) return false;
  const said = text.slice(Math.max(0, text.lastIndexOf('✖ failing tests:')));
  const failed = [...said.matchAll(/^(?:test at |  \(a scenario of )(tests\/browser\/[\w-]+\.test\.mjs)/gm)].map(([, file]) => file);
  if (failed.length < [...said.matchAll(/^test at /gm)].length || !failed.length) return true;
  return filesOf(command).some((file) => failed.includes(file));
}

/** What the steps of the last test run say of a row. A short run says nothing of a row that asks for all. */
function ofSteps(entry) {
  if (entry.command.includes('FULL=1') && !run.full) return null;
  const telling = steps.filter((text) => figuresOf(entry, linesOf(text)).length);
  if (!telling.length) return null;
  const failed = telling.some((text) => failedFor(text, entry.command));
  return { figures: [...figuresOf(entry, linesOf(telling.join('\n'))), ...(failed ? ['**failed**'] : [])], notes: onCommit(run.commit) };
}

/** What the row's own last run says of it. */
function ofRun(entry, text) {
  const end = lastLine(text, ENDED) ?? '0';
  const figures = [...figuresOf(entry, linesOf(text)), ...passes(text), ...(end === '0' ? [] : [`**${end}**`])];
  return { figures: figures.length ? figures : ['ran without a fault'], notes: onCommit(lastLine(text, MEASURED)) };
}

/** What the card says of each row, and of what commit it is. */
const card = textOf(CARD);
const cardCommit = /, commit ([0-9a-f]+)/.exec(card)?.[1];
const cells = new Map(card.split('\n').flatMap((line) => {
  const [, row, figures, command] = /^\| (\d+) \| .*? \| .*? \| (.*) \| [^|]* \| `(.*)` \|$/.exec(line) ?? [];
  return row ? [[Number(row), { parts: figures.split('<br>'), command: command.replaceAll('\\|', '|') }]] : [];
}));
function ofCard({ row, command }) {
  const cell = cells.get(row);
  if (!cell || cell.parts[0] === '–') return null;
  const isNote = (part) => /^\((on commit|by) /.test(part);
  const notes = cell.parts.filter(isNote);
  if (!notes.some((note) => note.startsWith('(on '))) notes.unshift(...onCommit(cardCommit));
  if (cell.command !== command && !notes.some((note) => note.startsWith('(by '))) notes.push(`(by \`${cell.command}\`)`);
  return { figures: cell.parts.filter((part) => !isNote(part)), notes };
}

/** The last whole rounds of all scenarios, several of which may be parts of one, on other machines. */
function ofRounds({ rounds }) {
  const lines = textOf(ROUNDS).split('\n').filter((line) => line && !/^(#|date)/.test(line)).map((line) => line.split('\t'));
  const [last, commits] = [[], new Set()];
  let whole = 0;
  for (const line of lines.reverse()) {
    if (whole >= rounds) break;
    last.push(line);
    commits.add(line[1]);
    whole += 1 / Number(line[5].split('/')[1]);
  }
  if (!last.length) return null;
  const sum = (column) => last.reduce((all, line) => all + Number(line[column]), 0);
  const said = Number(whole.toFixed(2));
  return {
    figures: [`${sum(2)} runs of scenarios passed, ${sum(3)} did not, in ${said} whole round${said === 1 ? '' : 's'} (on ${[...commits].reverse().join(' and ')})`],
    notes: [],
  };
}

/** What is known without running anything: the row's own run, which came after the test run, else that, else the card. */
function known(entry) {
  if (entry.rounds) return ofRounds(entry);
  const here = existsSync(logOf(entry.row)) ? ofRun(entry, textOf(logOf(entry.row))) : ofSteps(entry);
  const kept = ofCard(entry);
  if (!here) return kept && { ...kept, fromCard: true };
  // A short run that lacks a figure does not take the place of one that had them all.
  return kept && lacks(entry, here.figures).length && !lacks(entry, kept.figures).length ? { ...kept, fromCard: true } : here;
}

/** What commands did; rows that share one share its run. */
const runs = new Map();

/** Runs the command of a row, unless another row has; gives its figures. */
async function measured(entry) {
  const { row, command, seconds } = entry;
  if (!runs.has(command)) {
    console.error(`scorecard: row ${row}: ${command}`);
    runs.set(command, await ended(command, seconds));
  }
  const { text, code, signal } = runs.get(command);
  const end = code === 0 ? '0' : signal ? `did not end within ${seconds} s` : 'failed';
  const log = `${text}\n${ENDED}${end}\n${MEASURED}${HEAD}\n`;
  writeFileSync(logOf(row), log);
  return entry.rounds ? ofRounds(entry) ?? { figures: [], notes: [] } : ofRun(entry, log);
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
for (const entry of ROWS.toSorted((a, b) => a.row - b.row)) {
  const { row, what, target, command } = entry;
  let it = known(entry);
  const there = filesOf(command).every((file) => existsSync(join(repository, file)));
  const wanted = again.size ? again.has(row) : !it || it.fromCard || lacks(entry, it.figures).length > 0;
  if (wanted && there && !read) it = await measured(entry);
  const { figures, notes } = it ?? { figures: [], notes: [] };
  const cell = [...figures, ...notes].join('<br>') || '–';
  rows.push(`| ${row} | ${what} | ${target} | ${cell} | ${verdict(entry, figures, notes)} | \`${command.replaceAll('|', '\\|')}\` |`);
}

const changed = git('status', '--porcelain', '--untracked-files=no') ? ', with changes that are not committed' : '';
const text = `# Scorecard

${new Date().toISOString().slice(0, 10)}, commit ${HEAD}${changed}. \`make scorecard\` writes this page: it reads the figures of the last
test run and runs the commands of the rows that have none. Times move with the machine; ratios inside one run hold.

| row | what | target | figure | reached? | command |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
writeFileSync(CARD, text);
console.log(text);
