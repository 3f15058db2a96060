// `forEachEngine`: one scenario, run in Chromium, Firefox and WebKitGTK against a site of its own.
// Browsers are kept for the scenarios of one file that ask for the same conditions: each scenario has a port,
// so an origin, of its own, and finds nothing that another one left.
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, test } from 'node:test';
import { ENGINES, missingConditions } from './engines.mjs';
import { Page } from './page.mjs';
import { puttingOff } from './passed.mjs';
import { startSite } from './site.mjs';

/** The names of the engines that this run is for. */
export const wanted = process.env.ENGINES?.split(',') ?? ENGINES.map((engine) => engine.name);
for (const name of wanted) {
  if (!ENGINES.some((engine) => engine.name === name)) {
    throw new Error(`ENGINES=${process.env.ENGINES}: no engine is called ${name}`);
  }
}
const resultsFolder = new URL('../../../test-results/', import.meta.url);

const running = new Map();
/** One for each engine and a few under special conditions: each takes some hundred megabytes. */
const KEPT = 5;

/** A browser under these conditions: one that runs already, or a new one in the place of the longest idle. */
async function browser(engine, conditions) {
  const key = JSON.stringify([engine.name, conditions]);
  const kept = running.get(key);
  if (kept) {
    running.delete(key);
    return { ...kept, key };
  }
  while (running.size >= KEPT) {
    const [longestIdle, { close }] = running.entries().next().value;
    running.delete(longestIdle);
    await close();
  }
  return { ...(await engine.launch(conditions)), key };
}

after(async () => {
  for (const { close } of running.values()) await close();
  running.clear();
});

/**
 * Registers `scenario({ page, site, engine, t })` once for each engine.
 *
 * Options, all of which may be absent:
 * - `without`: any of `'js'`, `'wasm'`, `'storage'`; `colorScheme`: `'light'` or `'dark'`; `forcedColors`,
 *   `reducedMotion`, `print`: true; `timeZone`: a name such as `'America/Santiago'`. An engine that cannot
 *   give a condition does not run the scenario, and a line says so.
 * - `viewport`: `[width, height]`, 1280 × 800 when absent. Where a window cannot be that narrow the page is
 *   opened in a frame of that width.
 * - `site`: options of `startSite`; `only`: names of engines; `timeoutMs`: two minutes when absent.
 * - `errors`: a RegExp for what the page is expected to report; anything else that goes wrong in a page fails
 *   the scenario.
 *
 * What a scenario counts or prints of itself is put off until all of that has been asked: `whenPassed`, `figure`.
 */
export function forEachEngine(title, options, scenario) {
  if (typeof options === 'function') return forEachEngine(title, {}, options);
  const {
    viewport = [1280, 800],
    site: siteOptions = {},
    only,
    errors: expected,
    timeoutMs = 120_000,
    ...conditions
  } = options;
  for (const engine of ENGINES) {
    if (!wanted.includes(engine.name) || (only && !only.includes(engine.name))) continue;
    const missing = missingConditions(engine, conditions);
    if (missing.length) {
      console.log(`${engine.name} does not run “${title}”: it cannot be given ${missing.join(', ')}`);
      continue;
    }
    // The time is watched over here, so that a failure tells what it waits for; the runner's own limit is a second rope.
    test(`${title} [${engine.name}]`, { timeout: timeoutMs + 60_000 }, async (t) => {
      const { print: _everywhere, ...launch } = conditions;
      const { session, close, key } = await browser(engine, launch);
      let site;
      let healthy = false;
      const putOff = [];
      const page = new Page({ session, engine, viewport: { width: viewport[0], height: viewport[1] } });
      try {
        const scripted = !conditions.without?.includes('js');
        page.framed = !(await engine.resize(session, ...viewport));
        site = await startSite({ collect: scripted, framed: page.framed, ...siteOptions });
        page.site = site;
        try {
          await inTime(session, timeoutMs, puttingOff(putOff, () => scenario({ page, site, engine, t })));
          const unexpected = scripted
            ? (await page.errors()).filter(({ kind, text }) => !expected?.test(`${kind}: ${text}`))
            : [];
          assert.deepEqual(unexpected, [], 'something went wrong in the page');
        } catch (error) {
          error.message += await evidence(page, `${title} ${engine.name}`);
          throw error;
        }
        healthy = true;
      } finally {
        // A browser in which something failed is not used again.
        if (healthy) {
          if (page.framed) await session.switchToFrame(null);
          await session.navigate('about:blank');
          running.set(key, { session, close });
        } else await close();
        await site?.close();
      }
      for (const act of putOff) act();
    });
  }
}

/** What `scenario` comes to, or an error that names the driver's last command when it takes longer than `timeoutMs`. */
async function inTime(session, timeoutMs, scenario) {
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`no end within ${timeoutMs / 1000} s; the driver was last asked ${session.asked}`)), timeoutMs);
  });
  try {
    return await Promise.race([scenario, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Has the page draw for some seconds: WebKitGTK's driver takes its picture with the next frame, and a page at rest draws
 * none.
 */
function stir() {
  let left = 600;
  const frame = () => {
    document.documentElement.style.opacity = left % 2 ? '0.999' : '';
    left -= 1;
    if (left >= 0) requestAnimationFrame(frame);
  };
  frame();
}

/**
 * Keeps a picture and the HTML of the failed page, and says where. Node names this file as the place of each scenario, so
 * the file that it is of is said as well; scripts/scorecard.mjs reads that.
 */
async function evidence(page, name) {
  const of = `\n(a scenario of tests/browser/${basename(process.argv[1])})`;
  const file = name.replace(/[^a-z0-9]+/gi, '-').slice(0, 120);
  // A driver that hangs is not waited for as long again.
  page.session.timeoutMs = 10_000;
  try {
    mkdirSync(resultsFolder, { recursive: true });
    writeFileSync(new URL(`${file}.html`, resultsFolder), await page.run(() => document.documentElement.outerHTML));
    await page.run(stir);
    writeFileSync(new URL(`${file}.png`, resultsFolder), await page.screenshot());
    const reports = page.site.reports.map(({ kind, text }) => `\n  ${kind}: ${text}`).join('');
    return `${of}\n(picture and HTML: test-results/${file}.png and .html)${reports && `\nThe page reported:${reports}`}`;
  } catch (error) {
    return `${of}\n(no picture: ${error.message})`;
  }
}
