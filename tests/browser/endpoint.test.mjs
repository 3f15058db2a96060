// Content from an endpoint: what a reader sees while it answers well, badly or not at all. Each fault is a case of
// its own, on the first visit (cold) and on one after a good answer (warm), in every engine. The endpoint is a real
// server on another origin (support/fault-server.mjs).
//
// Attempts are cut short by `data-tg-patience` (milliseconds, on <html>), which support staff may set too.
import { strict as assert } from 'node:assert';
import { after } from 'node:test';
import { siteFolder } from './support/site.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { documentsOf, moveEndpoint, siteWithEndpoint } from './support/endpoint-site.mjs';
import { FAULTS, replaceWords, startFaultServer } from './support/fault-server.mjs';
import { freePort } from './support/processes.mjs';
import { whenPassed } from './support/passed.mjs';

const TREATMENT = 'treatments/microneedling/';
const PATIENCE = 900;
const WIRE = 'Words of this week';

const built = documentsOf(siteFolder());
const edited = (words, edit = () => {}) => {
  const document = replaceWords(JSON.parse(built['microneedling.json']), words);
  edit(document);
  return { ...built, 'microneedling.json': JSON.stringify(document) };
};
const server = await startFaultServer(edited(WIRE));
const ROOT = siteWithEndpoint('endpoint', server.address);
after(() => server.close());

/** What stands on screen, and where it comes from. */
const screen = (page) => page.run((wire) => {
  const lede = document.querySelector('.tg-hero__lede')?.innerText ?? '';
  return {
    state: document.documentElement.dataset.tgContentState ?? '',
    words: lede.startsWith('Words of a newer') ? 'newer' : lede.startsWith(wire) ? 'wire' : lede ? 'bundled' : '',
    sections: document.querySelectorAll('main section[id]').length,
  };
}, WIRE);
const settled = (page) => page.waitFor('the content to settle', async () => /^(bundled|endpoint|last-good)$/.test((await screen(page)).state));
/** The guide's pages with a short patience. */
const impatient = (site, patience = PATIENCE) =>
  site.editPages((html) => html.replace('<html', `<html data-tg-patience="${patience}"`));
/** The browser says that it is online again. */
const online = (page) => page.run(() => { dispatchEvent(new Event('online')); });
const scenario = (title, options, run) => forEachEngine(title, { ...options, site: { root: ROOT } }, run);

const table = [];
let rejections = 0;
after(() => {
  if (!table.length) return;
  console.log('\n| fault | visit | engine | on screen | readable after | settled after | requests |\n|---|---|---|---|---|---|---|');
  for (const row of table.toSorted((a, b) => `${a[0]} ${a[1]}`.localeCompare(`${b[0]} ${b[1]}`))) console.log(`| ${row.join(' | ')} |`);
  const slowest = Math.max(...table.map((row) => parseInt(row[4], 10)));
  console.log(`figure: endpoint faults: ${new Set(table.map(([fault]) => fault)).size} kinds, ${table.length} cases, text readable after ${slowest} ms at most (${table.filter((row) => parseInt(row[4], 10) >= 1_000).length} cases of a second or more), ${rejections} unhandled rejections`);
});

/** Faults in spite of which the answer is taken. */
const TAKEN = [
  '429 once, with Retry-After', '500 once', 'a redirect to the document', 'a charset that is not the body’s',
  'a byte order mark', 'an older format', 'a slow answer first, then a fast one',
];
/** Asked again once: what may pass by itself. */
const AGAIN = ['connection reset', '429', '500', 'a redirect loop', 'a body that is cut', 'a trickle',
  'a stall before the head', 'a stall in the body', 'no CORS', 'refused'];
const REFUSED = 'refused';
/**
 * What CI runs in every engine: one of each way in which engines differ (sockets, streams, decoding, caches). The
 * others run in Chromium alone, on the first visit; with FULL=1 all of them run everywhere, on both visits.
 */
