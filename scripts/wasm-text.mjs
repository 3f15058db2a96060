// WASM as Binaryen writes it in text, in which each function begins on a line of its own and has a number for a name.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FEATURES = [
  'bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue',
].map((feature) => `--enable-${feature}`);

/** Runs one of Binaryen's tools. */
export const binaryen = (tool, ...given) => execFileSync(tool, [...given, ...FEATURES], { maxBuffer: 1 << 28 });

/** The fields of a module, each with its kind, its lines and, for a function, its name and type; `scratch` is a folder. */
export function fieldsOf(wasm, scratch) {
  const [from, to] = ['whole.wasm', 'whole.wat'].map((name) => join(scratch, name));
  writeFileSync(from, wasm);
  binaryen('wasm-dis', from, '-o', to);
  const fields = [];
  for (const line of readFileSync(to, 'utf8').split('\n').slice(1)) {
    if (line === ')') break;
    if (line.startsWith(' (')) {
      const [, kind] = /^ \((\w+)/.exec(line);
      const [, name, type] = kind === 'func' ? /^ \(func (\$\d+)((?: \((?:param|result)[^)]*\))*)/.exec(line) : [];
      fields.push({ kind, name, type, lines: [line] });
    } else fields.at(-1).lines.push(line);
  }
  return fields;
}

/** The module of these fields, or lists of lines; with `options` as `wasm-opt` leaves it. */
export function moduleOf(fields, scratch, ...options) {
  const [text, wasm] = ['part.wat', 'part.wasm'].map((name) => join(scratch, name));
  writeFileSync(text, ['(module', ...fields.flatMap((it) => it.lines ?? it), ')'].join('\n'));
  binaryen('wasm-as', text, '-o', wasm);
  if (options.length) binaryen('wasm-opt', wasm, ...options, '-o', wasm);
  return readFileSync(wasm);
}

/**
 * Like beside like: functions of about the same length, and among them those of the same type. It is a hundredth and a half
 * of a module's size when it is compressed.
 */
function ordered(functions) {
  const key = ({ lines, type }) => [Math.floor(2 * Math.log2(lines.length)), type, lines.length];
  const keyed = functions.map((it) => ({ it, key: key(it) }));
  const differ = (a, b) => (a < b ? -1 : Number(a > b));
  return keyed.toSorted((a, b) => a.key.reduce((so, value, at) => so || differ(value, b.key[at]), 0)).map(({ it }) => it);
}

/** The module of these fields, as small as it gets. */
export function smallest(fields, scratch) {
  // The lowest kilobyte is the far end of the stack: no data lies there, so an offset may join an address.
  const options = ['--low-memory-unused', '-Oz'];
  const small = fieldsOf(moduleOf(fields, scratch, ...options), scratch);
  const isFunction = ({ kind }) => kind === 'func';
  return moduleOf([...small.filter((it) => !isFunction(it)), ...ordered(small.filter(isFunction))], scratch, ...options);
}
