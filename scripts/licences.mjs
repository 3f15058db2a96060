// The licences of what is shipped and of what builds it, from Cargo's own account of the dependencies.
//
//   node scripts/licences.mjs --check        every crate of the tree has a licence that deny.toml allows
//   node scripts/licences.mjs FOLDER         writes FOLDER/licences.txt: each crate that is compiled into the modules,
//                                            with its licence and the texts that its authors ask to be kept
//
// Knows no crate by name. `cargo deny check` reads the same deny.toml and knows advisories as well, for which it needs
// the network.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../', import.meta.url));
const metadata = (...args) => JSON.parse(execFileSync('cargo', ['metadata', '--format-version=1', '--locked', ...args], {
  cwd: repository, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'],
}));

/** The list `allow` of deny.toml. */
const [, list] = /^allow = \[([^\]]*)\]/m.exec(readFileSync(join(repository, 'deny.toml'), 'utf8'));
const allowed = new Set([...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name));

/** Whether an SPDX expression can be met with what is allowed: `OR` is a choice, `AND` is not. */
function permitted(expression) {
  const tokens = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g) ?? [];
  const one = () => {
    if (tokens[0] !== '(') {
      const name = tokens.shift();
      if (tokens[0] !== 'WITH') return allowed.has(name);
      tokens.shift();
      return allowed.has(`${name} WITH ${tokens.shift()}`) || allowed.has(name);
    }
    tokens.shift();
    const inner = either();
    tokens.shift();
    return inner;
  };
  const both = () => {
    let all = one();
    while (tokens[0] === 'AND') {
      tokens.shift();
      all = one() && all;
    }
    return all;
  };
  function either() {
    let any = both();
    while (tokens[0] === 'OR') {
      tokens.shift();
      any = both() || any;
    }
    return any;
  }
  return tokens.length > 0 && either();
}

function check() {
  const { packages, workspace_members: own } = metadata('--features', 'ssr');
  const foreign = packages.filter(({ id }) => !own.includes(id));
  const refused = foreign.filter(({ license }) => !permitted(license ?? ''));
  for (const { name, version, license } of refused) {
    console.error(`licences: ${name} ${version} is under ${license ?? 'no licence that Cargo knows'}: add it to deny.toml or do without it`);
  }
  console.log(`figure: row 30: ${foreign.length - refused.length} of ${foreign.length} crates have a licence that deny.toml allows`);
  process.exitCode = refused.length ? 1 : 0;
}

/** The crates that are compiled into the modules: no build scripts, no macros, no tests. */
function shipped() {
  const { packages, resolve } = metadata('--no-default-features', '--features', 'csr', '--filter-platform', 'wasm32-unknown-unknown');
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const visit = (id) => {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      const { targets } = packages.find((it) => it.id === pkg);
      const macro = targets.some(({ kind }) => kind.includes('proc-macro'));
      if (macro || found.has(pkg) || !kinds.some(({ kind }) => kind === null)) continue;
      found.add(pkg);
      visit(pkg);
    }
  };
  visit(resolve.root);
  return packages.filter(({ id }) => found.has(id)).sort((a, b) => a.name.localeCompare(b.name));
}

function write(folder) {
  const crates = shipped();
  const texts = new Map();
  for (const { name, version, manifest_path: manifest } of crates) {
    const files = readdirSync(dirname(manifest)).filter((file) => /^(licen[cs]e|copying|notice|copyright)/i.test(file));
    for (const file of files) {
      let text;
      try {
        text = readFileSync(join(dirname(manifest), file), 'utf8').trim();
      } catch {
        continue; // a folder of texts beside the files that name them
      }
      texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
    }
  }
  const lines = crates.map(({ name, version, license, repository: home }) => `${name} ${version}\t${license}\t${home ?? ''}`);
  const blocks = [...texts].map(([text, of]) => `${'-'.repeat(72)}\n${of.join(', ')}\n${'-'.repeat(72)}\n\n${text}\n`);
  writeFileSync(join(folder, 'licences.txt'), `Treatment Guide is licensed under MIT OR Apache-2.0.
Its WebAssembly modules are compiled from it, the Rust standard library (MIT OR Apache-2.0) and these libraries:

${lines.join('\n')}

The texts that their authors ask to be kept:

${blocks.join('\n')}`);
  console.log(`licences: ${crates.length} crates are in the modules, with ${texts.size} texts`);
}

const [wish] = process.argv.slice(2);
if (wish === '--check') check();
else if (wish) write(wish);
else {
  console.error('licences: name a folder to write licences.txt into, or --check');
  process.exitCode = 2;
}
