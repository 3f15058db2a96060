// The rows of the scorecard: what was promised, the command that measures it, and how its figures are judged. It
// runs nothing and reads no file.

/**
 * A check of a row: whatever `pattern` (global) finds in its figures has to be `good`, which is given the numbers that
 * the pattern takes out. A row whose figures have nothing of the kind is not measured.
 */
const need = (what, pattern, good, target) => ({
  what,
  judge(figures) {
    const found = figures.flatMap((it) => [...it.matchAll(pattern)]);
    if (!found.length) return { missing: true };
    const bad = found.filter(([, ...numbers]) => !good(...numbers.map(Number)));
    return bad.length ? { missed: `${bad.map(([words]) => words).join(', ')} against ${target}` } : {};
  },
});
/** The same of all numbers that are found, taken together by `gather`. */
const together = (what, pattern, gather, good, target) => ({
  what,
  judge(figures) {
    const found = figures.flatMap((it) => [...it.matchAll(pattern)].map(([, number]) => Number(number)));
    if (!found.length) return { missing: true };
    return good(gather(found)) ? {} : { missed: `${gather(found)} ${what} against ${target}` };
  },
});
const most = (numbers) => Math.max(...numbers);
const sum = (numbers) => numbers.reduce((all, it) => all + it, 0);
const inEngines = (least, engines = ['chromium', 'firefox', 'webkit']) => engines.map((engine) =>
  need(`cases in ${engine}`, new RegExp(`(\\d+) in ${engine}`, 'g'), (count) => count >= least, least));
const ofEngines = (what, pattern, good, target) => ['chromium', 'firefox', 'webkit'].map((engine) =>
  need(`${what} in ${engine}`, new RegExp(pattern.replace('ENGINE', engine), 'g'), good, target));
const none = (...counts) => counts.every((count) => count === 0);
const all = (part, whole) => part === whole;

const browser = (file, before = '') => `${before}node --test tests/browser/${file}.test.mjs`;
const bench = 'cargo test --profile bench';

/**
 * `row`, `what` it is about, its `target`, `command` and for how many `seconds` at most; `also`: other lines that are
 * figures of the row; `checks`: what its figures have to say. `why`: where it is told what a row that is not reached
 * still lacks; `missed`: what is known of a check for which the card has no figure.
 */
