// Parts a WASM module in two: what a page's start and first uses need, and the rest, which the script fetches a moment
// later. Used by scripts/shrink.mjs; docs/decisions/2026-11-26-wasm-split.md has the figures and why.
//
// Both parts share memory, table and stack. Where the first calls a function of the rest, it calls an import `s.…`, which
// the script answers from the rest; where that is not there yet it is fetched on the spot, while the page waits. So
// the parting decides how soon something works, never whether it does.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fieldsOf, moduleOf, smallest } from './wasm-text.mjs';

const REHEARSE = fileURLToPath(new URL('rehearse.mjs', import.meta.url));

/** Names of a letter or two that `taken` does not have, one after the other. */
function* shortNames(taken = new Set()) {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (let number = 0; ; number += 1) {
    const [first, second] = [Math.floor(number / letters.length) - 1, number % letters.length];
    const name = (first < 0 ? '' : letters[first]) + letters[second];
    if (!taken.has(name)) yield name;
  }
}

const namesIn = (field) => field.lines.join('\n').matchAll(/\$\d+\b/g);

/** The fields with each function telling its number to the import `z.p`. */
function instrumented(fields) {
  const told = (field) => {
    if (field.kind !== 'func') return field.lines;
    const head = 1 + field.lines.slice(1).findIndex((line) => !line.startsWith('  (local $'));
    const lines = [...field.lines];
    lines.splice(head, 0, `  (call $tell (i32.const ${field.name.slice(1)}))`);
    return lines;
  };
  const at = fields.findIndex(({ kind }) => kind === 'import');
  const lines = fields.map(told);
  lines.splice(at, 0, [' (import "z" "p" (func $tell (param i32)))']);
  return lines;
}

/**
 * What wasm-bindgen's script is given besides; `rest(address)` says where the rest is, `rest()` fetches it and is a
 * promise of whether it came. Where a document may not wait for a request (Permissions-Policy: sync-xhr), it is fetched at once.
 */
const LOADER = `
let ours, theirs, restAt, restComes;
const join = (instance) => theirs ??= instance.exports;
const parts = () => ({ a: ours, p: wasm });
const restNow = () => {
    try {
        const request = new XMLHttpRequest();
        request.open("GET", restAt, false);
        request.overrideMimeType("text/plain; charset=x-user-defined");
        request.send();
        if (request.status !== 200) throw request.status;
        const bytes = Uint8Array.from(request.responseText, (it) => it.charCodeAt());
        return join(new WebAssembly.Instance(new WebAssembly.Module(bytes), parts()));
    } catch (error) {
        throw new WebAssembly.RuntimeError(restAt + ": " + error);
    }
};
const later = new Proxy({}, { get: (_, name) => (...given) => (theirs ?? restNow())[name](...given) });
export function rest(address) {
    restAt = address ?? restAt;
    if (address && document.featurePolicy?.allowsFeature("sync-xhr") !== false) return;
    return restComes ??= WebAssembly.instantiateStreaming(fetch(restAt, { priority: "low" }), parts())
        .then(({ instance }) => !!join(instance), () => !!(restComes = undefined));
}
`;

/** The script with what it imports (`a: import0`) changed. */
function reimported(script, imports, by) {
  const changed = script.replace(imports, by);
  if (changed === script) throw new Error('split: the script of wasm-bindgen has changed: no “a: import0” in what it imports');
  return changed;
}

/** The script with what joins the two parts. */
const joined = (script) => LOADER + reimported(
  script,
  /^(\s*)return \{\n(\s*__proto__: null,\n)?\s*a: import0,?\n/m,
  '$1ours = import0;\n$1return {\n$2        a: import0,\n        s: later,\n',
);

/**
 * Parts `wasm` of the module `name`, whose script is `script` (not minified, names short); `pages` is a folder of
 * prerendered pages, `scratch` one for files in between. Gives `{ script, wasm, rest }`.
 */
export function split({ name, script, wasm, pages, scratch }) {
  const file = (suffix) => join(scratch, `${name}-${suffix}`);
  const fields = fieldsOf(wasm, scratch);
  const functions = new Map(fields.filter(({ kind }) => kind === 'func').map((it) => [it.name, it]));

  writeFileSync(file('told.wasm'), moduleOf(instrumented(fields), scratch));
  const spoken = reimported(script, /^(\s*)a: import0,?$/m, '$1a: import0,\n$1z: { p: globalThis.__reached },');
  writeFileSync(file('told.js'), spoken);
  const numbers = JSON.parse(execFileSync('node', [REHEARSE, name, file('told.js'), file('told.wasm'), pages], { maxBuffer: 1 << 28 }));
  if (!numbers.length) return { script, wasm: smallest(fields, scratch), rest: null };
  const first = new Set(numbers.map((it) => `$${it}`));
  const isLater = (it) => functions.has(it) && !first.has(it);

  // Functions of the rest that the first part speaks of, in code, table or exports; and the other way round.
  const [wanted, lent] = [new Set(), new Set()];
  for (const field of fields) {
    const later = field.kind === 'func' && isLater(field.name);
    for (const [it] of namesIn(field)) {
      if (it === field.name || !functions.has(it)) continue;
      if (!later && isLater(it)) wanted.add(it);
      if (later && first.has(it)) lent.add(it);
    }
  }
  const lines = (kind) => fields.filter((it) => it.kind === kind).map(({ lines: [line] }) => line);
  const exported = new Set(lines('export').map((line) => /"([^"]+)"/.exec(line)[1]));
  const free = shortNames(exported);
  const shared = [
    ...lines('memory').map((line) => { const [, it, type] = /^ \(memory (\$\d+) (.*)\)$/.exec(line); return { what: 'memory', it, type }; }),
    ...lines('table').map((line) => { const [, it, type] = /^ \(table (\$\d+) (.*)\)$/.exec(line); return { what: 'table', it, type }; }),
    ...lines('global').map((line) => { const [, it, type] = /^ \(global (\$global\$\d+) (\(mut \w+\)|\w+)/.exec(line); return { what: 'global', it, type }; }),
    ...[...lent].map((it) => ({ what: 'func', it, type: functions.get(it).type })),
  ].map((entry) => ({ ...entry, name: free.next().value }));
  const called = shortNames();
  const answered = [...wanted].map((it) => ({ it, type: functions.get(it).type, name: called.next().value }));

  const of = (...kinds) => fields.filter(({ kind }) => kinds.includes(kind));
  const ofPart = (later) => fields.filter((it) => it.kind === 'func' && isLater(it.name) === later);
  const firstPart = [
    ...of('type', 'import'),
    ...answered.map(({ it, type, name: short }) => [` (import "s" "${short}" (func ${it}${type}))`]),
    ...of('global', 'memory', 'data', 'table', 'elem', 'export'),
    ...shared.map(({ what, it, name: short }) => [` (export "${short}" (${what} ${it}))`]),
    ...ofPart(false),
  ];
  const restPart = [
    ...of('type', 'import'),
    ...shared.map(({ what, it, type, name: short }) => [` (import "p" "${short}" (${what} ${it}${what === 'func' ? '' : ' '}${type}))`]),
    ...answered.map(({ it, name: short }) => [` (export "${short}" (func ${it}))`]),
    ...ofPart(true),
  ];
  return { script: joined(script), wasm: smallest(firstPart, scratch), rest: smallest(restPart, scratch) };
}
