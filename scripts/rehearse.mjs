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

const id = (document, it) => document.querySelector(`[data-testid="${it}"]`);
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
/** What was done before the start by keys: a card closed, or a place reached on a page that was scrolled. */
const CLOSED = ({ document }) => {
  const summary = document.querySelector('[data-part] details[open] > summary');
  summary.parentElement.removeAttribute('open');
  summary.focus();
};
const REACHED = (css) => ({ document, window }) => {
  document.querySelector(`[data-part] ${css}`).focus();
  window.scrollTo(0, 300);
};
const dates = (document) => Array.from(document.querySelectorAll('[data-testid="session-dates"] time'), (it) => it.dateTime).join();

/**
 * For each module its pages, by how their address ends, and what is done there; `read` is what each deed changes, `later`
 * how many days after a Monday it is, `rests` how long what waits for the hands to rest is waited for. Framed views come
 * alive as they do in a clinic's page.
 */
const REHEARSALS = {
  guide: [
    {
      page: /^treatments\/[^/]+\/recovery\/$/,
      read: (document) => id(document, 'timeline-phase').textContent + document.querySelector('.tg-recovery__words')?.textContent,
      deeds: [
        ({ document, window }) => enter(window, id(document, 'timeline-day'), '2'),
        ({ document, window }) => enter(window, id(document, 'timeline-day'), '20'),
      ],
    },
    {
      page: /^treatments\/[^/]+\/$/,
      read: (document) => document.querySelectorAll('.tg-faq details[open]').length,
      deeds: [({ document, window }) => press(window, document.querySelector('.tg-faq__tools button, .tg-faq button'))],
    },
    // What was done before the start.
    ...[({ document, window }) => enter(window, id(document, 'timeline-day'), '20'), CLOSED, REACHED('[data-slot] .tg-figure'), REACHED('[type=date]')]
      .map((already) => ({ page: /^treatments\/[^/]+\/recovery\/$/, already, deeds: [] })),
    { page: /^frame\/[^/]+\/page\/$/, deeds: [] },
  ],
  planner: [
    {
      page: /^treatments\/[^/]+\/plan\/$/,
      read: dates,
      deeds: [
        ({ document, window }) => press(window, id(document, 'sessions-more')),
        ({ document, window }) => press(window, id(document, 'gap-more')),
        ({ document, window }) => press(window, id(document, 'sessions-fewer')),
        ({ document, window }) => press(window, id(document, 'gap-fewer')),
      ],
    },
    // On each day of the week, since a clinic is not open on each.
    ...[1, 2, 3, 4, 5, 6].map((later) => ({ page: /^treatments\/[^/]+\/plan\/$/, later, deeds: [] })),
    {
      page: /^frame\/[^/]+\/plan\/$/,
      read: dates,
      deeds: [({ document, window }) => press(window, id(document, 'sessions-more'))],
    },
  ],
  consult: [
    {
      page: /^consult\/[^/]+\/$/,
      // Nothing waits for the hands here; the plan is drawn a second later, which is not a start's to do.
      rests: 0,
      read: (document) => document.querySelector('.tg-consult__step[data-on]').id,
      deeds: [({ document, window }) => press(window, document.querySelector('.tg-consult__presets button'))],
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

for (const [count, { page, later = 0, already, read, deeds, rests = RESTS }] of (REHEARSALS[name] ?? []).entries()) {
  const folder = folders.find((it) => page.test(it));
  // A guide without treatments has no such page.
  if (folder === undefined) continue;
  daysLater = later;
  const window = new Window({ url: `https://guide.example/${folder}`, width: 390, height: 844 });
  complete(window);
  window.document.write(readFileSync(join(pages, folder, 'index.html'), 'utf8'));
  enterWindow(window);
  // Each page has an instance of its own, as in a browser.
  const copy = script.replace(/\.js$/, `.${count}.mjs`);
  writeFileSync(copy, readFileSync(script));
  const module = await import(pathToFileURL(copy));
  await module.default({ module_or_path: readFileSync(wasm) });
  const [framed, slug] = /^frame\/([^/]+)/.exec(folder) ?? [];
  already?.({ window, document: window.document });
  const part = module.start(window.document.getElementById('tg-app'), framed ? { slug, plan: '', plan_url: '', tell() {} } : {});
  held.push(part);
  while (part.step());
  await pause(SETTLES);
  for (const [at, deed] of deeds.entries()) {
    const before = read(window.document);
    deed({ window, document: window.document });
    await pause(SETTLES);
    if (read(window.document) === before) throw new Error(`${name} does not answer deed ${at + 1} on ${folder}: ${before}`);
  }
  if (deeds.length) await pause(rests);
  window.dispatchEvent(new window.Event('pagehide'));
}
process.stdout.write(JSON.stringify([...reached].toSorted((a, b) => a - b)), () => process.exit(0));