const EVERYWHERE = [
  REFUSED, '404', '500 once', 'a redirect loop', 'a body that is cut', 'a stall in the body', 'a gzip bomb', '50 MB',
  'no CORS', 'a body in UTF-16', 'a slow answer first, then a fast one',
];
const WARM = ['404', 'a stall in the body', 'a newer format', 'a web page with 200'];
const FULL = Boolean(process.env.FULL);
const engines = (fault, visit) => {
  if (FULL || (visit === 'cold' ? EVERYWHERE : WARM).includes(fault)) return {};
  return { only: visit === 'cold' ? ['chromium'] : [] };
};

for (const fault of [REFUSED, ...Object.keys(FAULTS).filter((name) => name !== 'good')]) {
  for (const visit of ['cold', 'warm']) {
    scenario(`${fault}, ${visit}: the text is there at once and the right one stays`, engines(fault, visit), async ({ page, site, engine }) => {
      impatient(site);
      if (visit === 'warm') {
        server.serve(site.origin, 'good');
        await page.goto(TREATMENT);
        await page.waitForEqual('the endpoint’s words', async () => (await screen(page)).words, 'wire');
        await page.waitForEqual('the state', async () => (await screen(page)).state, 'endpoint');
      }
      const log = server.serve(site.origin, fault === REFUSED ? 'good' : fault);
      if (fault === REFUSED) {
        // Nobody listens on this port, which is no port that browsers keep away from by themselves: the connection is
        // really tried. The key of what is kept is the address, so it is kept under both.
        const nobody = `http://127.0.0.2:${await freePort('127.0.0.2')}/content/v1/`;
        await assert.rejects(fetch(nobody), ({ cause }) => cause.code === 'ECONNREFUSED');
        await page.run((from, to) => {
          for (const key of Object.keys(localStorage)) localStorage.setItem(key.replace(from, to), localStorage.getItem(key));
        }, server.address, nobody).catch(() => {});
        moveEndpoint(site, server.address, nobody);
      }
      const begun = performance.now();
      await page.goto(TREATMENT);
      const first = await screen(page);
      assert.ok(first.sections > 8, 'the text is not there');
      const readable = await page.run(() => Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime
        ?? performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd));
      if (fault.startsWith('a slow answer')) {
        await page.waitFor('the slow request', () => log.length >= 2);
        await online(page);
        await page.waitForEqual('the newer words', async () => (await screen(page)).words, 'newer');
      }
      await settled(page);
      const took = Math.round(performance.now() - begun);
      const last = await screen(page);
      const words = fault.startsWith('a slow answer') ? 'newer' : TAKEN.includes(fault) || visit === 'warm' ? 'wire' : 'bundled';
      const state = TAKEN.includes(fault) ? 'endpoint' : visit === 'warm' ? 'last-good' : 'bundled';
      assert.deepEqual([last.words, last.state], [words, state]);
      assert.ok(last.sections > 8);
      assert.equal(await page.run(() => window.hacked ?? null), null);
      const asked = log.filter(({ name, method }) => name === 'microneedling.json' && method === 'GET').length;
      if (AGAIN.includes(fault) && !/refused|redirect|CORS/.test(fault)) {
        // A browser may repeat a request by itself when the connection is reset.
        assert.ok(asked === 2 || (fault === 'connection reset' && asked >= 2), `asked ${asked} times`);
      }
      whenPassed(() => {
        table.push([fault, visit, engine.name, `${last.words} (${last.state})`, `${readable} ms`, `${took} ms`, asked]);
        rejections += site.reports.filter(({ kind }) => kind === 'rejection').length;
      });
      // And when the endpoint is well again, trying again brings its words.
      server.serve(site.origin, 'good', edited('Words of a newer week'));
      if (fault !== REFUSED) {
        await online(page);
        await page.waitForEqual('the words of the mended endpoint', async () => (await screen(page)).words, 'newer');
      }
    });
  }
}
