// How soon a page paints, and how soon its first interactive part works, on a slow phone and a slow network:
// 4 times slower CPU, 1.6 Mbit/s, 150 ms, a fresh profile each time, in the installed Chromium.
//
//   node tests/bench/start.mjs [rounds] [--one]     prints a Markdown table; medians of alternating runs
//
// "plain" is the same page with its scripts removed. A part is pressed in a visit of its own: what blocks the main thread
// and what moves is read on a page that nobody touches, once all of it is there, the router too. With --one a third form runs beside the two: the same page
// started by the one module that has every part and the page views (what widgets load for an endpoint of their
// own), instead of the small module of that page. Times move between machines; the ratios hold.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { ENGINES, cdp } from '../browser/support/engines.mjs';
import { startSite } from '../browser/support/site.mjs';

const rounds = Number(process.argv.slice(2).find((it) => /^\d+$/.test(it)) ?? 5);
const forms = process.argv.includes('--one') ? ['plain', 'full', 'one'] : ['plain', 'full'];
const chromium = ENGINES.find(({ name }) => name === 'chromium');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

// Runs in the page. The part works when pressing it, as often as it takes, changes what a person reads: something that
// a press alone changes, and not the start of the part.
const untilWorks = (control, reading) => new Promise((done, failed) => {
  const read = () => document.querySelector(reading)?.textContent ?? '';
  const before = read();
  const late = performance.now() + 25000;
  const ask = () => {
    const it = document.querySelector(control);
    if (it?.localName === 'input') {
      it.value = 20;
      it.dispatchEvent(new Event('input', { bubbles: true }));
    } else it?.click();
    requestAnimationFrame(() => {
      if (read() !== before) done(performance.now());
      else if (performance.now() > late) failed(new Error(`${control} does not work`));
      else setTimeout(ask, 5);
    });
  };
  ask();
});

// Runs in the page: until all of it is there and nothing has held the main thread or moved for a second.
const untilQuiet = (hasScripts) => new Promise((done, failed) => {
  let [largest, shift, busyUntil, thereSince] = [0, 0, 0, null];
  const long = [];
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { largest = startTime; });
  watch('layout-shift', ({ startTime, value }) => {
    shift += value;
    busyUntil = Math.max(busyUntil, startTime);
  });
  watch('longtask', (task) => {
    long.push(task);
    busyUntil = Math.max(busyUntil, task.startTime + task.duration);
  });
  const { dataset } = document.documentElement;
  const isThere = () => document.readyState === 'complete'
    && (!hasScripts || (dataset.tgAlive === 'parts' && dataset.tgSite === 'ready'));
  // Before the driver's own patience ends, at 30 s.
  const late = performance.now() + 25000;
  const ask = () => {
    const now = performance.now();
    if (isThere()) thereSince ??= now;
    if (thereSince !== null && now - Math.max(thereSince, busyUntil) > 1000) {
      const first = performance.getEntriesByName('first-contentful-paint')[0].startTime;
      // As total blocking time is defined: before the first picture there is nothing to press.
      const blocked = long.reduce((sum, { startTime, duration }) =>
        sum + Math.max(0, startTime + duration - Math.max(startTime, first) - 50), 0);
      done({ largest, shift, blocked });
    } else if (now > late) failed(new Error(`no rest within 25 s: ${JSON.stringify({ ...dataset })}`));
    else setTimeout(ask, 50);
  };
  ask();
});

const PAGES = [
  ['treatment page', 'treatments/microneedling/', null],
  ['recovery, slider', 'treatments/microneedling/recovery/', ['[data-testid="timeline-day"]', '[data-testid="timeline-phase"]']],
  ['planner, stepper', 'treatments/microneedling/plan/', ['[data-testid="sessions-more"]', '[data-testid="sessions-value"]']],
];

const assets = readdirSync('dist/assets').filter((it) => /\.(js|wasm)$/.test(it));
const asset = (name, kind) => assets.find((it) => new RegExp(`^${name}-\\w+\\.${kind}$`).test(it));

