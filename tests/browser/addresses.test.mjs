// Every address within a page: what it names is open and in view, when the page is opened by it and when it changes.
import { strict as assert } from 'node:assert';
import { alive } from './support/alive.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { atRest } from './support/rest.mjs';
import { table } from './support/table.mjs';

const TREATMENT = 'treatments/microneedling/';
const saw = table(20, 'addresses within pages: open and in view at once, and when the address changes');

const ids = (page) => page.run(() => Array.from(document.querySelectorAll('main details[id], main section[id]'), (it) => it.id));

/** What is wrong with how the place of this id is shown; empty when it is open, and its head whole in view and on top. */
const faults = (page, id) =>
  page.run((name) => {
    const place = document.getElementById(name);
    const head = place.querySelector('summary, h2, h3');
    const wrong = [];
    if (place.localName === 'details' && !place.open) wrong.push('it is closed');
    const { top, bottom, left, height } = head.getBoundingClientRect();
    if (!height) wrong.push('it is not shown');
    if (top < -1 || bottom > innerHeight + 1) wrong.push(`its head is at ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight}`);
    else {
      const met = document.elementFromPoint(left + 5, (top + bottom) / 2);
      if (!head.contains(met) && !met?.contains(head)) wrong.push(`its head is covered by ${met?.localName}.${met?.className}`);
    }
    return wrong;
  }, id);

for (const path of [TREATMENT, `${TREATMENT}recovery/`]) {
  forEachEngine(`every address within /${path} opens what it names, in view`, { viewport: [390, 844], timeoutMs: 600_000 }, async ({ page, engine }) => {
    await page.goto(path);
    await alive(page);
    const all = await ids(page);
    assert.ok(all.length >= 5, `${all.length} places`);
    const wrong = [];
    const look = async (id, how) => {
      await page.waitFor('rest', () => atRest(page));
      // What is smooth or late comes to its place; what stays wrong is told.
      const found = await page
        .waitFor('its place', async () => !(await faults(page, id)).length, { timeoutMs: 3000 })
        .then(() => [], () => faults(page, id));
      wrong.push(...found.map((fault) => `#${id} ${how}: ${fault}`));
    };
    // From far away each time: the one before is never near.
    for (const id of all) {
      await page.run(() => {
        for (const it of document.querySelectorAll('details[open]')) it.open = false;
        scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
      });
      await page.run((name) => { location.hash = name; }, id);
      await look(id, 'when the address changes');
    }
    for (const id of all) {
      await page.goto('404.html');
      await page.goto(`${path}#${id}`);
      await alive(page);
      await look(id, 'when it is opened');
    }
    assert.deepEqual(wrong, []);
    saw(`/${path}`, engine, `${all.length} addresses`);
  });
}
