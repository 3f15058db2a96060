// scripts/shrink.mjs FOLDER PAGES: makes the WASM modules of a release smaller, with the scripts that start them; PAGES is
// a folder of prerendered pages.
//
// wasm-bindgen exports whatever any library might want (streams that nothing here uses), and every import carries a
// name with a hash that does not compress. So, for each module: what its own exports do not reach is taken out of
// script and WASM alike, imports and exports get names of a letter or two, and the script is minified. Those that a
// page waits for are parted in two (scripts/split.mjs).
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { split } from './split.mjs';
import { binaryen, fieldsOf, smallest } from './wasm-text.mjs';

const { build } = createRequire(new URL('../tests/package.json', import.meta.url))('esbuild');
const [folder, pages] = process.argv.slice(2).map((it) => resolve(it));
if (!pages) throw new Error('usage: node scripts/shrink.mjs FOLDER PAGES');
/** The modules by which a page comes alive: it waits for them, so only for what it needs first. */
const PARTED = ['guide', 'planner', 'consult'];
const scratch = mkdtempSync(join(tmpdir(), 'shrink-'));

/** The script with nothing in it that no export reaches; `minify` also shortens the names inside it. */
async function bundle(script, exports, { minify }) {
  const contents = `export { ${exports.join(', ')} } from './script.js'`;
  const result = await build({
    stdin: { contents, resolveDir: scratch, loader: 'js' },
    plugins: [{
      name: 'script',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /script\.js$/ }, () => ({ path: 'script', namespace: 'script' }));
        onLoad({ filter: /.*/, namespace: 'script' }, () => ({ contents: script, loader: 'js' }));
      },
    }],
    bundle: true, write: false, format: 'esm', target: 'es2022', minify,
  });
  return result.outputFiles[0].text;
}

/** Bundlers keep what may have an effect; these have none for a class that nothing makes. */
const withoutEffects = (script) => script
  .replace(/^if \(Symbol\.dispose\).*$/gm, '')
  .replaceAll('new FinalizationRegistry', '/* @__PURE__ */ new FinalizationRegistry');

/**
 * wasm-bindgen's own start takes files, addresses and modules in ways of several years, and warns of the older ones; here it
 * is always given the answer to a request, or bytes. A host that names another type than WASM is no fault.
 */
function withShortStart(script) {
  const own = /^async function __wbg_init\([^]*?^\}\n/m;
  if (!own.test(script)) throw new Error('the script of wasm-bindgen has changed: it has no function __wbg_init');
  return script.replace(own, () => `async function __wbg_init(given) {
    if (wasm) return wasm;
    const from = await given.module_or_path, imports = __wbg_get_imports();
    if (from.ok === false) throw new Error(\`\${from.url}: \${from.status}\`);
    const { instance, module } = from.headers?.get("content-type") === "application/wasm"
        ? await WebAssembly.instantiateStreaming(from, imports)
        : await WebAssembly.instantiate(from.arrayBuffer ? await from.arrayBuffer() : from, imports);
    return __wbg_finalize_init(instance, module);
}
`);
}

const exportsUsed = (script) => new Set(Array.from(script.matchAll(/\bwasm\d*\.([\w$]+)/g), ([, name]) => name));

/** WASM without the exports that `used` does not name, and what only they reached. */
function withoutUnused(wasm, used) {
  const [from, to, graph] = ['in.wasm', 'out.wasm', 'graph.json'].map((name) => join(scratch, name));
  writeFileSync(from, wasm);
  const kept = [...used].map((name) => ({ name: `export ${name}`, export: name }));
  const root = { name: 'script', root: true, reaches: kept.map(({ name }) => name) };
  writeFileSync(graph, JSON.stringify([root, ...kept]));
  binaryen('wasm-metadce', from, '--graph-file', graph, '-o', to);
  return readFileSync(to);
}

