// scripts/minify.mjs FOLDER: the scripts that a start waits for, made small, in FOLDER by the names that they have in the
// repository. A release has these; a development build, and the scripts that nobody waits for, have them as they are
// written, without comments.
//
// Knows which of them are modules, whose names nobody else sees; the prerenderer fills in what they ask for (`__MODULES__`).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

const { transformSync } = createRequire(new URL('../tests/package.json', import.meta.url))('esbuild');
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node scripts/minify.mjs FOLDER');
const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
// What several of them have in them; src/prerender/assets.rs has the same list.
const SHARED = { __KEEP_FOCUS__: 'src/keep_focus.js', __PRINT_OPEN__: 'src/print_open.js' };
const SCRIPTS = {
  'src/boot.js': 'module',
  'src/embed/element.js': 'classic',
  'src/embed/frame.js': 'module',
};

for (const [file, kind] of Object.entries(SCRIPTS)) {
  const source = Object.entries(SHARED).reduce((text, [place, shared]) => text.replace(place, () => read(shared)), read(file));
  const format = kind === 'module' ? { format: 'esm' } : {};
  const { code } = transformSync(source, { minify: true, target: 'es2022', ...format });
  const to = join(folder, file);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, code);
}
