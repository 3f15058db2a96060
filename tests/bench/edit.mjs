// How long an edit takes to be in the browser: `make serve` runs, Chromium has a page open, a file is saved, and the
// clock stops when the page shows what was written. One row for words, one for style, one for Rust.
//
//   node tests/bench/edit.mjs [times]      prints a Markdown table and figures; each edit is made so many times (3)
//
// The files are this repository's own; each is put back as it was, however the run ends.
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ENGINES } from '../browser/support/engines.mjs';
import { freePort, start, until } from '../browser/support/processes.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const times = Number(process.argv[2] ?? 3);
const PATIENCE_MS = 300_000;

/** Each with what stands in the file, what takes its place (with the number of the edit), and what the page shows then. */
const EDITS = [
  {
    what: 'words (faq.md)', target: 10, file: 'public/content/treatments/microneedling/faq.md',
    find: /^## .*? \{#(faq-[a-z-]+)\}$/m, write: (line, number) => line.replace('## ', `## Edit ${'abcdefghij'[number]}: `),
    seen: (number) => document.body.textContent.includes(`Edit ${'abcdefghij'[number]}: `),
  },
  {
    what: 'style (tokens.css)', target: 10, file: 'style/tokens.css',
    find: /\n@layer|\n:root/, write: (line, number) => `\n:root{--tg-edit:${number}}${line}`,
    seen: (number) => getComputedStyle(document.documentElement).getPropertyValue('--tg-edit').trim() === String(number),
  },
  {
    what: 'Rust (ui/text/page.rs)', file: 'src/ui/text/page.rs',
    find: /pub const SKIP: &str = "[^"]*"/, write: (line, number) => line.replace(/"$/, ` ${number}"`),
    seen: (number) => document.querySelector('.tg-skip').textContent.endsWith(` ${number}`),
  },
];

const originals = new Map(EDITS.map(({ file }) => [file, readFileSync(repository + file, 'utf8')]));
const putBack = () => originals.forEach((text, file) => {
  if (readFileSync(repository + file, 'utf8') !== text) writeFileSync(repository + file, text);
});
process.on('exit', putBack);

const port = await freePort();
const serve = start(process.execPath, ['scripts/serve.mjs', `--port=${port}`], { cwd: repository, env: { PUBLIC_URL: '' } });
const chromium = ENGINES.find(({ name }) => name === 'chromium');
let browser;
try {
  await until('make serve', serve, () => /Ctrl\+C stops it/.test(serve.output()), PATIENCE_MS);
  browser = await chromium.launch({});
  await browser.session.navigate(`http://127.0.0.1:${port}/treatments/microneedling/`);
  console.log('| edit | until it is in the browser, median | slowest |\n|---|---|---|');
  const figures = [];
  for (const { what, file, find, write, seen, target } of EDITS) {
    const took = [];
    for (let number = 0; number < times; number += 1) {
      // An earlier build may still be on its way to the page.
      await pause(1_000);
      const saved = performance.now();
      writeFileSync(repository + file, originals.get(file).replace(find, (line) => write(line, number)));
      for (;;) {
        // A page that is being replaced has no answer.
        const there = await browser.session.run(seen, number).catch(() => false);
        if (there) break;
        if (performance.now() - saved > PATIENCE_MS) throw new Error(`${what} was not seen\n${serve.output()}`);
        await pause(25);
      }
      took.push((performance.now() - saved) / 1000);
    }
    writeFileSync(repository + file, originals.get(file));
    took.sort((a, b) => a - b);
    const [median, slowest] = [took[took.length >> 1], took.at(-1)].map((seconds) => `${seconds.toFixed(1)} s`);
    console.log(`| ${what} | ${median} | ${slowest} |`);
    figures.push(`figure: row 29: ${what}: ${median} from the saved file to the reloaded page${target ? `, target < ${target} s` : ''}`);
  }
  console.log(figures.join('\n'));
} finally {
  await browser?.close();
  await serve.stop();
  putBack();
}
// The harness's proxy would keep the process alive.
process.exit(0);
