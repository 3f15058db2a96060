// The first visit and the next: until the parts are alive, what comes over the wire, and what the page holds of the
// device's memory. 4 times slower CPU, 1.6 Mbit/s, 150 ms, in the installed Chromium.
//
//   node tests/bench/visit.mjs [rounds]      prints a Markdown table; medians
//
// The next visit is in the same browser with the guide kept by its service worker, and once more with the server
// stopped. The heap is what is left after a collection; a module's memory is counted in WASM pages of 64 KiB.
import { ENGINES, cdp } from '../browser/support/engines.mjs';
import { runFirst } from '../browser/support/first-script.mjs';
import { keepMemories, memories } from '../browser/support/memories.mjs';
import { startSite } from '../browser/support/site.mjs';

const rounds = Number(process.argv[2] ?? 3);
const chromium = ENGINES.find(({ name }) => name === 'chromium');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const PAGES = [
  ['treatment', 'treatments/microneedling/'],
  ['recovery', 'treatments/microneedling/recovery/'],
  ['planner', 'treatments/microneedling/plan/'],
];

const untilAlive = () => new Promise((done) => {
  const until = performance.now() + 30000;
  const ask = () => {
    if (document.documentElement.dataset.tgAlive === 'parts') done(performance.now());
    else if (performance.now() > until) done(null);
    else setTimeout(ask, 5);
  };
  ask();
});
const untilKept = () => new Promise((done) => {
  const ask = async () => {
    const names = await caches.keys();
    if (navigator.serviceWorker.controller && names.some((name) => name.endsWith('newest'))) done(true);
    else setTimeout(ask, 50);
  };
  ask();
});

/** One browser, three visits of the page at `path`. */
async function visits(path) {
  const { session, close } = await chromium.launch({});
  const site = await startSite({ collect: false, offline: true });
  try {
    await chromium.resize(session, 390, 844);
    await cdp(session, 'Network.enable');
    await cdp(session, 'Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8,
    });
    await cdp(session, 'Emulation.setCPUThrottlingRate', { rate: 4 });
    const visit = async () => {
      const before = site.requests().length;
      await session.navigate(site.url + path);
      const alive = await session.runAsync(untilAlive);
      const bytes = () => site.requests().slice(before).reduce((sum, it) => sum + (it.bytes ?? 0), 0);
      return { alive, bytes: bytes() };
    };
    const first = await visit();
    await session.runAsync(untilKept);
    const next = await visit();
    await site.close();
    const offline = await visit();
    return { first, next, offline };
  } finally {
    await close();
    await site.close().catch(() => {});
  }
}

/** What the living page at `path` holds: bytes of the heap, and WASM pages of each module. */
async function memory(path) {
  const { session, close } = await chromium.launch({});
  const site = await startSite();
  try {
    await chromium.resize(session, 390, 844);
    runFirst(site, keepMemories);
    await session.navigate(site.url + path);
    await session.runAsync(untilAlive);
    await cdp(session, 'HeapProfiler.collectGarbage');
    const { usedSize } = await cdp(session, 'Runtime.getHeapUsage');
    return { heap: usedSize, pages: (await session.run(memories)).map(([, pages]) => pages) };
  } finally {
    await close();
    await site.close();
  }
}

console.log('| page | alive, first visit | alive, next visit | alive, server stopped | bytes of the next visit | JS heap | WASM memory |');
console.log('|---|---|---|---|---|---|---|');
const figures = [];
for (const [name, path] of PAGES) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await visits(path));
  const { heap, pages } = await memory(path);
  const of = (read) => median(runs.map(read));
  const ms = (kind) => `${Math.round(of((run) => run[kind].alive ?? NaN))} ms`;
  const cells = [name, ms('first'), ms('next'), ms('offline'), of((run) => run.next.bytes),
    `${(heap / 1e6).toFixed(2)} MB`, `${pages.reduce((sum, it) => sum + it, 0)} pages (${pages.join(' + ')})`];
  console.log(`| ${cells.join(' | ')} |`);
  figures.push(`figure: row 28: ${name}: alive after ${ms('first')}, on the next visit after ${ms('next')} with ${
    of((run) => run.next.bytes)} bytes from the network, with the server stopped after ${
    ms('offline')}; ${(heap / 1e6).toFixed(2)} MB of JavaScript heap, ${pages.reduce((sum, it) => sum + it, 0)} WASM pages of 64 KiB`);
}
console.log(`\n${figures.join('\n')}`);
