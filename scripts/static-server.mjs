// A folder served over HTTP as a good static host serves it: compressed copies, the site's own `_headers`,
// one address per page, entity tags, and 404.html with status 404.
// It knows nothing of how the folder was made, and nothing of reloading or tests: those pass hooks.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const MIME = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** What is worth compressing; pictures and fonts are compressed already. */
export const COMPRESSIBLE =
  /\.(css|html|ico|ics|js|json|map|md|mjs|svg|txt|wasm|webmanifest|xml)$/;

/** A build's file names carry a hash of what is in them: `site-1a2b3c4d5e6f7890.js`. */
const HASHED = /-[0-9a-f]{8,}(_bg)?\.[a-z0-9]+$/;

/**
 * The rules of a `_headers` file, as static hosts read it: a path pattern on a line of its own (`*` stands for
 * anything), then indented `Name: value` lines. Later rules win.
 */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim() || line.trimStart().startsWith('#')) continue;
    if (/^\s/.test(line)) {
      const colon = line.indexOf(':');
      const name = line.slice(0, colon).trim();
      if (colon < 0 || !rules.length) throw new Error(`_headers: not a header line: ${line.trim()}`);
      rules.at(-1).headers.push([name, line.slice(colon + 1).trim()]);
    } else {
      const escaped = line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      rules.push({ pattern: new RegExp(`^${escaped}$`), headers: [] });
    }
  }
  return rules;
}

async function fileAt(path) {
  const info = await stat(path).catch(() => null);
  return info?.isFile() ? path : null;
}

async function isFolder(path) {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** `br`, `gzip` or nothing, as the request's Accept-Encoding allows. */
function encodingFor(request) {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((entry) => entry.trim().split(';'))
    .filter(([, quality]) => !/^\s*q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name.trim());
  return ['br', 'gzip'].find((name) => accepted.includes(name)) ?? null;
}

const level = { br: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } };
const compressNow = {
  br: (body) => brotliCompressSync(body, level.br),
  gzip: (body) => gzipSync(body),
};

/**
 * Serves `root` under `prefix` and resolves to `{ url, port, log, serve, close }`, where `log` grows by one entry a
 * request: `{ method, path, status, bytes, encoding, range, referer, at }`, `bytes` being the body on the wire.
 *
 * - `transform(html, path)` changes a page on its way out (the reload script, a test's collector).
 * - `intercept(request, response, path)` answers a request itself and returns true (faults, the reload stream).
 * - `headers` adds or replaces headers of every answer; a null value takes one away. `editHeaders(headers)` has
 *   the last word on what is sent.
 */
export async function startStaticServer({
  root,
  host = '127.0.0.1',
  port = 0,
  prefix = '/',
  transform = null,
  intercept = null,
  headers: extraHeaders = {},
  editHeaders = null,
  cache = true,
} = {}) {
  if (!/^\/(.*\/)?$/.test(prefix)) throw new Error(`prefix ${prefix} must begin and end with a slash`);
  const log = [];
  const readRules = async () => {
    const text = await readFile(join(root, '_headers'), 'utf8').catch(() => '');
    return parseHeaders(text);
  };
  // Read once when the folder is finished, at every request while it is being worked on.
  let fixedRules = cache ? await readRules() : null;

  async function answer(request, response, entry) {
    const url = new URL(request.url, 'http://host');
    entry.path = url.pathname;
    if (await intercept?.(request, response, url)) return;

    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    let path;
    try {
      path = decodeURIComponent(url.pathname);
    } catch {
      response.writeHead(400).end();
      return;
    }
    if (!path.startsWith(prefix)) {
      const bare = prefix.slice(0, -1);
      if (path === bare) response.writeHead(301, { location: prefix + url.search }).end();
      else response.writeHead(404, { 'content-type': 'text/plain' }).end('outside the site\n');
      return;
    }
    const inside = '/' + path.slice(prefix.length);
    const full = normalize(join(root, inside));
    const hidden = inside.includes('\0') || !(full + sep).startsWith(normalize(root) + sep);

    let file = null;
    let status = 200;
    if (!hidden && inside !== '/_headers') {
      if (inside.endsWith('/index.html')) {
        response.writeHead(301, { location: url.pathname.slice(0, -'index.html'.length) + url.search }).end();
        return;
      }
      if (inside.endsWith('/')) file = await fileAt(join(full, 'index.html'));
      else if (await isFolder(full)) {
        if (await fileAt(join(full, 'index.html'))) {
          response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
          return;
        }
      } else file = await fileAt(full);
    }
    if (!file) {
      status = 404;
      file = await fileAt(join(root, '404.html'));
    }

    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': HASHED.test(inside) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'Accept-Encoding',
    };
    const set = (name, value) => {
      if (value === null) delete headers[name.toLowerCase()];
      else headers[name.toLowerCase()] = value;
    };
    if (file) set('content-type', MIME[extname(file)] ?? 'application/octet-stream');
    if (status === 404) set('cache-control', 'no-cache');
    for (const rule of fixedRules ?? (await readRules())) {
      if (rule.pattern.test(path)) for (const [name, value] of rule.headers) set(name, value);
    }
    for (const [name, value] of Object.entries(extraHeaders)) set(name, value);
    editHeaders?.(headers);

    let body = file ? await readFile(file) : Buffer.from('not found\n');
    let changed = false;
    if (transform && file && extname(file) === '.html') {
      const before = body.toString('utf8');
      const after = await transform(before, inside);
      changed = after !== before;
      if (changed) body = Buffer.from(after);
    }

    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 16);
    const encoding = file && COMPRESSIBLE.test(file) ? encodingFor(request) : null;
    if (encoding) {
      // The copy that `make build` made is the one that a host would send; without it, a quick one.
      const stored = !changed && (await fileAt(`${file}.${encoding === 'gzip' ? 'gz' : 'br'}`));
      body = stored ? await readFile(stored) : compressNow[encoding](body);
      set('content-encoding', encoding);
    }
    set('etag', `"${tag}${encoding ? `-${encoding}` : ''}"`);
    if (status === 200 && request.headers['if-none-match'] === headers.etag) {
      delete headers['content-type'];
      delete headers['content-encoding'];
      entry.bytes = 0;
      response.writeHead(304, headers).end();
      return;
    }
    set('content-length', body.length);
    entry.bytes = request.method === 'HEAD' ? 0 : body.length;
    entry.encoding = encoding;
    response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    const entry = {
      method: request.method,
      path: request.url,
      status: 0,
      bytes: null,
      encoding: null,
      referer: request.headers.referer ?? null,
      at: performance.now(),
    };
    log.push(entry);
    const { writeHead } = response;
    response.writeHead = (status, ...rest) => {
      entry.status = status;
      return writeHead.call(response, status, ...rest);
    };
    answer(request, response, entry).catch((error) => {
      console.error(`${request.method} ${request.url}: ${error.stack}`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('the server failed; its terminal says why\n');
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address().port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}${prefix}`,
    port: bound,
    log,
    /** Serves another folder from now on, as after a deploy. */
    serve: async (folder) => {
      root = folder;
      if (cache) fixedRules = await readRules();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
