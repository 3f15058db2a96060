// The custom element <treatment-guide>: the class, and its guarded registration.
//
// The contract (attributes, events, methods, properties) is in src/embed/mod.rs and, for clinics, in
// docs/embedding.md. This file finds the guide's files, decides when to start and keeps the host
// page whole: until the guide is ready, and whenever it cannot be, the element's own children show.
// It knows no view. It has no `import`, no `export` and no `import.meta`, so that it may be loaded as
// a classic script, as a module, by `import()` or inside another file that a minifier made.
(() => {
  "use strict";
  const TAG = "treatment-guide";
  const VERSION = "__VERSION__";
  // From the guide's root; the build fills the hashed names in: script and WASM of each module, and the
  // rest of its WASM (scripts/split.mjs), which comes when a person comes near.
  const MODULES = __MODULES__;
  const STYLES = __STYLES__;
  // Each view has a style sheet of its own.
  const VIEWS = Object.keys(STYLES);
  // How far below the screen a guide begins to load, and how long an answer may take.
  const NEAR = "600px";
  const PATIENCE = 20_000;

  // What the guide cannot do without. A browser that lacks it shows the children, as it does anyway.
  // What tells when an element comes near is older than the style sheets, so it need not be asked for.
  if (!("customElements" in window) || !("adoptedStyleSheets" in Document.prototype)
    || !("WebAssembly" in window)) return;

  const warn = (...words) => console.warn("Treatment Guide:", ...words);

  // The guide's root, from the address this script came from. A module has no `currentScript`, and
  // one loaded by `import()` stands in no `<script>`: the stack of an error names it all the same.
  const ROOT = (() => {
    const stack = String(new Error().stack).match(/https?:\/\/[^\s)]*?\/treatment-guide\.js/g) ?? [];
    const scripts = Array.from(document.scripts, (script) => script.src);
    for (const address of [document.currentScript?.src ?? "", ...stack, ...scripts]) {
      const found = /^(.*\/)embed\/[^/]+\/treatment-guide\.js(?:[?#]|$)/.exec(address);
      if (found) return found[1];
    }
    return null;
  })();

  // One promise for each thing that all guides of a page share: files that are named by their content,
  // and pages, which `reload()` fetches again. One that fails is forgotten, and may be tried again.
  const files = new Map();
  const pages = new Map();
  const once = (kept, key, make) => {
    if (!kept.has(key)) {
      const made = make();
      kept.set(key, made);
      made.catch(() => {
        if (kept.get(key) === made) kept.delete(key);
      });
    }
    return kept.get(key);
  };

  const ask = async (address, signal) => {
    const answer = await fetch(address, { credentials: "omit", signal });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return answer;
  };
  const text = async (address) => (await ask(address, AbortSignal.timeout(PATIENCE))).text();

  // A WASM instance that trapped is dead for good, and browsers may keep a script that did not come as
  // one that never will. A new query gives a new one.
  const lives = {};
  const renew = (name) => {
    lives[name] = (lives[name] ?? 0) + 1;
  };
  const load = (root, name) => {
    const [script, wasm, rest] = MODULES[name];
    const address = root + script + (lives[name] ? `?life=${lives[name]}` : "");
    return once(files, address, async () => {
      // Both at once. Should this fail before somebody waits for it, it is no error of the page.
      const answer = ask(root + wasm);
      answer.catch(() => {});
      try {
        const module = await import(address);
        await module.default({ module_or_path: answer });
        if (rest) await module.rest(root + rest);
        return module;
      } catch (error) {
        renew(name);
        throw error;
      }
    });
  };
  // The module of ours that trapped; a page may well run WebAssembly of its own.
  const trapped = (error) => {
    if (!(error instanceof WebAssembly.RuntimeError)) return undefined;
    const stack = String(error.stack);
    return Object.keys(MODULES).find((name) => MODULES[name].some((file) => stack.includes(file)));
  };

  // Constructed from text, since a host's `style-src 'self'` would refuse a link or a style element.
  const style = (root, view) => once(files, root + STYLES[view], async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await text(root + STYLES[view]));
    return sheet;
  });

  // Links lead to the guide, wherever the host's page is, and its pictures come from there.
  const resolve = (place, base) => {
    for (const it of place.querySelectorAll("[href]:not([href^='#']), [src]")) {
      const name = it.hasAttribute("href") ? "href" : "src";
      // One that no browser can read leads nowhere, and stays as it is.
      try {
        it.setAttribute(name, new URL(it.getAttribute(name), base).href);
      } catch {}
    }
  };

  // A view as the guide's own frame of it has it: complete text, and the data of its parts.
  const frame = (root, slug, view, address = `${root}frame/${slug}/${view}/`) => once(pages, address, async () => {
    const page = new DOMParser().parseFromString(await text(address), "text/html");
    const article = page.querySelector("#tg-app > article");
    if (!article) throw new Error(`${address} is no page of the guide`);
    resolve(article, address);
    const { lang: language, dataset } = page.documentElement;
    return { article, language, ...dataset };
  });

  // The place that the `#…` of a link names. One that this view has not, the treatment's own page has.
  const placeOf = (link, inner = link.closest(".tg-root")) => {
    try {
      const place = inner.querySelector(`#${CSS.escape(decodeURIComponent(link.hash.slice(1)))}`);
      if (place) return place;
    } catch {} // `#100%` is read by nobody, and `#` names no place
    link.href = inner.dataset.tgHome + link.hash;
    return null;
  };

  const content = (folder, slug) => once(pages, folder + slug, () =>
    Promise.all([text(`${folder}index.json`), text(`${folder}${slug}.json`)]));

  // Before the style is there the element only has to be a block, so that it has a place.
  const block = new CSSStyleSheet();
  block.replaceSync(":host(:not([hidden])){display:block}");

  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) entry.target.reload();
  }, { rootMargin: NEAR });

  const living = new Set();

  const keepFocus = __KEEP_FOCUS__;
  const printOpen = __PRINT_OPEN__;

  class TreatmentGuide extends HTMLElement {
    static version = VERSION;
    static observedAttributes = [
      "treatment", "view", "content-url", "lang", "cta-url", "plan", "plan-url", "data-base",
    ];

    #children = document.createElement("slot");
    #shown = null; // what stands in the shadow root instead of the children
    #mounted = null; // the guide's handle; free() ends it
    #module = null; // the name of the module that is alive in it
    #content = null; // asks an endpoint for other content; free() ends it
    #plan = null; // the last plan, as the text of its link
    #started = false;
    #due = false;
    #attempt = 0;

    constructor() {
      super();
      const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      shadow.replaceChildren(this.#children);
      shadow.adoptedStyleSheets = [block];
      for (const touch of ["pointerdown", "focusin"]) {
        this.addEventListener(touch, () => {
          if (!this.#started) this.reload();
        });
      }
    }

    connectedCallback() {
      if (!this.#started) near.observe(this); // else it was moved
    }

    // An element that is moved is taken out and put in again at once; one that is still out when
    // the script that did it has ended was removed.
    disconnectedCallback() {
      queueMicrotask(() => {
        if (!this.isConnected) this.#stop();
      });
    }

    // With moveBefore() nothing is taken out at all.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, after) {
      if (before === after) return;
      // A plan is one of its treatment, and one that is set takes the place of the last; for an element that is out of
      // the page as well. Who changes both may do so in either order.
      if (name === "treatment" || name === "plan" && after) this.#plan = null;
      if (!this.#started) return;
      if (name === "plan") {
        // What is on screen stays there when the attribute goes.
        if (!after) return;
        this.#plan = after;
        if (this.#mounted && !this.#due) return void this.#safely(() => this.#mounted.open(after));
      }
      // Nothing that a person has open closes for a link.
      if (name === "cta-url" && this.#shown) return void this.#call(this.#shown);
      // A script that sets five attributes gets one change.
      if (this.#due) return;
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        if (this.#started) this.#start();
      });
    }

    /** Fetches everything that is not there and shows the guide afresh; the plan stays. */
    reload() {
      if (!this.isConnected) return;
      near.unobserve(this);
      if (this.#started) pages.clear();
      this.#started = true;
      this.#start();
    }

    async #start() {
      const attempt = ++this.#attempt;
      try {
        const root = this.#root();
        const slug = this.getAttribute("treatment") ?? "";
        if (!/^[a-z0-9-]+$/.test(slug)) {
          throw new Error(`treatment="${slug}": write the name of a treatment, as in treatment="microneedling"`);
        }
        const view = this.getAttribute("view") || "page";
        if (!VIEWS.includes(view)) throw new Error(`view="${view}": write ${VIEWS.join(", ")}`);
        this.#content?.free();
        this.#content = null;
        // What the guide's host has is shown first; an endpoint is asked when it stands there.
        const [drawn, sheet] = await Promise.all([this.#fromFrame(root, slug, view), style(root, view)]);
        if (attempt !== this.#attempt) return;
        this.shadowRoot.adoptedStyleSheets = [block, sheet];
        this.#show(this.#mount(root, slug, drawn), drawn.name);
        this.#follow(root, slug, view, attempt, drawn);
      } catch (error) {
        TreatmentGuide.stopped(trapped(error));
        if (attempt !== this.#attempt) return;
        warn("the guide cannot be shown here, so the page's own text stays:", error);
        this.#showChildren();
      }
    }

    // Puts what was drawn on screen; `exchange` does it, in a way that keeps what the reader did.
    #show({ shown, mounted }, name, exchange = (put) => put()) {
      const before = this.#mounted;
      exchange(() => this.shadowRoot.replaceChildren(shown));
      [this.#mounted, this.#shown, this.#module] = [mounted, shown, name];
      living.add(this);
      this.#safely(() => before?.free());
      this.#tell("ready");
    }

    // Content of an endpoint: a valid answer that is another than what is on screen takes its place.
    async #follow(root, slug, view, attempt, { endpoint, version = "" }) {
      try {
        const folder = this.#folder("content-url") || endpoint && new URL(endpoint, root).href;
        if (!folder) return;
        const module = await load(root, "endpoint");
        if (attempt !== this.#attempt) return;
        this.#content = module.start({
          folder, slug, version,
          patience: Number(this.dataset.patience) || undefined,
          load: (name) => load(root, name),
          settled: () => {},
          told: ([source, , time, address, ...refused]) => this.#tell("content", { source, time, address, refused }),
          show: (module, read) => {
            const drawn = this.#draws(module, read, root, view);
            const next = this.#mount(root, slug, drawn);
            this.#show(next, drawn.name, (put) => module.carry(this.#shown, next.shown, put));
          },
        });
      } catch (error) {
        warn(String(error.message ?? error), "- the guide's own content is shown instead");
        TreatmentGuide.stopped(trapped(error));
      }
    }

    // The address that the attribute `name` holds, if it holds one, without what stands after `#`.
    #address(name) {
      const address = this.getAttribute(name);
      if (!address) return null;
      try {
        const found = new URL(address, document.baseURI);
        found.hash = "";
        return found.href;
      } catch {
        throw new Error(`${name}="${address}": correct this address, as in https://guide.example/`);
      }
    }

    #folder(name) {
      return this.#address(name)?.replace(/\/?$/, "/");
    }

    #root() {
      const root = this.#folder("data-base") || ROOT;
      if (root) return root;
      throw new Error("this script was moved: say where the guide lies, as in data-base=\"https://guide.example/\"");
    }

    // What to draw, and the module that brings it alive.
    async #fromFrame(root, slug, view) {
      // The module of all parts of the view, asked for at once: nobody waits to see them in the page.
      const name = view === "plan" ? "planner" : "guide";
      load(root, name).catch(() => {});
      const { article, language, tgRelease: release, tgContent: endpoint, tgContentVersion: version }
        = await frame(root, slug, view);
      // The guide was updated and this script is of the release before, kept by a cache or pinned:
      // its modules cannot read the new pages, the content's own format they can.
      if (release !== VERSION) return this.#fromContent(root, `${root}content/v1/`, slug, view);
      const module = await load(root, name);
      // A plan is opened by code that a fresh one does without.
      if (this.#plan ?? this.getAttribute("plan")) await module.rest?.();
      const draw = (inner) => inner.append(document.importNode(article, true));
      return { name, module, language, endpoint, version, draw };
    }

    async #fromContent(root, folder, slug, view) {
      const [module, texts] = await Promise.all([load(root, "widget"), content(folder, slug)]);
      return this.#draws(module, module.read(...texts, slug), root, view);
    }

    #draws(module, read, root, view) {
      return {
        name: "widget",
        module,
        language: read.language(),
        version: read.version(),
        draw: (inner) => {
          module.draw(inner, read, { view, root });
          resolve(inner, inner.dataset.tgHome);
        },
      };
    }

    #mount(root, slug, { module, language, draw }) {
      // The outer element stops what the host's styles would hand down; the inner one is the guide.
      const shown = document.createElement("div");
      shown.className = "tg-widget";
      const inner = document.createElement("div");
      inner.className = "tg-root";
      inner.dataset.tgRoot = root;
      inner.dataset.tgHome = `${root}treatments/${slug}/`;
      inner.lang = this.getAttribute("lang") || language || "";
      shown.append(inner);
      shown.addEventListener("click", this.#clicked);
      draw(inner);
      for (const link of inner.querySelectorAll("a[href^='#']")) placeOf(link, inner);
      // `lang` is for the dates; the text is in its own language, and runs as that does.
      if (language) inner.firstElementChild.lang = language;
      shown.dir = /^(ar|fa|he|ur)\b/i.test(language ?? inner.lang) ? "rtl" : "ltr";
      this.#settle(inner);
      keepFocus(inner);
      const loader = {
        slug,
        plan: this.#plan ?? this.getAttribute("plan") ?? "",
        plan_url: this.#safely(() => this.#address("plan-url")) ?? "",
        handover: () => load(root, "handover"),
        tell: (name, detail) => {
          // While another treatment is on its way, a plan of this one is none of that.
          if (name === "plan-change" && slug === this.getAttribute("treatment")) this.#plan = detail.plan;
          delete detail.plan;
          this.#tell(name, detail);
        },
      };
      const rest = async () => !module.rest || module.rest();
      for (const touch of ["pointerover", "pointerdown", "focusin"]) {
        inner.addEventListener(touch, rest, { once: true, passive: true });
      }
      // What is done when something comes near needs the rest: nothing hurries, so it is told then.
      inner.addEventListener("near", async (event) => {
        const { target, detail } = event;
        if (detail) return;
        event.stopImmediatePropagation();
        if (await rest()) target.dispatchEvent(new CustomEvent("near", { detail: true }));
      }, true);
      const mounted = module.start(inner, loader);
      try {
        while (mounted.step());
      } catch (error) {
        this.#safely(() => mounted.free());
        throw error;
      }
      return { shown, mounted };
    }

    // In a host's page the first heading is the host's.
    #settle(inner) {
      for (const heading of inner.querySelectorAll("h1")) {
        const second = document.createElement("h2");
        for (const { name, value } of heading.attributes) second.setAttribute(name, value);
        second.append(...heading.childNodes);
        heading.replaceWith(second);
      }
      this.#call(inner);
    }

    // And the host may say where a consultation is booked; what the clinic said is kept beside it.
    #call(inner) {
      for (const link of inner.querySelectorAll("[data-cta=booking]")) {
        link.dataset.own ??= link.getAttribute("href") ?? "";
        const address = this.getAttribute("cta-url") || link.dataset.own;
        if (address) link.href = address;
        else link.removeAttribute("href");
        link.hidden = !address;
      }
      for (const call of inner.querySelectorAll(".tg-cta")) call.hidden = !call.querySelector("a[href]");
    }

    #clicked = (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link) return;
      // Where it leads is the host's to say, a place on its page too.
      if (link.matches("[data-cta]")) return this.#tell("cta", { href: link.href });
      // The browser looks for `#…` in the host page only.
      const place = link.getAttribute("href").startsWith("#") && placeOf(link);
      if (!place) return;
      event.preventDefault();
      // A disclosure opens; to anything else it means nothing.
      place.open = true;
      // The keyboard goes on from where the link led, as it does in a page.
      (place.querySelector(":scope > :is(summary, [tabindex])") ?? place).focus({ preventScroll: true });
      place.scrollIntoView();
    };

    #stop() {
      near.unobserve(this);
      this.#attempt += 1;
      this.#started = false;
      this.#content?.free();
      this.#content = null;
      this.#showChildren();
    }

    #showChildren() {
      living.delete(this);
      const before = this.#mounted;
      this.#mounted = this.#shown = this.#module = null;
      this.shadowRoot.replaceChildren(this.#children);
      // Refused where the element was taken into another document; nothing shows there.
      this.#safely(() => { this.shadowRoot.adoptedStyleSheets = [block]; });
      this.#safely(() => before?.free());
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`${TAG}:${name}`, { bubbles: true, composed: true, detail }));
    }

    // What `act` gives; nothing when it fails.
    #safely(act) {
      try {
        return act();
      } catch (error) {
        warn(error);
        TreatmentGuide.stopped(trapped(error));
      }
    }

    /** A module died: what is on screen stays, and a button brings it back. */
    static stopped(name) {
      if (!name) return;
      renew(name);
      for (const element of living) if (element.#module === name) element.#offerReload();
    }

    #offerReload() {
      living.delete(this);
      this.#mounted = null; // what died cannot be freed
      const line = document.createElement("p");
      line.className = "tg-widget-fault";
      line.setAttribute("role", "alert");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "tg-button";
      button.append("Start it again");
      button.addEventListener("click", () => this.reload());
      line.append("This part has stopped. Your plan is kept. ", button);
      this.#shown?.firstElementChild?.append(line);
    }
  }

  // The iframe variant: a frame of the guide offers a port, and its height comes through it.
  // The sender must be a frame of this page, and its origin the one that the frame's address has; a
  // sandboxed frame has none and says "null".
  const fit = (event) => {
    const port = event.ports[0];
    if (event.data?.type !== `${TAG}:frame` || !port) return;
    const frame = Array.from(document.querySelectorAll("iframe"))
      .find((frame) => frame.contentWindow === event.source);
    if (!frame) return;
    const address = new URL(frame.src, document.baseURI);
    const opaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    const origin = opaque ? "null" : address.origin;
    if (event.origin !== origin || !address.pathname.includes("/frame/")) return;
    port.onmessage = ({ data: height }) => {
      if (!(height > 0 && height < 100_000)) return;
      if (Math.abs(frame.clientHeight - height) <= 1) return;
      // Where the page counts the border in, the height that is written has it too.
      const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = `${Math.ceil(height) + border}px`;
    };
    port.postMessage("fitted");
  };

  // A host whose registry refuses the element keeps its text.
  try {
    const first = customElements.get(TAG);
    if (!first) {
      customElements.define(TAG, TreatmentGuide);
      addEventListener("message", fit);
      printOpen(living);
      // What breaks in the guide is no error of the page, whose own listeners come after this one.
      const listen = (kind, thrown) => addEventListener(kind, (event) => {
        const name = trapped(thrown(event));
        if (!name) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        warn(thrown(event));
        TreatmentGuide.stopped(name);
      });
      listen("error", (event) => event.error);
      listen("unhandledrejection", (event) => event.reason);
    } else if (first.version !== VERSION) {
      warn(`version ${first.version} is on this page already, ${VERSION} is left out: keep one script`);
    }
  } catch (error) {
    warn(error);
  }
})();
