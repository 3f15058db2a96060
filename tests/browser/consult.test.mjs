// The consultation as staff use it with a patient beside them: from nothing to a plan that goes home, the keys and
// their touch forms, and nothing left for the next person. One scenario for every engine.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CONSULT, MAIN, PLANNED, TODAY, choose, day, dialog, open, pass, plan, preset, residue, session, step, stepBecomes,
} from './support/consult.mjs';
import { cut, enlarge } from './support/cut.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { walk } from './support/focus.mjs';
import { setToday } from './support/page-today.mjs';
import { figure } from './support/passed.mjs';
import { pages } from './support/pdf.mjs';
import { dates, datesBecome, hasCode, id, isDisabled, keepWhatLeaves, saved, value } from './support/planner.mjs';
import { siteFolder } from './support/site.mjs';
import { openSnippet } from './support/snippet.mjs';

const KEYS = 'treatment-guide:consult:keys';
const chosen = (page) =>
  page.run(() => [...document.querySelectorAll('.tg-consult__session')].findIndex((it) => it.ariaPressed === 'true') + 1);
const messages = (page) =>
  page.run(() => [...document.querySelectorAll('.tg-consult__messages:not([hidden]) li')].map((it) => it.innerText));
const said = (page) => page.text('.tg-consult__plan .tg-status');
const isGone = (page) => page.waitForEqual('nothing left of the plan', () => residue(page), [], { timeoutMs: 15_000 });
const slip = (page) => page.run(() => Boolean(document.querySelector('.tg-consult__slip')));
/** All markup of the consultation, attributes in one order. */
const markup = (page) =>
  page.run(() => {
    const copy = document.querySelector('.tg-consult').cloneNode(true);
    for (const it of [copy, ...copy.querySelectorAll('*')]) {
      const all = [...it.attributes].map(({ name, value }) => [name, value]).sort();
      for (const [name] of all) it.removeAttribute(name);
      for (const [name, value] of all) it.setAttribute(name, value);
    }
    return copy.outerHTML;
  });
const named = (words) => ({ name }) => (words instanceof RegExp ? words.test(name) : name === words);

forEachEngine('without a script it says what it is, with the rules as a table and a way to the planner', { without: ['js'] }, async ({ page }) => {
  await page.goto(CONSULT);
  const text = await page.text('main');
  for (const words of ['It needs scripts', '6 weeks apart', '30 weeks', 'Suggested dates, not a booking']) {
    assert.ok(text.includes(words), words);
  }
  assert.deepEqual(await page.allByRole('button', /Start clean|Go on/), []);
  await page.click(await page.byRole('link', 'To the planner'));
  await page.waitFor('the planner', async () => /\/treatments\/microneedling\/plan\/$/.test(await page.session.url()));
});

forEachEngine('it is for staff: not listed, and no page for patients leads to it', async ({ page }) => {
  await open(page);
  const robots = await page.run(() => document.querySelector('meta[name=robots]')?.content);
  assert.equal(robots, 'noindex');
  for (const path of ['', 'treatments/microneedling/', 'treatments/microneedling/plan/']) {
    await page.goto(path);
    // A page that is left while it still loads would report that as a fault.
    await page.waitFor('the page', () => page.run(() =>
      !document.querySelector('[data-part]') || Boolean(document.documentElement.dataset.tgAlive)));
    assert.equal(await page.run(() => document.querySelectorAll('a[href*="consult"]').length), 0, path);
  }
  await openSnippet(page);
  await page.click(await page.byRole('link', 'Microneedling'));
  await page.waitFor('the consultation', async () => /consult/.test(await page.path()));
});

