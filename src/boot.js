// Starts the WASM modules. The page is complete without this file: text, links, answers and the
// timeline's list are in the HTML. It stands outside WASM on purpose: when a module cannot start,
// or stops, something must still be able to say so.
const html = document.documentElement;
// When the page starts: "idle", "never", or right after its first picture, with the module of this name.
const { tgRoot: root, tgPath: path, tgStart: when, tgBuild: build } = html.dataset;

// "start": the interactive parts never came alive. "stopped": they did, and then broke.
const fault = (kind, error) => {
  html.dataset.tgFault ??= kind;
  // A WASM instance that trapped is dead for good: who needs a module from now on gets a new one.
  modules.clear();
  failures += 1;
  console.warn("Treatment Guide:", error);
};
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) fault("stopped", event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) fault("stopped", event.reason);
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-tg-reload]")) location.reload();
});

const app = document.getElementById("tg-app");
const keepFocus = __KEEP_FOCUS__;
keepFocus(app);
const printOpen = __PRINT_OPEN__;
printOpen([app]);

// An answer opens when its address is visited; here, so that it does with no WASM too.
const openAnswer = () => {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { return; }
  const answer = id && document.getElementById(id);
  if (answer?.localName !== "details") return;
  answer.open = true;
  answer.scrollIntoView();
};
addEventListener("hashchange", openAnswer);

const idle = (then) => (window.requestIdleCallback ?? setTimeout)(then);
const pause = () => window.scheduler?.yield?.() ?? new Promise((then) => setTimeout(then));
const afterLoad = (then) =>
  document.readyState === "complete" ? idle(then) : addEventListener("load", () => idle(then));
requestAnimationFrame(openAnswer);

// Where what is kept on the device answers for the pages (src/offline.js). In a sandbox even to look for it throws.
const worker = (() => {
  try { return navigator.serviceWorker; } catch { return undefined; }
})();

// The files of each module; one that failed is asked for again the next time. Under another name:
// Firefox keeps an import that failed.
const FILES = __MODULES__;
const modules = new Map();
let failures = 0;
const load = (name) => {
  if (!modules.has(name)) {
    const [script, wasm, rest] = FILES[name];
    // Both at once. Should this fail before somebody waits for it, it is no error of the page.
    const answer = fetch(wasm);
    answer.catch(() => {});
    const made = import(failures ? `${script}?retry=${failures}` : script).then(async (module) => {
      await module.default({ module_or_path: answer });
      // Where the rest of it lies (scripts/split.mjs); it comes when the page is alive.
      if (rest) await module.rest(rest);
      // Where it is on the device it is taken at once: Safari asks the network, and no worker, for what is
      // needed at once, and there may be none.
      if (worker?.controller) await module.rest?.();
      return module;
    });
    modules.set(name, made);
    made.catch(() => {
      modules.delete(name);
      failures += 1;
    });
  }
  return modules.get(name);
};

// Which module has which part.
const MODULE_OF = { faq: "guide", recovery: "guide", planner: "planner", consult: "consult" };
const loader = {
  handover: () => load("handover"),
  // Where the text on screen comes from, for staff: [source, version, time, address, ...refused].
  content: () => content?.state() ?? ["bundled", build, "", ""],
  contentAgain: () => content?.again(),
};
let content;
let alive = [];
let starting;
let turn = 0;
let rest; // fetches the rest of the module on screen
const bringAlive = async () => {
  const [mine, at] = [++turn, location.pathname];
  const parts = Array.from(app.querySelectorAll("[data-part]"), (it) => {
    it.tgData ??= it.querySelector("script").textContent; // browser::replace compares it
    return MODULE_OF[it.dataset.part];
  });
  for (const name of new Set(parts)) {
    const module = await load(name);
    // The reader may have gone on to another page meanwhile, which starts by itself, or back: then it has its address
    // before it is on screen, and a part that began now would take that for its own.
    if (mine !== turn || at !== location.pathname) return;
    // A plan in the address, a date typed before the start and, but for the guide, a place reached by then are taken
    // over by code that a fresh page does without. What comes in must not wait for it halfway. The address is read now:
    // the planner writes its own while it starts.
    const planned = location.hash.startsWith("#plan=");
    const needsRest = () => planned || name !== "guide" && app.querySelector("[data-part] :focus")
      || Array.from(app.querySelectorAll("[data-part] [type=date]")).some((it) => it.value);
    const part = module.start(app, loader);
    alive.push(part);
    // By steps: a hand that is waiting is answered in between.
    do {
      await pause();
      if (needsRest()) await module.rest?.();
      if (mine !== turn) return;
    } while (part.step());
    rest = module.rest;
    Promise.resolve(rest?.()).then((came) => {
      // A module in one part has no rest to wait for.
      if (came !== false) html.dataset.tgWhole = "";
    });
  }
  html.dataset.tgAlive = "parts";
};
// What is done when something comes near needs the rest: nothing hurries, so it is told then.
document.addEventListener("near", async (event) => {
  const { target, detail } = event;
  if (detail || !rest) return;
  event.stopImmediatePropagation();
  if (await rest()) target.dispatchEvent(new CustomEvent("near", { detail: true }));
}, true);
const start = (after) => starting ??= Promise.resolve(after).then(async () => {
  // What could not start on a page that the reader has left is no fault of the one on screen.
  const mine = turn + 1;
  await bringAlive().catch((error) => mine === turn && fault("start", error));
});
// What broke before says nothing of what is on screen now, which says itself when it breaks.
const afresh = () => {
  starting = undefined;
  delete html.dataset.tgFault;
};
const leave = () => {
  turn += 1;
  for (const parts of alive) parts.free();
  alive = [];
  delete html.dataset.tgAlive;
};
const arrive = () => {
  afresh();
  content?.arrive();
  start();
};

