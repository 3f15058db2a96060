// What a page full of payloads is asked: did anything run, and is there anything in it that could. The pages come
// from tests/injection (native, the product's own code); the Content-Security-Policy is off, so that nothing but
// our own escaping stands between a payload and the browser. Knows no payload by name.
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyModules } from '../../../scripts/modules.mjs';
import { siteFolder } from './site.mjs';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Reports and forbids nothing: whatever script runs that is not a file of the site is told to the page, in the
 * page's own words or not. Every frame, plugin, base and form target is told as well.
 */
const TELL =
  "script-src 'self' 'unsafe-eval'; script-src-attr 'none'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'";
/** Options of the site under test. */
export const OPEN = { 'content-security-policy': null, 'content-security-policy-report-only': TELL };

/** Runs first in the page: what a payload would call, and what it would do to be noticed by nobody. */
const hooks = () => {
  const ran = [];
  const note = (what) => {
    if (ran.length < 50) ran.push(what);
  };
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print', '__xss']) {
    window[name] = (...given) => note(`${name}(${given.join()})`);
  }
  for (const name of ['write', 'writeln']) document[name] = (text) => note(`document.${name}(${text})`);
  addEventListener('securitypolicyviolation', (event) => {
    note(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
  addEventListener('submit', (event) => {
    note('a form was sent');
    event.preventDefault();
  }, true);
  // A press on a link must not leave the page; one that would run something is let through.
  addEventListener('click', (event) => {
    const link = event.target.closest?.('a, area');
    const href = String(link?.href?.baseVal ?? link?.href ?? '');
    if (/^(https?|mailto|tel):/.test(href)) event.preventDefault();
  }, true);
  const asked = [];
  new PerformanceObserver((list) => {
    for (const { name, initiatorType } of list.getEntries()) asked.push([initiatorType, name]);
  }).observe({ type: 'resource', buffered: true });
  Object.defineProperty(window, '__injection', { value: { ran, asked } });
};
export const hooksScript = `(${hooks})();`;

/** Serves `/hooks.js`, and puts it first into the pages of treatments. */
export function serveHooks(site, folder) {
  site.fault('/hooks.js', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(hooksScript);
    return true;
  });
  site.fault(/^\/treatments\/.*\/$/, (request, response, url) => {
    const html = readFileSync(join(repository, folder, url.pathname, 'index.html'), 'utf8');
    const tags = `<script src="${site.own('collect.js')}"></script><script src="/hooks.js"></script>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy-report-only': TELL });
    response.end(html.replace('<head>', (head) => head + tags));
    return true;
  });
}

/** Writes the pages into a folder of their own, which is given with what the writer said. */
export function writePages(name, env = {}) {
  const folder = join('test-results', name);
  const out = join(repository, folder);
  rmSync(out, { recursive: true, force: true });
  copyModules(siteFolder(), join(out, 'modules'));
  const run = ['run', '--quiet', '--example', 'injection_pages', '--features', 'ssr', '--', out];
  const said = execFileSync('cargo', run, { cwd: repository, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { folder, ...JSON.parse(said) };
}

/**
 * Touches every element that `selector` finds as a person and a screen reader would. A few at a time: a page of cases
 * has tens of thousands of elements, and a slow machine takes longer over them than a driver may take for an answer.
 */
export async function provoke(page, selector, press) {
  await page.run((selector) => {
    window.__untouched = Array.from(document.querySelectorAll(selector));
  }, selector);
  while (await page.run(touchSome, press));
}

/** Runs in the page: touches the next of its elements, and gives how many are left. */
const touchSome = (press) => {
  const events = [
    [PointerEvent, 'pointerover'], [PointerEvent, 'pointerenter'], [PointerEvent, 'pointerdown'], [PointerEvent, 'pointerup'],
    [MouseEvent, 'mouseover'], [MouseEvent, 'mouseenter'], [MouseEvent, 'mousemove'], [MouseEvent, 'mouseout'],
    [KeyboardEvent, 'keydown'], [FocusEvent, 'focusin'], [Event, 'input'], [Event, 'change'], [Event, 'toggle'],
    [AnimationEvent, 'animationstart'], [ClipboardEvent, 'copy'],
  ];
  for (const it of window.__untouched.splice(0, 1000)) {
    for (const [Kind, type] of events) it.dispatchEvent(new Kind(type, { bubbles: false, cancelable: true }));
    if (it.localName === 'details') it.open = true;
    // Only what can take the focus: asking the others as well lays the page out each time.
    if (it.tabIndex >= 0 || it.matches('[tabindex], [autofocus], [contenteditable]')) {
      it.focus({ preventScroll: true });
      it.blur();
    }
    if (press) it.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  return window.__untouched.length;
};

/**
 * Runs in the page: the faults of its cases. A case is Markdown, which may hold what prose is made of and nothing
 * else, or words, whose markup is that of harmless ones.
 */
export const auditCases = () => {
  const faults = [];
  const fault = (it, what) => {
    const place = it.closest?.('.case');
    faults.push(`${place?.dataset.context ?? 'the page'}, payload ${place?.dataset.payload}: ${what}`);
  };
  const PROSE = new Set(['p', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'table', 'thead', 'tbody',
    'tr', 'th', 'td', 'hr', 'br', 'strong', 'em', 's', 'a', 'img', 'button', 'span', 'div']);
  const NAMES = new Set(['id', 'class', 'href', 'title', 'src', 'alt', 'loading', 'decoding', 'start', 'scope', 'tabindex', 'type', 'popovertarget']);
  const safe = (address, schemes) => {
    try {
      return schemes.includes(new URL(address, document.baseURI).protocol);
    } catch {
      return true; // no browser can go there
    }
  };
  /** Names of elements and attributes, in their order. */
  const shape = (it) => [
    it.localName, it.namespaceURI, it.localName === 'script' ? it.type : '',
    ...Array.from(it.attributes, ({ name }) => name).sort(),
    '(', ...Array.from(it.children, shape), ')',
  ].join(' ');
  const inside = (it) => Array.from(it.children, shape).join(' ');
  const plain = (text) => text.replace(/[\s\0\ufffd]+/g, '');
  const models = new Map();
  for (const it of document.querySelectorAll('.model')) models.set(it.dataset.context, [inside(it), it.textContent]);
  let cases = 0;
  let elements = 0;
  for (const it of document.body.children) {
    if (it.className !== 'case') continue;
    cases += 1;
    if (it.dataset.kind === 'words') {
      const [model] = models.get(it.dataset.context);
      if (inside(it) !== model) fault(it, `other markup than harmless words make: ${it.innerHTML.slice(0, 300)}`);
      for (const data of it.querySelectorAll('script')) {
        try {
          JSON.parse(data.textContent);
        } catch (error) {
          fault(it, `a data block is no JSON: ${error}`);
        }
      }
    }
    for (const element of it.querySelectorAll('*')) {
      elements += 1;
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'style' || name === 'srcdoc') fault(element, `${element.localName} ${name}="${value}"`);
        if (it.dataset.kind === 'markdown' && !NAMES.has(name)) fault(element, `${element.localName} has ${name}="${value}"`);
        if (name.endsWith('href') && !safe(value, ['http:', 'https:', 'mailto:', 'tel:'])) fault(element, `leads to ${value}`);
        if (['src', 'action', 'formaction', 'data', 'poster'].includes(name) && !safe(value, ['http:', 'https:'])) fault(element, `takes ${value}`);
      }
      if (it.dataset.kind === 'markdown' && !PROSE.has(element.localName)) fault(element, `holds <${element.localName}>`);
    }
  }
  const closed = document.getElementById('end')?.parentNode === document.body && document.getElementById('end').textContent === 'The end';
  if (!closed) fault(document.body, 'a case reaches over the end of the page');
  if (document.querySelectorAll('.case').length !== cases) fault(document.body, 'a case stands inside another');
  return { cases, elements, faults: faults.slice(0, 20) };
};

/** Runs in the page: the names of its elements and attributes, one element a line, without what is no content. */
export const shapeOfPage = () =>
  Array.from(document.body.querySelectorAll('*'), (it) =>
    [it.localName, ...Array.from(it.attributes, ({ name }) => name).sort()].join(' '));

/** What ran in the page, and what it asked for that is neither a picture nor a file of the site. */
export async function nothingRan(page, site, where) {
  // Whatever a payload put off until later has its turn first.
  await page.runAsync(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 0)));
  const { ran, asked, here } = await page.run(() => ({ ...window.__injection, here: location.pathname }));
  assert.deepEqual(ran, [], `${where}: something ran`);
  const own = /^\/(hooks\.js|assets\/|__test\/|icons\/|site\.webmanifest|treatments\/|content\/|favicon)/;
  const strange = asked.filter(([kind, address]) =>
    kind !== 'img' && !(address.startsWith(site.origin) && own.test(new URL(address).pathname)));
  assert.deepEqual(strange, [], `${where}: something was fetched`);
  return here;
}