forEachEngine('by touch: from nothing to a plan with a date and a trip that goes home', async ({ page, site, engine }) => {
  setToday(site, TODAY);
  await open(page);
  const [address, entries] = await page.run(() => [location.href, history.length]);
  let taps = 0;
  const tap = async (target) => {
    taps += 1;
    await page.click(target);
  };
  await plan(page, tap);
  await datesBecome(page, PLANNED);
  const shown = taps;
  await tap(MAIN);
  await stepBecomes(page, 'take');
  await page.waitFor('the code', () => hasCode(page));
  assert.match(await page.text(id('share-link')), /\/treatments\/microneedling\/plan\/#plan=/);
  const coded = taps;
  await keepWhatLeaves(page);
  await tap(id('download-ics'));
  assert.match((await saved(page, 1)).text, /DTSTART;VALUE=DATE:20270627/);
  figure(`consultation by touch, ${engine.name}: ${shown} taps to the plan, ${coded} to its code, ${taps} to the calendar file`);
  assert.ok(taps <= 12, `${taps} taps`);
  assert.deepEqual(await page.run(() => [location.href, history.length]), [address, entries], 'the address bar was left alone');
});

forEachEngine('by keys: from nothing to a plan with a date and a trip that goes home', async ({ page, site, engine }) => {
  setToday(site, TODAY);
  await open(page);
  let presses = 0;
  const press = async (...keys) => {
    presses += keys.length;
    await page.press(...keys);
  };
  // Tab leads into the calendar, Page Down from month to month in it.
  const toDay = async (iso, keys) => {
    await press(...keys);
    await page.waitForEqual('the day', () => page.run(() => document.activeElement.dataset.day), iso);
    await press('Enter');
  };
  await press('1');
  await stepBecomes(page, 'date');
  await page.waitForEqual('the focus', async () => (await page.focused())?.id, 'consult-date');
  await press('Tab');
  await page.waitForEqual('today', () => page.run(() => document.activeElement.dataset.day), TODAY);
  await toDay('2027-09-12', [...Array(8).fill('PageDown'), 'ArrowRight']);
  await stepBecomes(page, 'days');
  await page.waitForEqual('the focus', async () => (await page.focused())?.id, 'consult-days');
  await press('Tab');
  await toDay('2027-07-01', ['PageUp', 'PageUp', 'ArrowUp', ...Array(4).fill('ArrowLeft')]);
  await toDay('2027-07-09', ['ArrowDown', 'ArrowRight']);
  await walk(page, 'the main button', named('button See the plan'));
  presses += 2;
  await press('Enter');
  await stepBecomes(page, 'plan');
  await datesBecome(page, PLANNED);
  await page.waitForEqual('the focus', async () => (await page.focused())?.id, 'consult-plan');
  await press('Enter');
  await stepBecomes(page, 'take');
  await page.waitFor('the code', () => hasCode(page));
  figure(`consultation by keys, ${engine.name}: ${presses} presses from nothing to the code of the plan`);
});

forEachEngine('a tap on a session shows two messages at most, and a tap on a number its source', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.click(session(2));
  await page.waitForEqual('the session', () => chosen(page), 2);
  assert.match(await page.text('.tg-consult__after h3'), /^Session 2, Sunday, (July 25|25 July),? 2027$/);
  const phases = await page.all('.tg-consult__phase');
  assert.equal(phases.length, 5);
  for (const phase of phases) {
    await page.click(phase);
    const told = await messages(page);
    assert.ok(told.length >= 1 && told.length <= 2, JSON.stringify(told));
  }
  await page.click('.tg-consult__phase:nth-child(2)');
  await page.click('.tg-consult__messages:not([hidden]) .tg-figure');
  const note = () => page.run(() => document.querySelector(':popover-open')?.innerText);
  await page.waitFor('the source', async () => /clinic's own treatment text/.test(await note()));
  await page.press('Escape');
  await page.click('.tg-consult__facts > :first-child .tg-figure');
  await page.waitFor('the source', async () => /How many sessions/.test(await note()));
});

forEachEngine('plans stand side by side in a patient\'s words, and one tap chooses', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.click('.tg-consult__plan .tg-consult__foot .tg-button--quiet');
  await stepBecomes(page, 'compare');
  assert.equal((await page.all('.tg-consult__column')).length, 3);
  const first = await page.text('.tg-consult__column:first-child');
  for (const words of [/You come 3 times/, /Recovery may show 12 days/, /Before your date 21 days to spare/, /Worth a second look none/]) {
    assert.match(first, words);
  }
  await page.click(choose(2));
  await stepBecomes(page, 'plan');
  await page.waitForEqual('four sessions', async () => (await dates(page)).length, 4);
  await page.click(id('undo'));
  await datesBecome(page, PLANNED);
});

