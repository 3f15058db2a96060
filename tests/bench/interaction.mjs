// What one move costs the page: script, style, layout and paint together, from a trace of the installed Chromium
// at 4 times slower CPU, without the wait for the next frame.
//
//   node tests/bench/interaction.mjs [slider|stepper|move] [moves] [file]      prints a Markdown table, and keeps the trace
// SLOWER=1 does not slow it down: the figures times 4 are steadier on a busy machine, where what slows the page down
// counts the time that others take as well.
//
// A move is a key on the day slider, a stretch of a drag over the picture, a press on a stepper of the planner, or
// a session moved by a day, with 6 sessions, an event and a trip. Each run also has moves that nothing follows, as
// a base: what they cost is the browser's and this bench's own. Times move between machines. "Together" is the time
// in which the main thread worked at any of the four.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromiumProgram } from '../browser/support/engines.mjs';
import { scratchFolder, start } from '../browser/support/processes.mjs';
import { startSite } from '../browser/support/site.mjs';

const [what = 'slider', count = '150', file] = process.argv.slice(2);
const MOVES = Number(count);
const SLOWER = Number(process.env.SLOWER ?? 4);

/** Which slices of a trace belong to which part of the work. */
const PARTS = {
  script: ['EventDispatch', 'FunctionCall', 'RunMicrotasks', 'TimerFire', 'FireAnimationFrame'],
  style: ['UpdateLayoutTree', 'RecalculateStyles', 'ParseHTML'],
  layout: ['Layout'],
  paint: ['PrePaint', 'UpdateLayer', 'UpdateLayerTree', 'Paint', 'Layerize', 'Commit'],
};

// ------------------------------------------------------------------ Chromium over its own pipe

