// The W3C WebDriver protocol over fetch: sessions, elements, keys, scripts, screenshots, print.
// It knows no engine by name and no page of ours. Written here because the kept client libraries either ask
// for a newer Node.js than this project does or do not know WebKitGTK; the protocol itself is small and frozen.

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const FRAME = 'frame-075b-4da1-b6be-f58c2d8fd1f5';

/** An answer with an error in it; `code` is the protocol's own word, such as `no such element`. */
export class WebDriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.name = 'WebDriverError';
    this.code = code;
  }
}

/** What the driver is asked, in a few words. */
const inWords = (method, path, sent = '') => `${method} ${path} ${sent.slice(0, 300)}`.trim();

/** `sent` is the body of the request as text, if it has one. */
async function call(base, method, path, sent, timeoutMs) {
  const signal = AbortSignal.timeout(timeoutMs);
  let response;
  let value;
  try {
    response = await fetch(base + path, {
      method,
      headers: sent ? { 'content-type': 'application/json; charset=utf-8' } : {},
      body: sent,
      signal,
    });
    ({ value } = await response.json());
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error(`the driver did not answer within ${timeoutMs / 1000} s: ${inWords(method, path, sent)}`, { cause: error });
  }
  if (!response.ok) throw new WebDriverError(value?.error ?? response.status, value?.message ?? '');
  return value;
}

/** One element of the page; it goes stale when the page replaces it. */
export class Element {
  constructor(session, id) {
    this.session = session;
    this.id = id;
  }
  toJSON() {
    return { [ELEMENT]: this.id };
  }
  #get(what) {
    return this.session.get(`/element/${this.id}/${what}`);
  }
  /** The text as it is rendered: nothing that is hidden. */
  text() {
    return this.#get('text');
  }
  attribute(name) {
    return this.#get(`attribute/${name}`);
  }
  property(name) {
    return this.#get(`property/${name}`);
  }
  css(name) {
    return this.#get(`css/${name}`);
  }
  rect() {
    return this.#get('rect');
  }
  isEnabled() {
    return this.#get('enabled');
  }
  isDisplayed() {
    return this.#get('displayed');
  }
  /** The role and the name that the engine gives to assistive technology. */
  role() {
    return this.#get('computedrole');
  }
  name() {
    return this.#get('computedlabel');
  }
  click() {
    return this.session.post(`/element/${this.id}/click`, {});
  }
  clear() {
    return this.session.post(`/element/${this.id}/clear`, {});
  }
  type(text) {
    return this.session.post(`/element/${this.id}/value`, { text });
  }
  async screenshot() {
    return Buffer.from(await this.#get('screenshot'), 'base64');
  }
  find(css) {
    return this.session.find(css, this);
  }
  findAll(css) {
    return this.session.findAll(css, this);
  }
}

/** A browser window under control. */
export class Session {
  static async start(base, capabilities, timeoutMs = 60_000) {
    const value = await call(
      base,
      'POST',
      '/session',
      JSON.stringify({ capabilities: { alwaysMatch: capabilities } }),
      timeoutMs,
    );
    return new Session(base, value.sessionId, value.capabilities, timeoutMs);
  }

  constructor(base, id, capabilities, timeoutMs) {
    this.base = `${base}/session/${id}`;
    this.capabilities = capabilities;
    this.timeoutMs = timeoutMs;
    /** What the driver was asked last: for a scenario that has no end. */
    this.asked = 'nothing';
  }
  #call(method, path, sent) {
    this.asked = inWords(method, path, sent);
    return call(this.base, method, path, sent, this.timeoutMs);
  }
  get(path) {
    return this.#call('GET', path);
  }
  post(path, body) {
    return this.#call('POST', path, JSON.stringify(body));
  }
  delete(path) {
    return this.#call('DELETE', path);
  }
  quit() {
    return this.delete('');
  }

  navigate(url) {
    return this.post('/url', { url });
  }
  url() {
    return this.get('/url');
  }
  title() {
    return this.get('/title');
  }
  back() {
    return this.post('/back', {});
  }
  forward() {
    return this.post('/forward', {});
  }
  reload() {
    return this.post('/refresh', {});
  }

  async find(css, from = null) {
    const value = await this.post(from ? `/element/${from.id}/element` : '/element', {
      using: 'css selector',
      value: css,
    });
    return new Element(this, value[ELEMENT]);
  }
  async findAll(css, from = null) {
    const values = await this.post(from ? `/element/${from.id}/elements` : '/elements', {
      using: 'css selector',
      value: css,
    });
    return values.map((value) => new Element(this, value[ELEMENT]));
  }
  async activeElement() {
    return new Element(this, (await this.get('/element/active'))[ELEMENT]);
  }

  /** Runs a function in the page and gives what it returns; elements come back as elements. */
  async run(fn, ...args) {
    const script = `return (${fn}).apply(null, arguments)`;
    return this.#revive(await this.post('/execute/sync', { script, args }));
  }
  /** The same for a function that returns a promise. */
  async runAsync(fn, ...args) {
    const script = `
      const done = arguments[arguments.length - 1];
      const given = Array.prototype.slice.call(arguments, 0, -1);
      Promise.resolve().then(() => (${fn}).apply(null, given)).then(
        (value) => done({ value }),
        (error) => done({ error: String((error && error.stack) || error) }),
      );`;
    const answer = await this.post('/execute/async', { script, args });
    // What Firefox's driver answers when the document is exchanged meanwhile.
    if (!answer) throw new WebDriverError('javascript error', 'the page was left before the script had ended');
    if (answer.error) throw new Error(`in the page: ${answer.error}`);
    return this.#revive(answer.value);
  }
  #revive(value) {
    if (Array.isArray(value)) return value.map((item) => this.#revive(item));
    if (value && typeof value === 'object') {
      if (ELEMENT in value) return new Element(this, value[ELEMENT]);
      if (FRAME in value) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, this.#revive(item)]),
      );
    }
    return value;
  }

  /** Presses the keys one after the other; those of `holding` stay down meanwhile. */
  async press(keys, holding = []) {
    const actions = [
      ...holding.map((value) => ({ type: 'keyDown', value })),
      ...keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
      ...holding.toReversed().map((value) => ({ type: 'keyUp', value })),
    ];
    await this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Taps with a finger at this place of what is in view. */
  tap(x, y) {
    const actions = [
      { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pause', duration: 60 },
      { type: 'pointerUp', button: 0 },
    ];
    return this.post('/actions', { actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }] });
  }

  async screenshot() {
    return Buffer.from(await this.get('/screenshot'), 'base64');
  }
  /** The page as PDF, as the engine's own printing lays it out. */
  async print(options = {}) {
    return Buffer.from(await this.post('/print', options), 'base64');
  }
  windowRect(rect) {
    return rect ? this.post('/window/rect', rect) : this.get('/window/rect');
  }
  switchToFrame(element) {
    return this.post('/frame', { id: element });
  }
}
