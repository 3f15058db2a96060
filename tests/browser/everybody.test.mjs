// The pages for a person who has only keys, a small screen, or needs large and widely set text.
import { strict as assert } from 'node:assert';
import { relative } from 'node:path';
import * as consult from './support/consult.mjs';
import { cut, enlarge, spaceOut } from './support/cut.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { focus, nextStop, walk } from './support/focus.mjs';
import { htmlFiles } from './support/html-check.mjs';
import { MARCH, PLAN, dates, datesBecome, hasCode, id, isDisabled, plus, said } from './support/planner.mjs';
import { setToday } from './support/page-today.mjs';
import { previewComesAlive } from './support/snippet.mjs';
import { siteFolder } from './support/site.mjs';
import { table } from './support/table.mjs';

const TREATMENT = 'treatments/microneedling/';
const folder = siteFolder();
const pages = htmlFiles(folder).map((file) => relative(folder, file).replace(/(^|\/)index\.html$/, '$1'));

const tasks = table(17, 'tasks and pages gone through by keys, 0 traps, every stop in sight');
const sizes = table(18, 'pages, notes and dialogs at 320 px, as they are, widely set and twice as large');

const named = (words) => ({ name }) => (words instanceof RegExp ? words.test(name) : name === words);
const tested = (wanted) => ({ testId }) => testId === wanted;
/** Waits until the parts of a page are alive. */
const alive = (page) =>
  page.waitFor('the interactive parts', () => page.run(() => Boolean(document.documentElement.dataset.tgAlive)));

forEachEngine('a patient goes by keys from the page to her days, and to where a number comes from', async ({ page, site, engine }) => {
  setToday(site, '2028-02-29');
  await page.goto(TREATMENT);
  await page.press('Tab');
  assert.deepEqual(await focus(page).then(({ name, wrong }) => [name, wrong]), ['a Skip to the text', []]);
  await page.press('Enter');
  // The address changes before the focus does, which a key that comes between would meet.
  await page.waitForEqual('the content', async () => (await page.focused())?.id, 'main');
  assert.equal(await page.run(() => location.hash), '#main');
  await walk(page, 'the door', named(/^a I just had it/));
  await page.press('Enter');
  await page.waitFor('the recovery page', async () => /\/recovery\/$/.test(await page.path()));
  await page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
  await walk(page, 'yesterday', named('button Yesterday'));
  await page.press('Enter');
  const day = () => page.text(id('timeline-phase'));
  await page.waitForEqual('the day', async () => (await day()).replace(/\s/g, ' '), 'Day 1, Tuesday: Pink and warm, fading');
  await walk(page, 'the slider', tested('timeline-day'));
  await page.press('PageUp');
  await page.waitFor('a week on', async () => /^Day.8/.test(await day()));
  await walk(page, 'the next phase', tested('timeline-next'));
  await page.press('Space');
  await page.waitFor('the last phase', async () => /Gradual remodeling$/.test(await day()));
  // Where the day rests its card is opened, once more after a hand that was quicker.
  const told = () => page.run(() => document.querySelector('.tg-recovery > [role="status"]').textContent);
  await page.waitFor('the day at rest', async () => /Gradual remodeling/.test(await told()));
  await walk(page, 'the open card', named(/^summary From day.15|^summary Day.15/i));
  const open = () => page.run(() => document.activeElement.parentElement.open);
  const before = await open();
  await page.press('Enter');
  await page.waitForEqual('the card', open, !before);
  await page.press('Enter');
  await page.waitForEqual('the card', open, before);
  await walk(page, 'a number', named(/^button 4 to 6/));
  await page.press('Enter');
  await page.waitFor('the source', () => page.run(() => Boolean(document.querySelector(':popover-open'))));
  await page.press('Escape');
  await page.waitFor('the source to be gone', () => page.run(() => !document.querySelector(':popover-open')));
  assert.match((await focus(page)).name, /^button 4 to 6/, 'the focus is where it was');
  tasks('a patient’s day', engine, 'done');
});

