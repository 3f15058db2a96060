// An endpoint for the guide in front of a CMS, as small as it can be: node cms-endpoint.mjs DIST PORT
//
// It takes the documents that `make build` wrote (dist/content/v1/) and puts the words of the CMS into them. Here the
// CMS is a file, words.json, beside this script: section and question ids, each with a text in Markdown. Replace
// `words` by a call to your own.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const [dist = 'dist', port = 8090] = process.argv.slice(2);
const words = async () => JSON.parse(await readFile(new URL('words.json', import.meta.url), 'utf8'));

async function documentAt(name) {
  const document = JSON.parse(await readFile(`${dist}/content/v1/${name}.json`, 'utf8'));
  const own = (await words())[name] ?? {};
  for (const section of document.sections ?? []) {
    if (own[section.id]) section.blocks = [{ markdown: own[section.id] }];
  }
  for (const item of document.faq ?? []) {
    if (own[item.id]) item.answer = [{ markdown: own[item.id] }];
  }
  return JSON.stringify(document);
}

createServer(async (request, response) => {
  // Whatever happens, the answer says so with its status: the guide then keeps the text that it has.
  const send = (status, headers = {}, body = '') =>
    response.writeHead(status, { 'access-control-allow-origin': '*', ...headers }).end(body);
  try {
    const name = /^\/content\/v1\/([a-z0-9-]+)\.json$/.exec(request.url)?.[1];
    if (!name) return send(404);
    const body = await documentAt(name);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    const headers = { etag, 'cache-control': 'no-cache' };
    if (request.headers['if-none-match'] === etag) return send(304, headers);
    return send(200, { ...headers, 'content-type': 'application/json; charset=utf-8' }, body);
  } catch (error) {
    return send(error.code === 'ENOENT' ? 404 : 500);
  }
}).listen(Number(port), '127.0.0.1');
