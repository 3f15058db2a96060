// The service worker: keeps one whole build on the device, so that every page opens, plans and makes
// calendar files with no network.
//
// A build is stored whole or not at all: pages are proven by the stamp they carry, files by the hash in
// their name, so a deploy in the middle, a stale cache or a host that answers everything with one page
// cannot mix two builds. A page is always answered from the newest whole build; files of the builds before
// are kept for as long as a tab shows one of their pages. Answers only for addresses of the guide: whatever
// else lives on this host goes its own way. Knows no page, and keeps nothing that a person entered.
const BUILD = "__BUILD__";
const ROOT = "__ROOT__";
// Below ROOT: pages, files that are named by their content, and the few that are not.
const PAGES = __PAGES__;
const HASHED = __HASHED__;
const PLAIN = __PLAIN__;

const OWN = `treatment-guide ${ROOT} `;
const CACHE = OWN + BUILD;
// Holds one answer: the name of the build that was installed last.
const NEWEST = `${OWN}newest`;
// How long the other tabs may take to say which build they show.
const PATIENCE = 3000;

const below = (url) => {
  const { origin, pathname } = new URL(url);
  return origin === location.origin && pathname.startsWith(ROOT) ? pathname.slice(ROOT.length) : null;
};
const isPage = (path) => PAGES.includes(path.replace(/index\.html$/, ""));
const isFile = (path) => PLAIN.includes(path) || /^assets\/[^/]+-[0-9a-f]{16}\.\w+$/.test(path);
const builds = async () => (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== NEWEST);
const newest = async () => (await caches.match(ROOT, { cacheName: NEWEST }))?.text();
// What is kept is changed by one at a time: the worker that goes and the one that comes share it.
const alone = (act) => navigator.locks.request(OWN, act);
const find = async (path, names) => {
  for (const cacheName of names) {
    const kept = await caches.match(ROOT + path, { cacheName, ignoreVary: true });
    if (kept) return kept;
  }
  return undefined;
};

const hash = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
};
// Whether `answer` is what this build has at `path`.
const proven = async (path, answer) => {
  if (!answer.ok || answer.type !== "basic") return false;
  if (isPage(path)) {
    const [head] = /<html[^>]*>/.exec(await answer.text()) ?? [""];
    return head.includes(` data-tg-build="${BUILD}"`) && head.includes(` data-tg-path="${path}"`);
  }
  if (HASHED.includes(path)) return path.includes(`-${await hash(await answer.arrayBuffer())}.`);
  return !/html/.test(answer.headers.get("content-type") ?? "");
};
// A redirected answer cannot be given to a navigation; its content can.
const direct = (answer) => answer.redirected
  ? new Response(answer.body, { status: answer.status, headers: answer.headers })
  : answer;

const store = async (cache, path, olds, how = "no-cache") => {
  const asked = () => fetch(ROOT + path, { cache: how });
  // What is named by its content may come from a build before or from the browser's own cache; which may have kept that
  // it was missing once. Anything else is asked for.
  const ways = HASHED.includes(path) ? [() => find(path, olds), () => fetch(ROOT + path), asked] : [asked];
  for (const way of ways) {
    const answer = await way();
    if (answer && await proven(path, answer.clone())) return cache.put(ROOT + path, direct(answer));
  }
  throw new Error(`${ROOT}${path} is not of the build ${BUILD}`);
};

const whole = async () => {
  const names = await builds();
  if (!names.includes(CACHE)) return false;
  const kept = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => below(url)));
  return [...PAGES, ...HASHED, ...PLAIN].every((path) => kept.has(path));
};
const keep = async () => {
  if (await whole()) return;
  const olds = await builds();
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...PAGES, ...HASHED, ...PLAIN].map((path) => store(cache, path, olds)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
};
const install = async () => {
  await keep();
  await (await caches.open(NEWEST)).put(ROOT, new Response(BUILD));
};