/** The script without the imports that the WASM no longer asks for. */
function withoutImports(script, wasm) {
  const wanted = new Set(WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name));
  // One that may throw ends with `}, arguments); },`, and the next entry must not go with it.
  const entry = /^ {8}([\w$]+): (?:function\([^]*?^ {8}\}(?:, arguments\); \})?|[^{}\n]+),\n/gm;
  const left = script.replace(entry, (whole, name) => (wanted.has(name) || !name.startsWith('__w') ? whole : ''));
  const missing = [...wanted].filter((name) => name.startsWith('__w') && !left.includes(`        ${name}: `));
  if (missing.length) throw new Error(`the script has lost imports of the WASM: ${missing.join(', ')}`);
  return left;
}

/**
 * Zeroes, which weigh nothing when they are compressed, in the place of the words by which std names faults of files and
 * networks. Only the streams' code ever said them; a vtable keeps what writes them, and no tool takes a part out of the data.
 */
function withoutWords(wasm) {
  const words = /entity not found[\w ()/.,-]*uncategorized error(?:operation successful)?/.exec(wasm.toString('latin1'));
  return words ? Buffer.from(wasm).fill(0, words.index, words.index + words[0].length) : wasm;
}

/** Gives imports and exports short names in both; `whole`: a function with one caller may become a part of it. */
function renamed(script, wasm, whole) {
  const [from, to] = ['long.wasm', 'short.wasm'].map((name) => join(scratch, name));
  writeFileSync(from, wasm);
  const inline = whole ? [] : ['--one-caller-inline-max-function-size=0'];
  const said = binaryen('wasm-opt', from, '-Oz', ...inline, '--minify-imports-and-exports-and-modules', '-o', to);
  const { imports, exports } = JSON.parse(said);
  // One pass each, since a short name may be a long one that is not yet replaced.
  const byLong = new Map(imports.map(([, long, name]) => [long, name]));
  const exported = new Map(exports);
  const short = script
    .replace(/^( {8})([\w$]+): /gm, (whole, indent, long) => `${indent}${byLong.get(long) ?? long}: `)
    .replace(/\b(wasm\d*)\.([\w$]+)/g, (whole, object, long) => `${object}.${exported.get(long) ?? long}`)
    .replace(/"\.\/\w+_bg\.js": import0/, 'a: import0');
  return [short, readFileSync(to)];
}

try {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('_bg.wasm')).toSorted()) {
    const name = basename(file, '_bg.wasm');
    const path = join(folder, `${name}.js`);
    if (!existsSync(path)) throw new Error(`${file} has no ${name}.js beside it in ${dirname(path)}`);
    let script = withShortStart(withoutEffects(readFileSync(path, 'utf8')));
    let wasm = readFileSync(join(folder, file));
    const before = [script.length, wasm.length];
    const functions = Array.from(script.matchAll(/^export function (\w+)/gm), ([, it]) => it).filter((it) => it !== 'initSync');
    const exports = ['default', ...functions];
    // What goes from one of the two lets go of more in the other; it ends when nothing goes any more.
    for (let size = Infinity; wasm.length < size;) {
      size = wasm.length;
      wasm = withoutUnused(wasm, exportsUsed(await bundle(script, exports, { minify: false })));
      script = withoutImports(script, wasm);
    }
    [script, wasm] = renamed(script, wasm, !PARTED.includes(name));
    let rest = null;
    if (PARTED.includes(name)) {
      ({ script, wasm, rest } = split({ name, script, wasm, pages, scratch }));
      if (rest) {
        exports.push('rest');
        writeFileSync(join(folder, `${name}_rest.wasm`), rest);
      }
    } else wasm = smallest(fieldsOf(wasm, scratch), scratch);
    script = await bundle(script, exports, { minify: true });
    writeFileSync(path, script);
    wasm = withoutWords(wasm);
    writeFileSync(join(folder, file), wasm);
    const later = rest ? ` and later ${rest.length}` : '';
    console.log(`shrink: ${name}: script ${before[0]} → ${script.length}, WASM ${before[1]} → ${wasm.length}${later} bytes`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
