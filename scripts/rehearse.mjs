// scripts/rehearse.mjs MODULE SCRIPT WASM PAGES: which functions of a WASM module a page's start and its first uses
// reach. Prints their numbers as a JSON list.
//
// Brings the module alive in the prerendered pages in the folder PAGES, in a document of happy-dom, and uses it as a
// person would in the first second. WASM is instrumented by scripts/split.mjs: each function tells its number to `z.p`.
// What it does not reach here is only fetched a moment later, so a browser's finer points do not matter.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [name, script, wasm, pages] = process.argv.slice(2);
const { Window } = await import(createRequire(new URL('../tests/package.json', import.meta.url)).resolve('happy-dom'));

const id = (it) => `[data-testid="${it}"]`;
/** A field that a person has filled in. */
const enter = (window, field, value) => {
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new window.Event(type, { bubbles: true }));
};
/** A press with all its events. */
const press = (window, element) => {
  for (const type of ['pointerdown', 'mousedown', 'focusin', 'pointerup', 'mouseup']) {
    element.dispatchEvent(new window.Event(type, { bubbles: true }));
  }
  element.click();
};
/**
 * A deed is done to the first of its `places` that the page has. Content decides whether a person can do it: where a
 * series has but one number of sessions its steppers are off, and a clinic may have no presets and no questions.
 */
const PRESS = (...places) => ({ places, act: press });
/** A day on the slider; its last one where that comes sooner. */
const DAY = (day) => ({
  places: [id('timeline-day')],
  isDone: (slider) => Number(slider.value) === Math.min(day, slider.max),
  act: (window, slider) => enter(window, slider, String(Math.min(day, slider.max))),
});
/** What was done before the start by keys: a card closed, or a place reached on a page that was scrolled. */
const CLOSED = {
  places: ['[data-part] details[open] > summary'],
  act(window, summary) {
    summary.parentElement.removeAttribute('open');
    summary.focus();
  },
};
const REACHED = (css) => ({
  places: [`[data-part] ${css}`],
  act(window, place) {
    place.focus();
    window.scrollTo(0, 300);
  },
});
/** The wishes and the dates: a single session has the same one for each gap. */
const wishes = (document) => ['sessions-value', 'gap-value'].map((it) => document.querySelector(id(it))?.textContent).join();
const plan = (document) => Array.from(document.querySelectorAll(`${id('session-dates')} time`), (it) => it.dateTime)
  .concat(wishes(document)).join();

/**
 * For each module its pages, by how their address ends, and what is done there; `read` is what each deed changes, `already`
 * what was done before the start, `later` how many days after a Monday it is, `rests` how long what waits for the hands to
 * rest is waited for. Framed views come alive as they do in a clinic's page.
 */
const REHEARSALS = {
  guide: [
    {
      page: /^treatments\/[^/]+\/recovery\/$/,
      read: (document) => document.querySelector(id('timeline-phase'))?.textContent + document.querySelector('.tg-recovery__words')?.textContent,
      deeds: [DAY(2), DAY(20)],
    },
    {
      page: /^treatments\/[^/]+\/$/,
      read: (document) => document.querySelectorAll('.tg-faq details[open]').length,
      deeds: [PRESS('.tg-faq__tools button', '.tg-faq button')],
    },
    ...[DAY(20), CLOSED, REACHED('[data-slot] .tg-figure'), REACHED('[type=date]')]
      .map((already) => ({ page: /^treatments\/[^/]+\/recovery\/$/, already, deeds: [] })),
    { page: /^frame\/[^/]+\/page\/$/, deeds: [] },
  ],
  planner: [
    {
      page: /^treatments\/[^/]+\/plan\/$/,
      read: plan,
      deeds: ['sessions-more', 'gap-more', 'sessions-fewer', 'gap-fewer'].map((it) => PRESS(id(it))),
    },
    // On each day of the week, since a clinic is not open on each.
    ...[1, 2, 3, 4, 5, 6].map((later) => ({ page: /^treatments\/[^/]+\/plan\/$/, later, deeds: [] })),
    { page: /^frame\/[^/]+\/plan\/$/, read: plan, deeds: [PRESS(id('sessions-more'))] },
  ],
  consult: [
    {
      page: /^consult\/[^/]+\/$/,
      // Nothing waits for the hands here. Each second it asks whether the rest is there; only then does it look at the
      // clock, and draw the plan ahead, which is not a start's to do.
      rests: 1200,
      read: (document) => document.querySelector('.tg-consult__step[data-on]')?.id + wishes(document),
      // Without presets a series is begun by its steppers.
      deeds: [PRESS('.tg-consult__presets button', '.tg-stepper button:not([disabled])', '.tg-stepper button')],
    },
  ],
};