forEachEngine('plans that staff keep are the ones that are compared', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.click(id('compare'));
  await page.press('2');
  await page.waitForEqual('four sessions', async () => (await dates(page)).length, 4);
  await page.click(id('compare'));
  await page.click('.tg-consult__tabs > :nth-child(5) button');
  await page.waitForEqual('two plans', async () => (await page.all('.tg-consult__column')).length, 2);
});

/** Six sessions before a day that is too near for them. */
async function askTooMuch(page, site) {
  setToday(site, TODAY);
  await open(page);
  await page.click(preset(3));
  await stepBecomes(page, 'date');
  await page.click(day('2027-03-20'));
  // The next question has a button of its own at the same place.
  await stepBecomes(page, 'days');
  await page.click(MAIN);
  await stepBecomes(page, 'plan');
}

forEachEngine('when nothing fits it says why, and one tap takes what would', async ({ page, site }) => {
  await askTooMuch(page, site);
  assert.match(await page.text(id('no-fit')), /Together these leave no room/);
  assert.ok(await isDisabled(page, 'compare'));
  await page.click('.tg-no-fit__offer .tg-button');
  await page.waitFor('a plan', async () => (await dates(page)).length > 0);
});

forEachEngine('a reset clears the screen, can be taken back for some seconds, and then leaves nothing anywhere', async ({ page, site, engine }) => {
  setToday(site, TODAY);
  await open(page);
  const anew = await markup(page);
  await plan(page);
  await page.click(session(2));
  await page.click(id('compare'));
  await page.click(MAIN);
  await page.waitFor('the code', () => hasCode(page));
  await page.click(await page.byRole('button', 'Show the code full screen'));
  await page.waitForEqual('the dialog', () => dialog(page), 'consult-code');
  await page.press('Escape');
  await page.waitForEqual('no dialog', () => dialog(page), null);
  await page.click(id('reset'));
  await stepBecomes(page, 'series');
  await isGone(page);
  assert.ok(await slip(page), 'for some seconds it can be brought back');
  await page.click(await page.byRole('button', 'Bring it back'));
  await stepBecomes(page, 'take');
  await datesBecome(page, PLANNED);
  await page.press('r');
  await stepBecomes(page, 'series');
  await page.press('Control+z');
  await datesBecome(page, PLANNED);
  await page.press('r');
  await stepBecomes(page, 'series');
  await pass(page, 8);
  await page.waitFor('the slip to go', async () => !(await slip(page)));
  await page.press('Control+z');
  await isGone(page);
  assert.deepEqual(await dates(page), []);
  assert.equal(await markup(page), anew, 'the screen is as it was at first');
  figure(`left after a reset in document, fields, address, history.state, storage, databases, caches, cookies, ${engine.name}: ${JSON.stringify(await residue(page))}`);
});

forEachEngine('the next person who begins ends the time in which the last one could be brought back', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.press('r');
  await page.waitFor('the slip', () => slip(page));
  await page.click(preset(2));
  await page.waitFor('the slip to go', async () => !(await slip(page)));
});

