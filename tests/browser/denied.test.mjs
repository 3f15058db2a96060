// WebAssembly denied, ten ways. In each the page is readable, an answer opens, a link leads on, and where parts are
// missing a line says so. The late file takes twenty seconds in Chromium, and everywhere with FULL=1; elsewhere it takes
// as long as a reader needs for all that.
import { strict as assert } from 'node:assert';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { forEachEngine } from './support/each-engine.mjs';
import { atRest } from './support/rest.mjs';
import { siteFolder } from './support/site.mjs';
import { table } from './support/table.mjs';

const TREATMENT = 'treatments/microneedling/';
const WASM = /\/(guide|planner)-[0-9a-f]+\.wasm$/;
const file = (path) => readFileSync(join(siteFolder(), path));
const LATE_MS = 20_000;
const saw = table(4, 'ways in which WebAssembly is denied');

const sends = (status, type, body) => (_request, response, { pathname }) => {
  response.writeHead(status, { 'content-type': type }).end(body(pathname));
  return true;
};
const wasm = 'application/wasm';
/** Each takes the site and prepares the fault; `works` where browsers manage all the same. */
const KINDS = {
  'a policy without wasm-unsafe-eval': {
    headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'" },
  },
  'no WebAssembly in the browser': { without: true },
  'the file is not there': { answer: sends(404, 'text/html', () => '<h1>Not here</h1>') },
  'a page comes in its place': { answer: sends(200, 'text/html', () => '<!doctype html><h1>Home</h1>') },
  'the wrong media type': { answer: sends(200, 'text/plain', file), works: true },
  'the file is cut': { answer: sends(200, wasm, (path) => file(path).subarray(0, file(path).length / 2)) },
  'bits are flipped': {
    answer: sends(200, wasm, (path) => {
      const bytes = Buffer.from(file(path));
      for (let at = 0; at < bytes.length; at += 4096) bytes[at] ^= 0x10;
      return bytes;
    }),
  },
  'another origin that shares nothing': { elsewhere: true },
  'the connection is cut': { answer: (_request, response) => (response.destroy(), true) },
  'the file comes late': { slow: true },
};

for (const [kind, { headers = {}, answer, without, elsewhere, slow, works }] of Object.entries(KINDS)) {
  const options = {
    site: { headers: { ...headers, 'cache-control': 'no-store' } },
    // Where browsers manage all the same there is nothing to report.
    errors: slow || works ? undefined : /Treatment Guide|wasm|WebAssembly|resource|policy|module|compil|fetch|load/i,
    ...(without ? { without: ['wasm'] } : {}),
  };
  forEachEngine(`${kind}: the page is whole`, options, async ({ page, site, engine }) => {
    let other;
    let release = () => {};
    let begun;
    const late = slow && (engine.name === 'chromium' || process.env.FULL);
    if (answer) site.fault(WASM, answer);
    if (elsewhere) {
      other = createServer((request, response) => response.writeHead(200, { 'content-type': wasm }).end(file(new URL(request.url, 'http://x').pathname)));
      await new Promise((done) => other.listen(0, '127.0.0.2', done));
      site.fault(WASM, (_request, response, { pathname }) => {
        response.writeHead(302, { location: `http://127.0.0.2:${other.address().port}${pathname}` }).end();
        return true;
      });
    }
    if (slow) {
      const held = new Promise((done) => { release = done; });
      site.fault(WASM, async () => {
        begun ??= performance.now();
        await Promise.race([held, ...(late ? [pause(LATE_MS, undefined, { ref: false })] : [])]);
        return false;
      });
    }
    try {
      // Readable, answers, links.
      await page.goto(TREATMENT);
      const text = await page.text();
      for (const words of ['24 to 72', 'active infection', 'maintenance sessions']) assert.ok(text.includes(words), words);
      const state = () => page.run(() => ({ fault: document.documentElement.dataset.tgFault, alive: document.documentElement.dataset.tgAlive }));
      // The line that comes moves what stands under it, so a press waits for it.
      if (!slow) await page.waitFor('word of it', async () => (await state()).fault || (await state()).alive);
      await page.run(() => { location.hash = document.querySelector('details[id^="faq-"]:last-of-type').id; });
      await page.waitFor('the answer of an address', () => page.run(() => document.querySelector(`details${location.hash}`).open));
      // The page goes to that answer and unfolds it in its time, and would move from under a press.
      await page.waitFor('rest', () => atRest(page));
      const answerOf = () => page.run(() => document.querySelector('details[id^="faq-"]').open);
      await page.run(() => document.querySelector('details[id^="faq-"]').scrollIntoView({ block: 'center' }));
      await page.click('details[id^="faq-"]:first-of-type > summary');
      await page.waitFor('an answer', answerOf);
      await page.click(await page.byRole('link', /^Plan my series/));
      await page.waitForEqual('the planner’s page', () => page.run(() => location.pathname), `/${TREATMENT}plan/`);
      await page.waitFor('its text', async () => /4 to 6 weeks/.test(await page.text('main')));
      const line = () => page.run(() => {
        const line = document.querySelector('.tg-fault');
        return line.getClientRects().length ? line.innerText.replace(/\s+/g, ' ').trim() : '';
      });
      if (slow || works) {
        if (!late) release();
        await page.waitForEqual('the parts', async () => (await state()).alive, 'parts', { timeoutMs: 3 * LATE_MS });
        assert.equal(await line(), '');
        if (late) assert.ok(performance.now() - begun >= LATE_MS, 'it was not late');
        saw(kind, engine, slow ? `whole ${late ? `for ${LATE_MS / 1000} s ` : ''}while it waits, then alive` : 'alive');
      } else {
        await page.waitFor('the line', line);
        assert.match(await line(), /could not start/);
        await page.byRole('button', 'Load the page again');
        // Nothing that could not work asks to be pressed.
        assert.deepEqual(await page.run(() => Array.from(document.querySelectorAll('[data-part] button:not([popovertarget]):not(:disabled)'))
          .filter((it) => it.getClientRects().length).map((it) => it.textContent)), []);
        saw(kind, engine, `whole, “${await line()}”`);
      }
    } finally {
      release();
      other?.close();
    }
  });
}
