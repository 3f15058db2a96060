// How soon a page paints, and how soon its first interactive part works, on a slow phone and a slow network:
// 4 times slower CPU, 1.6 Mbit/s, 150 ms, a fresh profile each time, in the installed Chromium.
//
//   node tests/bench/start.mjs [rounds]      prints a Markdown table; medians of alternating runs
//
// "plain" is the same page with its scripts removed. Times move between machines; the ratios hold.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { ENGINES, cdp } from '../browser/support/engines.mjs';
import { startSite } from '../browser/support/site.mjs';

const rounds = Number(process.argv[2] ?? 5);
const chromium = ENGINES.find(({ name }) => name === 'chromium');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

// Runs in the page. The part works when pressing it, as often as it takes, changes what a person reads.
const untilWorks = (control, reading) => new Promise((done) => {
  const read = () => document.querySelector(reading)?.textContent ?? '';
  const before = read();
  const until = performance.now() + 20000;
  const ask = () => {
    const it = document.querySelector(control);
    if (it?.localName === 'input') {
      it.value = 20;
      it.dispatchEvent(new Event('input', { bubbles: true }));
    } else it?.click();
    requestAnimationFrame(() => {
      if (read() !== before) done(performance.now());
      else if (performance.now() > until) done(null);
      else setTimeout(ask, 5);
    });
  };
  ask();
});

const paints = () => {
  const last = (type) => performance.getEntriesByType(type).at(-1)?.startTime ?? null;
  return new Promise((resolve) => {
    let largest = 0, shift = 0, blocked = 0;
    new PerformanceObserver((list) => { largest = list.getEntries().at(-1).startTime; })
      .observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => { for (const it of list.getEntries()) shift += it.value; })
      .observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => { for (const it of list.getEntries()) blocked += Math.max(0, it.duration - 50); })
      .observe({ type: 'longtask', buffered: true });
    setTimeout(() => resolve({ first: last('paint'), largest, shift, blocked }), 200);
  });
};

const PAGES = [
  ['treatment page', 'treatments/microneedling/', null],
  ['recovery, slider', 'treatments/microneedling/recovery/', ['[data-testid="timeline-day"]', '[data-testid="timeline-phase"]']],
  ['planner, stepper', 'treatments/microneedling/plan/', ['[data-testid="sessions-more"]', '[data-testid="session-dates"]']],
];

async function visit(path, part, plain) {
  const { session, close } = await chromium.launch({});
  const site = await startSite({ collect: false });
  if (plain) {
    site.fault(/\/$/, (request, response, url) => {
      const html = readFileSync(`dist${url.pathname}index.html`, 'utf8')
        .replace(/<script type="module"[^>]*><\/script>|<link rel="(modulepreload|preload)"[^>]*>/g, '');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' });
      response.end(brotliCompressSync(html));
      return true;
    });
  }
  try {
    await chromium.resize(session, 390, 844);
    await cdp(session, 'Network.enable');
    await cdp(session, 'Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8,
    });
    await cdp(session, 'Emulation.setCPUThrottlingRate', { rate: 4 });
    await session.navigate(site.url + path);
    const works = part && !plain
      ? await session.runAsync(untilWorks, ...part)
      : null;
    return { ...(await session.run(paints)), works };
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

console.log('\n| page | largest paint, plain | with scripts | ratio | works | over plain paint | blocked | layout shift |');
console.log('|---|---|---|---|---|---|---|---|');
for (const [name, path, part] of PAGES) {
  const runs = { plain: [], full: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.plain.push(await visit(path, part, true));
    runs.full.push(await visit(path, part, false));
  }
  const of = (kind, key) => median(runs[kind].map((run) => run[key] ?? NaN));
  const [plain, full, works] = [of('plain', 'largest'), of('full', 'largest'), part ? of('full', 'works') : NaN];
  const ms = (value) => (Number.isFinite(value) ? `${Math.round(value)} ms` : '–');
  const ratio = (value) => (Number.isFinite(value) ? value.toFixed(2) : '–');
  console.log(`| ${name} | ${ms(plain)} | ${ms(full)} | ${ratio(full / plain)} | ${ms(works)} | ${ratio(works / plain)} | ${ms(of('full', 'blocked'))} | ${of('full', 'shift').toFixed(3)} |`);
}
