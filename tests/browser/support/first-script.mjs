// A script of the test's own that runs in every page before anything of the page does. It comes by an address of the
// site, so the shipped Content-Security-Policy stays as it is.
import { atStart } from './site.mjs';

/**
 * From now on pages of `site` run `fn(...given)`, first in the head, or, `last`, when the whole page is parsed and
 * before its own modules run. `fn` may be the text of a function too. Gives a function that ends it.
 */
export function runFirst(site, fn, given = [], { last = false } = {}) {
  const tag = `<script src="${site.script(`(${fn})(...${JSON.stringify(given)});`)}"></script>`;
  return site.editPages((html) => (last ? html.replace('</body>', (end) => tag + end) : atStart(html, tag)));
}
