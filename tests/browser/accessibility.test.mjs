// Every page of the built site, as it stands after loading, in both accessibility engines: three widths, in
// light, dark and forced colours. States that a person reaches by acting are held by the tests of that part.
import { relative } from 'node:path';
import { assertAccessible } from './support/accessibility.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { htmlFiles } from './support/html-check.mjs';
import { siteFolder } from './support/site.mjs';

/** What the engines ask a person to look at, and what that person found. */
const examined = [
  {
    rule: 'ibm style_color_misuse',
    found: 'asked of every page with a style sheet: phases and conflicts are named in words beside their colour',
  },
  {
    rule: 'ibm text_sensory_misuse',
    found: 'the words describe skin (“tiny channels”, “top layer”) or stand in “right for you”; none says where to look',
  },
  {
    rule: 'ibm text_block_heading',
    at: /tg-footer__name/,
    found: 'the name of the clinic above its address is no heading: nothing of the page stands under it',
  },
  {
    rule: 'ibm html_skipnav_exists',
    at: /data-tg-path="frame\//,
    found: 'a page that is framed by another one has no header and no menu that could be skipped',
  },
  {
    rule: 'ibm element_tabbable_visible',
    at: /class="tg-skip"/,
    found: 'the skip link is shown while it has the keyboard',
  },
];

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
          await assertAccessible(page, { examined }).catch((error) => faults.push(error.message));
        }
        if (faults.length) throw new Error(faults.join('\n'));
      },
    );
  }
}
