// A table of cases × engines with what a person sees in each, printed when the file is done, and the figure of its
// row of the scorecard.
import { after } from 'node:test';
import { whenPassed } from './passed.mjs';

/** Gives `saw(case, engine, words)`, for a scenario to call; only what passed is in the table. */
export function table(row, cases) {
  const seen = new Map();
  after(() => {
    if (!seen.size) return;
    const engines = [...new Set([...seen.values()].flatMap((by) => [...by.keys()]))];
    console.log(`\n| ${cases} | ${engines.join(' | ')} |\n|---|${engines.map(() => '---|').join('')}`);
    for (const [name, by] of seen) {
      const words = engines.map((engine) => by.get(engine) ?? '');
      console.log(`| ${name} | ${words.every((it) => it === words[0]) ? [words[0], ...engines.slice(1).map(() => '″')].join(' | ') : words.join(' | ')} |`);
    }
    const counts = engines.map((engine) => `${[...seen.values()].filter((by) => by.has(engine)).length} in ${engine}`);
    console.log(`figure: row ${row}: ${cases}: ${counts.join(', ')}`);
  });
  return (name, engine, words) => whenPassed(() => {
    if (!seen.has(name)) seen.set(name, new Map());
    seen.get(name).set(engine.name, words);
  });
}
