// What can be read from a PDF without a library: how many pages it has. Firefox writes its objects into
// compressed streams, Chromium does not.
import { inflateSync } from 'node:zlib';

const PAGE = /\/Type\s*\/Page\b/g;

/** How many pages `pdf` (a Buffer) has. */
export function pages(pdf) {
  const text = pdf.toString('latin1');
  let found = text.match(PAGE)?.length ?? 0;
  for (const { index, 0: opening } of text.matchAll(/stream\r?\n/g)) {
    const end = text.indexOf('endstream', index + opening.length);
    if (text.slice(index - 3, index) === 'end' || end < 0) continue;
    try {
      found += inflateSync(pdf.subarray(index + opening.length, end)).toString('latin1').match(PAGE)?.length ?? 0;
    } catch {
      // a picture or a font: packed in another way
    }
  }
  return found;
}