const browser = start(chromiumProgram(), [
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
const settled = () => run('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');

async function open(path, isAlive) {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  ({ sessionId: session } = await send('Target.attachToTarget', { targetId, flatten: true }));
  await send('Page.enable');
  await send('Runtime.enable');
  await send('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 2, mobile: true });
  await send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await send('Page.navigate', { url: path });
  await run(`new Promise((done, failed) => {
    const until = performance.now() + 30000;
    const ask = () => {
      if (${isAlive}) done();
      else if (performance.now() > until) failed(new Error('${path}: its part did not come alive within 30 s'));
      else setTimeout(ask, 50);
    };
    ask();
  })`);
}

// ------------------------------------------------------------------ the moves

const key = async (name, code) => {
  for (const type of ['keyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, key: name, windowsVirtualKeyCode: code });
};
const mouse = (type, x, y) => send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 });
const click = async ({ x, y }) => {
  await mouse('mousePressed', x, y);
  await mouse('mouseReleased', x, y);
};
const box = (css) => run(`(() => {
  const it = document.querySelector('${css}');
  it.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = it.getBoundingClientRect();
  return { left, width, y: top + height / 2, x: left + width / 2 };
})()`);
const id = (name) => `[data-testid="${name}"]`;
const focus = (css) => run(`document.querySelector('${css}').focus({ preventScroll: true })`);
/** Enters `value` into a field as a person leaves it. */
const enter = async (css, value) => {
  await run(`(() => {
    const field = document.querySelector('${css}');
    field.value = '${value}';
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  })()`);
  await settled();
};
const later = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** 6 sessions, an event and a trip. */
async function plan() {
  await enter(id('event-date'), later(400));
  await enter(id('blocked-from'), later(230));
  await enter(id('blocked-to'), later(240));
  await run(`document.querySelector('${id('add-blocked')}').click()`);
  for (let press = 0; press < 9; press += 1) {
    await settled();
    await run(`document.querySelector('${id('sessions-more')}').click()`);
  }
  await settled();
  const sessions = await run(`document.querySelectorAll('${id('session-dates')} > li').length`);
  if (sessions !== 6) throw new Error(`the plan has ${sessions} sessions instead of 6`);
}
const PLANNER = { path: 'treatments/microneedling/plan/', isAlive: `document.querySelector('${id('reset')}')?.disabled === false` };

/** Each yields names, and the moves that go by them: a move is prepared before it is yielded. */
const KINDS = {
  slider: {
    path: 'treatments/microneedling/recovery/',
    isAlive: `document.querySelector('${id('timeline-play')}')?.disabled === false`,
    async *moves() {
      // With a date, so that weekdays and dates are written as well. It shows today's day, which is day 0 whenever this runs.
      await enter(id('timeline-start'), await run(`(() => {
        const now = new Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
      })()`));
      const day = await run(`document.querySelector('${id('timeline-day')}').value`);
      if (day !== '0') throw new Error(`the slider begins at day ${day} instead of 0`);
      await focus(id('timeline-day'));
      yield 'base: a key that does nothing';
      for (let move = 0; move < MOVES; move += 1) yield () => key('F9', 120);
      yield 'slider, key';
      for (let move = 0; move < MOVES; move += 1) {
        // Up and down over the first phases, where every third move changes the phase too.
        yield () => key(...(move % 32 < 16 ? ['ArrowRight', 39] : ['ArrowLeft', 37]));
      }
      yield 'slider, drag';
      const { left, width, y } = await box('.tg-timeline__finger');
      await mouse('mousePressed', left + 20, y);
      await settled();
      for (let move = 0; move < MOVES; move += 1) {
        const along = Math.abs(((move * 2) % 100) - 50) / 50;
        yield () => mouse('mouseMoved', left + 20 + along * (width - 40), y);
      }
      await mouse('mouseReleased', left + 20, y);
    },
  },
  stepper: {
    ...PLANNER,
    async *moves() {
      await plan();
      yield 'base: a click on a heading';
      const heading = await box('#plan-wishes');
      for (let move = 0; move < MOVES; move += 1) yield () => click(heading);
      for (const what of ['sessions', 'gap']) {
        yield `stepper, ${what}`;
        for (let move = 0; move < MOVES; move += 1) {
          const at = await box(id(`${what}-${move % 2 ? 'more' : 'fewer'}`));
          await settled();
          yield () => click(at);
        }
      }
    },
  },
  move: {
    ...PLANNER,
    async *moves() {
      await plan();
      const toggle = (session) => `${id('session-dates')} > li:nth-child(${session}) .tg-session__line button`;
      await box(toggle(3));
      await focus(toggle(3));
      yield 'base: a key that does nothing';
      for (let move = 0; move < MOVES; move += 1) yield () => key('F9', 120);
      yield 'move of session 3 and later, key';
      for (let move = 0; move < MOVES; move += 1) yield () => key(...(move % 8 < 4 ? ['ArrowLeft', 37] : ['ArrowRight', 39]));
      yield 'move of session 3, panel open, button';
      await run(`document.querySelector('${toggle(3)}').click()`);
      await settled();
      for (let move = 0; move < MOVES; move += 1) {
        const at = await box(`.tg-session__panel .tg-row button:nth-child(${move % 8 < 4 ? 2 : 3})`);
        await settled();
        yield () => click(at);
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
if (!kind) throw new Error(`${what}: write slider, stepper or move`);
const site = await startSite({ collect: false });
await open(site.url + kind.path, kind.isAlive);
const events = [];
listeners.set('Tracing.dataCollected', ({ value }) => events.push(...value));
await send('Tracing.start', {
  transferMode: 'ReportEvents',
  traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing', 'v8', 'disabled-by-default-devtools.timeline'] },
});
const groups = [];
let number = 0;
const mark = (edge) => run(`performance.mark('move:${groups.length - 1}:${number}:${edge}') && 0`);
for await (const move of kind.moves()) {
  if (typeof move === 'string') {
    groups.push(move);
  } else {
    await mark('from');
    await move();
    await settled();
    await mark('to');
    number += 1;
  }
}
const complete = new Promise((done) => { listeners.set('Tracing.tracingComplete', done); });
await send('Tracing.end');
await complete;
await browser.stop();
await site.close();
if (file) writeFileSync(file, JSON.stringify({ traceEvents: events }));

const marks = events.filter(({ name }) => name.startsWith('move:')).sort((a, b) => a.ts - b.ts);
const { pid, tid } = marks[0];
const names = Object.values(PARTS).flat();
const slices = events.filter((it) => it.pid === pid && it.tid === tid && it.tts !== undefined && names.includes(it.name));
// What the bench itself runs in the page has no address.
const own = slices.filter((it) => it.name === 'FunctionCall' && !it.args.data?.url);
const isOwn = (it) => own.some((call) => call.ts >= it.ts && call.ts + call.dur <= it.ts + it.dur);
const theirs = slices.filter((it) => !own.includes(it) && !(/^(TimerFire|FireAnimationFrame)$/.test(it.name) && isOwn(it)));
const moves = new Map();
for (const [place, { name, ts }] of marks.entries()) {
  const [, group, , edge] = name.split(':');
  if (edge !== 'from') continue;
  const within = theirs.filter((slice) => slice.ts >= ts && slice.ts < marks[place + 1].ts);
  const of = Object.fromEntries(Object.entries(PARTS).map(([part, wanted]) => [part, busy(within.filter((it) => wanted.includes(it.name)))]));
  moves.set(groups[group], [...(moves.get(groups[group]) ?? []), { ...of, together: busy(within) }]);
}
console.log(`\n${SLOWER} times slower CPU, milliseconds: median / p95; load ${loadavg()[0].toFixed(1)}\n`);
console.log('| move | moves | script | style | layout | paint | together |\n|---|---|---|---|---|---|---|');
for (const [name, all] of moves) {
  const figure = (part) => [0.5, 0.95].map((share) => at(all.map((move) => move[part]), share).toFixed(1)).join(' / ');
  console.log(`| ${name} | ${all.length} | ${['script', 'style', 'layout', 'paint', 'together'].map(figure).join(' | ')} |`);
}
for (const [name, all] of moves) {
  if (name.startsWith('base')) continue;
  console.log(`figure: row 26: ${name}: p95 ${at(all.map((move) => move.together), 0.95).toFixed(1)} ms of script, style, layout and paint`);
}
process.exit(0);