forEachEngine('left alone it warns for twenty seconds and then clears itself for good', async ({ page, site, engine }) => {
  setToday(site, TODAY);
  await open(page);
  await pass(page, 3600);
  await plan(page);
  await pass(page, 280);
  await page.waitForEqual('the warning', () => dialog(page), 'consult-warning');
  assert.match(await page.text('#consult-warning'), /will clear itself.*20 seconds/);
  await page.click(await page.byRole('button', 'Stay on this plan'));
  await page.waitForEqual('no warning', () => dialog(page), null);
  await pass(page, 279);
  await page.press('ArrowDown');
  await page.waitForEqual('the session', () => chosen(page), 2);
  await pass(page, 299);
  await page.waitFor('one second', async () => /1 second\b/.test(await page.text('#consult-warning')));
  await page.press('Shift');
  await page.waitForEqual('no warning: any key is an answer', () => dialog(page), null);
  await datesBecome(page, PLANNED);
  await page.click(MAIN);
  await page.waitFor('the code', () => hasCode(page));
  await pass(page, 300);
  await stepBecomes(page, 'series');
  await isGone(page);
  assert.equal(await dialog(page), null);
  assert.equal(await slip(page), false, 'nobody is there to bring it back');
  await page.press('Control+z');
  assert.deepEqual(await dates(page), []);
  figure(`left after five minutes alone, ${engine.name}: ${JSON.stringify(await residue(page))}`);
});

/** The warning over a plan whose third session could be moved by the button that has the keyboard. */
async function warned(page, site) {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.click(session(3));
  await page.waitForEqual('the session', () => chosen(page), 3);
  await page.focus(await page.byRole('button', '+ day: A day later'));
  await pass(page, 280);
  await page.waitForEqual('the warning', () => dialog(page), 'consult-warning');
}

/** Ways to answer the warning. The finger touches what clears the screen, beneath it; the keys go to its button. */
const ANSWERS = {
  'a finger': async (page) => {
    const [x, y, beneath] = await page.run((css) => {
      const it = document.querySelector(css);
      it.scrollIntoView({ block: 'start', behavior: 'instant' });
      const [button, over] = [it, document.querySelector('#consult-warning')].map((one) => one.getBoundingClientRect());
      const at = [button.x + button.width / 2, button.y + button.height / 2];
      const covered = at[0] >= over.left && at[0] <= over.right && at[1] >= over.top && at[1] <= over.bottom;
      return [...at, !covered];
    }, id('reset'));
    assert.ok(beneath, 'the button lies beside the warning');
    await page.tap(x, y);
  },
  Enter: (page) => page.press('Enter'),
  Space: (page) => page.press('Space'),
  'the key that starts clean': (page) => page.press('r'),
};
for (const [how, answer] of Object.entries(ANSWERS)) {
  forEachEngine(`the warning is answered by ${how}, and nothing beneath it is pressed`, { viewport: [820, 1180] }, async ({ page, site }) => {
    await warned(page, site);
    await answer(page);
    await page.waitForEqual('no warning', () => dialog(page), null);
    await page.press('ArrowUp');
    await page.waitForEqual('the session before', () => chosen(page), 2);
    assert.deepEqual(await dates(page), PLANNED);
  });
}

forEachEngine('a dialog is no higher than its words', { viewport: [820, 1180] }, async ({ page, site }) => {
  await warned(page, site);
  const height = () => page.run(() => document.querySelector('dialog[open]').getBoundingClientRect().height);
  assert.ok((await height()) < 400, `the warning is ${await height()} px high`);
  await page.press('Shift');
  await page.waitForEqual('no warning', () => dialog(page), null);
  await page.press('i');
  await page.waitForEqual('the content on screen', () => dialog(page), 'consult-staff');
  assert.ok((await height()) < 700, `the staff panel is ${await height()} px high`);
});

forEachEngine('a press that never ends is an answer as well, after some seconds', async ({ page, site }) => {
  await warned(page, site);
  await page.run(() => document.querySelector('#consult-warning').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
  assert.equal(await dialog(page), 'consult-warning', 'a click may still come');
  await pass(page, 3);
  await page.waitForEqual('no warning', () => dialog(page), null);
  await datesBecome(page, PLANNED);
});

forEachEngine('while nothing fits keys leave the wish alone', async ({ page, site }) => {
  await askTooMuch(page, site);
  for (const key of ['ArrowRight', 'Shift+ArrowLeft', 'p', 'Control+y']) await page.press(key);
  assert.match(await page.text(id('no-fit')), /Together these leave no room/);
  assert.deepEqual(await dates(page), []);
});

forEachEngine('a date that is half typed is gone with its patient', { only: ['chromium', 'firefox'] }, async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  const anew = await markup(page);
  await page.click(preset(1));
  await stepBecomes(page, 'date');
  await page.focus(id('event-date'));
  await page.press('0', '6');
  await page.run((css) => document.querySelector(css).click(), id('reset'));
  await stepBecomes(page, 'series');
  await pass(page, 8);
  await page.waitFor('the slip to go', async () => !(await slip(page)));
  assert.equal(await markup(page), anew, 'the screen is as it was at first');
  assert.equal(await page.run((css) => document.querySelector(css).validity.badInput, id('event-date')), false);
});