/** What the module asks for and happy-dom does not have. */
function complete(window) {
  window.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} });
  window.IntersectionObserver = class {
    constructor(told) { this.told = told; }
    observe(target) { setTimeout(() => this.told([{ target, isIntersecting: true }], this)); }
    disconnect() {}
  };
  window.Element.prototype.checkVisibility ??= () => true;
  // happy-dom tells of an address that was replaced, which no browser does.
  window.addEventListener('hashchange', (event) => event.stopImmediatePropagation());
  // The event that is being answered, as `window.event` says it; what comes near is told when the rest is there.
  window.event = null;
  let targets = window.document;
  while (!Object.hasOwn(targets, 'dispatchEvent')) targets = Object.getPrototypeOf(targets);
  const { dispatchEvent } = targets;
  targets.dispatchEvent = function (event) {
    if (event.type === 'near') return true;
    const outer = window.event;
    window.event = event;
    try {
      return dispatchEvent.call(this, event);
    } finally {
      window.event = outer;
    }
  };
}

/** Makes the window's names global, as in a browser. */
function enterWindow(window) {
  // Some names of node's own stay: what runs here has to speak to node as well.
  const kept = new Set(['process', 'global', 'globalThis', 'Buffer', 'console', 'queueMicrotask', 'WebAssembly', 'fetch', 'Response',
    'Request', 'URL', 'TextDecoder', 'TextEncoder', 'performance', 'Intl', 'Promise', 'Object', 'Array', 'Function', 'Error']);
  const names = new Set();
  for (let it = window; it && it !== Object.prototype; it = Object.getPrototypeOf(it)) {
    for (const key of Object.getOwnPropertyNames(it)) names.add(key);
  }
  for (const key of names) {
    const isBuiltIn = key in globalThis && /^(?:[A-Z]\w*(?:Error|Array)|Map|Set|Weak\w+|Date|Math|JSON|RegExp|Symbol|Proxy|Reflect|Number|String|Boolean|BigInt|undefined|NaN|Infinity|eval|isNaN|isFinite|parse\w+|encode\w+|decode\w+|escape|unescape|constructor)$/.test(key);
    if (kept.has(key) || isBuiltIn || key.startsWith('__')) continue;
    Object.defineProperty(globalThis, key, {
      configurable: true,
      get: () => {
        const value = window[key];
        return typeof value === 'function' && !value.prototype ? value.bind(window) : value;
      },
      set: (value) => { window[key] = value; },
    });
  }
  const RealWindow = window.Window ?? window.constructor;
  const isWindow = (it) => it === globalThis || it === window;
  Object.defineProperty(globalThis, 'Window', { configurable: true, value: class { static [Symbol.hasInstance](it) { return isWindow(it) || it instanceof RealWindow; } } });
  for (const key of ['window', 'self']) Object.defineProperty(globalThis, key, { configurable: true, value: globalThis });
}

// The same days and the same chance at every build, so that the same sources give the same parts.
const OwnDate = Date;
let daysLater = 0;
const now = () => OwnDate.UTC(2027, 0, 11 + daysLater, 12) + performance.now();
globalThis.Date = class extends OwnDate {
  constructor(...given) { super(...(given.length ? given : [now()])); }
  static now() { return now(); }
};

Math.random = () => 0.5;
crypto.getRandomValues = (numbers) => numbers.fill(0x5a);

