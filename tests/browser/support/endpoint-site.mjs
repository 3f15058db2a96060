// The built site as a clinic has it that names an endpoint of its own: the same modules, pages rendered with
// `content_url`, and what a page of it shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteWith } from './other-content.mjs';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the site called `name` with the endpoint `address`; gives its folder. */
export function siteWithEndpoint(name, address) {
  return siteWith(name, { 'clinic.toml': (text) => text.replace('content_url = ""', `content_url = "${address}"`) });
}

/** The documents that a built site has, as text: `{ 'index.json': …, 'microneedling.json': … }`. */
export function documentsOf(folder) {
  const read = (name) => readFileSync(join(folder, 'content/v1', name), 'utf8');
  return { 'index.json': read('index.json'), 'microneedling.json': read('microneedling.json') };
}

/**
 * From now on the pages of `site` (whose folder is `root`) are sent as `edit(html)`; `headers` are added.
 */
export function editPages(site, root, edit, headers = {}) {
  site.fault(/\/$/, (request, response, url) => {
    const html = readFileSync(join(repository, root, url.pathname, 'index.html'), 'utf8');
    const collector = `<script src="${site.own('collect.js')}"></script>`;
    const body = edit(html).replace('<head>', (head) => head + collector);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...headers }).end(body);
    return true;
  });
}
