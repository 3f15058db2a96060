// The rehearsal by which a build parts its modules (scripts/rehearse.mjs): content decides what there is to press, and no
// content that is sound may stop a build. Without a browser; what the parting is worth there is in split.test.mjs.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { siteWith } from './support/other-content.mjs';
import { scratchFolder } from './support/processes.mjs';
import { siteFolder } from './support/site.mjs';

const repository = resolve(import.meta.dirname, '../..');
const FACTS = 'treatments/microneedling/facts.toml';
const FAQ = 'treatments/microneedling/faq.md';

const withoutPresets = (text) => text.replaceAll(/\[\[preset\]\][^[]*/g, '');
/** The figure `id` is one number and no range. */
const fixed = (text, id, value) => text.replace(new RegExp(`(id = "${id}"\n.*\n)low = .*\nhigh = .*\n`), `$1value = ${value}\n`);

/** Runs the rehearsal of `name` with the finished module, which has both parts from the start, on the pages in `pages`. */
function rehearse(name, pages) {
  const assets = join(siteFolder(), 'assets');
  const [script, wasm, rest] = [`${name}-\\w+\\.js`, `${name}-\\w+\\.wasm`, `${name}_rest-\\w+\\.wasm`]
    .map((file) => join(assets, readdirSync(assets).find((it) => new RegExp(`^${file}$`).test(it))));
  const folder = scratchFolder('rehearse');
  const whole = join(folder, 'whole.js');
  const address = `data:application/wasm;base64,${readFileSync(rest).toString('base64')}`;
  // Each copy that the rehearsal makes of it has an instance of its own.
  writeFileSync(whole, `const module = await import('${pathToFileURL(script)}?' + import.meta.url);
    export const { start } = module;
    export default async (given) => {
      await module.default(given);
      module.rest('${address}');
      if (!(await module.rest())) throw new Error('the rest did not come');
    };`);
  const given = [join(repository, 'scripts/rehearse.mjs'), name, whole, wasm, resolve(repository, pages)];
  return spawnSync(process.execPath, given, { encoding: 'utf8' });
}
/** What was left out, one line a deed. */
function leftOut(name, pages) {
  const { status, stdout, stderr } = rehearse(name, pages);
  assert.equal(status, 0, stderr);
  assert.ok(Array.isArray(JSON.parse(stdout)));
  const lines = stderr.split('\n').filter(Boolean);
  for (const line of lines) assert.match(line, new RegExp(`^rehearse: ${name}: .+ (has nothing to change|is not there) on `));
  return lines.length;
}

test('on the shipped content nothing of a rehearsal is left out', () => {
  for (const name of ['guide', 'planner', 'consult']) assert.equal(leftOut(name, siteFolder()), 0, name);
});

test('a first preset at the end of its range leaves no press out but those beyond', () => {
  const site = siteWith('rehearse-end', { [FACTS]: (text) => `${withoutPresets(text)}\n[[preset]]\nsessions = 6\nweeks = 6\n` });
  // More sessions and a wider gap, and more sessions in a frame.
  assert.equal(leftOut('planner', site), 3);
  assert.equal(leftOut('consult', site), 0);
});

test('without presets a consultation is begun by its steppers, and a fixed number of sessions keeps its own', () => {
  const site = siteWith('rehearse-fixed', { [FACTS]: (text) => fixed(withoutPresets(text), 'sessions', 4) });
  assert.equal(leftOut('planner', site), 3);
  assert.equal(leftOut('consult', site), 0);
});

test('content with nothing to choose and nothing to ask is rehearsed', () => {
  const site = siteWith('rehearse-nothing', {
    [FACTS]: (text) => fixed(fixed(withoutPresets(text), 'sessions', 1), 'gap', 5),
    [FAQ]: () => '',
  });
  assert.deepEqual(['guide', 'planner', 'consult'].map((name) => leftOut(name, site)), [1, 5, 1]);
});

test('a rehearsal in which a part does not come alive fails', () => {
  const folder = scratchFolder('rehearse');
  const page = 'treatments/microneedling/plan/index.html';
  cpSync(join(siteFolder(), page), join(folder, page));
  const text = readFileSync(join(folder, page), 'utf8');
  writeFileSync(join(folder, page), text.replace('data-part="planner"', 'data-part="another"'));
  const { status, stderr } = rehearse('planner', folder);
  assert.equal(status, 1);
  assert.match(stderr, /a part of treatments\/microneedling\/plan\/ does not come alive/);
});
