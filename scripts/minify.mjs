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
// What several of them have in them.
const shared = readFileSync(new URL('../src/keep_focus.js', import.meta.url), 'utf8');
const SCRIPTS = {
  'src/boot.js': 'module',
  'src/embed/element.js': 'classic',
  'src/embed/frame.js': 'module',
};

for (const [file, kind] of Object.entries(SCRIPTS)) {
  const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').replace('__KEEP_FOCUS__', () => shared);
  const format = kind === 'module' ? { format: 'esm' } : {};
  const { code } = transformSync(source, { minify: true, target: 'es2022', ...format });
  const to = join(folder, file);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, code);
}