forEachEngine('a plan does not outlive its page, whichever way a person comes back', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.goto('treatments/microneedling/');
  await page.back();
  await page.waitFor('the consultation', () => page.run(() => Boolean(document.querySelector('.tg-consult'))));
  await stepBecomes(page, 'series');
  await isGone(page);
  await plan(page);
  await page.reload();
  await page.waitFor('the consultation', () => page.run(() => Boolean(document.querySelector('.tg-consult'))));
  await isGone(page);
});

/** Each key with its touch form: what it does from the plan, and how that is seen. */
const moves = (days) => [PLANNED[0], PLANNED[1], days];
const ON_THE_PLAN = [
  ['ArrowRight', '+ day: A day later', (page) => datesBecome(page, moves('2027-08-23'))],
  ['ArrowLeft', '− day: A day earlier', (page) => page.waitFor('the refusal', async () => /27 days apart/.test(await said(page)))],
  ['Shift+ArrowRight', '+ week: A week later', (page) => datesBecome(page, moves('2027-08-29'))],
  ['Shift+ArrowLeft', '− week: A week earlier', (page) => page.waitFor('the refusal', async () => /21 days apart/.test(await said(page)))],
  ['p', 'Keep this day', (page) => page.waitFor('the pin', async () => /Kept on this day/.test(await page.text('.tg-consult__sessions')))],
];
for (const [key, button, seen] of ON_THE_PLAN) {
  forEachEngine(`${key} and its button do the same with the chosen session`, async ({ page, site }) => {
    setToday(site, TODAY);
    for (const act of [() => page.press(key), async () => page.click(await page.byRole('button', button))]) {
      await open(page);
      await plan(page);
      await page.click(session(3));
      await page.waitForEqual('the session', () => chosen(page), 3);
      await act();
      await seen(page);
    }
  });
}

forEachEngine('undo, redo, choosing, keys, reset and the way on: each by key and by touch', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.press('ArrowDown', 'ArrowDown');
  await page.waitForEqual('the session', () => chosen(page), 3);
  await page.press('ArrowUp');
  await page.waitForEqual('the session', () => chosen(page), 2);
  await page.press('ArrowDown', 'ArrowRight');
  await datesBecome(page, moves('2027-08-23'));
  await page.press('Control+z');
  await datesBecome(page, PLANNED);
  await page.press('Control+Shift+z');
  await datesBecome(page, moves('2027-08-23'));
  await page.click(id('undo'));
  await datesBecome(page, PLANNED);
  await page.click(id('redo'));
  await datesBecome(page, moves('2027-08-23'));
  await page.click(id('undo'));
  await page.click('.tg-consult__plan .tg-consult__foot .tg-button--quiet');
  await stepBecomes(page, 'compare');
  await page.press('3');
  await stepBecomes(page, 'plan');
  await page.waitForEqual('six sessions', async () => (await dates(page)).length, 6);
  await page.press('Enter');
  await stepBecomes(page, 'take');
  await page.press('?');
  await page.waitForEqual('the keys', () => dialog(page), 'consult-keys');
  await page.press('Escape');
  await page.waitForEqual('no dialog', () => dialog(page), null);
  await page.click(await page.byRole('button', 'Keys'));
  await page.waitForEqual('the keys', () => dialog(page), 'consult-keys');
  await page.press('r');
  assert.equal(await step(page), 'consult-take', 'in a dialog the keys are the dialog\'s');
  await page.click(await page.byRole('button', 'Close'));
  await page.waitForEqual('no dialog', () => dialog(page), null);
  await page.press('R');
  await stepBecomes(page, 'series');
});

