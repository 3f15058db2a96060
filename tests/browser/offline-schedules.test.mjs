// The service worker against orders of events that nobody thinks of: deploys, rollbacks, outages and hosts gone
// wrong at any moment, also in the middle of an installation, with several tabs open, awake or asleep.
//
// The worker's own text runs here in a room that behaves as a browser does (caches, tabs, one active worker);
// that real browsers behave so is for offline.test.mjs to show. A schedule is a seed: it can be run again.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const SOURCE = readFileSync(new URL('../../src/offline.js', import.meta.url), 'utf8');
const ORIGIN = 'https://guide.example';
const ROOT = '/guide/';
const PAGES = ['', 'treatments/a/', 'treatments/a/plan/'];
const SCHEDULES = Number(process.env.SCHEDULES ?? (process.env.FULL ? 5000 : 400));
const STEPS = 40;

/** Numbers from a seed, the same on every machine (mulberry32). */
function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { below: (limit) => Math.floor(next() * limit), one: (list) => list[Math.floor(next() * list.length)] };
}

/** A build: every file that a host would have, by its path below the root. */
function build(letter) {
  const files = new Map();
  const named = (name, text) => {
    const path = `assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`;
    files.set(path, { text, type: 'text/javascript' });
    return path;
  };
  // What did not change from one build to the next has the same name in both.
  const shared = named('shared', 'the same in all builds');
  const first = ['style', 'boot', 'guide'].map((name) => named(name, `${name} of ${letter}`));
  const later = named('handover', `handover of ${letter}`);
  const id = createHash('sha256').update(letter).digest('hex').slice(0, 16);
  for (const page of PAGES) {
    const text = `<!doctype html>\n<html lang="en" data-tg-path="${page}" data-tg-build="${id}"><body>${letter}`;
    files.set(page, { text, type: 'text/html' });
  }
  files.set('site.webmanifest', { text: '{}', type: 'application/manifest+json' });
  const list = (paths) => JSON.stringify(paths);
  files.set('sw.js', {
    type: 'text/javascript',
    text: SOURCE.replace('__BUILD__', id)
      .replace('__ROOT__', ROOT)
      .replace('__PAGES__', list(PAGES))
      .replace('__HASHED__', list([...first, shared, later]))
      .replace('__PLAIN__', list(['site.webmanifest'])),
  });
  return { letter, id, files, first: [...first, shared], later };
}
const BUILDS = ['A', 'B', 'C', 'D'].map(build);

const MODES = {
  up: (build, path) => build.files.get(path) ?? null,
  down: () => undefined,
  // A login page of the network, or a host that knows one page only.
  html: () => ({ text: '<!doctype html><html><body>Welcome to our Wi-Fi', type: 'text/html' }),
  // Taken down, or between two steps of a deploy.
  gone: () => null,
  // A cache on the way that still has the pages of the build before.
  stale: (build, path, before) => (PAGES.includes(path) ? before.files.get(path) : build.files.get(path)) ?? null,
  // A deploy that is half done: the pages are there, what they name is not.
  half: (build, path) => (path.startsWith('assets/') ? null : build.files.get(path)) ?? null,
};

class Answer {
  constructor({ text, type }, policy, status = 200) {
    Object.assign(this, { said: text, status, ok: status < 300, type: 'basic', redirected: false });
    this.headers = new Map([['content-type', type], ['content-security-policy', policy]]);
  }
  clone() {
    return this;
  }
  async text() {
    return this.said;
  }
  async arrayBuffer() {
    return new TextEncoder().encode(this.said).buffer;
  }
}

