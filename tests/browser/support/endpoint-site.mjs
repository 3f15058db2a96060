// The built site as a clinic has it that names an endpoint of its own: the same modules, pages rendered with
// `content_url`, and what a page of it shows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteWith } from './other-content.mjs';

/** Builds the site called `name` with the endpoint `address`; gives its folder. */
export function siteWithEndpoint(name, address) {
  return siteWith(name, { 'clinic.toml': (text) => text.replace('content_url = ""', `content_url = "${address}"`) });
}

/** The documents that a built site has, as text: `{ 'index.json': …, 'microneedling.json': … }`. */
export function documentsOf(folder) {
  const read = (name) => readFileSync(join(folder, 'content/v1', name), 'utf8');
  return { 'index.json': read('index.json'), 'microneedling.json': read('microneedling.json') };
}

/** From now on `site`, which was built with the endpoint `from`, names `to` instead, in its pages and its policy. */
export function moveEndpoint(site, from, to) {
  const policy = 'content-security-policy';
  site.editPages((html) => html.replaceAll(from, to));
  site.editHeaders((headers) => {
    headers[policy] = headers[policy].replaceAll(new URL(from).origin, new URL(to).origin);
  });
}
