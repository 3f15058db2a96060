// What a move takes with it, and what becomes of a plan whose session did not take place.
import { strict as assert } from 'node:assert';
import { forEachEngine } from './support/each-engine.mjs';
import { setToday } from './support/page-today.mjs';
import { MARCH, datesBecome, id, inAddress, open, openMarch, plus, said } from './support/planner.mjs';

const START = MARCH[0];
/** Three sessions so many days after the start. */
const after = (...days) => days.map((count) => plus(START, count));

forEachEngine('a move takes the later sessions along, or leaves them where they are', async ({ page }) => {
  await openMarch(page);
  // Five weeks apart: there is room for a day less.
  await page.click(id('gap-more'));
  await datesBecome(page, after(0, 35, 70));
  const change = await page.byRole('button', 'Change session 2');
  await page.click(change);
  const reach = (name) => page.byRole('radio', name);
  assert.equal(await (await reach('This and later ones')).property('checked'), true, 'what is usual');
  await page.click(await page.byRole('button', 'A day later'));
  await datesBecome(page, after(0, 36, 71));
  assert.match(await said(page), /Session 2 moved from .*/);

  await page.click(await reach('Only this one'));
  await page.click(await page.byRole('button', 'A day later'));
  await datesBecome(page, after(0, 37, 71));
  // Keys and the field reach as far as the buttons.
  await page.focus(change);
  await page.press('ArrowLeft', 'ArrowLeft');
  await datesBecome(page, after(0, 35, 71));
  await page.setValue('#plan-move-to', plus(START, 40));
  await datesBecome(page, after(0, 40, 71));

  await page.click(await reach('This and later ones'));
  await page.setValue('#plan-move-to', plus(START, 36));
  await datesBecome(page, after(0, 36, 67));
  for (const before of [after(0, 40, 71), after(0, 35, 71), after(0, 36, 71), after(0, 37, 71)]) {
    await page.click(id('undo'));
    await datesBecome(page, before);
  }
});

forEachEngine('one session alone is not moved too near to the next', async ({ page }) => {
  await openMarch(page);
  await page.click(await page.byRole('button', 'Change session 2'));
  await page.click(await page.byRole('radio', 'Only this one'));
  await page.click(await page.byRole('button', 'A day later'));
  await page.waitFor('the refusal', async () => /27 days apart\. Sessions are at least 28 days apart/.test(await said(page)));
  await datesBecome(page, MARCH);
  await page.click(await page.byRole('radio', 'This and later ones'));
  await page.click(await page.byRole('button', 'A day later'));
  await datesBecome(page, after(0, 29, 57));
});

forEachEngine('a session that did not take place is planned again, with those after it', async ({ page, site }) => {
  setToday(site, '2027-02-22');
  await open(page);
  await datesBecome(page, MARCH);
  const fragment = await page.run((css) => new URL(document.querySelector(css).href).hash, id('share-link'));
  // Some weeks later, the second session a week ago.
  setToday(site, '2027-04-06');
  await page.goto('404.html');
  await open(page, fragment);
  await datesBecome(page, MARCH);
  const missed = () => page.allByRole('button', 'It did not take place');
  await page.click(await page.byRole('button', 'Change session 3'));
  await page.waitFor('its panel', () => page.run(() => document.querySelector('.tg-session__panel')));
  assert.deepEqual(await missed(), [], 'nobody can have missed what is to come');

  await page.click(await page.byRole('button', 'Change session 2'));
  await page.click(await page.byRole('button', 'It did not take place'));
  // The first took place. From it to today are 36 days, which the rules allow; the third follows in its four weeks.
  const planned = [START, '2027-04-06', '2027-05-04'];
  await datesBecome(page, planned);
  await inAddress(page);
  await page.reload();
  await datesBecome(page, planned);
});

forEachEngine('planning missed sessions again can be taken back', async ({ page, site }) => {
  setToday(site, '2027-02-22');
  await open(page);
  await datesBecome(page, MARCH);
  const fragment = await page.run((css) => new URL(document.querySelector(css).href).hash, id('share-link'));
  setToday(site, '2027-03-05');
  await page.goto('404.html');
  await open(page, fragment);
  await page.click(await page.byRole('button', 'Change session 1'));
  await page.click(await page.byRole('button', 'It did not take place'));
  await datesBecome(page, [0, 28, 56].map((days) => plus('2027-03-05', days)));
  await page.click(id('undo'));
  await datesBecome(page, MARCH);
});
