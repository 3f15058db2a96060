// The FAQ as a person uses it: native answers, open and close all, links, addresses, search, paper. The shipped
// treatment has fewer questions than a search box needs, so the search is tried on a site with ten.
import { strict as assert } from 'node:assert';
import { assertAccessible } from './support/accessibility.mjs';
import { alive } from './support/alive.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { holdModule } from './support/hold.mjs';
import { siteWith } from './support/other-content.mjs';

const PAGE = 'treatments/microneedling/';
const TEN = siteWith('ten-questions', { 'treatments/microneedling/faq.md': 'tests/fixtures/long-faq.md' });

const answers = '.tg-faq details';
async function open(page, fragment = '#faq') {
  await page.goto(PAGE + fragment);
  await alive(page);
}
const ids = (page) => page.run((css) => [...document.querySelectorAll(css)].map((it) => it.id), answers);
const openIds = (page) =>
  page.run((css) => [...document.querySelectorAll(css)].filter((it) => it.open).map((it) => it.id), answers);
const shownIds = (page) =>
  page.run((css) => [...document.querySelectorAll(css)].filter((it) => it.getClientRects().length).map((it) => it.id), answers);
const said = (page) => page.text('.tg-faq [role="status"]');

forEachEngine('without a script each answer opens, and no tool is there', { without: ['js'] }, async ({ page }) => {
  await page.goto(`${PAGE}#faq`);
  assert.deepEqual(await page.allByRole('button', /Open all answers|Close all/), []);
  const first = await page.get('#faq-redness');
  // Where the engine can, all of them lie open from the start.
  if (!(await page.text('#faq-redness')).includes('24 to 72')) await page.click(await first.find('summary'));
  assert.match(await page.text('#faq-redness'), /24 to 72/);
});

forEachEngine('an answer opens and closes by its question, with pointer and keys', async ({ page }) => {
  await open(page);
  await page.click('#faq-redness > summary');
  await page.waitForEqual('the open answer', () => openIds(page), ['faq-redness']);
  assert.equal((await page.focused()).tag, 'summary');
  await page.press('Enter');
  await page.waitForEqual('no open answer', () => openIds(page), []);
  await page.press('Space');
  await page.waitForEqual('the open answer again', () => openIds(page), ['faq-redness']);
});

forEachEngine('all open and all close, and a button that has nothing to do says so', async ({ page }) => {
  await open(page);
  const [all, none] = [await page.byRole('button', 'Open all answers'), await page.byRole('button', 'Close all')];
  await page.waitForEqual('nothing to close', () => none.property('disabled'), true);
  await page.click(all);
  await page.waitForEqual('all answers open', () => openIds(page), await ids(page));
  await page.waitForEqual('nothing to open', () => all.property('disabled'), true);
  // One that is closed by hand counts as well.
  await page.click('#faq-redness > summary');
  await page.waitForEqual('something to open', () => all.property('disabled'), false);
  await page.click(none);
  await page.waitForEqual('all answers closed', () => openIds(page), []);
});

forEachEngine('an answer opens on its address, and when the address changes', async ({ page }) => {
  await open(page, '#faq-redness');
  await page.waitForEqual('the answer of the address', () => openIds(page), ['faq-redness']);
  await page.run(() => { location.hash = 'faq-skin-types'; });
  await page.waitForEqual('both answers', () => openIds(page), ['faq-skin-types', 'faq-redness']);
  await page.waitFor('it to be in view', () => page.run(() => {
    const { top, bottom } = document.getElementById('faq-skin-types').getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }));
});

forEachEngine('the link to an answer is its address, and is copied', async ({ page, site }) => {
  await open(page);
  await page.run(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });
  });
  await page.click('#faq-redness > summary');
  const link = await page.get('#faq-redness .tg-faq__link a');
  const question = await page.text('#faq-redness > summary');
  assert.equal((await link.name()).replace(/\s+/g, ' ').replace(' :', ':'), `Link to this answer: ${question}`);
  await page.click(link);
  await page.waitForEqual('word of it', () => said(page), 'Link copied.');
  assert.equal(await page.run(() => window.copied), `${site.origin}/${PAGE}#faq-redness`);
  await page.waitForEqual('the address', () => page.run(() => location.hash), '#faq-redness');
});

forEachEngine('with eight questions there is no search box', async ({ page }) => {
  await open(page);
  assert.equal((await ids(page)).length, 8);
  assert.deepEqual(await page.all('.tg-faq [type="search"]'), []);
});

