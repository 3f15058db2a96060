// scripts/budget.mjs [dist]: what the first visit of each address weighs, in bytes of brotli 11, and fails when
// one weighs more than it may. It reads the finished site as a browser would: the page, what it names, and what
// its start script fetches for the parts that stand in it.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const root = process.argv[2] ?? 'dist';
/** What is aimed at: before the first interaction works, with all that is fetched at idle, and a widget whole. */
const AIM = { start: 75_000, idle: 170_000, widget: 70_000 };
/**
 * Where a page is far below the aim, or not there yet: what it may not grow past. The same sources weigh some hundred bytes
 * more or less from one folder to another, since names of symbols follow the path. Lower them when something was cut.
 */
const HELD = {
  'start page': 64_000,
  'start recovery': 57_000,
  'start plan': 69_500,
  'start consult': 74_500,
  // Reached, but only just.
  'widget plan': 70_800,
};

const weights = new Map();
const weigh = (file) => {
  if (!weights.has(file)) {
    const body = readFileSync(join(root, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    weights.set(file, brotliCompressSync(body, { params }).length);
  }
  return weights.get(file);
};

const html = (file) => readFileSync(join(root, file), 'utf8');
const prefix = /data-tg-root="([^"]*)"/.exec(html('index.html'))[1];
const local = (address) => address.slice(prefix.length);
const named = (page, pattern) => Array.from(page.matchAll(pattern), ([, address]) => local(address));

/** `{"guide":["…js","…wasm"]}`, as the build wrote it into a script. */
const modulesOf = (script) => JSON.parse(/\{"guide":.*?\]\}/.exec(script)[0]);
const boot = readdirSync(join(root, 'assets')).find((name) => /^boot-\w+\.js$/.test(name));
const modules = Object.fromEntries(
  Object.entries(modulesOf(html(`assets/${boot}`))).map(([name, files]) => [name, files.map(local)]),
);
const together = (files) => files.reduce((sum, it) => sum + weigh(it), 0);
/** What comes of these modules once the page is alive. */
const restOf = (names, files) => together(names.flatMap((it) => files[it].slice(2)));
const MODULE_OF = { faq: 'guide', recovery: 'guide', planner: 'planner', consult: 'consult' };
const modulesFor = (page) => new Set(Array.from(page.matchAll(/data-part="(\w+)"/g), ([, part]) => MODULE_OF[part]));

const pages = readdirSync(root, { recursive: true })
  .map(String)
  .filter((file) => /(^|\/)index\.html$|^404\.html$/.test(file) && !file.startsWith('embed/'))
  .toSorted();
let over = 0;
const figures = [];
const check = (bytes, what, view) => {
  const [aim, held] = [AIM[what], HELD[`${what} ${view}`]];
  if (bytes > (held ?? aim)) {
    over += 1;
    return `**${bytes}** (over ${held ?? aim})`;
  }
  return bytes > aim && held > aim ? `${bytes} (aim ${aim}, held at ${held})` : String(bytes);
};
/** `plan`, `recovery`, … of an address; `page` where it ends with the treatment. */
const viewOf = (file) => file.startsWith('consult/') ? 'consult' : /\/(plan|recovery|faq)\/index\.html$/.exec(file)?.[1] ?? 'page';

console.log('| address | HTML | CSS | scripts | WASM | before the first interaction | with what is fetched at idle |');
console.log('|---|---|---|---|---|---|---|');
for (const file of pages) {
  const page = html(file);
  const parts = [...modulesFor(page)];
  const css = together(named(page, /<link rel="stylesheet" href="([^"]+)"/g));
  const scripts = together(named(page, /<script[^>]* src="([^"]+)"/g).filter((it) => !it.startsWith('embed/v1/')))
    + together(parts.map((it) => modules[it][0]));
  const wasm = together(parts.map((it) => modules[it][1]));
  const start = weigh(file) + css + scripts + wasm;
  const framed = file.startsWith('frame/');
  const idle = start + restOf(parts, modules) + (framed ? 0 : together(modules.site));
  const cells = [weigh(file), css, scripts, wasm, check(start, 'start', viewOf(file)), check(idle, 'idle', viewOf(file))];
  console.log(`| /${file.replace(/index\.html$/, '')} | ${cells.join(' | ')} |`);
  if (!framed) figures.push(`figure: row 22: /${file.replace(/index\.html$/, '')}: ${start} bytes before the first interaction, ${idle} with idle`);
}

const LOADER = 'embed/v1/treatment-guide.js';
if (existsSync(join(root, LOADER))) {
  const own = modulesOf(html(LOADER));
  const styleOf = (view) => new RegExp(`${view}: "(assets/[^"]+\\.css)"`).exec(html(LOADER))[1];
  console.log('\n| widget | loader and style | view | scripts and WASM | everything | and when a person comes near it |\n|---|---|---|---|---|---|');
  for (const file of pages.filter((page) => page.startsWith('frame/'))) {
    const shared = weigh(LOADER) + weigh(styleOf(viewOf(file)));
    const names = [...modulesFor(html(file))];
    const code = together(names.flatMap((it) => own[it].slice(0, 2)));
    const near = restOf(names, own);
    const all = shared + weigh(file) + code;
    figures.push(`figure: row 23: ${file.split('/')[2]}: ${all} bytes, and ${near} when a person comes near it`);
    console.log(`| ${file.split('/')[2]} | ${shared} | ${weigh(file)} | ${code} | ${check(all, 'widget', viewOf(file))} | ${near} |`);
  }
}
console.log(`\nfetched only when a person reaches for it: handover ${
  together(modules.handover ?? [])} bytes`);
const lazy = modulesOf(html(LOADER));
for (const [name, when] of [
  ['endpoint', 'where an endpoint is named'],
  ['widget', 'when its content is another than what is on screen'],
  ['markdown', 'when a field of it is Markdown'],
]) {
  const weights = (lazy[name] ?? []).map(weigh);
  const bytes = weights.reduce((sum, it) => sum + it, 0);
  console.log(`figure: module ${name}, fetched only ${when}: ${bytes} bytes brotli (script and WASM: ${weights.join(' + ')})`);
}
console.log(`\n${figures.join('\n')}`);
if (over) {
  console.error(`budget: ${over} figure(s) over budget: \`make sizes MODULE=planner\` shows what a module is made of`);
  process.exit(1);
}