/** The browser and the host of one schedule. */
class World {
  constructor(seed) {
    this.random = chance(seed);
    this.build = BUILDS[0];
    this.before = BUILDS[0];
    this.mode = 'up';
    this.policy = 'first';
    /** Whether the browser's own storage fails. */
    this.broken = false;
    this.stored = new Map();
    this.tabs = new Set();
    this.active = null;
    this.busy = null;
    this.everWhole = false;
  }
  /** As the browser's locks: one after the other. */
  alone(act) {
    const turn = (this.locked ?? Promise.resolve()).then(act);
    this.locked = turn.catch(() => {});
    return turn;
  }
  works(value) {
    if (this.broken) throw new Error('the storage fails');
    return value;
  }
  unregister() {
    this.active = null;
    for (const tab of this.tabs) tab.fromWorker = false;
  }
  async pause() {
    for (let left = this.random.below(4); left > 0; left -= 1) await new Promise((resolve) => { setImmediate(resolve); });
  }
  async fetch(url) {
    await this.pause();
    const path = new URL(url, ORIGIN).pathname.slice(ROOT.length);
    const found = MODES[this.mode](this.build, path, this.before);
    if (this.mode === 'gone') for (const tab of this.tabs) tab.fromWorker = false;
    await this.pause();
    if (found === undefined) throw new TypeError('no network');
    // A nonce is another one each time, and no other policy.
    const policy = `${this.policy} 'nonce-${this.random.below(1e6)}'`;
    return found ? new Answer(found, policy) : new Answer({ text: 'not here', type: 'text/html' }, policy, 404);
  }

  /** A worker made of `text`; its events are what it listened to. */
  worker(text) {
    const events = {};
    const { stored } = this;
    const key = (request) => new URL(request.url ?? request, ORIGIN).pathname;
    const cache = (name) => ({
      match: async (request) => stored.get(name)?.get(key(request)),
      put: async (request, answer) => void stored.get(name)?.set(key(request), answer),
      keys: async () => [...(stored.get(name)?.keys() ?? [])].map((path) => ({ url: ORIGIN + path })),
    });
    const room = {
      URL,
      // Not the real one: that works beside the loop, and a schedule would not run twice in the same way.
      crypto: { subtle: { digest: async (_, bytes) => createHash('sha256').update(Buffer.from(bytes)).digest() } },
      navigator: { locks: { request: (_, act) => this.alone(act) } },
      location: { origin: ORIGIN, href: `${ORIGIN}${ROOT}sw.js` },
      addEventListener: (name, act) => { events[name] = act; },
      skipWaiting: async () => {},
      registration: { unregister: async () => { this.unregister(); } },
      Response: class {
        constructor(text) {
          this.text = async () => text;
        }
        static redirect(to) {
          return { to };
        }
      },
      MessageChannel: class {
        constructor() {
          this.port1 = {};
          this.port2 = { answer: (data) => setImmediate(() => this.port1.onmessage({ data })) };
        }
      },
      // Time that passes for nobody: after enough turns of the loop.
      setTimeout: (act) => {
        let left = 30;
        const turn = () => { if ((left -= 1) > 0) setImmediate(turn); else act(); };
        turn();
      },
      fetch: (request) => this.fetch(request.url ?? request),
      clients: {
        claim: async () => { for (const tab of this.tabs) tab.controlled = true; },
        matchAll: async () => [...this.tabs].map((tab) => ({
          url: ORIGIN + ROOT + tab.path,
          postMessage: (_data, [port]) => { if (tab.awake) port.answer(tab.build.id); },
        })),
      },
      caches: {
        keys: async () => this.works([...stored.keys()]),
        open: async (name) => {
          if (!stored.has(name)) stored.set(name, new Map());
          return cache(name);
        },
        delete: async (name) => stored.delete(name),
        match: async (request, { cacheName }) => this.works(stored.get(cacheName)?.get(key(request))),
      },
    };
    runInContext(text, createContext(room));
    return { text, events };
  }
  async dispatch(worker, name) {
    const waits = [];
    worker.events[name]({ waitUntil: (it) => waits.push(it) });
    await Promise.all(waits);
  }
  /** What a browser does at every navigation: looks whether there is another worker, and installs it. */
  async update() {
    const answer = await this.fetch(`${ROOT}sw.js`).catch(() => null);
    if (!answer?.ok || answer.headers.get('content-type') !== 'text/javascript' || answer.said === this.active?.text) return;
    const fresh = this.worker(answer.said);
    try {
      await this.dispatch(fresh, 'install');
    } catch {
      return;
    }
    this.active = fresh;
    this.everWhole = true;
    await this.dispatch(fresh, 'activate');
  }
  /** `url` as the active worker answers it, or the network; `null` when neither does. */
  async ask(path, mode, controlled) {
    const request = { url: ORIGIN + ROOT + path, method: 'GET', mode, headers: new Map() };
    let answer;
    if (controlled && this.active) {
      const waits = [];
      this.active.events.fetch({ request, respondWith: (it) => { answer = it; }, waitUntil: (it) => waits.push(it) });
      this.pending = Promise.all([this.pending, ...waits.map((it) => it.catch(() => {}))]);
    }
    return (answer ?? this.fetch(request.url)).catch(() => null);
  }
  /** Opens a page, with everything that it loads at once. */
  async open(tab, path) {
    const worker = this.active;
    const page = await this.ask(path, 'navigate', Boolean(worker));
    // A guide that was taken down in this moment has no kept pages any more.
    const controlled = Boolean(worker) && this.active !== null && this.mode !== 'gone';
    this.busy ??= this.update().finally(() => { this.busy = null; });
    const letter = page?.ok && /<body>([A-D])$/.exec(page.said)?.[1];
    if (!letter) {
      assert.ok(!controlled, 'a kept page did not come');
      this.tabs.delete(tab);
      return;
    }
    Object.assign(tab, { path, build: BUILDS.find((it) => it.letter === letter), controlled, awake: true, });
    this.tabs.add(tab);
    assert.match(page.said, new RegExp(`data-tg-path="${path}"`), 'another page than the one asked for');
    for (const file of tab.build.first) {
      const answer = await this.ask(file, 'no-cors', tab.controlled);
      const right = answer?.ok && answer.said === tab.build.files.get(file).text;
      assert.ok(right || !controlled || this.mode === 'gone' || !this.active, `${file} of build ${letter} did not come with its kept page`);
    }
    // The page says that it is on screen; nobody waits for what the worker makes of it.
    if (controlled && this.active) this.pending = Promise.all([this.pending, this.dispatch(this.active, 'message').catch(() => {})]);
  }
  /** What a page fetches only when a person reaches for it. */
  async reach(tab) {
    const answer = await this.ask(tab.build.later, 'no-cors', tab.controlled);
    const right = answer?.ok && answer.said === tab.build.files.get(tab.build.later).text;
    assert.ok(right || !tab.fromWorker, `the later file of build ${tab.build.letter} is gone under an open page`);
    // A file of another build never comes under this name.
    if (answer?.ok && /javascript/.test(answer.headers.get('content-type'))) assert.ok(right);
  }
  /** Once a whole build was kept and no worker is on its way, every page opens whatever the host does. */
  async settle() {
    while (this.busy) await this.busy;
    await this.pending;
  }
}