// The build that a tab shows; undefined when it does not answer.
const shows = (client) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  setTimeout(resolve, PATIENCE);
  client.postMessage({ newest: BUILD }, [port2]);
});

// A guide that was taken down must not live on here. Only a plain "not there" counts: with no network, or
// in a hotel that answers everything with its own page, the guide stays.
const leaveIfGone = async () => {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  const gone = answer?.status === 404 || answer?.status === 410;
  if (gone) {
    for (const name of [...await builds(), NEWEST]) await caches.delete(name);
    await registration.unregister();
  }
  return gone;
};

// Forgets the builds of which no tab shows a page, and brings back what the browser may have forgotten of
// this one. A tab that is asleep cannot say what it shows: then all stay. A worker whose follower is installed
// leaves everything to that one.
const tidy = async () => {
  const last = await newest();
  // The note is gone where somebody has emptied the host's storage; or the guide was taken down.
  if (last === undefined ? await leaveIfGone() : last !== BUILD) return;
  await install();
  const tabs = (await clients.matchAll({ type: "window", includeUncontrolled: true }))
    .filter(({ url }) => {
      const path = below(url);
      return path !== null && (isPage(path) || path.startsWith("frame/"));
    });
  const shown = await Promise.all(tabs.map(shows));
  if (shown.includes(undefined)) return;
  for (const name of await builds()) {
    if (name !== CACHE && !shown.includes(name.slice(OWN.length))) await caches.delete(name);
  }
};

// A page is kept with the headers that came with it. Where the host has another policy for the page at `path` by now,
// the pages are stored anew: the same pages, so two builds never mix, and what does not come stays as it was.
const policy = (answer) => answer.headers.get("content-security-policy")?.replace(/'nonce-[^']*'/g, "");
const renew = async (path) => {
  const kept = await find(path, [CACHE]);
  const answer = await fetch(ROOT + path, { method: "HEAD", cache: "no-store" });
  if (!kept || !answer.ok || policy(answer) === policy(kept)) return;
  const cache = await caches.open(CACHE);
  // Not "no-cache": when a page is unchanged, browsers leave headers as they had them.
  for (const page of new Set([path, ...PAGES])) await store(cache, page, [], "reload");
};

addEventListener("install", (event) => event.waitUntil(alone(install).then(() => skipWaiting())));

// Pages of the build before go on as they are: what they still need is kept, or named so that it cannot be
// mistaken.
addEventListener("activate", (event) => {
  event.waitUntil(clients.claim());
  // Not waited for: until this event has ended no page is answered.
  alone(tidy).catch(() => {});
});

// A page says that it is on screen: the one before it is gone, and maybe its build with it.
addEventListener("message", (event) => event.waitUntil(alone(tidy)));

// Where the browser's own storage fails, the network is asked.
const nothing = () => undefined;
addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.method === "GET" ? below(request.url) : null;
  if (path === null || request.headers.has("range")) return;
  if (isPage(path)) {
    const page = path.replace(/index\.html$/, "");
    const kept = find(page, [CACHE]).catch(nothing);
    event.respondWith(kept.then((answer) => answer ?? fetch(request)));
    if (request.mode === "navigate") {
      event.waitUntil(kept.then(() => alone(async () => await leaveIfGone() || renew(page))));
    }
  } else if (isPage(`${path}/`) && request.mode === "navigate") {
    // As a host does it, which may not be there to do it. One that leads the other way has to find the page here.
    const redirect = () => Response.redirect(`${ROOT}${path}/${new URL(request.url).search}`, 301);
    const kept = find(`${path}/`, [CACHE]).catch(nothing);
    event.respondWith(kept.then((answer) => answer ? redirect() : fetch(request)));
  } else if (isFile(path)) {
    const kept = builds().then((names) => find(path, [CACHE, ...names])).catch(nothing);
    event.respondWith(kept.then((answer) => answer ?? fetch(request)));
  }
});
