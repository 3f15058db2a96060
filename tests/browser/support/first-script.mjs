// A script of the test's own that runs in every page before anything of the page does. It comes by an address of the
// site, so the shipped Content-Security-Policy stays as it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteFolder } from './site.mjs';

/**
 * From now on pages of `site` run `fn(...given)`, first in the head, or, `last`, when the whole page is parsed and
 * before its own modules run.
 */
export function runFirst(site, fn, given = [], { last = false } = {}) {
  const address = '/__first.js';
  const script = `(${fn})(...${JSON.stringify(given)});`;
  const endScript = site.fault(address, (request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(script);
    return true;
  });
  const tags = [`<script src="${site.own('collect.js')}"></script>`, `<script src="${address}"></script>`];
  const endPages = site.fault(/\/$/, (request, response, url) => {
    let html = readFileSync(join(siteFolder(), url.pathname, 'index.html'), 'utf8');
    html = html.replace('<head>', (head) => head + (last ? tags[0] : tags.join('')));
    if (last) html = html.replace('</body>', (end) => tags[1] + end);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    return true;
  });
  return () => {
    endScript();
    endPages();
  };
}