async function schedule(seed) {
  const world = new World(seed);
  const { random } = world;
  const done = [];
  const note = (what) => done.push(what);
  try {
    for (let step = 0; step < STEPS; step += 1) {
      const tabs = [...world.tabs];
      const what = random.below(10);
      if (what < 2) {
        world.before = world.build;
        world.build = random.one(BUILDS);
        world.policy = random.one(['first', 'second']);
        note(`deploy ${world.build.letter} with the ${world.policy} policy`);
      } else if (what < 4) {
        world.mode = random.below(2) ? 'up' : random.one(Object.keys(MODES));
        note(`host ${world.mode}`);
      } else if (what < 7) {
        const tab = tabs.length > 3 || (tabs.length && random.below(2)) ? random.one(tabs) : {};
        const path = random.one(PAGES);
        const served = Boolean(world.active);
        note(`open ${path || '/'} in ${tab.path === undefined ? 'a new tab' : 'a tab'}`);
        await world.open(tab, path);
        tab.fromWorker = served && Boolean(world.active) && world.mode !== 'gone';
      } else if (tabs.length && what < 8) {
        const tab = random.one(tabs);
        tab.awake = !tab.awake;
        note(`tab ${tab.awake ? 'wakes' : 'sleeps'}`);
      } else if (tabs.length && what < 9) {
        note('reach for the later file');
        await world.reach(random.one(tabs));
      } else if (tabs.length) {
        note('close a tab');
        world.tabs.delete(random.one(tabs));
      }
      if (random.below(3) === 0) await world.settle();
    }
    await world.settle();
    // In the end the host is well: after two visits the newest build is there, and it alone.
    world.mode = 'up';
    world.tabs.clear();
    for (const path of ['', 'treatments/a/', '']) {
      await world.open({}, path);
      await world.settle();
      world.tabs.clear();
    }
    const tab = {};
    await world.open(tab, '');
    await world.settle();
    assert.equal(tab.build.letter, world.build.letter, 'the newest build is not shown in the end');
    assert.deepEqual([...world.stored.keys()].sort(), [world.build.id, 'newest'].sort().map((it) => `treatment-guide ${ROOT} ${it}`));
    for (const path of PAGES) {
      const kept = world.stored.get(`treatment-guide ${ROOT} ${world.build.id}`).get(ROOT + path);
      assert.match(kept.headers.get('content-security-policy'), new RegExp(`^${world.policy} `), `the policy of /${path} is not the host's`);
    }
    world.mode = 'down';
    for (const path of PAGES) await world.open(tab, path);
    return world.everWhole;
  } catch (error) {
    error.message += `\nschedule ${seed}: ${done.join(', ')}`;
    throw error;
  }
}

