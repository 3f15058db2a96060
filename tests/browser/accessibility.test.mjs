// Every page of the built site, as it stands after loading, in both accessibility engines: three widths, in
// light, dark and forced colours. States that a person reaches by acting are held by the tests of that part.
import { relative } from 'node:path';
import { assertAccessible } from './support/accessibility.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { htmlFiles } from './support/html-check.mjs';
import { siteFolder } from './support/site.mjs';

const folder = siteFolder();
const pages = htmlFiles(folder).map((file) => relative(folder, file).replace(/(^|\/)index\.html$/, '$1'));

const full = process.env.FULL === '1';
const LIGHT = { name: 'light', colorScheme: 'light' };
const schemes = [LIGHT, { name: 'dark', colorScheme: 'dark' }, { name: 'forced colours', forcedColors: true }];

for (const [width, height] of [[1280, 800], [768, 1024], [320, 640]]) {
  for (const { name, ...conditions } of schemes) {
    // The short run takes every width in light and the others at the narrowest; layout does not follow colour.
    if (!full && name !== LIGHT.name && width !== 320) continue;
    forEachEngine(
      `no accessibility fault, ${name}, ${width} wide`,
      { ...conditions, viewport: [width, height], timeoutMs: 600_000 },
      async ({ page }) => {
        const faults = [];
        for (const path of pages) {
          await page.goto(path);
          await assertAccessible(page).catch((error) => faults.push(error.message));
        }
        if (faults.length) throw new Error(faults.join('\n'));
      },
    );
  }
}