export const ROWS = [
  {
    row: 1, what: 'script injection',
    target: '0 execute, 0 unsafe nodes; ≥ 25,000 cases with packages alone, ≥ 100,000 with corpora',
    command: browser('injection', 'FULL=1 '), seconds: 5400, also: /script injection through/,
    checks: [
      need('payloads that ran', /^(\d+) of \d+ (?:cases|payloads|addresses)/g, none, '0'),
      together('cases', /of (\d+) cases/g, most, (count) => count >= 100_000, '100,000'),
    ],
  },
  {
    row: 2, what: 'Markdown', target: 'the same words in 652 of 652; 0 panics; 1 MB of the worst pattern < 100 ms',
    command: 'cargo test --features compile --test commonmark -- --nocapture && scripts/fuzz 60 && cargo bench --bench markdown --features compile',
    seconds: 900,
    checks: [
      need('the words of CommonMark', /(\d+) of (\d+) examples/g, all, 'all'),
      need('fuzzing', /fuzzing markdown, (\d+) inputs/g, (count) => count > 0, 'some'),
      need('1 MB of the worst pattern', /1 MB of the slowest .*?: ([\d.]+) ms/g, (ms) => ms < 100, '100 ms'),
    ],
    missed: { '1 MB of the worst pattern': '101 to 168 ms against 100 ms in 10 to 14 of 100 patterns' },
    why: '[where the time goes](decisions/2026-11-26-markdown-time.md)',
  },
  {
    row: 3, what: 'endpoint faults', target: '≥ 16 kinds, text readable in < 1 s in all, retry works',
    command: 'FULL=1 node --test tests/browser/endpoint.test.mjs tests/browser/endpoint-page.test.mjs', seconds: 3600,
    also: /endpoint faults|JSONTestSuite/,
    checks: [
      need('kinds', /(\d+) kinds/g, (kinds) => kinds >= 16, '16'),
      need('the time until text is readable', /text readable after (\d+) ms/g, (ms) => ms < 1000, '1 s'),
      need('unhandled rejections', /(\d+) unhandled rejections/g, none, '0'),
    ],
  },
  {
    row: 4, what: 'WASM denied', target: '10 of 10 kinds: readable, FAQ opens, links work, a line says what is missing',
    command: browser('denied'), seconds: 600, checks: inEngines(10),
  },
  {
    row: 5, what: 'no JavaScript, no CSS, neither', target: 'all content text, all links, in three engines',
    command: browser('bare'), seconds: 300, checks: inEngines(3),
  },
  {
    row: 6, what: 'page changed before start', target: '≥ 200 changed pages: 0 blank, 0 dead',
    command: browser('changed', 'FULL=1 '), seconds: 900,
    checks: ofEngines('changed pages', '(\\d+) blank and (\\d+) dead of (\\d+) changed pages .*in ENGINE',
      (blank, dead, pages) => none(blank, dead) && pages >= 200, '0 and 0 of 200'),
  },
  {
    row: 7, what: 'panic drill', target: 'content stays, a line offers reload, plan not lost, host page untouched',
    command: browser('panic', 'FULL=1 '), seconds: 600, checks: inEngines(9),
  },
  {
    row: 8, what: 'storage', target: 'everything but remembering works', command: browser('storage', 'FULL=1 '), seconds: 600,
    // WebKit’s driver opens a second tab that nobody sees.
    checks: [...inEngines(7, ['chromium', 'firefox']), ...inEngines(6, ['webkit'])],
  },
  {
    row: 9, what: 'offline and deploys', target: 'all pages, planner and .ics work offline; never a blank or mixed build',
    command: 'node --test tests/browser/offline.test.mjs tests/browser/offline-schedules.test.mjs', seconds: 900, also: /offline/,
    checks: [
      need('blank or mixed pages', /(\d+) blank or mixed pages/g, none, '0'),
      ...ofEngines('all of it offline', 'offline \\[ENGINE\\]: ([\\d.]+) kB', (kB) => kB > 0, 'some'),
    ],
  },
  {
    row: 10, what: 'plans', target: '0 differences in 1,000,000; the same in every zone; never worse than brute force',
    command: `ORACLE_PLANS=1000000 ${bench} --test series_oracle -- --nocapture`, seconds: 2400, also: /checked: |time zones/,
    checks: [
      need('differences', /(\d+) differences/g, none, '0'),
      together('plans checked', /^(\d+) checked/g, sum, (count) => count >= 1_000_000, '1,000,000'),
      need('time zones', /(\d+) time zones, .*equal/g, (zones) => zones > 1, 'several'),
    ],
  },
  {
    row: 11, what: '.ics', target: '0 lint faults in 100,000; dates and texts equal in ≥ 4 parsers',
    command: `CALENDAR_PLANS=100000 ${bench} --test calendar -- --nocapture && scripts/check-calendars 1000`, seconds: 1800,
    also: /lint faults|parsers/,
    checks: [
      need('lint faults', /lint faults: (\d+) in (\d+) files/g, (faults, files) => none(faults) && files >= 100_000, '0 in 100,000'),
      ...['icalendar', 'vobject', 'ical', 'ical.js'].map((parser) =>
        need(`files equal for ${parser}`, new RegExp(`${parser.replace('.', '\\.')} \\d[^:]*: (\\d+) of (\\d+) files equal`, 'g'), all, 'all')),
    ],
  },
  {
    row: 12, what: 'plan link', target: 'round trip 100 %; a damaged link never gives a plan; < 200 characters',
    command: `LINK_PLANS=100000 ${bench} --test plan_link -- --nocapture`, seconds: 900, also: /round trips|links, \d|refused: \d/,
    checks: [
      need('round trips', /round trips: (\d+) of (\d+)/g, all, 'all'),
      need('damaged links refused', /refused: (\d+) of (\d+)/g, all, 'all'),
      need('characters', /\d+ to (\d+) characters/g, (characters) => characters < 200, '200'),
    ],
  },
  {
    row: 13, what: 'host pages',
    target: '≥ 24 hostile hosts in three engines: same picture, host untouched, published CSP line sufficient',
    command: browser('embed', 'FULL=1 '), seconds: 1200, checks: inEngines(24),
  },
  {
    row: 14, what: 'leaks', target: '1,000 mounts, 1,000 route changes: heap growth < 200 kB, WASM pages +0',
    command: browser('leaks', 'FULL=1 '), seconds: 1200,
    checks: [
      need('mounts', /(\d+) mounts/g, (count) => count >= 1000, '1,000'),
      need('changes of page', /(\d+) changes of page/g, (count) => count >= 1000, '1,000'),
      need('heap growth', /JS heap (-?\d+) kB more/g, (kB) => kB < 200, '200 kB'),
      need('WASM pages', /\w+ \+(\d+) of \d+/g, none, '+0'),
    ],
    why: '[the router’s list of addresses](../tests/browser/leaks.test.mjs)',
  },
  {
    row: 15, what: 'privacy', target: '0 third-party requests, 0 cookies, no plan data in any request',
    command: browser('privacy'), seconds: 300,
    checks: ofEngines('requests', 'in ENGINE: (\\d+) to anybody else, (\\d+) cookies, (\\d+) with', none, '0'),
  },
  {
    row: 16, what: 'accessibility engines', target: '0 violations, 0 undecided left unexamined',
    command: browser('accessibility', 'FULL=1 '), seconds: 2400,
    checks: ofEngines('violations', 'ENGINE: .*: (\\d+) violations, (\\d+) undecided', none, '0'),
  },
  {
    row: 17, what: 'keyboard only', target: 'every task, 0 traps, focus in sight', command: browser('everybody'), seconds: 900,
    checks: inEngines(1),
  },
  {
    row: 18, what: 'small and large', target: 'no sideways scroll, nothing cut', command: browser('everybody'), seconds: 900,
    checks: inEngines(1),
  },
  {
    row: 19, what: 'screen reader text', target: 'every control named with its state; a change of page announced once',
    command: 'node --test tests/browser/{names,tree}.test.mjs', seconds: 600, checks: inEngines(1),
  },
  {
    row: 20, what: 'print, find, links', target: 'all content, no controls; every answer opens and is in view',
    command: "node --test --test-name-pattern='print|paper|address|sheet' tests/browser/{paper,faq,recovery,handover,page,sharing,addresses}.test.mjs",
    seconds: 900,
    // WebKit’s driver cannot print.
    checks: inEngines(1, ['chromium', 'firefox']),
  },
  {
    row: 21, what: 'HTML and structured data', target: '0 errors, 0 warnings; JSON-LD says what the page says',
    command: `cargo test --features ssr --test structured_data -- --nocapture && ${browser('html')}`, seconds: 600,
    checks: [
      need('errors and warnings', /(\d+) errors, (\d+) warnings/g, none, '0'),
      need('fields of JSON-LD', /(\d+) fields asserted/g, (fields) => fields > 0, 'all'),
    ],
  },
  {
    row: 22, what: 'first load, brotli', target: '≤ 75 kB before the first interaction, ≤ 170 kB with what is fetched at idle',
    command: 'node scripts/budget.mjs', seconds: 120,
    checks: [need('bytes', /\S+: (\d+) bytes before the first interaction, (\d+) with idle/g,
      (first, idle) => first <= 75_000 && idle <= 170_000, '75 kB and 170 kB')],
  },
  {
    row: 23, what: 'widget with planner, everything', target: '≤ 70 kB', command: 'node scripts/budget.mjs', seconds: 120,
    checks: [need('bytes', /\w+: (\d+) bytes, and/g, (bytes) => bytes <= 70_000, '70 kB')],
  },
  {
    row: 24, what: 'largest paint, first interaction',
    target: '≤ 1.05 × and ≤ 2.1 × the largest paint of the page without scripts', command: 'node tests/bench/start.mjs 5', seconds: 900,
    checks: [
      need('largest paint', /^[^:]+: largest paint ([\d.]+) × plain/g, (ratio) => ratio <= 1.05, '1.05 ×'),
      need('first interaction', /works at ([\d.]+) × plain/g, (ratio) => ratio <= 2.1, '2.1 ×'),
    ],
    why: '[how a page starts](decisions/2026-11-25-page-start.md)',
  },
  {
    row: 25, what: 'main thread', target: 'blocked < 50 ms at 4 × slower CPU; no layout shift', command: 'node tests/bench/start.mjs 5', seconds: 900,
    checks: [need('blocked', /[^:]+: main thread blocked for (\d+) ms, layout shift ([\d.]+)/g, (ms, shift) => ms < 50 && none(shift), '50 ms and 0')],
  },
  {
    row: 26, what: 'planner', target: 'an edit ≤ 16 ms at 4 × slower CPU; ≥ 100,000 plans a second',
    command: 'node tests/bench/interaction.mjs stepper 60 && node tests/bench/interaction.mjs move 60 && cargo bench --bench solver',
    seconds: 900, also: /plans a second|a second \(median\)/,
    checks: [
      need('an edit', /[^:]+: p95 ([\d.]+) ms/g, (ms) => ms <= 16, '16 ms'),
      need('plans a second', /^plans, [^:]+: (\d+) a second/g, (plans) => plans >= 100_000, '100,000'),
    ],
    why: '[what an edit costs](decisions/2026-11-26-edit-cost.md)',
  },
  {
    row: 27, what: 'Lighthouse, mobile', target: '100 in all four', command: 'scripts/lighthouse', seconds: 1200, also: /lighthouse/,
    checks: [need('scores', /performance (\d+), accessibility (\d+), best-practices (\d+), seo (\d+)/g,
      (...scores) => scores.every((score) => score === 100), '100')],
  },
  {
    row: 28, what: 'repeat visit', target: 'interactive from what is kept, with no network', command: 'node tests/bench/visit.mjs', seconds: 600,
    checks: [need('bytes of the next visit', /(\d+) bytes from the network, with the server stopped after \d+ ms/g, none, '0')],
  },
  {
    row: 29, what: 'an edit in the browser', target: '< 10 s for words and style', command: 'node tests/bench/edit.mjs 3', seconds: 900,
    checks: ['words', 'style'].map((what) => need(what, new RegExp(`${what} .*: ([\\d.]+) s from`, 'g'), (seconds) => seconds < 10, '10 s')),
  },
  {
    row: 30, what: 'the shipped policy and licences', target: 'no finding that is not explained; no licence but those allowed',
    command: `${browser('policy')} && node scripts/licences.mjs --check`, seconds: 300,
    checks: [
      need('findings', /(\d+) findings of medium or high severity that are not explained/g, none, '0'),
      need('licences', /(\d+) of (\d+) crates/g, all, 'all'),
    ],
  },
  {
    row: 31, what: 'flaky scenarios', target: '0 of the browser scenarios in 20 runs', command: 'scripts/flaky 20', seconds: 36_000,
    // Its figures are those of docs/flaky-rounds.tsv.
    rounds: 20,
    checks: [
      need('scenarios that did not pass', /(\d+) did not/g, none, '0'),
      need('whole rounds', /in ([\d.]+) whole rounds?/g, (rounds) => rounds >= 20, '20'),
    ],
  },
  {
    row: 32, what: 'consultation mode', target: 'presets, compare, reset between patients, blank after idle, by keys',
    command: browser('consult'), seconds: 600, also: /consultation by|left after/,
    checks: [
      ...ofEngines('by touch', 'by touch, ENGINE: (\\d+) taps', (taps) => taps > 0, 'some'),
      ...ofEngines('by keys', 'by keys, ENGINE: (\\d+) presses', (presses) => presses > 0, 'some'),
      ...['a reset', 'five minutes alone'].flatMap((what) =>
        ofEngines(`what is left after ${what}`, `left after ${what}.* ENGINE: \\[(.*)\\]`, none, 'nothing')),
    ],
  },
];

