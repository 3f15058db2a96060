// The lines that a page has to say of itself: that its parts do not act, that a newer build has come. They come while
// somebody reads: what is read stays where it is, what has the focus is not hidden by them, and paper knows nothing of
// them. accessibility.test.mjs looks at them in every colour.
import { strict as assert } from 'node:assert';
import { alive } from './support/alive.mjs';
import * as consult from './support/consult.mjs';
import { cut, enlarge } from './support/cut.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { holdModule } from './support/hold.mjs';
import { inOrder } from './support/pdf.mjs';
import { setToday } from './support/page-today.mjs';

const TREATMENT = 'treatments/microneedling/';
const PAGES = [TREATMENT, `${TREATMENT}recovery/`, `${TREATMENT}plan/`, consult.CONSULT];
const WIDTHS = [[390, 844], [1280, 800], [320, 256]];
/** What the start script does when parts stop, and when a newer build has come. */
const say = (page, ...what) =>
  page.run((names) => { for (const [name, value] of names) document.documentElement.dataset[name] = value; }, what.map((it) => (it === 'newer' ? ['tgNewer', ''] : ['tgFault', it])));
const shows = (page, css) => page.run((it) => Boolean(document.querySelector(it)?.getClientRects().length), css);
/** The lines scroll by themselves where they would take more than a third of the screen. */
const cutBeside = async (page) => (await cut(page)).filter((it) => it !== 'div.tg-notices');
/** Where every text of the page is on screen; with `before`, those that stand before the first element like that. */
const places = (page, before = null) =>
  page.run((css) => {
    const end = css && document.querySelector(css);
    return Array.from(document.querySelectorAll('header, nav, main :is(h1, h2, h3, p, li, dt, dd, td, summary, label)'))
      .filter((it) => !it.closest('.tg-scripted, .tg-consult__foot') && !(end && end.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING))
      .map((it) => {
        const { left, top, width, height } = it.getBoundingClientRect();
        return [it.textContent.trim().slice(0, 30), ...[left, top, width, height].map(Math.round)].join(' ');
      });
  }, before);

for (const [width, height] of WIDTHS) {
  forEachEngine(`${width} by ${height}: nothing that is read moves when the parts cannot start`, { viewport: [width, height], errors: /./ }, async ({ page, site }) => {
    for (const path of PAGES) {
      let waiting = [];
      const end = site.fault(/\.wasm$/, (request, response) => {
        if (waiting) waiting.push(response);
        else response.writeHead(404).end();
        return true;
      });
      await page.goto(path);
      await page.waitFor('a module on its way', () => waiting.length);
      await page.run(() => scrollTo(0, 60));
      // Controls that will not act are taken away, and what stands below them comes up.
      const read = () => places(page, 'main .tg-scripted');
      const before = await read();
      assert.ok(before.length > 5, `/${path}: ${before.length} texts`);
      assert.equal(await shows(page, '.tg-fault'), false);
      for (const response of waiting.splice(0)) response.writeHead(404).end();
      waiting = null;
      await page.waitFor('the line', () => shows(page, '.tg-fault'));
      assert.deepEqual(await read(), before, `/${path}`);
      const line = await page.run(() => {
        const { top, bottom } = document.querySelector('.tg-notices').getBoundingClientRect();
        return { top, bottom, screen: innerHeight };
      });
      assert.ok(Math.abs(line.bottom - line.screen) <= 1 && line.top >= line.screen * 0.63, `/${path}: ${JSON.stringify(line)}`);
      end();
    }
  });

  forEachEngine(`${width} by ${height}: nothing moves when living parts stop and a newer build comes, and nothing is cut`, { viewport: [width, height] }, async ({ page, site }) => {
    setToday(site, consult.TODAY);
    // The picture of the plan comes when it is near; here it would come in between.
    holdModule(site, 'handover');
    for (const path of PAGES) {
      await page.goto(path);
      await alive(page);
      if (path === consult.CONSULT) await consult.plan(page);
      await page.run(() => scrollTo(0, document.documentElement.scrollHeight / 3));
      const before = await places(page);
      await say(page, 'stopped', 'newer');
      await page.waitFor('the line', () => shows(page, '.tg-fault__stopped'));
      assert.equal(await shows(page, '.tg-fault__start'), false);
      assert.deepEqual(await places(page), before, `/${path}`);
      assert.deepEqual(await cutBeside(page), [], `/${path}`);
      await enlarge(page);
      assert.deepEqual(await cutBeside(page), [], `/${path}, text of twice the size`);
    }
  });
}

/** What has the focus, and how many pixels of its height are in sight over the lines. */
const focused = (page) =>
  page.run(() => {
    const it = document.activeElement;
    if (!it || it === document.body || it.matches('main, h1')) return null;
    const name = (it.ariaLabel ?? it.innerText ?? '').trim().slice(0, 40) || it.outerHTML.slice(0, 80);
    const notices = document.querySelector('.tg-notices');
    const { top, bottom } = it.getClientRects()[0];
    const end = notices.contains(it) ? innerHeight : notices.getBoundingClientRect().top;
    return { name, height: bottom - top, seen: Math.min(bottom, end) - Math.max(top, 0), last: it.closest('.tg-newer') !== null };
  });

forEachEngine('by keys at 320 px and 400 % every stop is in sight over both lines', { viewport: [320, 256] }, async ({ page, site, engine }) => {
  setToday(site, consult.TODAY);
  for (const path of [TREATMENT, `${TREATMENT}plan/`]) {
    await page.goto(path);
    await alive(page);
    await say(page, 'stopped', 'newer');
    // Framed, the page has no keys before it was touched.
    await page.click('main h1');
    let reached = false;
    for (let stops = 0; stops < 150 && !reached; stops += 1) {
      await page.press('Tab');
      if (!(await focused(page))) continue;
      // The page may still be on its way there.
      await page.waitFor(`a stop of /${path} in sight`, async () => {
        const stop = await focused(page);
        // Firefox scrolls to what is out of sight, not to what is partly in sight; no engine hides a stop whole.
        const enough = engine.name === 'firefox' ? 1 : Math.min(stop.height, 24) - 1;
        assert.ok(stop.seen >= enough, JSON.stringify(stop));
        reached = stop.last;
        return true;
      });
    }
    assert.ok(reached, `/${path}: the button of the last line is not reached`);
  }
});

forEachEngine('paper has no word of them', { print: true }, async ({ page }) => {
  await page.goto(TREATMENT);
  const words = async () => inOrder(await page.print({ page: { width: 21, height: 29.7 } })).join(' ');
  await say(page, 'start', 'newer');
  assert.doesNotMatch(await words(), /could not start|Load the page again|newer version/);
});