forEachEngine('single keys can be switched off, by touch too, and stay off on this device', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await page.click(await page.byRole('button', 'Keys'));
  await page.click('#consult-switch');
  await page.click(await page.byRole('button', 'Close'));
  await page.press('1');
  assert.equal(await step(page), 'consult-series');
  assert.equal(await page.run((key) => localStorage.getItem(key), KEYS), 'off');
  await open(page);
  await plan(page);
  await page.press('ArrowRight', 'p', 'r', '?', 'i', 'Enter');
  assert.deepEqual([await step(page), await dialog(page)], ['consult-plan', null]);
  await datesBecome(page, PLANNED);
  await page.click(session(3));
  await page.click(await page.byRole('button', '+ day: A day later'));
  await datesBecome(page, moves('2027-08-23'));
  await page.press('Control+z');
  await datesBecome(page, PLANNED);
  await page.click(await page.byRole('button', 'Keys'));
  await page.click('#consult-switch');
  // Nothing is waited for in between: a quick hand does not wait.
  await page.press('Escape', 'r');
  await stepBecomes(page, 'series');
  assert.equal(await dialog(page), null);
  assert.equal(await page.run((key) => localStorage.getItem(key), KEYS), null);
});

forEachEngine('a step is at the top of the screen and has the focus as soon as it comes', { viewport: [390, 500] }, async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  // A hand that is quicker than the next turn would press where something else stands a moment later.
  const came = await page.run((css) => {
    scrollTo(0, document.body.scrollHeight);
    const before = scrollY;
    document.querySelector(css).click();
    return { moved: before > scrollY, top: scrollY, focus: document.activeElement.id };
  }, preset(3));
  assert.deepEqual(came, { moved: true, top: 0, focus: 'consult-date' });
});

forEachEngine('a dialog that is opened again before the browser tells of its closing stays open', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  const opener = await page.byRole('button', 'Keys');
  // Word of the closing comes with a later frame; in between no frame is drawn.
  const told = await page.runAsync(async (press) => {
    const keys = document.getElementById('consult-keys');
    press.click();
    const closed = new Promise((resolve) => keys.addEventListener('close', resolve, { once: true }));
    [...keys.querySelectorAll('button')].find((it) => it.innerText === 'Close').click();
    press.click();
    return (await closed).type;
  }, opener);
  assert.equal(told, 'close');
  assert.equal(await dialog(page), 'consult-keys');
  await page.press('Escape');
  await page.waitForEqual('no dialog', () => dialog(page), null);
});

forEachEngine('with no storage the switch holds until the page is closed', { without: ['storage'] }, async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await page.press('?');
  await page.click('#consult-switch');
  await page.press('Escape');
  await page.waitForEqual('no dialog', () => dialog(page), null);
  await page.press('1');
  assert.equal(await step(page), 'consult-series');
});

forEachEngine('a plan link opens its plan here and is taken out of the address', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  await page.click(MAIN);
  await page.waitFor('the link', () => page.text(id('share-link')));
  const fragment = new URL(await page.text(id('share-link'))).hash;
  await page.goto('404.html');
  await open(page, fragment);
  await datesBecome(page, PLANNED);
  await stepBecomes(page, 'plan');
  assert.deepEqual(await page.run(() => [location.hash, history.state]), ['', null]);
  await page.press('r');
  await pass(page, 8);
  await page.waitFor('the slip to go', async () => !(await slip(page)));
  await isGone(page);
  // One that comes while the page is open, as a scanner would bring it.
  await page.run((hash) => { location.hash = hash; }, fragment);
  await datesBecome(page, PLANNED);
  assert.equal(await page.run(() => location.hash), '');
});

