// An endpoint for content on a second origin (127.0.0.2) that does to each page what a network, a host or a CMS may
// do: real HTTP, real sockets. It tells the pages apart by the Origin that their requests carry, so that one server
// serves all scenarios of a file. It knows nothing of browsers.
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const CORS = { 'access-control-allow-origin': '*' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const good = (response, body, headers = {}) => response.writeHead(200, { ...CORS, ...JSON_TYPE, ...headers }).end(body);
const status = (response, code, headers = {}) =>
  response.writeHead(code, { ...CORS, 'content-type': 'text/plain', ...headers }).end('no\n');

/** A zip bomb for JSON: 64 MB of spaces in 64 kB. Made once. */
let bomb;
const zipped = () => (bomb ??= gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));

/** Sends `body` piece by piece for as long as somebody listens. */
function trickle(response, body, milliseconds) {
  let at = 0;
  const timer = setInterval(() => {
    if (at >= body.length) return void response.end();
    response.write(body.subarray(at, at + 1));
    at += 1;
  }, milliseconds);
  response.on('close', () => clearInterval(timer));
}

function large(response, bytes) {
  const piece = Buffer.alloc(64 * 1024, ' ');
  let left = bytes;
  const send = () => {
    while (left > 0 && !response.destroyed) {
      left -= piece.length;
      if (!response.write(piece)) return void response.once('drain', send);
    }
    response.end();
  };
  send();
}

/**
 * What may happen, by name: `answer({ request, response, body, name, count })`, where `body` is the good document as
 * a Buffer, `name` that of its file and `count` how often this page has asked for it (from 1).
 */
export const FAULTS = {
  'good': ({ response, body }) => good(response, body),
  'connection reset': ({ request }) => request.socket.destroy(),
  '404': ({ response }) => status(response, 404),
  '429': ({ response }) => status(response, 429),
  '429 once, with Retry-After': ({ response, body, count }) =>
    count > 1 ? good(response, body) : status(response, 429, { 'retry-after': '0', 'access-control-expose-headers': 'retry-after' }),
  '500': ({ response }) => status(response, 500),
  '500 once': ({ response, body, count }) => (count > 1 ? good(response, body) : status(response, 500)),
  'a redirect loop': ({ request, response }) => response.writeHead(302, { ...CORS, location: request.url }).end(),
  'a redirect to the document': ({ request, response, body }) => {
    if (request.url.includes('?moved')) return good(response, body);
    return response.writeHead(302, { ...CORS, location: `${request.url}?moved` }).end();
  },
  'a web page with 200': ({ response }) =>
    good(response, '<!doctype html><title>Welcome</title><h1>Our clinic</h1><script>window.hacked = 1</script>', { 'content-type': 'text/html' }),
  'a web page that says it is JSON': ({ response }) => good(response, '<!doctype html><script>window.hacked = 1</script>'),
  'an empty 200': ({ response }) => good(response, ''),
  'a body that is cut': ({ response, body }) => {
    response.writeHead(200, { ...CORS, ...JSON_TYPE, 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  'half a document': ({ response, body }) => good(response, body.subarray(0, body.length / 2)),
  'a trickle': ({ response, body }) => {
    response.writeHead(200, { ...CORS, ...JSON_TYPE });
    trickle(response, body, 50);
  },
  'a stall before the head': () => {},
  'a stall in the body': ({ response, body }) => {
    response.writeHead(200, { ...CORS, ...JSON_TYPE });
    response.write(body.subarray(0, 10));
  },
  'a charset that is not the body’s': ({ response, body }) => good(response, body, { 'content-type': 'application/json; charset=iso-8859-1' }),
  'a body in Latin-1': ({ response, body }) => good(response, Buffer.from(body.toString('utf8').replace('Words', 'Wörds'), 'latin1')),
  'a body in UTF-16': ({ response, body }) => good(response, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body.toString('utf8'), 'utf16le')])),
  'a byte order mark': ({ response, body }) => good(response, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])),
  'a gzip bomb': ({ response }) => good(response, zipped(), { 'content-encoding': 'gzip' }),
  '50 MB': ({ response }) => {
    response.writeHead(200, { ...CORS, ...JSON_TYPE });
    large(response, 50 * 1024 * 1024);
  },
  'no CORS': ({ response, body }) => response.writeHead(200, JSON_TYPE).end(body),
  'an older format': ({ response, body }) => good(response, edited(body, (document) => { document.format = 0; })),
  'a newer format': ({ response }) => good(response, JSON.stringify({ format: 2, pages: {} })),
  'a field too few': ({ response, body }) => good(response, edited(body, (document) => { delete document.recovery; delete document.clinic; })),
  'a rule broken': ({ response, body }) => good(response, edited(body, (document) => { for (const it of document.figures ?? []) it.source = 'nobody'; })),
  'another treatment’s document': ({ response, body }) => good(response, edited(body, (document) => { if (document.slug) document.slug = 'other'; })),
  'JSON that is no document': ({ response }) => good(response, 'null'),
  'a slow answer first, then a fast one': ({ response, body, count }) => {
    if (count > 1) return good(response, edited(body, (document) => replaceWords(document, 'Words of a newer week')));
    const timer = setTimeout(() => good(response, body), 600);
    response.on('close', () => clearTimeout(timer));
  },
};

function edited(body, edit) {
  const document = JSON.parse(body.toString('utf8'));
  edit(document);
  return Buffer.from(JSON.stringify(document));
}

/** Puts `words` into the document as its lede, so that a person sees whose it is. */
export function replaceWords(document, words) {
  if (document.lede) document.lede = [{ text: `${words}.` }];
  return document;
}

/** Starts the server; `documents` is `{ 'index.json': text, … }`, what a good endpoint serves. */
export async function startFaultServer(documents) {
  const pages = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(request.headers.origin);
    const name = /^\/content\/v1\/([\w-]+\.json)/.exec(request.url)?.[1];
    if (!page || !name) return status(response, 404);
    page.log.push({ name, tag: request.headers['if-none-match'] ?? null, method: request.method });
    page.count[name] = (page.count[name] ?? 0) + 1;
    const own = page.documents?.[name] ?? documents[name];
    if (own === undefined) return status(response, 404);
    const answer = typeof page.fault === 'function' ? page.fault : FAULTS[page.fault];
    return answer({ request, response, body: Buffer.from(own), name, count: page.count[name], page });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.2', resolve));
  return {
    address: `http://127.0.0.2:${server.address().port}/content/v1/`,
    origin: `http://127.0.0.2:${server.address().port}`,
    /**
     * From now on the page of `origin` gets `fault` (a name in FAULTS, or a function of the same kind), and
     * `documents` where they differ. Gives its log.
     */
    serve(origin, fault, documents) {
      const page = { fault, documents, log: [], count: {} };
      pages.set(origin, page);
      return page.log;
    },
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
