// What the style sheets say is understood by every engine: a declaration or a selector that an engine does not know is
// dropped without a word, and a page looks finished without it. What is not understood somewhere stands here, with the
// reason why it may be.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forEachEngine } from './support/each-engine.mjs';
import { figure } from './support/passed.mjs';

const FOLDER = join(import.meta.dirname, '../../style');
/** Whatever ends at `;`, `{` or `}` outside strings and parentheses. */
const PIECE = /((?:"[^"]*"|'[^']*'|\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)|[^;{}"'()])*)([;{}])/g;

/** What an engine may lack, and what it has or does instead. */
const MAY_LACK = [
  // Parts of a slider and of a native disclosure, each by its engine's own name; a list of them would be dropped whole.
  /::-(webkit|moz)-/,
  // Names with and without an engine's prefix stand together.
  /^-webkit-|^(text-size-adjust|user-select):/,
  // Only how lines break: a paragraph that ends in one word.
  /^text-wrap: pretty$/,
  // WebKit has no forced colours.
  /^forced-color-adjust:/,
];

/** All selectors (`null` before them) and declarations of the style sheets. */
function pieces() {
  const files = readdirSync(FOLDER, { recursive: true }).filter((file) => file.endsWith('.css'));
  return files.flatMap((file) => {
    const css = readFileSync(join(FOLDER, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    return [...css.matchAll(PIECE)].flatMap(([, text, end]) => {
      const piece = text.trim();
      if (!piece || /^(@|--)/.test(piece)) return [];
      const colon = piece.indexOf(':');
      return [end === '{' ? [file, null, piece] : [file, piece.slice(0, colon).trim(), piece.slice(colon + 1).trim()]];
    });
  });
}

forEachEngine('every selector and every declaration is understood', async ({ page, engine }) => {
  await page.goto('treatments/microneedling/');
  const all = pieces();
  const unknown = await page.run((all) => {
    const tokens = getComputedStyle(document.querySelector('.tg-root'));
    const written = (value) => {
      // A token may hold others; one that a view sets on an element of its own has no value here.
      for (let depth = 0; depth < 5; depth += 1) {
        value = value.replace(/var\((--[\w-]+)(?:,((?:[^()]|\([^()]*\))*))?\)/g, (whole, name, other) => tokens.getPropertyValue(name).trim() || other || whole);
      }
      return value.replace(/\s*!important$/, '');
    };
    const isSelector = (list) => {
      try {
        document.querySelector(list);
        return true;
      } catch {
        return false;
      }
    };
    return all.filter(([, name, value]) => {
      const what = name && written(value);
      return name ? !what.includes('var(') && !CSS.supports(name, what) : !isSelector(value);
    });
  }, all);
  const told = unknown.map(([file, name, value]) => [file, name ? `${name}: ${value}` : value]);
  const faults = told.filter(([, piece]) => !MAY_LACK.some((lack) => lack.test(piece))).map((it) => it.join(': '));
  assert.deepEqual(faults, []);
  figure(`selectors and declarations that ${engine.name} understands: ${all.length - unknown.length} of ${all.length}`);
});