forEachEngine('a damaged link says so and opens no other plan', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page, '#plan=AAAA');
  await page.waitFor('words of it', async () => /so nothing was opened/.test(await page.text('.tg-planner__broken')));
  assert.deepEqual(await dates(page), []);
  assert.equal(await page.run(() => location.hash), '');
  await page.click(preset(1));
  await stepBecomes(page, 'date');
  assert.equal(await page.run(() => document.querySelector('.tg-planner__broken').hidden), true);
});

forEachEngine('staff see which content is on screen by a key, a resting finger or a button', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  const version = await page.run(() => {
    const { tgContentVersion, tgBuild } = document.documentElement.dataset;
    return tgContentVersion ?? tgBuild;
  });
  const rest = (name) => page.run((event) => {
    document.querySelector('.tg-consult__name').dispatchEvent(new PointerEvent(event, { bubbles: true }));
  }, name);
  await page.press('i');
  await page.waitForEqual('the panel', () => dialog(page), 'consult-staff');
  const told = await page.text('#consult-staff');
  assert.match(told, /From this page itself/);
  assert.ok(version && told.includes(`Version ${version}`), told);
  await page.press('Escape');
  await page.waitForEqual('no panel', () => dialog(page), null);
  // A tap is no rest.
  await rest('pointerdown');
  await rest('pointerup');
  await rest('pointerdown');
  await page.waitForEqual('the panel', () => dialog(page), 'consult-staff');
  await page.press('Escape');
  await page.click(await page.byRole('button', 'Keys'));
  await page.click(await page.byRole('button', 'Which content is on screen'));
  await page.waitForEqual('the panel', () => dialog(page), 'consult-staff');
});

forEachEngine('with an endpoint the panel tells what was refused and why, and asks again', async ({ page, site }) => {
  setToday(site, TODAY);
  const told = ['last-good', '2027-01-03', '3 January 2027, 10:15', 'https://clinic.example/content/v1/', 'microneedling.json: phase “x” <b>has no end</b>'];
  site.fault(/\/assets\/boot-[0-9a-f]+\.js$/, (request, response, url) => {
    const boot = readFileSync(join(siteFolder(), url.pathname), 'utf8');
    const mine = `content: () => window.told ?? ${JSON.stringify(told)}, contentAgain: () => { window.told = ["endpoint", "2027-01-11"]; },`;
    const script = boot.replace(/content:\s*\(\)\s*=>.*?\?\?\s*\[[^\]]*\],\s*contentAgain:[^},]*,?/, mine);
    assert.notEqual(script, boot);
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    return true;
  });
  await open(page);
  await page.press('i');
  await page.waitForEqual('the panel', () => dialog(page), 'consult-staff');
  const text = await page.text('#consult-staff');
  for (const words of ['the endpoint\'s last good answer', ...told.slice(1)]) assert.ok(text.includes(words), `${words} in ${text}`);
  await page.click(await page.byRole('button', 'Ask again'));
  await page.waitFor('the new answer', async () => /From the clinic's endpoint/.test(await page.text('#consult-staff')));
  assert.doesNotMatch(await page.text('#consult-staff'), /has no end/);
});

for (const [width, height] of [[820, 1180], [1180, 820], [1280, 800], [800, 1280]]) {
  for (const large of [false, true]) {
    forEachEngine(`${width} by ${height}${large ? ', text twice as large' : ''}: nothing is cut on any step`, { viewport: [width, height] }, async ({ page, site }) => {
      setToday(site, TODAY);
      await open(page);
      if (large) await enlarge(page);
      const faults = [];
      const look = async () => {
        const here = await step(page);
        for (const fault of await cut(page)) faults.push(`${here}: ${fault}`);
      };
      const steps = [
        preset(3), day('2027-11-14'), MAIN, session(2), '.tg-consult__plan .tg-consult__foot .tg-button--quiet', choose(1), MAIN,
      ];
      for (const target of steps) {
        await look();
        await page.click(target);
      }
      await page.waitFor('the code', () => hasCode(page));
      await look();
      assert.deepEqual(faults, []);
    });
  }
}

