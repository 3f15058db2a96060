// The snippet in a real WordPress with its default theme: saved by people with different rights, shown in a browser.
// Where WordPress is not installed a line says so; tests/browser/support/wordpress.mjs names the packages.
import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { forEachEngine } from './support/each-engine.mjs';
import { missingForWordPress, startWordPress } from './support/wordpress.mjs';

const missing = missingForWordPress();
let wordpress = null;

const block = (site, view) => `<!-- wp:html -->
<treatment-guide id="guide" treatment="microneedling" view="${view}"><p>The text inside</p></treatment-guide>
<script src="${site.url}embed/v1/treatment-guide.js" async></script>
<!-- /wp:html -->`;

const alive = (page) => page.waitFor('the guide', () =>
  page.run(() => !!document.getElementById('guide').shadowRoot?.querySelector('.tg-root')?.childElementCount));

if (missing.length) {
  test('the snippet in WordPress', { skip: `not installed: ${missing.join(', ')}` }, () => {});
} else {
  before(async () => { wordpress = await startWordPress(); });
  after(() => wordpress?.close());

  for (const role of ['admin', 'editor']) {
    forEachEngine(`a Custom HTML block saved by an ${role} shows the guide`, async ({ page, site }) => {
      await page.goto(wordpress.publish(block(site, 'plan'), role));
      await alive(page);
      assert.ok(await page.run(() => document.getElementById('guide').shadowRoot.querySelectorAll('[data-testid="session-dates"] time').length));
      const width = await page.run(() => {
        const guide = document.getElementById('guide').getBoundingClientRect();
        return { guide: guide.width, column: guide.right <= innerWidth };
      });
      assert.ok(width.guide > 300 && width.column, JSON.stringify(width));
    });
  }

  forEachEngine('an author’s block loses the element and keeps its text; a pattern brings the guide back', async ({ page, site }) => {
    await page.goto(wordpress.publish(block(site, 'faq'), 'author'));
    assert.equal(await page.run(() => document.querySelectorAll('treatment-guide').length), 0);
    assert.match(await page.text('.entry-content'), /The text inside/);
    const pattern = wordpress.pattern(block(site, 'faq'));
    await page.goto(wordpress.publish(`<!-- wp:block {"ref":${pattern}} /-->`, 'author'));
    await alive(page);
  });
}
