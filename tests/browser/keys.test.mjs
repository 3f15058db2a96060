// Keys that are the browser's and stay so where we have keys of our own: Alt+← and ⌘← go back, Ctrl+Page Down goes to
// another tab.
import { strict as assert } from 'node:assert';
import * as consult from './support/consult.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { setToday } from './support/page-today.mjs';
import { MARCH, datesBecome, id, openMarch } from './support/planner.mjs';

/**
 * Those of `keys` that the page takes from the browser when they come to what has the focus. Sent to the page and not
 * pressed: a browser that is left alone would go away.
 */
const taken = (page, keys) => page.run((all) => all.filter((key) => {
  const press = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true, composed: true });
  return !document.activeElement.dispatchEvent(press);
}), keys);

/** Each of the keys called `names` together with what makes it the browser's. */
const browsers = (...names) => names.flatMap((key) => [
  { key, altKey: true }, { key, altKey: true, shiftKey: true }, { key, ctrlKey: true }, { key, metaKey: true },
]);

forEachEngine('on a session the way back of the browser moves nothing', async ({ page }) => {
  await openMarch(page);
  await page.focus(await page.byRole('button', 'Change session 3'));
  const keys = [...browsers('ArrowLeft', 'ArrowRight'), { key: 'z', ctrlKey: true, altKey: true }];
  assert.deepEqual(await taken(page, keys), []);
  // One of ours is taken, and only this one has moved the session.
  const ours = { key: 'ArrowRight' };
  assert.deepEqual(await taken(page, [ours]), [ours]);
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-04-27']);
  const undo = { key: 'z', ctrlKey: true };
  assert.deepEqual(await taken(page, [undo]), [undo]);
  await datesBecome(page, MARCH);
});

forEachEngine('in the calendar of the consultation keys of the browser go to no other day', async ({ page, site }) => {
  setToday(site, consult.TODAY);
  await consult.open(page);
  await consult.toDate(page);
  await page.focus(consult.day('2027-02-01'));
  const names = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
  assert.deepEqual(await taken(page, browsers(...names)), []);
  const ours = { key: 'ArrowRight' };
  assert.deepEqual(await taken(page, [ours]), [ours]);
  await page.waitForEqual('the next day', () => page.run(() => document.activeElement.dataset.day), '2027-02-02');
});

forEachEngine('on the day slider keys of the browser are left alone', async ({ page }) => {
  await page.goto('treatments/microneedling/recovery/');
  const slider = id('timeline-day');
  const day = () => page.run((css) => document.querySelector(css).value, slider);
  await page.waitFor('the timeline', () => page.run((css) => !document.querySelector(css).disabled, id('timeline-play')));
  await page.focus(slider);
  assert.deepEqual(await taken(page, browsers('PageUp', 'PageDown')), []);
  const ours = { key: 'PageUp' };
  assert.deepEqual(await taken(page, [ours]), [ours]);
  await page.waitForEqual('a week later', day, '7');
});
