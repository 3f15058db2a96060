// What is closed on screen and open on paper, in an engine whose style sheets cannot open it. All engines that are tested
// can, and WebKit's driver cannot print: what the page is told of printing is told by hand.
import { strict as assert } from 'node:assert';

/** Runs before the page's scripts: from now on the engine knows no `::details-content`. */
export const CANNOT_OPEN = `() => {
  const supports = CSS.supports.bind(CSS);
  CSS.supports = (...of) => !String(of[0]).includes('details-content') && supports(...of);
}`;

/** Of all answers and cards in `root()`, which are open, and of the buttons for all of them which cannot be pressed. */
const standing = (page, root) =>
  page.run(`function () {
    const all = (css) => [...(${root})().querySelectorAll(css)];
    return {
      open: all('details').map((it) => it.open),
      off: all('.tg-faq__all button, .tg-recovery__all button').map((it) => it.disabled),
    };
  }`);
const tell = (page, ...events) => page.run((names) => names.forEach((name) => dispatchEvent(new Event(name))), events);

/**
 * Asks that everything closed in `root()`, the text of a function, is open from `beforeprint` to `afterprint`, and that the
 * page then is and knows itself to be as it was.
 */
export async function opensForPrint(page, root) {
  // Cards are closed but for one once a day was chosen.
  await page.waitFor('one card, once a day was chosen', () => page.run(`function () {
    const slider = (${root})().querySelector('[data-testid=timeline-day]');
    if (slider && slider.value !== '20') {
      slider.value = 20;
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return !slider || (${root})().querySelectorAll('.tg-phase__card[open]').length === 1;
  }`));
  const before = await standing(page, root);
  assert.ok(before.open.includes(false), 'nothing is closed');
  const same = (what, wanted) => page.waitFor(what, async () => {
    const found = await standing(page, root);
    return JSON.stringify(found) === JSON.stringify(wanted);
  });
  await tell(page, 'beforeprint');
  assert.deepEqual((await standing(page, root)).open, before.open.map(() => true), 'open on paper');
  // The parts hear of it a moment later: what opens all has nothing left to do.
  await page.waitFor('word of it', async () => {
    const { open, off } = await standing(page, root);
    return open.every(Boolean) && JSON.stringify(off) !== JSON.stringify(before.off);
  });
  await tell(page, 'afterprint');
  await same('everything as it was', before);
  // A page that is held up while it is printed hears of both at once.
  await tell(page, 'beforeprint', 'afterprint');
  await page.runAsync(() => new Promise((then) => requestAnimationFrame(() => setTimeout(then, 50))));
  assert.deepEqual(await standing(page, root), before, 'as it was');
  // Some engines tell of a preview and of the print.
  await tell(page, 'beforeprint', 'beforeprint');
  await tell(page, 'afterprint', 'afterprint');
  await same('everything as it was after a preview', before);
}