forEachEngine('with ten questions a search shows those that have every word', { site: { root: TEN } }, async ({ page }) => {
  await open(page);
  assert.equal((await ids(page)).length, 10);
  const box = await page.byRole('searchbox', 'Search the questions');
  const find = async (words, expected) => {
    await page.setValue(box, words);
    await page.waitForEqual(`what has “${words}”`, () => shownIds(page), expected);
  };
  await find('SUNSCREEN', ['faq-first']);
  await page.waitForEqual('how many', () => said(page), '1 of 10 questions');
  // A list in the answer, and words of question and answer in any order.
  await find('wool hat fifth', ['faq-fifth']);
  await find('CAFÉ', ['faq-tenth']);
  // However apostrophes and accents are typed; a soft hyphen is not typed at all.
  await find('can\'t', ['faq-ninth']);
  await find('clinic’s', ['faq-ninth']);
  await find('MICRONEEDLING', ['faq-ninth']);
  await find('jalape\u00f1os', ['faq-ninth']);
  await find('cafe\u0301', ['faq-tenth']);
  await find('zebra', []);
  await page.waitForEqual('that there is none', () => said(page), 'No question has these words. Try fewer or other words.');
  await find('', await ids(page));
  await page.waitForEqual('nothing to say', () => said(page), '');
});

forEachEngine('a visit to an answer that the search hides ends the search', { site: { root: TEN } }, async ({ page }) => {
  await open(page);
  await page.setValue(await page.byRole('searchbox', 'Search the questions'), 'sunscreen');
  await page.waitForEqual('one question', () => shownIds(page), ['faq-first']);
  await page.run(() => { location.hash = 'faq-second'; });
  await page.waitForEqual('all questions', () => shownIds(page), await ids(page));
  await page.waitForEqual('the answer', () => openIds(page), ['faq-second']);
  await page.waitForEqual('an empty box', () => page.run(() => document.querySelector('#faq-search').value), '');
});

forEachEngine('what was typed and opened before start is kept', { site: { root: TEN } }, async ({ page, site }) => {
  const release = holdModule(site, 'guide');
  await page.goto(`${PAGE}#faq`);
  await page.run(() => {
    document.querySelector('#faq-fifth').open = true;
    document.querySelector('#faq-search').value = 'wool';
    // The first touch starts the guide; where the browser was idle it starts by itself.
    document.querySelector('#faq-fifth').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  });
  release();
  await alive(page);
  await page.waitForEqual('the question that was searched for', () => shownIds(page), ['faq-fifth']);
  await page.waitForEqual('the answer that was opened', () => openIds(page), ['faq-fifth']);
});

forEachEngine('answers that a translator or an extension changed before start stay so', async ({ page, site }) => {
  const release = holdModule(site, 'guide');
  await page.goto(`${PAGE}#faq`);
  await page.run(() => {
    for (const it of document.querySelectorAll('.tg-faq h3, .tg-faq p')) {
      const font = document.createElement('font');
      font.append(...it.childNodes);
      it.append(font, document.createElement('some-extension'));
    }
    document.querySelector('[data-slot="question-1"]').remove();
  });
  const prose = () => page.run(() =>
    [...document.querySelectorAll('[data-slot]')].filter((it) => it.dataset.slot !== 'question-1').map((it) => it.innerHTML));
  const before = await prose();
  release();
  await alive(page);
  assert.deepEqual(await prose(), before);
  await page.click(await page.byRole('button', 'Open all answers'));
  await page.waitForEqual('all answers open', () => openIds(page), await ids(page));
});

forEachEngine('closed answers are printed', { only: ['chromium', 'firefox'], print: true }, async ({ page }) => {
  await open(page);
  assert.deepEqual(await openIds(page), []);
  // Paper is as long as its text: with every answer on it there is more of it than without any.
  const { pages } = await import('./support/pdf.mjs');
  const paper = { page: { width: 21, height: 12 } };
  const whole = pages(await page.print(paper)).length;
  await page.run(() => { for (const answer of document.querySelectorAll('.tg-faq__answer')) answer.remove(); });
  const without = pages(await page.print(paper)).length;
  assert.ok(whole > without, `${whole} pages with the answers, ${without} without`);
});

forEachEngine('it is accessible, closed, open and searched', { viewport: [320, 640], site: { root: TEN } }, async ({ page }) => {
  await open(page);
  // Only the FAQ is looked at here; the page around it is looked at elsewhere.
  await page.run(() => {
    const faq = document.querySelector('[data-part="faq"]');
    const heading = document.querySelector('#faq h2');
    document.querySelector('main').replaceChildren(document.querySelector('h1'), heading, faq);
  });
  await assertAccessible(page);
  await page.click(await page.byRole('button', 'Open all answers'));
  await page.waitForEqual('all answers open', () => openIds(page), await ids(page));
  await page.setValue('#faq-search', 'pillows');
  await page.waitForEqual('how many', () => said(page), '1 of 10 questions');
  await assertAccessible(page);
});