/** `text` with the modules of the parts replaced by the one that has them all, which has no rest to be fetched later. */
const withOneModule = (text) => ['js', 'wasm'].reduce((now, kind) => ['guide', 'planner'].reduce(
  (it, name) => it.replaceAll(asset(name, kind), asset('widget', kind)), now), text)
  .replaceAll(/,"[^"]*\/(guide|planner)_rest-\w+\.wasm"/g, '');

const withoutScripts = (html) =>
  html.replace(/<script type="module"[^>]*><\/script>|<link rel="(modulepreload|preload)"[^>]*>/g, '');

const packed = new Map();
/** Sends a file of the site changed by `change`, compressed as the site's own copies are. */
function sendChanged(site, pattern, type, change) {
  site.fault(pattern, (request, response, url) => {
    const file = `dist${url.pathname}${url.pathname.endsWith('/') ? 'index.html' : ''}`;
    const key = `${file} ${change.name}`;
    if (!packed.has(key)) packed.set(key, brotliCompressSync(change(readFileSync(file, 'utf8'))));
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'br' });
    response.end(packed.get(key));
    return true;
  });
}

/** What `look` says, with its arguments, on the page at `path` of a fresh browser. */
async function visit(path, form, look, ...given) {
  const { session, close } = await chromium.launch({});
  const site = await startSite({ collect: false });
  if (form === 'plain') sendChanged(site, /\/$/, 'text/html', withoutScripts);
  if (form === 'one') {
    sendChanged(site, /\/$/, 'text/html', withOneModule);
    sendChanged(site, /\/boot-\w+\.js$/, 'text/javascript', withOneModule);
  }
  try {
    await chromium.resize(session, 390, 844);
    await cdp(session, 'Network.enable');
    await cdp(session, 'Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8,
    });
    await cdp(session, 'Emulation.setCPUThrottlingRate', { rate: 4 });
    await session.navigate(site.url + path);
    return await session.runAsync(look, ...given);
  } finally {
    await close();
    await site.close();
  }
}

const bytes = (file) => brotliCompressSync(readFileSync(file)).length;
console.log('| bytes, brotli 11 | |\n|---|---|');
for (const name of readdirSync('dist/assets').filter((it) => !/\.(br|gz)$/.test(it))) {
  console.log(`| ${name} | ${bytes(`dist/assets/${name}`)} |`);
}
for (const [, path] of PAGES) console.log(`| ${path} | ${bytes(`dist/${path}index.html`)} |`);

const figures = [];
console.log('\n| page | largest paint, plain | with scripts | ratio | works | over plain paint | blocked | layout shift |');
console.log('|---|---|---|---|---|---|---|---|');
for (const [name, path, part] of PAGES) {
  const runs = Object.fromEntries(forms.map((form) => [form, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const form of forms) {
      const hasScripts = form !== 'plain';
      const works = part && hasScripts ? await visit(path, form, untilWorks, ...part) : null;
      runs[form].push({ ...(await visit(path, form, untilQuiet, hasScripts)), works });
    }
  }
  const of = (form, key) => median(runs[form].map((run) => run[key] ?? NaN));
  const ms = (value) => (Number.isFinite(value) ? `${Math.round(value)} ms` : '–');
  const ratio = (value) => (Number.isFinite(value) ? value.toFixed(2) : '–');
  const plain = of('plain', 'largest');
  for (const form of forms.slice(1)) {
    const [full, works] = [of(form, 'largest'), part ? of(form, 'works') : NaN];
    const cells = [ms(plain), ms(full), ratio(full / plain), ms(works), ratio(works / plain),
      ms(of(form, 'blocked')), of(form, 'shift').toFixed(3)];
    console.log(`| ${name}${form === 'one' ? ', one module' : ''} | ${cells.join(' | ')} |`);
    if (form !== 'full') continue;
    const soon = part ? `, works at ${ratio(works / plain)} × plain paint` : '';
    figures.push(`figure: row 24: ${name}: largest paint ${ratio(full / plain)} × plain${soon}`);
    figures.push(`figure: row 25: ${name}: main thread blocked for ${ms(of(form, 'blocked'))}, layout shift ${of(form, 'shift').toFixed(3)}`);
  }
}
console.log(`\n${figures.join('\n')}`);