/** The checks of a row for which it has no figure. */
export const lacks = ({ checks }, figures) => checks.filter((it) => it.judge(figures).missing).map(({ what }) => what);

/** `reached`, or in bold what is not, or what is not measured. `notes` say of what the figures are. */
export function verdict(entry, figures, notes = []) {
  if (!figures.length) return '**not measured**';
  // Figures of a part cannot say whether the whole is reached.
  const partly = notes.some((note) => note.startsWith('(by '));
  const missed = partly ? [] : entry.checks.flatMap((it) => it.judge(figures).missed ?? []);
  const unknown = lacks(entry, figures);
  for (const what of unknown) if (entry.missed?.[what]) missed.push(`${what} ${entry.missed[what]}`);
  for (const figure of figures) {
    const [, passed, count] = /^(\d+) of (\d+) scenarios pass$/.exec(figure) ?? [];
    if (passed !== count) missed.push(figure);
    if (/^\*\*/.test(figure)) missed.push(`the command ${figure.replaceAll('*', '')}`);
  }
  const why = missed.length && entry.why ? ` (${entry.why})` : '';
  return [
    missed.length ? `**not reached**: ${missed.join('; ')}${why}` : '',
    unknown.length ? `**not measured**: ${unknown.join(', ')}` : '',
    partly ? '**not measured in full**: the figures are those of another command' : '',
  ].filter(Boolean).join('<br>') || 'reached';
}
