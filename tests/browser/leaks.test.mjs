// What stays behind when views come and go: a guide that is put into a host's page and taken out again, and the pages
// of the site one after the other. Chromium, because only its protocol collects garbage and counts the heap.
//
// CI goes round a few times, FULL=1 a thousand; ROUNDS=n goes n times.
import { strict as assert } from 'node:assert';
import { forEachEngine } from './support/each-engine.mjs';
import { cdp } from './support/engines.mjs';
import { runFirst } from './support/first-script.mjs';
import { hostPage, withHost } from './support/host-site.mjs';
import { keepMemories, memories } from './support/memories.mjs';
import { figure } from './support/passed.mjs';
import { CLEAN } from '../fixtures/hosts.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? (process.env.FULL ? 1000 : 60));
// Compiled code and its feedback grow for some hundred rounds and then stop: 203 kB in the first 500, 56 in the next.
const WARM = Math.max(100, ROUNDS / 2);
const HEAP_MAX = 200_000;
// The engine lets go of the last guides late; a page view alone has more than a thousand nodes.
const NODES_MAX = 5000;
const TREATMENT = 'treatments/microneedling/';

/** Pages of 64 kB by module. */
const wasmPages = async (page) => Object.fromEntries(await page.run(memories));

/** Bytes of the heap after a thorough collection. */
async function heap(session) {
  // The browser's own list of what was fetched, which ends at 250 entries, is no part of what the page keeps.
  await session.run(() => {
    performance.clearResourceTimings();
    // And neither is the host page's list of the events that it heard.
    if (window.__host) window.__host.events.length = 0;
  });
  // A second one takes what the finalizers of the first let go.
  for (let time = 0; time < 3; time += 1) await cdp(session, 'HeapProfiler.collectGarbage');
  return (await cdp(session, 'Runtime.getHeapUsage')).usedSize;
}

/** Goes round (`rounds(from, to)`), and holds what is left behind. */
async function goRound(page, what, rounds) {
  const { session } = page;
  // Several at a time: each command leaves something of the driver's in the heap. No more than take a few seconds: a
  // driver does not wait for long.
  const go = async (count) => {
    for (let number = 0; number < count; number += 10) await rounds(number, Math.min(count, number + 10));
  };
  await go(WARM);
  const before = { heap: await heap(session), wasm: await wasmPages(page) };
  await go(ROUNDS);
  const after = { heap: await heap(session), wasm: await wasmPages(page) };
  assert.ok(Object.keys(after.wasm).length > 0, `${what}: no module's memory was seen`);
  const grown = after.heap - before.heap;
  const pages = Object.entries(after.wasm).map(([module, count]) => `${module} +${count - (before.wasm[module] ?? 0)} of ${count}`).join(', ');
  figure(`row 14: ${ROUNDS} ${what}: JS heap ${(grown / 1000).toFixed(0)} kB more, WASM pages ${pages}, after ${WARM} to warm up`);
  assert.ok(grown < HEAP_MAX, `${what}: the heap grew by ${grown} bytes in ${ROUNDS}`);
  // leptos_router 0.8 keeps every address that it led to (`path_stack`, to know the way back by): some 130
  // bytes a change of page, two pages of memory in a thousand. Nothing else may grow.
  const stack = Math.ceil(ROUNDS / 500);
  assert.ok((after.wasm.site ?? 0) - (before.wasm.site ?? 0) <= stack, `${what}: the router's memory grew by more than its list`);
  const others = ({ site: _router, ...rest }) => rest;
  assert.deepEqual(others(after.wasm), others(before.wasm), `${what}: memory of the modules grew`);
}

forEachEngine('a change of page leaves nothing behind', { only: ['chromium'], timeoutMs: 1_200_000 }, async ({ page, site }) => {
  runFirst(site, keepMemories);
  await page.goto(TREATMENT);
  await page.waitFor('the router', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await cdp(page.session, 'HeapProfiler.enable');
  const stations = ['plan/', 'recovery/', ''].map((view) => `/${TREATMENT}${view}`);
  await goRound(page, 'changes of page', (from, to) => page.runAsync(async (paths) => {
    for (const path of paths) {
      const link = Array.from(document.querySelectorAll('a[href]')).find((it) => it.getAttribute('href') === path);
      link.click();
      // Chromium takes no more than 200 changes of the address in ten seconds, the planner's own included.
      const rest = new Promise((done) => setTimeout(done, 150));
      const { dataset } = document.documentElement;
      const until = performance.now() + 10_000;
      // The last part is alive when the page says so; what is prerendered is there before.
      while (!(location.pathname === path && dataset.tgAlive === 'parts' && document.querySelector('main h1'))) {
        if (performance.now() > until) throw new Error(`${path} did not come: ${JSON.stringify([location.pathname, { ...dataset }, document.querySelector('main h1')?.textContent])}`);
        await new Promise((done) => setTimeout(done, 4));
      }
      await rest;
    }
  }, Array.from({ length: to - from }, (_, number) => stations[(from + number) % stations.length])));
});

forEachEngine('a guide that was taken out of a page leaves nothing behind', { only: ['chromium'], timeoutMs: 1_200_000 }, async ({ page, site }) => {
  await withHost(page, async ({ show }) => {
    const loader = `<script src="/memories.js"></script><script src="${site.url}embed/v1/treatment-guide.js"></script>`;
    const html = hostPage(CLEAN, '', loader);
    await show({ ...CLEAN, html, files: { '/memories.js': `(${keepMemories})();` } });
    await cdp(page.session, 'HeapProfiler.enable');
    const views = ['plan', 'recovery', 'faq', 'page'];
    await goRound(page, 'mounts and unmounts', (from, to) => page.runAsync(async (rounds) => {
      for (const { view, again } of rounds) {
        const guide = document.createElement('treatment-guide');
        guide.setAttribute('treatment', 'microneedling');
        guide.setAttribute('view', view);
        let late;
        const ready = new Promise((done, failed) => {
          guide.addEventListener('treatment-guide:ready', done, { once: true });
          late = setTimeout(() => failed(new Error(`${view} was not ready`)), 10_000);
        });
        document.getElementById('place').append(guide);
        // Drawn anew while it is being drawn for the first time.
        if (again) guide.reload();
        await ready;
        clearTimeout(late);
        guide.remove();
        await new Promise((done) => setTimeout(done));
      }
    }, Array.from({ length: to - from }, (_, number) => {
      const round = from + number;
      return { view: views[round % views.length], again: Math.floor(round / views.length) % 2 === 1 };
    })));
    // Every guide is out: what is left is the host's page and what the engine has not let go of yet.
    const { nodes } = await cdp(page.session, 'Memory.getDOMCounters');
    figure(`row 14: after mounts and unmounts ${nodes} nodes in the page and in memory`);
    assert.ok(nodes < NODES_MAX, `${nodes} nodes are kept`);
  });
});
