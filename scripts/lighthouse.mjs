// scripts/lighthouse.mjs LIGHTHOUSE-MODULE [dist]: the four scores of Lighthouse's mobile run for the pages of the
// first treatment, served as `make preview` does. Fails when a score that hangs on the page alone is below 100;
// performance hangs on the machine too and is a figure. The reports stand in test-results/.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startStaticServer } from './static-server.mjs';

const [home, root = 'dist'] = process.argv.slice(2);
const require = createRequire(join(home, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse } = await load('lighthouse');
const { launch } = await load('chrome-launcher');

const [treatment] = readdirSync(join(root, 'treatments'));
const PAGES = ['', 'recovery/', 'plan/'].map((part) => `treatments/${treatment}/${part}`);
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const server = await startStaticServer({ root });
const flags = ['--headless=new', '--disable-gpu', '--disable-dev-shm-usage'];
// Chromium refuses its sandbox to root, which is what containers run as.
if (process.getuid?.() === 0) flags.push('--no-sandbox');
// Empty where none is on PATH, as on macOS: the launcher looks for itself then, but takes an empty path at its word.
const browser = await launch({ chromeFlags: flags, chromePath: process.env.CHROME_PATH || undefined });
let isBelow = false;
try {
  mkdirSync('test-results', { recursive: true });
  for (const page of PAGES) {
    const options = { port: browser.port, output: 'json', onlyCategories: CATEGORIES, logLevel: 'error' };
    const { lhr } = await lighthouse(server.url + page, options);
    const scores = CATEGORIES.map((id) => [id, Math.round(lhr.categories[id].score * 100)]);
    const { audits } = lhr;
    const times = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];
    const said = times.map((id) => `${id} ${audits[id].displayValue}`);
    console.log(`figure: lighthouse /${page} ${scores.map(([id, score]) => `${id} ${score}`).join(', ')} (${said.join(', ')})`);
    for (const [id, score] of scores) {
      if (score === 100) continue;
      isBelow ||= id !== 'performance';
      for (const { id: audit } of lhr.categories[id].auditRefs.filter(({ weight }) => weight > 0)) {
        if (audits[audit].score !== null && audits[audit].score < 1) {
          console.log(`  ${id}: ${audit} ${audits[audit].score}: ${audits[audit].displayValue ?? audits[audit].title}`);
        }
      }
    }
    writeFileSync(`test-results/lighthouse-${page.replaceAll('/', '-')}.json`, JSON.stringify(lhr));
  }
} finally {
  await browser.kill();
  await server.close();
}
process.exitCode = isBelow ? 1 : 0;
