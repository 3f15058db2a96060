// Starts the WASM modules. The page is complete without this file: text, links, answers and the
// timeline's list are in the HTML. It stands outside WASM on purpose: when a module cannot start,
// or stops, something must still be able to say so.
const html = document.documentElement;
const { tgRoot: root, tgPath: path, tgStart: policy } = html.dataset;

// "start": the interactive parts never came alive. "stopped": they did, and then broke.
const fault = (kind, error) => {
  html.dataset.tgFault ??= kind;
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
openAnswer();

const load = async (js, wasm) => {
  const module = await import(js);
  await module.default({ module_or_path: wasm });
  return module;
};

let guide;
const startGuide = () => guide ??= load("__GUIDE_JS__", "__GUIDE_WASM__")
  .then((module) => {
    module.start();
    html.dataset.tgAlive = "guide";
    return module;
  })
  .catch((error) => fault("start", error));

// Pages and router: fetched when nothing else is to do, and not at all where data is dear.
let site;
const fetchSite = () => {
  if (navigator.connection?.saveData) return;
  load("__SITE_JS__", "__SITE_WASM__").then((module) => {
    site = module;
    html.dataset.tgAlive = `${html.dataset.tgAlive ?? ""} site`;
  }, () => {});
};
const idle = (then) => (window.requestIdleCallback ?? setTimeout)(then);
const afterLoad = (then) =>
  document.readyState === "complete" ? idle(then) : addEventListener("load", () => idle(then));

// A host that answers every address with one page shows the wrong page: leave it as text.
const here = location.pathname.replace(/index\.html$/, "");
const asBuilt = path === "404.html" || here === root + path;
if (asBuilt && "__GUIDE_JS__") {
  if (policy === "paint") {
    requestAnimationFrame(() => setTimeout(startGuide));
  } else if (policy === "idle") {
    afterLoad(startGuide);
    for (const touch of ["pointerdown", "focusin"]) {
      addEventListener(touch, (event) => {
        if (event.target.closest?.("[data-part]")) startGuide();
      }, { passive: true });
    }
  }
  // A frame in a host page stays where it is.
  if (!path.startsWith("frame/")) afterLoad(() => Promise.resolve(guide).then(() => idle(fetchSite)));
}

// The first click on a link inside the site hands the page to the site module when it is there;
// before that it is an ordinary page load.
let taken = false;
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!site || taken || !link || event.defaultPrevented || event.button || event.metaKey
    || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.hasAttribute("download")
    || link.origin !== location.origin || !link.pathname.startsWith(root)
    || link.pathname === location.pathname
    || !/^(treatments\/.*)?$/.test(link.pathname.slice(root.length))) return;
  event.preventDefault();
  taken = true;
  const leave = () => location.assign(link.href);
  site.start(link.href, () => guide?.then((module) => module?.stop())).catch(leave);
});