test(`${SCHEDULES} schedules: never a blank page, never two builds in one`, { timeout: 1_200_000 }, async () => {
  for (let seed = 1; seed <= SCHEDULES; seed += 1) assert.ok(await schedule(seed), `schedule ${seed} kept no build`);
  console.log(`figure: offline: ${SCHEDULES} random schedules of ${STEPS} events, 0 blank or mixed pages`);
});

test('a page of another build in the cache on the way is noticed', async () => {
  const world = new World(1);
  [world.before, world.build, world.mode] = [BUILDS[0], BUILDS[1], 'stale'];
  await world.update();
  assert.equal(world.active, null);
  assert.deepEqual([...world.stored.keys()], []);
});

/** A browser that keeps the first build. */
async function keeping() {
  const world = new World(1);
  await world.open({}, '');
  await world.settle();
  assert.equal(world.stored.size, 2);
  return world;
}

test('another policy of the host comes to the pages that are kept, and costs nothing when it stays the same', async () => {
  const world = await keeping();
  const asked = [];
  const { fetch } = world;
  world.fetch = (url) => {
    asked.push(url);
    return fetch.call(world, url);
  };
  const visit = async () => {
    asked.length = 0;
    await world.open({}, 'treatments/a/');
    await world.settle();
    return asked.length;
  };
  const usual = await visit();
  world.policy = 'second';
  assert.ok((await visit()) >= usual + PAGES.length);
  assert.equal(await visit(), usual);
});

test('a guide of which somebody emptied the storage is kept again at the next visit', async () => {
  const world = await keeping();
  world.stored.clear();
  await world.open({}, '');
  await world.settle();
  assert.equal(world.stored.size, 2);
  world.mode = 'down';
  for (const path of PAGES) await world.open({}, path);
});

test('a guide that was taken down is not kept again', async () => {
  const world = await keeping();
  // The script of the worker alone, as the documents say; every other file is there still.
  world.build = { ...world.build, files: new Map([...world.build.files].filter(([path]) => path !== 'sw.js')) };
  for (const path of PAGES) {
    await world.open({}, path);
    await world.settle();
  }
  assert.equal(world.active, null);
  assert.deepEqual([...world.stored.keys()], []);
});

test('an address without its closing slash leads to its page when that is kept, and else to the host', async () => {
  const world = await keeping();
  const ask = () => world.ask('treatments/a', 'navigate', true);
  assert.deepEqual(await ask(), { to: `${ROOT}treatments/a/` });
  // Or a host that takes the slash away, and this, would send the browser round and round.
  world.stored.clear();
  assert.equal((await ask()).said, 'not here');
  world.broken = true;
  assert.equal((await ask()).said, 'not here');
});

test('where the storage of the browser fails the network answers', async () => {
  const world = await keeping();
  world.broken = true;
  for (const path of PAGES) await world.open({}, path);
  assert.ok(world.active);
});
