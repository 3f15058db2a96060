// What a test says about a page, in the same words for all engines. Every question that names something
// waits for it; nothing here sleeps for a fixed time.
import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { parseChord } from './keys.mjs';
import { WebDriverError } from './webdriver.mjs';

/** How long a condition is waited for: many times what any takes here, for a machine that does much else. */
const PATIENCE_MS = 20_000;

/** Where elements of a role can be found; the engine's own computed role then decides. */
const ROLE_CANDIDATES = {
  button: 'button, summary, [role=button], input[type=button], input[type=submit]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  combobox: 'select, [role=combobox]',
  dialog: 'dialog, [role=dialog]',
  group: 'fieldset, details, [role=group]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  img: 'img, svg, [role=img]',
  link: 'a[href], [role=link]',
  list: 'ul, ol, [role=list]',
  navigation: 'nav, [role=navigation]',
  radio: 'input[type=radio], [role=radio]',
  region: 'section, [role=region]',
  searchbox: 'input[type=search], [role=searchbox]',
  slider: 'input[type=range], [role=slider]',
  spinbutton: 'input[type=number], [role=spinbutton]',
  status: 'output, [role=status]',
  table: 'table, [role=table]',
  textbox: 'input, textarea, [role=textbox]',
};

/** Engines call some roles by the names of their own accessibility layer. */
const ROLE_SYNONYMS = { image: 'img', graphic: 'img', disclosuretriangle: 'button' };

const passing = new Set([
  'no such element',
  'stale element reference',
  'element not interactable',
  'element click intercepted',
  'no such frame',
  'detached shadow root',
  'javascript error',
]);

export class Page {
  constructor({ session, engine, site, viewport }) {
    this.session = session;
    this.engine = engine;
    this.site = site;
    this.viewport = viewport;
    this.framed = false;
  }

  // ------------------------------------------------------------------ going places

