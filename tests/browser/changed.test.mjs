// Pages that something changed before they start: translators, extensions, reading aids, password managers, whatever
// takes comments out or wraps text. However the page was changed, it comes alive and is not blank.
//
// Each change is drawn from a seed: one to four kinds, each on a share of the page. CI draws a few, FULL=1 draws 216
// in each engine; CHANGES=n draws n.
import { strict as assert } from 'node:assert';
import { forEachEngine } from './support/each-engine.mjs';
import { runFirst } from './support/first-script.mjs';
import { figure } from './support/passed.mjs';

const COUNT = Number(process.env.CHANGES ?? (process.env.FULL ? 216 : 12));
const PAGES = ['', 'recovery/', 'plan/'].map((view) => `treatments/microneedling/${view}`);

/** Runs at the end of the page, before its modules: changes it, and says what it did. */
const change = (seed) => {
  let state = seed * 2654435761 + 1;
  const draw = (below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const all = (what, root = document.body) => {
    const walker = document.createTreeWalker(root, what);
    const found = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest('script')) found.push(walker.currentNode);
    return found;
  };
  const some = (list) => {
    const share = draw(3) === 0 ? 100 : 5 + draw(60);
    return list.filter(() => draw(100) < share);
  };
  const texts = () => some(all(NodeFilter.SHOW_TEXT).filter((it) => it.data.trim()));
  const elements = () => some([...document.querySelectorAll('main *')].filter((it) => it.localName !== 'script' && !it.closest('svg')));
  const make = (name, words = '') => {
    const it = document.createElement(name);
    it.textContent = words;
    return it;
  };
  const KINDS = {
    'text in font elements': () => texts().forEach((it) => {
      const [outer, inner] = [make('font'), make('font')];
      it.replaceWith(outer);
      outer.append(inner);
      inner.append(it);
    }),
    'text in another language': () => texts().forEach((it) => { it.data = `¿${[...it.data].reverse().join('')}?`; }),
    'text in pieces': () => texts().forEach((it) => it.data.length > 3 && it.splitText(2)),
    'text joined': () => document.body.normalize(),
    'space between elements gone': () => all(NodeFilter.SHOW_TEXT).filter((it) => !it.data.trim()).forEach((it) => it.remove()),
    'comments gone': () => all(NodeFilter.SHOW_COMMENT).forEach((it) => it.remove()),
    'comments added': () => elements().forEach((it) => it.prepend(document.createComment('extension'))),
    'nodes of an extension first': () => elements().forEach((it) => it.prepend(make('grammarly-extension'))),
    'nodes of an extension last': () => elements().forEach((it) => it.append(make('x-reader', '…'))),
    'words marked': () => texts().forEach((it) => {
      const mark = make('mark');
      it.replaceWith(mark);
      mark.append(it);
    }),
    'elements wrapped': () => elements().filter((it) => ['P', 'SPAN', 'STRONG', 'BUTTON', 'INPUT', 'OL', 'UL', 'H2', 'H3'].includes(it.tagName)).forEach((it) => {
      const wrapper = make(draw(2) ? 'span' : 'div');
      it.replaceWith(wrapper);
      wrapper.append(it);
    }),
    'elements replaced by copies': () => elements().filter((it) => !it.querySelector('script')).forEach((it) => it.replaceWith(it.cloneNode(true))),
    'attributes added': () => elements().forEach((it) => {
      it.dataset.extension = 'x';
      it.classList.add('notranslate');
      it.setAttribute('dir', 'auto');
    }),
    'decoration hidden or gone': () => some([...document.querySelectorAll('main [aria-hidden="true"]')]).forEach((it) => it.remove()),
    'shadow roots': () => elements().filter((it) => ['DIV', 'SPAN', 'P'].includes(it.tagName) && !it.shadowRoot && !it.children.length).forEach((it) => {
      it.attachShadow({ mode: 'open' }).append(make('slot'));
    }),
    'nodes around the page': () => {
      document.body.prepend(make('div', 'Translated'), make('iframe'));
      document.body.append(make('div'), document.createComment('end'));
      document.documentElement.append(make('x-overlay'));
    },
    'a password manager': () => document.querySelectorAll('input').forEach((it) => {
      it.setAttribute('data-lpignore', 'true');
      it.after(make('x-icon'));
    }),
    'the language of the page': () => {
      document.documentElement.lang = 'es';
      document.documentElement.className = 'translated-ltr';
    },
  };
  const names = Object.keys(KINDS);
  const done = [];
  for (let left = 1 + draw(4); left > 0; left -= 1) {
    const name = names[done.length ? draw(names.length) : seed % names.length];
    KINDS[name]();
    done.push(name);
  }
  window.changes = done;
  window.wordsBefore = document.body.innerText.length;
};

forEachEngine(`${COUNT} pages that were changed before they start come alive`, { timeoutMs: 1_800_000 }, async ({ page, site, engine }) => {
  const kinds = new Set();
  for (let seed = 0; seed < COUNT; seed += 1) {
    // Each page in the first draws, each kind on each page in all of them.
    const path = PAGES[(seed + Math.floor(seed / 18)) % PAGES.length];
    const end = runFirst(site, change, [seed], { last: true });
    await page.goto(path);
    const what = `seed ${seed} of /${path}: ${(await page.run(() => window.changes)).join(', ')}`;
    (await page.run(() => window.changes)).forEach((kind) => kinds.add(kind));
    await page.waitFor(`${what}: to be alive`, () => page.run(() => {
      // Prose starts at idle or at a touch.
      document.querySelector('[data-part] summary')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      return document.documentElement.dataset.tgAlive === 'parts';
    }));
    const { words, before, fault } = await page.run(() => ({
      words: document.body.innerText.length, before: window.wordsBefore, fault: document.documentElement.dataset.tgFault,
    }));
    assert.equal(fault ?? '', '', what);
    assert.ok(words > before / 3, `${what}: ${words} letters are left of ${before}`);
    // One move in each part that is there.
    const moved = () => page.run(() => {
      const by = (id) => document.querySelector(`[data-testid="${id}"]`);
      const dates = () => document.querySelectorAll('[data-testid="session-dates"] time').length;
      if (by('sessions-more')) {
        const before = dates();
        if (before === 3) by('sessions-more').click();
        return dates() === 4;
      }
      const slider = by('timeline-day');
      slider.value = '9';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      return /^Day\s9/.test(by('timeline-phase').textContent.trim());
    });
    await page.waitFor(`${what}: a move`, moved);
    end();
  }
  figure(`row 6: 0 blank and 0 dead of ${COUNT} changed pages (${kinds.size} kinds of change) in ${engine.name}`);
});