const reached = new Set();
globalThis.__reached = (number) => reached.add(number);
const folders = readdirSync(pages, { recursive: true }).map(String).filter((it) => it.endsWith('index.html'))
  .map((it) => it.replace(/index\.html$/, '')).toSorted();
/** The living parts: one that is collected as garbage would tell of what it takes to free it, or not. */
const held = [];
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
/** Until what a deed changes at once is done, and until what waits for the hands to rest is, in milliseconds. */
const [SETTLES, RESTS] = [60, 700];

/** Does it and says so; `null` where the page does not have its control, `false` where a person could not do it either. */
function isActed({ places, isDone, act }, window) {
  const control = places.map((it) => window.document.querySelector(it)).find((it) => it);
  if (!control) return null;
  if (control.disabled || isDone?.(control)) return false;
  act(window, control);
  return true;
}

let instances = 0;
/** Brings `folder` alive, does there what can be done, and gives the deeds that could not be, with why. */
async function rehearse(folder, { later = 0, read, rests = RESTS }, already, deeds) {
  daysLater = later;
  const window = new Window({ url: `https://guide.example/${folder}`, width: 390, height: 844 });
  complete(window);
  window.document.write(readFileSync(join(pages, folder, 'index.html'), 'utf8'));
  enterWindow(window);
  // Each page has an instance of its own, as in a browser.
  const copy = script.replace(/\.js$/, `.${instances}.mjs`);
  instances += 1;
  writeFileSync(copy, readFileSync(script));
  const module = await import(pathToFileURL(copy));
  await module.default({ module_or_path: readFileSync(wasm) });
  const [framed, slug] = /^frame\/([^/]+)/.exec(folder) ?? [];
  const left = [];
  const tryIt = (deed) => {
    const acted = isActed(deed, window);
    if (!acted) left.push({ deed, folder, isMissing: acted === null });
    return acted;
  };
  if (already) tryIt(already);
  const part = module.start(window.document.getElementById('tg-app'), framed ? { slug, plan: '', plan_url: '', tell() {} } : {});
  held.push(part);
  while (part.step());
  await pause(SETTLES);
  // What comes alive takes the place of its data too.
  if (window.document.querySelector('[data-part] > script')) throw new Error(`${name}: a part of ${folder} does not come alive`);
  for (const deed of deeds) {
    const before = read(window.document);
    if (!tryIt(deed)) continue;
    await pause(SETTLES);
    if (read(window.document) === before) throw new Error(`${name} does not answer ${deed.places.join(', ')} on ${folder}: ${before}`);
  }
  if (deeds.length) await pause(rests);
  window.dispatchEvent(new window.Event('pagehide'));
  return left;
}

let acted = 0;
const never = [];
for (const rehearsal of REHEARSALS[name] ?? []) {
  let { already, deeds } = rehearsal;
  const [places, wanted] = [folders.filter((it) => rehearsal.page.test(it)), deeds.length + (already ? 1 : 0)];
  // A guide without treatments has no such page.
  if (!places.length) continue;
  let left = [];
  // What one treatment has no use for, another may.
  for (const folder of places) {
    left = await rehearse(folder, rehearsal, already, deeds);
    if (!left.length) break;
    deeds = deeds.filter((it) => left.some(({ deed }) => deed === it));
    already = left.some(({ deed }) => deed === already) ? already : undefined;
  }
  acted += wanted - left.length;
  never.push(...left);
}
for (const { deed, folder, isMissing } of never) {
  const why = isMissing ? 'is not there' : 'has nothing to change';
  console.error(`rehearse: ${name}: ${deed.places[0]} ${why} on ${folder}: what only it needs comes with the rest`);
}
// Content can switch every control off; it cannot take all of them away.
if (!acted && never.some(({ isMissing }) => isMissing)) {
  throw new Error(`${name}: no page has what is done in scripts/rehearse.mjs: it does not know the views any more`);
}
process.stdout.write(JSON.stringify([...reached].toSorted((a, b) => a - b)), () => process.exit(0));