  /** Opens a path of the site (without its prefix: `treatments/microneedling/`), or a whole URL. */
  async goto(path = '') {
    const url = new URL(path.replace(/^\//, ''), this.site.url).href;
    if (this.framed) {
      await this.session.switchToFrame(null);
      const { width, height } = this.viewport;
      const query = new URLSearchParams({ src: url, width, height });
      await this.session.navigate(this.site.own(`frame?${query}`));
      await this.session.switchToFrame(await this.session.find('#page'));
      await this.waitFor('the framed page to load', () =>
        this.run(() => location.href !== 'about:blank' && document.readyState === 'complete'),
      );
    } else {
      await this.session.navigate(url);
    }
  }
  /** The address as the page sees it. */
  url() {
    return this.run(() => location.href);
  }
  /** The same without the origin: `/treatments/microneedling/#faq`. */
  path() {
    return this.run(() => location.pathname + location.search + location.hash);
  }
  title() {
    return this.run(() => document.title);
  }
  back() {
    return this.session.back();
  }
  forward() {
    return this.session.forward();
  }
  /**
   * Loads the page anew, and waits for the new document: a frame is reloaded at its leisure, and what is asked
   * meanwhile the old document would answer.
   */
  async reload() {
    await this.run(() => {
      window.__before = true;
    });
    if (this.framed) await this.run(() => location.reload());
    else await this.session.reload();
    await this.waitFor('the page to load again', () =>
      this.run(() => !window.__before && document.readyState === 'complete'),
    );
  }

  /** The tab that the next commands go to, and a new one; `useTab` goes back to it. */
  tab() {
    return this.session.get('/window');
  }
  async openTab() {
    const { handle } = await this.session.post('/window/new', { type: 'tab' });
    await this.useTab(handle);
    return handle;
  }
  useTab(handle) {
    return this.session.post('/window', { handle });
  }
  /** Closes the tab and goes back to the one named. */
  async closeTab(back) {
    await this.session.delete('/window');
    await this.useTab(back);
  }

  // ------------------------------------------------------------------ waiting

  /**
   * Asks again until the answer is truthy, and gives it. Errors that pass by themselves (an element that is
   * not there yet, one that was just replaced) count as “not yet”; the last one is named when time is up.
   */
  async waitFor(what, ask, { timeoutMs = PATIENCE_MS } = {}) {
    const deadline = performance.now() + timeoutMs;
    let last;
    do {
      try {
        const answer = await ask();
        if (answer) return answer;
        last = `the last answer was ${JSON.stringify(answer)}`;
      } catch (error) {
        const again = error instanceof assert.AssertionError || passing.has(error.code);
        if (!again) throw error;
        last = error.message;
      }
      await pause(30);
    } while (performance.now() < deadline);
    throw new Error(`waited ${timeoutMs / 1000} s for ${what}; ${last}`);
  }
  /** Asks `read` again until it gives exactly `expected`. */
  waitForEqual(what, read, expected, options) {
    return this.waitFor(
      what,
      async () => {
        assert.deepEqual(await read(), expected);
        return true;
      },
      options,
    );
  }

  // ------------------------------------------------------------------ finding

  /** The one element that matches; waits for it, and refuses to choose among several. */
  get(css) {
    return this.waitFor(`one element ${css}`, async () => {
      const found = await this.session.findAll(css);
      assert.ok(found.length <= 1, `${found.length} elements match ${css}`);
      return found[0];
    });
  }
  all(css) {
    return this.session.findAll(css);
  }
  byTestId(id) {
    return this.get(`[data-testid="${id}"]`);
  }
  /** Visible elements to which the engine gives this role, and this name (a string, or a RegExp) when one is given. */
  async allByRole(role, name) {
    const css = ROLE_CANDIDATES[role] ?? `[role="${role}"]`;
    const candidates = await this.run(
      (selector) => [...document.querySelectorAll(selector)].filter((it) => it.getClientRects().length > 0),
      css,
    );
    const matches = [];
    for (const element of candidates) {
      const computed = (await element.role()).toLowerCase();
      if ((ROLE_SYNONYMS[computed] ?? computed) !== role) continue;
      if (name !== undefined) {
        const label = (await element.name()).replace(/\s+/g, ' ').trim();
        if (name instanceof RegExp ? !name.test(label) : label !== name) continue;
      }
      matches.push(element);
    }
    return matches;
  }
  /** The one visible element with this role and name. */
  byRole(role, name) {
    return this.waitFor(`one ${role} called ${name}`, async () => {
      const found = await this.allByRole(role, name);
      assert.ok(found.length <= 1, `${found.length} elements are a ${role} called ${name}`);
      return found[0];
    });
  }

  // ------------------------------------------------------------------ reading

  /** Runs a function in the page; its arguments and its answer travel as JSON or elements. */
  run(fn, ...args) {
    return this.session.run(fn, ...args);
  }
  runAsync(fn, ...args) {
    return this.session.runAsync(fn, ...args);
  }
  /** The rendered text, white space folded; of the whole page when no selector is given. */
  async text(css = 'body') {
    // Not the driver's own notion of text: WebKitGTK's counts closed answers in.
    const text = await this.run((it) => it.innerText, await this.get(css));
    return text.replace(/\s+/g, ' ').trim();
  }
  /** All text that the document holds, closed answers included. */
  textContent(css = 'body') {
    return this.run((selector) => {
      const copy = document.querySelector(selector).cloneNode(true);
      for (const unread of copy.querySelectorAll('script, style, template')) unread.remove();
      return copy.textContent.replace(/\s+/g, ' ').trim();
    }, css);
  }
  /** What has the keyboard: `{ tag, id, testId, text }`, or null when nothing has. */
  focused() {
    return this.run(() => {
      let it = document.activeElement;
      while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
      if (!it || it === document.body) return null;
      return {
        tag: it.localName,
        id: it.id,
        testId: it.getAttribute('data-testid'),
        text: (it.innerText ?? '').trim().slice(0, 200),
      };
    });
  }

  // ------------------------------------------------------------------ acting

  /** The element that `target` is, or names as a selector. */
  #element(target) {
    return typeof target === 'string' ? this.get(target) : target;
  }
  /**
   * Waits for the element, until it can be pressed too, brings it into view and clicks it as a pointer would: a press
   * on a disabled button does nothing, in any engine, and no person makes it.
   */
  async click(target) {
    await this.waitFor(`a click on ${typeof target === 'string' ? target : 'an element'}`, async () => {
      const element = await this.#element(target);
      // Headers that stick to the top cover what is merely scrolled into view.
      const isDisabled = await this.run((it) => {
        it.scrollIntoView({ block: 'center', behavior: 'instant' });
        return it.matches(':disabled');
      }, element);
      assert.ok(!isDisabled, 'it is disabled');
      return this.#isHeard(['pointerdown', 'mousedown', 'mouseup', 'click'], () => element.click());
    });
  }
  /** Gives an element the focus, as a script does: with no press and no way to it. */
  async focus(target) {
    const element = await this.#element(target);
    await this.run((it) => it.focus(), element);
  }
  /** Presses keys one after the other: `press('Tab', 'Shift+Tab', 'ArrowRight', 'a')`. */
  async press(...chords) {
    for (const chord of chords) {
      const { keys, holding } = parseChord(chord);
      await this.#untilHeard(chord, ['keydown'], () => this.session.press(keys, holding));
    }
  }
  /** A finger's touch at a place of the window. */
  async tap(x, y) {
    await this.#untilHeard('a touch', ['pointerdown', 'touchstart'], () => this.session.tap(x, y));
  }
  /** Acts once, and only where the driver loses what it took until the page has heard of it. */
  async #untilHeard(what, kinds, act) {
    if (this.engine.losesInput) await this.waitFor(`${what} to be heard`, () => this.#isHeard(kinds, act));
    else await act();
  }
  /**
   * Acts as a person does, and tells whether the page heard any of `kinds`: false only where it can tell, and in an
   * engine whose driver loses what it took (`losesInput`, see engines.mjs).
   */
  async #isHeard(kinds, act) {
    if (!this.engine.losesInput) {
      await act();
      return true;
    }
    const ask = (fn, ...args) => this.run(fn, ...args).catch((error) => {
      if (error instanceof WebDriverError) return null; // the page is being left
      throw error;
    });
    const tells = await ask((kinds) => {
      window.__listened ??= new Set();
      for (const kind of kinds) {
        if (window.__listened.has(kind)) continue;
        window.__listened.add(kind);
        addEventListener(kind, () => { window.__heard = true; }, true);
      }
      window.__heard = false;
      // Without scripts it hears nothing, and what goes to a frame or to the browser's own parts is not for it to hear.
      return Boolean(window.__testCollector) && document.hasFocus() && !document.fullscreenElement
        && document.activeElement?.localName !== 'iframe';
    }, kinds);
    await act();
    // A new document has not been told to listen, and has nothing of this.
    return !tells || (await ask(() => window.__heard !== false)) !== false;
  }
  /**
   * Gives a form field a value and the events of a person's edit. Date and range inputs take keys differently
   * in every engine; tests of the keys themselves use `press`.
   */
  async setValue(target, value) {
    const element = await this.#element(target);
    await this.run(
      (it, text) => {
        const proto = Object.getPrototypeOf(it);
        Object.getOwnPropertyDescriptor(proto, 'value').set.call(it, text);
        it.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        it.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      },
      element,
      String(value),
    );
  }

  // ------------------------------------------------------------------ what happened

  /** What went wrong in the pages so far (see collector.js): `{ kind, text, page }`. */
  async errors() {
    const told = () => this.session.runAsync(() => window.__testCollector?.flush()).then(() => true);
    await this.waitFor('the page to tell what went wrong in it', told).catch((error) => {
      // A window that is gone has nothing more to say.
      if (!(error instanceof WebDriverError)) throw error;
    });
    return this.site.reports;
  }
  /** Every resource that the page itself asked for, from any origin. */
  resources() {
    return this.run(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  }
  /** The picture of what is on screen, as PNG. */
  screenshot() {
    return this.session.screenshot();
  }
  /** The page as PDF; a test that prints asks for the condition `print`. */
  print(options) {
    return this.session.print(options);
  }
}