// The clinic's own endpoint, where the site names one.
const askForContent = () => {
  Object.assign(FILES, JSON.parse(html.dataset.tgModules));
  const restart = () => {
    afresh();
    start();
  };
  load("endpoint").then((module) => {
    content = module.start({ load, leave, arrive: restart, settled: () => starting });
  }, (error) => console.warn("Treatment Guide:", error));
};

// Keeps the whole guide on the device for when there is no network. The worker asks which build is on screen, and
// says which is the newest.
const keep = () => {
  worker?.addEventListener("message", ({ data, ports: [answer] }) => {
    answer?.postMessage(build);
    if (data.newest !== build) html.dataset.tgNewer = "";
  });
  worker?.controller?.postMessage("on screen");
  if (__OFFLINE__) worker?.register(`${root}sw.js`, { updateViaCache: "none" }).catch(() => {});
};

// The router: fetched when nothing else is to do, and not at all where data is dear.
let site;
const fetchSite = () => load("site").then((module) => {
  site = module;
  html.dataset.tgSite = "ready";
}, () => {});
const fetchRest = () => {
  if (!navigator.connection?.saveData) fetchSite().then(keep);
};

// Whether the address bar names `path`; hosts answer with index.html after it, and without its closing slash, too.
const isHere = (path) => [location.pathname.replace(/index\.html$/, ""), `${location.pathname}/`].includes(path);
// A host that answers every address with one page shows the wrong page: leave it as text.
const asBuilt = path === "404.html" || isHere(root + path);
if (!asBuilt && FILES.site && app.querySelector("[data-part]")) fault("start", `This page belongs at ${root}${path}`);
if (asBuilt && FILES.site) {
  if (when === "idle") {
    afterLoad(() => start());
    for (const touch of ["pointerdown", "focusin"]) {
      addEventListener(touch, (event) => {
        if (event.target.closest?.("[data-part]")) start();
      }, { passive: true });
    }
  } else if (when !== "never") {
    // Fetched from here: a page that named the files would have them share the line with the style sheet that the
    // first paint waits for.
    load(when).catch(() => {});
    start(new Promise(requestAnimationFrame).then(pause).then(() => {
      // The first use of Intl costs a slow phone a tenth of a second: better now, while the line is busy.
      new Intl.NumberFormat();
    }));
  }
  if (html.dataset.tgContent) afterLoad(askForContent);
  // A frame in a host page stays where it is.
  if (!path.startsWith("frame/")) afterLoad(() => Promise.resolve(starting).then(() => idle(fetchRest)));
}

// The first click on a link inside the site hands the page to the router when it is there; before
// that it is an ordinary page load.
let taken = false;
const page = (at) => at.href.split("#")[0];
// The addresses that the router knows. It would take all below its root: the clinic's own pages and files too.
const isRouted = (link) => link.origin === location.origin && link.pathname.startsWith(root)
  && /^(treatments\/[^/]+\/((recovery|plan)\/)?)?$/.test(link.pathname.slice(root.length));
// To the router it is a step back to the page on screen: what it was fetching is no longer wanted.
const stay = () => dispatchEvent(new PopStateEvent("popstate"));
// As when the page that it left for is left in turn.
addEventListener("pageshow", (event) => event.persisted && stay());
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  // A place on the page that is shown is the browser's to go to: it takes the keyboard there too, and back to where
  // the reader was. The router, which listens after this, would only scroll.
  if (taken && link && (!isRouted(link) || link.hash && page(link) === page(location))) {
    return event.stopImmediatePropagation();
  }
  if (!link || event.defaultPrevented || event.button || event.metaKey
    || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.hasAttribute("download")
    || link.origin !== location.origin) return;
  // While a step back is on its way the address is ahead of the page on screen, and a link to that one leads back to it.
  if (taken && link.pathname === root + html.dataset.tgPath && !isHere(link.pathname)) {
    history.pushState(null, "", link.pathname + link.search);
    if (link.hash) {
      event.stopImmediatePropagation();
      return stay();
    }
  }
  if (isHere(link.pathname)) {
    // The page on screen: to load it again would lose what stands on it, and the router writes its bare address over
    // the one that has the plan.
    if (link.hash || !taken && !html.dataset.tgAlive) return;
    event.preventDefault(); // heeded by the router too, which listens after this
    stay();
    return scrollTo(0, 0);
  }
  if (taken || !site || !isRouted(link)) return;
  event.preventDefault();
  taken = true;
  const follow = () => location.assign(link.href);
  try {
    site.start(link.href, leave, arrive, follow);
  } catch {
    follow();
  }
});
