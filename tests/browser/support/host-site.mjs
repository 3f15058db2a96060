// A clinic's site on a second origin (127.0.0.2), made of pages that a test writes down, and what a test asks such
// a page: what went wrong in it, whether the guide touched it, and how the guide looks in it.
import { strict as assert } from 'node:assert';
import { createServer } from 'node:http';

/** Runs first in every page: keeps what goes wrong, and what the page was before the guide came. */
const watch = `(() => {
  const problems = [];
  for (const level of ['error', 'warn']) {
    const own = console[level];
    console[level] = (...words) => { problems.push(level + ': ' + words.map(String).join(' ')); own.apply(console, words); };
  }
  addEventListener('error', (event) => problems.push('error: ' + event.message));
  addEventListener('unhandledrejection', (event) => problems.push('rejection: ' + event.reason));
  addEventListener('securitypolicyviolation', (event) => problems.push('policy: ' + event.effectiveDirective + ' ' + event.blockedURI));
  const events = [];
  for (const name of ['ready', 'plan-change', 'calendar-download', 'cta']) {
    addEventListener('treatment-guide:' + name, (event) => {
      events.push({ name, detail: event.detail, composed: event.composed, of: event.target.id });
    });
  }
  const state = () => ({
    // Numbers are frames; the others are the driver's own.
    globals: Object.getOwnPropertyNames(window).filter((name) => !/^(\\d+|ret_nodes|cdc_.*)$/.test(name)).sort(),
    document: document.documentElement.outerHTML,
    sheets: document.adoptedStyleSheets.length,
    cookie: document.cookie,
    stored: localStorage.length + sessionStorage.length,
    title: document.title,
    address: location.href,
  });
  let before = null;
  addEventListener('DOMContentLoaded', () => { before ??= state(); });
  Object.defineProperty(window, '__host', { value: { problems, events, state, get before() { return before; } } });
})();`;

/** The text of a host page: `guides` is the markup of the guides, `scripts` of what loads them. */
export function hostPage(host, guides, scripts) {
  return `${host.doctype ?? '<!doctype html>'}
<html ${host.html ?? 'lang="en"'}>
<head><meta charset="utf-8"><title>A clinic</title>
<script src="/watch.js"></script>${host.script ? '<script src="/own.js"></script>' : ''}${host.head ?? ''}
<link rel="stylesheet" href="/host.css"></head>
<body ${host.body ?? ''}><main><p>Before</p>${host.before ?? ''}<div id="place">${guides}</div>${host.after ?? ''}<p>After</p></main>
${scripts}</body></html>`;
}

/** The guides stand in a box that no host can change, so that only what is inside them is compared. */
const PLACE = '#place#place#place{display:block;width:640px!important;margin:0!important;padding:0!important;border:0!important;font-size:16px}';

/** Serves `page()`, which gives `{ html, css, script, policy, headers }`, at every address, on a second origin. */
export async function startHost() {
  let page = null;
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    asked.push(path);
    const send = (type, body, headers = {}) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);
    if (path === '/watch.js') return send('text/javascript', watch, page.headers);
    if (path === '/own.js') return send('text/javascript', page.script ?? '', page.headers);
    if (path === '/host.css') return send('text/css', `${page.css ?? ''}\n${PLACE}`, page.headers);
    const extra = page.files?.[path];
    if (extra) return send('text/javascript', extra, page.headers);
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const policy = page.policy ? { 'content-security-policy': page.policy } : {};
    return send('text/html; charset=utf-8', page.html, { ...policy, ...page.headers });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.2', resolve));
  const origin = `http://127.0.0.2:${server.address().port}`;
  return {
    origin,
    /** The paths that it was asked for, oldest first. */
    asked: () => asked,
    /** From now on this is the page; gives an address for it. */
    show(next) {
      page = next;
      return `${origin}/page/`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/**
 * Runs `scenario({ host, show, problems })` with a host of its own, which is closed after it. `show(next)` opens a
 * page, `problems()` gives what went wrong in it. An error, an unhandled rejection or something that a policy blocked
 * fails the scenario, on the last page and on each that was left by `show`, unless `expected`, a RegExp, names it.
 */
export async function withHost(page, scenario, expected) {
  const host = await startHost();
  const problems = () => page.run(() => window.__host?.problems ?? []);
  const nothingIsWrong = async () => {
    const wrong = (await problems()).filter((text) => /^(error|rejection|policy)/.test(text) && !expected?.test(text));
    assert.deepEqual(wrong, [], 'something went wrong in the host’s page');
  };
  let shown = false;
  const show = async (next) => {
    if (shown) await nothingIsWrong();
    shown = true;
    await page.goto(host.show(next));
  };
  try {
    await scenario({ host, show, problems });
    await nothingIsWrong();
  } catch (error) {
    const said = await problems().catch(() => []);
    if (said.length) error.message += `\nThe host’s page says: ${said.join('\n')}`;
    throw error;
  } finally {
    await host.close();
  }
}

/** Runs in the page: every element of the guide with its box, relative to the guide, and how it is painted. */
export function picture(selector) {
  const guide = document.querySelector(selector);
  const origin = guide.getBoundingClientRect();
  const properties = [
    'display', 'color', 'background-color', 'font-family', 'font-size', 'font-weight', 'font-style', 'line-height',
    'letter-spacing', 'word-spacing', 'text-transform', 'text-align', 'text-indent', 'white-space', 'direction',
    'writing-mode', 'list-style-type', 'visibility', 'opacity', 'cursor', 'border-top-width', 'border-top-color',
    'padding-left', 'margin-top', 'text-decoration-line', 'fill', 'transform', 'filter', 'word-break', 'hyphens',
  ];
  const round = (number) => Math.round(number * 2) / 2;
  const line = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const place = element.getClientRects().length
      ? [box.left - origin.left, box.top - origin.top, box.width, box.height].map(round).join(' ')
      : 'no box';
    const name = `${element.localName}.${element.getAttribute('class') ?? ''}`;
    return `${name} | ${place} | ${properties.map((name) => style.getPropertyValue(name)).join('; ')}`;
  };
  const own = getComputedStyle(guide);
  const box = `guide | ${round(origin.width)} ${round(origin.height)} | ${own.opacity} ${own.transform} ${own.filter} ${own.clipPath}`;
  return [box, ...Array.from(guide.shadowRoot.querySelectorAll('*'), line)];
}
