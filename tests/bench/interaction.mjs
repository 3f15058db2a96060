// What one move costs the page: script, style, layout and paint together, from a trace of the installed Chromium
// at 4 times slower CPU, without the wait for the next frame.
//
//   node tests/bench/interaction.mjs [slider|stepper] [moves]      prints a Markdown table
//
// A move is a key on the day slider, a stretch of a drag over the picture, or a press on a stepper. Times move
// between machines. "Together" is the time in which the main thread worked at any of the four.
import { scratchFolder, start } from '../browser/support/processes.mjs';
import { startSite } from '../browser/support/site.mjs';

const [what = 'slider', count = '150'] = process.argv.slice(2);
const MOVES = Number(count);
const SLOWER = 4;

/** Which slices of a trace belong to which part of the work. */
const PARTS = {
  script: ['EventDispatch', 'FunctionCall', 'RunMicrotasks', 'TimerFire', 'FireAnimationFrame', 'v8.callFunction'],
  style: ['UpdateLayoutTree', 'RecalculateStyles', 'ParseHTML'],
  layout: ['Layout'],
  paint: ['PrePaint', 'UpdateLayer', 'UpdateLayerTree', 'Paint', 'Layerize', 'Commit'],
};

// ------------------------------------------------------------------ Chromium over its own pipe

const browser = start('chromium', [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-extensions',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars',
  `--user-data-dir=${scratchFolder('chromium')}`, '--remote-debugging-pipe', 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
const [, , , toBrowser, fromBrowser] = browser.child.stdio;
const waiting = new Map();
const listeners = new Map();
let last = 0;
let unread = '';
fromBrowser.setEncoding('utf8').on('data', (chunk) => {
  const messages = (unread + chunk).split('\0');
  unread = messages.pop();
  for (const message of messages.map((text) => JSON.parse(text))) {
    if (message.id) {
      const { done, failed } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) failed(new Error(message.error.message));
      else done(message.result);
    } else listeners.get(message.method)?.(message.params);
  }
});
let session;
const send = (method, params = {}) => new Promise((done, failed) => {
  last += 1;
  waiting.set(last, { done, failed });
  toBrowser.write(`${JSON.stringify({ id: last, method, params, sessionId: session })}\0`);
});
const run = async (expression) => {
  const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
};
/** Until what was asked for is on screen. */
const settled = () => run('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))');

async function open(path, isAlive) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  ({ sessionId: session } = await send('Target.attachToTarget', { targetId, flatten: true }));
  await send('Page.enable');
  await send('Runtime.enable');
  await send('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 2, mobile: true });
  await send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await send('Page.navigate', { url: path });
  await run(`new Promise((done) => { const ask = () => (${isAlive}) ? done() : setTimeout(ask, 50); ask(); })`);
}

// ------------------------------------------------------------------ the moves

const key = async (name, code) => {
  for (const type of ['keyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, key: name, windowsVirtualKeyCode: code });
};
const mouse = (type, x, y) => send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 });
const box = (css) => run(`(() => {
  const it = document.querySelector('${css}');
  it.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = it.getBoundingClientRect();
  return { left, width, y: top + height / 2, x: left + width / 2 };
})()`);

const KINDS = {
  slider: {
    path: 'treatments/microneedling/recovery/',
    isAlive: `document.querySelector('[data-testid="timeline-play"]')?.disabled === false`,
    async *moves() {
      // With a date, so that weekdays and dates are written as well.
      await run(`(() => {
        const field = document.querySelector('[data-testid="timeline-start"]');
        field.value = '2026-11-02';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      })()`);
      await settled();
      yield 'key';
      await run(`document.querySelector('[data-testid="timeline-day"]').focus()`);
      for (let move = 0; move < MOVES; move += 1) {
        // Up and down over the first phases, where every third move changes the phase too.
        await key(...(move % 32 < 16 ? ['ArrowRight', 39] : ['ArrowLeft', 37]));
        yield;
      }
      yield 'drag';
      const { left, width, y } = await box('.tg-timeline__finger');
      await mouse('mousePressed', left + 20, y);
      await settled();
      for (let move = 0; move < MOVES; move += 1) {
        const along = Math.abs(((move * 2) % 100) - 50) / 50;
        await mouse('mouseMoved', left + 20 + along * (width - 40), y);
        yield;
      }
      await mouse('mouseReleased', left + 20, y);
    },
  },
  stepper: {
    path: 'treatments/microneedling/plan/',
    isAlive: `document.querySelector('[data-testid="reset"]')?.disabled === false`,
    async *moves() {
      yield 'press';
      const [more, fewer] = ['sessions-more', 'sessions-fewer'].map((id) => `[data-testid="${id}"]`);
      for (let move = 0; move < MOVES; move += 1) {
        await run(`document.querySelector('${move % 6 < 3 ? more : fewer}').click()`);
        yield;
      }
    },
  },
};

// ------------------------------------------------------------------ the trace

/**
 * Length of the union of `slices` in milliseconds, by the clock of the thread: what other programs take of the
 * machine meanwhile is not the page's doing.
 */
function busy(slices) {
  let [total, end] = [0, 0];
  for (const { tts, tdur = 0 } of slices.toSorted((a, b) => a.tts - b.tts)) {
    total += Math.max(0, tts + tdur - Math.max(tts, end));
    end = Math.max(end, tts + tdur);
  }
  return total / 1000;
}
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

const kind = KINDS[what];
if (!kind) throw new Error(`${what}: write slider or stepper`);
const site = await startSite({ collect: false });
await open(site.url + kind.path, kind.isAlive);
const events = [];
listeners.set('Tracing.dataCollected', ({ value }) => events.push(...value));
await send('Tracing.start', {
  transferMode: 'ReportEvents',
  traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing', 'v8', 'disabled-by-default-devtools.timeline'] },
});
let [group, number] = ['', 0];
const begin = () => run(`performance.mark('move:${group}:${number}') && 0`);
for await (const name of kind.moves()) {
  if (name) group = name;
  else await settled();
  number += 1;
  await begin();
}
const complete = new Promise((done) => { listeners.set('Tracing.tracingComplete', done); });
await send('Tracing.end');
await complete;
await browser.stop();
await site.close();

const marks = events.filter(({ name }) => name.startsWith('move:')).sort((a, b) => a.ts - b.ts);
const { pid, tid } = marks[0];
const names = Object.values(PARTS).flat();
const slices = events.filter((it) => it.pid === pid && it.tid === tid && it.tts !== undefined && names.includes(it.name));
const moves = new Map();
for (let place = 0; place + 1 < marks.length; place += 1) {
  const [, own] = marks[place].name.split(':');
  const [, next] = marks[place + 1].name.split(':');
  if (own !== next) continue;
  const within = slices.filter(({ ts }) => ts >= marks[place].ts && ts < marks[place + 1].ts);
  const of = Object.fromEntries(Object.entries(PARTS).map(([part, wanted]) => [part, busy(within.filter(({ name }) => wanted.includes(name)))]));
  moves.set(own, [...(moves.get(own) ?? []), { ...of, together: busy(within) }]);
}
console.log(`\n${SLOWER} times slower CPU, milliseconds: median / p95\n`);
console.log('| move | moves | script | style | layout | paint | together |\n|---|---|---|---|---|---|---|');
for (const [name, all] of moves) {
  const figure = (part) => [0.5, 0.95].map((share) => at(all.map((move) => move[part]), share).toFixed(1)).join(' / ');
  console.log(`| ${what}, ${name} | ${all.length} | ${['script', 'style', 'layout', 'paint', 'together'].map(figure).join(' | ')} |`);
}
process.exit(0);
