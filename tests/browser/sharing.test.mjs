// A plan that leaves by the system's own ways: the share sheet and the printer. Both are the browser's, so a scenario
// puts an ear in their place; files, texts and codes are in handover.test.mjs, what is on paper in paper.test.mjs.
import { strict as assert } from 'node:assert';
import { forEachEngine } from './support/each-engine.mjs';
import { runFirst } from './support/first-script.mjs';
import { datesBecome, id, isDisabled, MARCH, openMarch, plus } from './support/planner.mjs';

const link = (page) => page.run((css) => document.querySelector(css).href, id('share-link'));
const said = (page) => page.text('.tg-handover [role="status"]');
const shareButtons = (page) => page.allByRole('button', 'Share…');

/** In the place of the system's sheet: keeps what it is given, and answers as `window.sheetAnswer` says. */
const earOnShare = () => {
  window.shared = [];
  window.sheetAnswer = 'done';
  const share = (data) => {
    window.shared.push({ ...data });
    return window.sheetAnswer === 'done' ? Promise.resolve() : Promise.reject(new DOMException('no', window.sheetAnswer));
  };
  Object.defineProperty(navigator, 'share', { value: share, configurable: true });
};

forEachEngine('the share sheet is given the name of the treatment and the link of the plan on screen', async ({ page, site }) => {
  runFirst(site, earOnShare);
  await openMarch(page);
  const shared = () => page.run(() => window.shared);
  const share = await page.byRole('button', 'Share…');
  const first = await link(page);
  await page.click(share);
  await page.waitForEqual('word of it', () => said(page), 'Shared.');
  assert.deepEqual(await shared(), [{ title: 'Microneedling', text: 'Microneedling', url: first }]);

  // The plan of this moment, and not the one of the start.
  await page.click(id('sessions-more'));
  await datesBecome(page, [...MARCH, plus(MARCH[2], 28)]);
  const second = await link(page);
  assert.notEqual(second, first);
  await page.click(share);
  await page.waitForEqual('the sheet again', async () => (await shared()).length, 2);
  assert.equal((await shared())[1].url, second);
});

forEachEngine('a sheet that was closed says nothing, one that was refused names another way', async ({ page, site }) => {
  runFirst(site, earOnShare);
  await openMarch(page);
  const answer = async (name) => {
    await page.run((it) => { window.sheetAnswer = it; }, name);
    await page.click(await page.byRole('button', 'Share…'));
  };
  await answer('NotAllowedError');
  await page.waitForEqual('word of it', () => said(page), 'This browser would not share. Copy the link instead.');
  // Closing the sheet is the person's own doing; what was said before goes.
  await answer('AbortError');
  await page.waitForEqual('nothing', () => said(page), '');
  assert.equal((await page.run(() => window.shared)).length, 2);
});

forEachEngine('where there is no share sheet there is no button for it, and the others are there', async ({ page, site }) => {
  runFirst(site, () => Object.defineProperty(navigator, 'share', { value: undefined }));
  await openMarch(page);
  assert.deepEqual(await shareButtons(page), []);
  for (const name of ['download-ics', 'copy-text', 'print-sheet']) assert.equal(await isDisabled(page, name), false, name);
  await page.byRole('button', 'Copy the link');
});

/** In the place of the print dialogue: keeps the sheet as it stands in the page when it is called. */
const earOnPrint = () => {
  window.printed = [];
  window.print = () => window.printed.push(document.querySelector('.tg-sheet')?.textContent ?? '');
};

forEachEngine('the sheet of the plan on screen is in the page when the print dialogue opens', async ({ page }) => {
  await openMarch(page);
  await page.run(earOnPrint);
  const printed = (count) => page.waitFor('the dialogue', () => page.run((at) => window.printed[at - 1], count));
  await page.click(id('print-sheet'));
  const sheet = await printed(1);
  for (const day of [/March 1\b|\b1 March/, /March 29|29 March/, /April 26|26 April/]) assert.match(sheet, day);
  assert.equal(await said(page), '');

  await page.setValue(id('start-date'), '2027-03-02');
  await datesBecome(page, MARCH.map((day) => plus(day, 1)));
  await page.click(id('print-sheet'));
  const changed = await printed(2);
  assert.match(changed, /April 27|27 April/);
  assert.doesNotMatch(changed, /April 26|26 April/);
});

forEachEngine('a browser that cannot print says so and names another way', async ({ page }) => {
  await openMarch(page);
  await page.run(() => { window.print = undefined; });
  await page.click(id('print-sheet'));
  await page.waitForEqual('word of it', () => said(page), 'This browser cannot print. Copy the plan as text instead.');
});