forEachEngine('staff make a plan by keys alone', async ({ page, site, engine }) => {
  setToday(site, '2027-02-22');
  await page.goto(PLAN);
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
  // From a week on: the first of March.
  await datesBecome(page, MARCH);
  await walk(page, 'more sessions', tested('sessions-more'));
  await page.press('Enter');
  await datesBecome(page, [...MARCH, plus(MARCH[2], 28)]);
  await walk(page, 'more weeks', tested('gap-more'));
  await page.press('Space');
  const five = [0, 35, 70, 105].map((days) => plus(MARCH[0], days));
  await datesBecome(page, five);
  await walk(page, 'the second session', named('button Change session 2'));
  await page.press('ArrowRight');
  const moved = five.with?.(1, plus(five[1], 1)) ?? five.map((day, at) => (at === 1 ? plus(day, 1) : day));
  await page.waitForEqual('the session a day later', async () => (await dates(page))[1], moved[1]);
  await page.waitFor('word of it', async () => /Session 2 moved from/.test(await said(page)));
  await page.press('Enter');
  await walk(page, 'to keep it', named('button Keep on this day'));
  await page.press('Enter');
  await page.waitFor('word of it', () => page.run(() => [...document.querySelectorAll('.tg-session__pin')].some((it) => it.getClientRects().length)));
  await walk(page, 'undo', tested('undo'), { key: 'Shift+Tab' });
  await page.press('Enter', 'Enter');
  await datesBecome(page, five);
  assert.equal((await focus(page)).testId, 'undo', 'the focus stays where it was');
  await walk(page, 'comparing', tested('compare'));
  await page.press('Enter');
  await page.waitForEqual('a plan set beside', async () => (await page.all('.tg-compare__plan')).length, 1);
  tasks('a plan', engine, 'done');
});

for (const path of pages) {
  forEachEngine(`by keys through /${path}: every stop is marked, in view and in the order of reading`, async ({ page, engine }) => {
    await page.goto(path);
    if (/treatments|frame|consult/.test(path)) await alive(page);
    if (path === 'embed/') await previewComesAlive(page);
    const stops = [];
    let [first, last] = [null, null];
    for (let step = 0; step < 250; step += 1) {
      await page.press('Tab');
      const stop = await nextStop(page, last);
      // After the last stop the browser has the focus itself, or begins anew.
      if (!stop) {
        if (stops.length) break;
        continue;
      }
      first ??= stop.place;
      if (stop.place === first && last !== null && last !== first) break;
      last = stop.place;
      assert.deepEqual(stop.wrong, [], `${stop.name} after ${stops.at(-1)}`);
      if (stops.at(-1) !== stop.name) assert.ok(stop.isAfter, `${stop.name} comes after ${stops.at(-1)} and stands before it`);
      stops.push(stop.name);
    }
    assert.ok(stops.length < 250, `no end: ${stops.slice(-6).join(' | ')}`);
    // WebKitGTK gives a colour field no stop.
    const stopless = engine.name === 'webkit' ? '[type=color]' : ':not(*)';
    const reachable = await page.run((without) =>
      [...document.querySelectorAll('a[href], button:enabled, summary, select, input:enabled')].filter((it) =>
        it.tabIndex >= 0 && !it.matches(without) && it.type !== 'radio' && it.checkVisibility({ visibilityProperty: true })
          && it.getClientRects().length && !window.__stops.has(it)).map((it) => it.outerHTML.slice(0, 90)), stopless);
    assert.deepEqual(reachable, [], 'never reached');
    tasks(`/${path}`, engine, `${stops.length} stops`);
  });
}

/**
 * The same three looks at everything: as it is, widely set, and twice as large, each after `come`. Gives what is cut.
 */