forEachEngine('on paper: the sheet alone once it is there, before that the plan without its controls', { print: true }, async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await plan(page);
  const print = async (width, height) => pages(await page.print({ page: { width, height } }));
  const before = (await print(21, 29.7)).join(' ').replace(/\s+/g, ' ');
  assert.match(before, /3 sessions in 8 weeks.*Sunday, (June 27|27 June)/);
  for (const control of ['Start clean', 'Take it home', 'Undo', 'Choose Plan']) {
    assert.ok(!before.includes(control), `“${control}” is on paper`);
  }
  await page.click(MAIN);
  await page.waitFor('the code', () => hasCode(page));
  const sheet = async (width, height) => {
    const paper = await print(width, height);
    assert.equal(paper.length, 1, `${width} × ${height} cm`);
    assert.match(paper[0], /Sunday, (June 27|27 June)/);
    assert.match(paper[0], /#plan=/);
    assert.ok(!paper[0].includes('Start clean'));
  };
  await sheet(21, 29.7);
  await sheet(21.59, 27.94);
  // From any step: what is printed is the sheet, not a blank page.
  await page.click('.tg-consult__tabs > :nth-child(4) button');
  await stepBecomes(page, 'plan');
  await sheet(21, 29.7);
});

forEachEngine('typed dates do what taps do', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await page.click(preset(1));
  await stepBecomes(page, 'date');
  await page.setValue(id('event-date'), '2027-09-12');
  await page.waitForEqual('the date', () => value(page, 'event-date'), '2027-09-12');
  await page.click(MAIN);
  await stepBecomes(page, 'days');
  await page.click('.tg-consult__more summary');
  await page.setValue(id('blocked-from'), '2027-07-01');
  await page.setValue(id('blocked-to'), '2027-07-09');
  await page.click(id('add-blocked'));
  await page.waitFor('the trip', async () => /Kept free/.test(await page.text('.tg-consult__told')));
  await page.click(MAIN);
  await datesBecome(page, PLANNED);
});

forEachEngine('a series of one\'s own can be set first, without a preset', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  assert.ok(await isDisabled(page, 'sessions-fewer'));
  await page.click(id('sessions-more'));
  await page.waitForEqual('four', () => page.text(id('sessions-value')), '4');
  await page.click(id('sessions-more'));
  await page.click(id('gap-more'));
  await page.waitForEqual('five weeks', () => page.text(id('gap-value')), '5');
  await page.click(MAIN);
  await stepBecomes(page, 'date');
  await page.click(MAIN);
  await stepBecomes(page, 'days');
  await page.click(MAIN);
  await stepBecomes(page, 'plan');
  await datesBecome(page, ['2027-01-18', '2027-02-22', '2027-03-29', '2027-05-03', '2027-06-07']);
});

forEachEngine('a tablet that is left on over days proposes from the day that it is', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await page.run(() => {
    window.setToday('2027-02-01');
    // Each look of the page at its clock is counted; the consultation looks once a second.
    window.looks = 0;
    const Clock = window.Date;
    window.Date = class extends Clock {
      constructor(...given) {
        super(...given);
        window.looks += 1;
      }
    };
  });
  await page.waitFor('a look at the clock', () => page.run(() => window.looks > 3));
  await page.click(preset(1));
  await stepBecomes(page, 'date');
  assert.equal(await value(page, 'start-date'), '2027-02-08');
  const first = await page.run(() => document.querySelector('.tg-consult__step[data-on] [data-day]:not([disabled])').dataset.day);
  assert.equal(first, '2027-02-01');
  assert.match(await page.run(() => document.querySelector('[data-day="2027-02-01"]').ariaLabel), /today/i);
});

forEachEngine('a key that is held down goes one step, not all of them', async ({ page, site }) => {
  setToday(site, TODAY);
  await open(page);
  await page.click(preset(1));
  await stepBecomes(page, 'date');
  // As an engine sends it while the key stays down.
  await page.run(() => {
    for (let press = 0; press < 5; press += 1) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: press > 0, bubbles: true }));
    }
  });
  await stepBecomes(page, 'days');
  await page.run(() => new Promise(requestAnimationFrame));
  await stepBecomes(page, 'days');
});
