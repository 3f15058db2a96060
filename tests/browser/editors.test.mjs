// What docs/content.md tells editors to write for a page of the site and for a picture: the same text stands on the
// page, in a frame and in the widget on another site, and there too the link leads on and the picture is seen.
import { strict as assert } from 'node:assert';
import { forEachEngine } from './support/each-engine.mjs';
import { hostPage, withHost } from './support/host-site.mjs';
import { siteWith } from './support/other-content.mjs';
import { CLEAN } from '../fixtures/hosts.mjs';

const PLAN = '/treatments/microneedling/plan/';
// A picture that is there in any build; an editor's lies beside it.
const PICTURE = '/icons/icon-192.png';
const root = siteWith('editors', {
  'treatments/microneedling/faq.md': (text) =>
    text.replace(/\{#faq-how-many\}\n/, `$&\n[Plan it](${PLAN}) ![The clinic's sign](${PICTURE}) [What can happen](#risks) [All](#100%)\n`),
});
const options = { site: { root } };
const PLACES = ['treatments/microneedling/', 'frame/microneedling/faq/'];

/** The link's address, and the picture's width once it is there; `css` is the shadow root's element, if it is in one. */
const written = (page, css = null) => page.run(async (css) => {
  const place = css ? document.querySelector(css).shadowRoot : document;
  const answer = place?.getElementById('faq-how-many');
  if (!answer) return null;
  answer.open = true;
  const picture = answer.querySelector('img');
  picture.scrollIntoView();
  return { href: answer.querySelector('a[href$="/plan/"]').href, src: picture.src, width: picture.naturalWidth };
}, css);

/** Waits for the picture, and holds both addresses to those of the guide. */
async function assertShown(page, site, where, css) {
  await page.waitFor(`the picture ${where}`, async () => (await written(page, css))?.width === 192);
  const { href, src } = await written(page, css);
  assert.deepEqual([href, src], [PLAN, PICTURE].map((path) => new URL(path, site.url).href), where);
  const answer = await fetch(href);
  assert.equal(answer.status, 200, where);
}

/** Where the links to places lead in the widget, before anybody presses them. */
const led = (page) => page.run(() => {
  const answer = document.getElementById('guide').shadowRoot?.getElementById('faq-how-many');
  return Array.from(answer?.querySelectorAll('a[href$="#risks"], a[href$="#100%"]') ?? [], (it) => it.href);
});

forEachEngine('a link to a section leads to it from the answers alone, in a frame', options, async ({ page }) => {
  await page.goto(PLACES[1]);
  await page.run(() => { document.getElementById('faq-how-many').open = true; });
  await page.click(await page.byRole('link', 'What can happen'));
  await page.waitForEqual('the address', () => page.path(), '/treatments/microneedling/#risks');
});

forEachEngine('a link to a section leads to it from the answers alone, in the widget', options, async ({ page, site }) => {
  await withHost(page, async ({ show, problems }) => {
    const guide = '<treatment-guide id="guide" treatment="microneedling" view="faq"><p>Text</p></treatment-guide>';
    const loader = `<script src="${site.url}embed/v1/treatment-guide.js" async></script>`;
    await show({ ...CLEAN, html: hostPage(CLEAN, guide, loader) });
    await page.waitForEqual('the links', () => led(page), ['risks', '100%'].map((place) => `${site.url}treatments/microneedling/#${place}`));
    assert.deepEqual(await problems(), []);
    await page.run(() => {
      const answer = document.getElementById('guide').shadowRoot.getElementById('faq-how-many');
      answer.open = true;
      answer.querySelector('a[href$="#risks"]').click();
    });
    await page.waitForEqual('the section', () => page.run(() => location.href), `${site.url}treatments/microneedling/#risks`);
  });
});

for (const place of PLACES) {
  forEachEngine(`a link and a picture from the root are right in ${place}`, options, async ({ page, site }) => {
    await page.goto(place);
    await assertShown(page, site, place);
  });
}

forEachEngine('a link and a picture from the root are right in the widget on another site', options, async ({ page, site }) => {
  await withHost(page, async ({ show }) => {
    const guide = '<treatment-guide id="guide" treatment="microneedling" view="faq"><p>Text</p></treatment-guide>';
    const loader = `<script src="${site.url}embed/v1/treatment-guide.js" async></script>`;
    await show({ ...CLEAN, html: hostPage(CLEAN, guide, loader) });
    await assertShown(page, site, 'in the widget', '#guide');
  });
});