async function looks(page, come = async () => {}) {
  const faults = [];
  const look = async (how) => {
    await come();
    let found;
    // An engine may take some frames to find where there is room.
    await page.waitFor('a page with nothing cut', async () => (found = await cut(page)).length === 0, { timeoutMs: 2_000 })
      .catch(() => {});
    if (found.length) faults.push(`${how}: ${found.slice(0, 8).join(', ')}`);
  };
  await look('as it is');
  await spaceOut(page);
  await look('with widely set text');
  await page.run(() => { document.adoptedStyleSheets = []; });
  await enlarge(page);
  await look('with text of twice the size');
  await page.run(() => { document.documentElement.style.fontSize = ''; });
  return faults;
}

const SMALL = { viewport: [320, 640], timeoutMs: 300_000 };

forEachEngine('at 320 px nothing is cut or leaves the page sideways, with large and with widely set text', SMALL, async ({ page, engine }) => {
  const faults = [];
  for (const path of pages) {
    await page.goto(path);
    if (/treatments|frame|consult/.test(path)) await alive(page);
    faults.push(...(await looks(page)).map((fault) => `/${path} ${fault}`));
  }
  assert.deepEqual(faults, []);
  for (const path of pages) sizes(`/${path}`, engine, 'nothing cut, nothing sideways');
});

forEachEngine('at 320 px a clinic’s name of one long word leaves no page sideways', SMALL, async ({ page }) => {
  const faults = [];
  for (const path of [TREATMENT, consult.CONSULT]) {
    await page.goto(path);
    await alive(page);
    const named = await page.run((name) => {
      const all = [...document.querySelectorAll('.tg-header__name, .tg-footer__name, .tg-consult__name')];
      for (const it of all) it.textContent = name;
      return all.length;
    }, 'Hautgesundheitspraxisgemeinschaftshaus42');
    assert.ok(named, `/${path} names no clinic`);
    faults.push(...(await looks(page)).map((fault) => `/${path} ${fault}`));
  }
  assert.deepEqual(faults, []);
});

// A phone, a tablet held both ways, and the widths at which the name begins to share its line with the facts.
for (const width of [390, 820, 956, 1024, 1180, 1280]) {
  forEachEngine(`at ${width} px no word of a heading is broken`, { viewport: [width, 800] }, async ({ page }) => {
    for (const path of pages) {
      await page.goto(path);
      assert.deepEqual(await page.run(() => {
        const broken = [];
        const shown = [...document.querySelectorAll('h1, h2, h3')].filter((it) => it.getClientRects().length && !it.closest('.tg-visually-hidden'));
        for (const heading of shown) {
          const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
              const range = new Range();
              range.setStart(texts.currentNode, index);
              range.setEnd(texts.currentNode, index + word.length);
              if (new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1) broken.push(word);
            }
          }
        }
        return broken;
      }), [], `/${path}`);
    }
  });
}

