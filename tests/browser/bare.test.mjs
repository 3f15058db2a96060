// Without JavaScript, without style, and without either: every page has all of its text where it can be read, and every
// link leads somewhere that is there.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { forEachEngine } from './support/each-engine.mjs';
import { htmlFiles } from './support/html-check.mjs';
import { siteFolder } from './support/site.mjs';
import { table } from './support/table.mjs';

const folder = siteFolder();
const PAGES = htmlFiles(folder).map((file) => relative(folder, file).replace(/(^|\/)index\.html$/, '$1'))
  .filter((path) => !path.startsWith('embed/fallback/'));
const content = JSON.parse(readFileSync(join(folder, 'content/v1/microneedling.json'), 'utf8'));
const saw = table(5, 'ways without script or style');

/** Every text of the content, without those that only a search engine or a planner has use for. */
function textsOf(value, texts = []) {
  if (typeof value === 'string') texts.push(value);
  else if (Array.isArray(value)) value.forEach((it) => textsOf(it, texts));
  else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (!['id', 'slug', 'href', 'src', 'figure', 'source', 'unit', 'tone', 'course', 'scene', 'illustration', 'title', 'description',
        'short', 'sessions_figure', 'gap_figure', 'url', 'hedge', 'key_messages', 'drawing'].includes(key)) textsOf(inner, texts);
    }
  }
  return texts;
}
const plain = (text) => text.replace(/\s+/g, ' ').trim();
/** Style may set words in capitals. */
const lower = (text) => text.toLowerCase();
/**
 * What each page of the treatment must say. What to prepare stands on the recovery page for a date that lies ahead, which
 * only a script can know; the treatment page says it to everybody.
 */
const MUST = {
  'treatments/microneedling/': textsOf([content.lede, content.strip, content.sections, content.faq, content.recovery.phases]),
  'treatments/microneedling/recovery/': textsOf([content.recovery.phases, content.recovery.undated]),
};

const STYLE = (site) => site.fault(/\.css$/, (request, response) => (response.writeHead(404).end(), true));
for (const [name, without, style] of [['no script', ['js'], true], ['no style', [], false], ['neither', ['js'], false]]) {
  forEachEngine(`with ${name} every text and every link is there`, { without, errors: /^resource: link/, timeoutMs: 300_000 }, async ({ page, site, engine }) => {
    if (!style) STYLE(site);
    const links = new Set();
    let texts = 0;
    for (const path of PAGES) {
      await page.goto(path);
      // What is folded opens by a press on it, without any script of ours; what is hidden otherwise cannot be read.
      await page.run(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
      const words = lower(await page.text());
      assert.ok(words.length > 100, `/${path} says “${words}”`);
      assert.equal((await page.all('h1')).length, 1, `/${path}`);
      for (const text of MUST[path] ?? []) {
        // Marks and spaces around a number belong to the number's own line.
        const wanted = lower(plain(text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')));
        assert.ok(words.includes(wanted), `/${path} does not say “${wanted}”`);
        texts += 1;
      }
      for (const href of await page.run(() => Array.from(document.querySelectorAll('a[href]'), (it) => it.href))) links.add(href);
    }
    for (const href of links) {
      const { origin, pathname, hash, protocol } = new URL(href);
      if (!protocol.startsWith('http') || origin !== site.origin) continue;
      const answer = await fetch(origin + pathname);
      assert.equal(answer.status, pathname === '/404.html' ? answer.status : 200, href);
      if (hash && !hash.startsWith('#plan=')) assert.match(await answer.text(), new RegExp(`id="${hash.slice(1)}"`), `${href} leads to nothing`);
    }
    saw(name, engine, `${PAGES.length} pages, ${texts} texts, ${links.size} links`);
  });
}
