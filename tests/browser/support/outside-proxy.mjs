// The only way out of the machine that the browsers are given: it lets nothing through and writes down who asked
// for what. Requests to this machine itself do not pass through it.
import { createServer } from 'node:http';

let running = null;

/** Starts it at the first call; `{ host, port, address, log }`, where `log` holds `{ host, target }`. */
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
      log.push({ host, target: `${request.method} ${request.url}` });
      response.writeHead(502, { 'content-type': 'text/plain' }).end('no way out of this test\n');
    });
    server.on('connect', (request, socket) => {
      log.push({ host: request.url.replace(/:443$/, ''), target: `CONNECT ${request.url}` });
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
