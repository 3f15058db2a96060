// The only way out of the machine that the browsers are given: it lets nothing through and writes down who asked
// whom for what. Requests to this machine itself do not pass through it.
import { createServer } from 'node:http';

let running = null;

/**
 * Whom Chromium asks by itself, whatever page is open: seen with a page that asks nobody. Firefox is set up not to,
 * WebKitGTK has nobody to ask. Whole names, because neighbours of some serve fonts, scripts and counters to pages.
 */
const MAKERS = new Set([
  'accounts.google.com', // whether somebody is signed in
  'clients2.google.com', // what time it is
  'content-autofill.googleapis.com', // what the fields of a form are for
  'optimizationguide-pa.googleapis.com', // how to load faster
  'start.duckduckgo.com', // the first tab of Debian's build
  'update.googleapis.com', // newer parts of itself
]);

/** Those entries of a `log` that are not a browser's own: a page asked, or somebody of whom nothing is known here. */
export const ofPages = (log) => log.filter(({ host, from }) => from || !MAKERS.has(host));

/** Starts it at the first call; `{ host, port, address, log }`, where `log` holds `{ host, target, from }`: `from` is the page that asked, if it says so. */
export function outsideProxy() {
  running ??= new Promise((resolve, reject) => {
    const log = [];
    const server = createServer((request, response) => {
      let host = request.headers.host ?? '';
      try {
        host = new URL(request.url).host;
      } catch {
        // a relative target: the Host header has the name
      }
      log.push({ host, target: `${request.method} ${request.url}`, from: request.headers.referer ?? request.headers.origin ?? '' });
      response.writeHead(502, { 'content-type': 'text/plain' }).end('no way out of this test\n');
    });
    server.on('connect', (request, socket) => {
      log.push({ host: request.url.replace(/:443$/, ''), target: `CONNECT ${request.url}`, from: '' });
      socket.on('error', () => {});
      socket.end('HTTP/1.1 502 No way out of this test\r\n\r\n');
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.unref();
      const { port } = server.address();
      resolve({ host: '127.0.0.1', port, address: `http://127.0.0.1:${port}`, log });
    });
  });
  return running;
}