// A note stands beside its number where there is room, and with text of twice the size there is none on a wide page
// either. Firefox 153 keeps the place that it found before the text grew; WebKitGTK 2.50 does not look for room.
const SCREENS = {
  'at 320 px': SMALL,
  'in a low window': { ...SMALL, viewport: [1024, 560] },
  'on a wide page': { ...SMALL, viewport: [1280, 800], only: ['chromium'] },
};
for (const [where, screen] of Object.entries(SCREENS)) {
  forEachEngine(`${where} no note of a source is cut`, screen, async ({ page, engine }) => {
    const faults = [];
    let count = 0;
    for (const path of pages) {
      await page.goto(path);
      if (/treatments|frame|consult/.test(path)) await alive(page);
      const notes = await page.run(() => [...document.querySelectorAll('[popover]')].map((it) => it.id));
      for (const note of notes) {
        /** Presses the number in the middle of the window; where one was found, its note is open. */
        const press = () => page.run((id) => {
          document.querySelector(':popover-open')?.hidePopover();
          const number = [...document.querySelectorAll(`.tg-figure[popovertarget="${id}"]`)].find((it) => it.getClientRects().length);
          number?.scrollIntoView({ block: 'center', behavior: 'instant' });
          number?.click();
          return Boolean(number);
        }, note);
        // A number inside a closed answer, or on another step, is not there to be pressed.
        if (!(await press())) continue;
        assert.equal(await page.run(() => document.querySelector(':popover-open')?.id), note, path);
        faults.push(...(await looks(page, press)).map((fault) => `/${path} #${note} ${fault}`));
        await page.run((id) => document.getElementById(id).hidePopover(), note);
        count += 1;
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(count > pages.length, `${count} notes`);
    sizes(`notes of sources ${where}`, engine, `${count} notes, nothing cut`);
  });
}

/** The dialogs of the consultation, each with how a person comes to it. */
const DIALOGS = {
  'consult-code': async (page) => {
    await consult.plan(page);
    await page.click(consult.MAIN);
    await page.click(await page.byRole('button', 'Show the code full screen'));
  },
  'consult-warning': async (page) => {
    await consult.plan(page);
    await consult.pass(page, 285);
  },
  'consult-keys': async (page) => {
    await consult.touch(page);
    await page.press('?');
  },
  'consult-staff': async (page) => {
    await consult.touch(page);
    await page.press('i');
  },
};

for (const [name, come] of Object.entries(DIALOGS)) {
  forEachEngine(`at 320 px nothing is cut in the dialog ${name}`, SMALL, async ({ page, site, engine }) => {
    setToday(site, consult.TODAY);
    await consult.open(page);
    await come(page);
    await page.waitForEqual('the dialog', () => consult.dialog(page), name);
    assert.deepEqual(await looks(page), []);
    sizes(`the dialog ${name}`, engine, 'nothing cut');
  });
}

/** The way to a dialog by the button that opens it, and where the focus is again when it is closed. */
const OPENERS = {
  'consult-code': async (page) => {
    await consult.plan(page);
    await page.click(consult.MAIN);
    await page.waitFor('the code', () => hasCode(page));
    return page.byRole('button', 'Show the code full screen');
  },
  'consult-keys': (page) => page.byRole('button', 'Keys'),
};

for (const [name, come] of Object.entries(OPENERS)) {
  forEachEngine(`by keys: the dialog ${name} keeps the focus inside and gives it back`, async ({ page, site, engine }) => {
    setToday(site, consult.TODAY);
    await consult.open(page);
    const opener = await come(page);
    const isOnOpener = () => page.run((it) => document.activeElement === it, opener);
    await page.focus(opener);
    for (const close of [() => page.press('Escape'), () => page.press('Enter')]) {
      await page.press('Enter');
      await page.waitForEqual('the dialog', () => consult.dialog(page), name);
      await page.waitFor('the focus inside', () => page.run((id) => Boolean(document.activeElement.closest(`#${id}`)), name));
      const stops = new Set();
      /** Presses the key; gives what has the focus inside, or null where the browser has it itself, between the ends. */
      const step = async (key) => {
        await page.press(key);
        const stop = await focus(page);
        if (!stop) return null;
        assert.ok(await page.run((id) => Boolean(document.activeElement.closest(`#${id}`)), name), `${stop.name} is outside`);
        // Once it has had the focus, Firefox moves one that nobody sees through the page for a while.
        if (!(await page.run(() => document.hasFocus()))) return null;
        assert.deepEqual(stop.wrong, [], stop.name);
        stops.add(stop.name);
        return stop;
      };
      // Round it twice and more, in both directions.
      for (const key of [...Array(7).fill('Tab'), ...Array(7).fill('Shift+Tab')]) await step(key);
      assert.ok(stops.has('button Close'), [...stops].join(', '));
      // What lies behind cannot be given it by a script either.
      assert.equal(await page.run((it) => {
        it.focus();
        return document.activeElement === it;
      }, opener), false);
      await page.waitFor('the focus, which the browser gives back', () => step('Tab'));
      await page.run((id) => [...document.querySelectorAll(`#${id} button`)].find((it) => it.innerText === 'Close').focus(), name);
      await close();
      await page.waitForEqual('no dialog', () => consult.dialog(page), null);
      await page.waitFor('the focus where it was', isOnOpener);
    }
    tasks(`the dialog ${name}`, engine, 'held and given back');
  });
}
