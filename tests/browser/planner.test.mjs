// The planner as a person uses it: wishes, moves, what does not fit, plans side by side. One scenario for every
// engine; what leaves the screen is in handover.test.mjs.
import { strict as assert } from 'node:assert';
import { assertAccessible } from './support/accessibility.mjs';
import { cut } from './support/cut.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { holdModule } from './support/hold.mjs';
import { setToday } from './support/page-today.mjs';
import {
  BEFORE_MARCH,
  PLAN,
  PROPOSED,
  MARCH,
  dates,
  datesBecome,
  hasCode,
  id,
  isDisabled,
  inAddress,
  open,
  openMarch,
  plus,
  said,
  shown,
  value,
} from './support/planner.mjs';

forEachEngine('without a script the rules stand as a table and nothing can be pressed in vain', { without: ['js'] }, async ({ page }) => {
  await page.goto(PLAN);
  const text = await page.text('main');
  for (const words of ['week 0', 'week 4', 'week 8', '30 weeks', 'Suggested dates, not a booking']) {
    assert.ok(text.includes(words), words);
  }
  assert.deepEqual(await page.allByRole('button', /Undo|Add to calendar|One session more/), []);
});

forEachEngine('it comes alive with a start in a week', async ({ page, site }) => {
  setToday(site, BEFORE_MARCH);
  await open(page);
  await datesBecome(page, PROPOSED);
  assert.equal(await value(page, 'start-date'), PROPOSED[0]);
  for (const name of ['conflicts', 'no-fit']) assert.equal(await shown(page, name), false, name);
  for (const name of ['undo', 'redo']) assert.ok(await isDisabled(page, name), name);
});

forEachEngine('steppers stop at the ends of the rules, and the address follows without a history', async ({ page }) => {
  await openMarch(page);
  const entries = await page.run(() => history.length);
  for (let sessions = 4; sessions <= 6; sessions += 1) {
    await page.click(id('sessions-more'));
    await page.waitForEqual('the number of sessions', () => page.text(id('sessions-value')), String(sessions));
  }
  await page.waitForEqual('the end', () => isDisabled(page, 'sessions-more'), true);
  await page.click(id('gap-more'));
  await datesBecome(page, [0, 35, 70, 105, 140, 175].map((days) => plus('2027-03-01', days)));
  await inAddress(page);
  assert.match(await page.path(), /#plan=.+/);
  assert.equal(await page.run(() => history.length), entries);
  await page.reload();
  await page.waitFor('the planner again', async () => (await dates(page)).length === 6);
  await page.waitForEqual('its gap', () => page.text(id('gap-value')), '5');
});

forEachEngine('a press on the page’s own place in the navigation leaves the plan on screen', async ({ page }) => {
  await openMarch(page);
  await page.click(id('sessions-more'));
  await page.waitFor('another session', async () => (await dates(page)).length === 4);
  const [plan, address] = [await dates(page), await inAddress(page)];
  await page.run(() => {
    window.scrollTo(0, 400);
    window.isTheSamePage = true;
  });
  await page.click('nav a[aria-current=page]');
  await page.waitForEqual('the top', () => page.run(() => window.scrollY), 0);
  assert.ok(await page.run(() => window.isTheSamePage), 'it was loaded again');
  assert.deepEqual(await dates(page), plan);
  assert.equal(await inAddress(page), address);
});

const TREATMENT = 'treatments/microneedling/';
const onScreen = (page, path) => page.waitForEqual('the page on screen', () => page.run(() => document.documentElement.dataset.tgPath), path);
/** Comes to a living planner over the treatment's page, so that the router has brought it. */
async function byRouter(page) {
  await page.goto(TREATMENT);
  await page.waitFor('the router', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.click('.tg-nav a[href$="/plan/"]');
  await onScreen(page, PLAN);
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
}
/** Keeps the page at `path` on its way until the function that this gives is called. */
function holdPage(site, path) {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  site.fault(`/${path}`, () => held.then(() => false));
  return release;
}

forEachEngine('a press on the page’s own place leaves the plan in the address, also when the router is at work', async ({ page, site }) => {
  await page.goto(TREATMENT);
  await page.waitFor('the router', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.click('.tg-nav a[href$="/recovery/"]');
  await onScreen(page, `${TREATMENT}recovery/`);
  await page.click('.tg-nav a[href$="/plan/"]');
  await onScreen(page, PLAN);
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
  await page.click(id('sessions-more'));
  await page.waitFor('another session', async () => (await dates(page)).length === 4);
  const [plan, address, entries] = [await dates(page), await inAddress(page), await page.run(() => history.length)];
  const unchanged = async () => {
    assert.deepEqual(await dates(page), plan);
    assert.equal(await inAddress(page), address);
    assert.equal(await page.run(() => history.length), entries);
  };
  await page.run(() => window.scrollTo(0, 400));
  await page.click('nav a[aria-current=page]');
  await page.waitForEqual('the top', () => page.run(() => window.scrollY), 0);
  await unchanged();

  // And who pressed another link before, but has not got there yet, stays.
  const release = holdPage(site, '');
  await page.click(await page.byRole('link', 'Cyrus Cosmetics'));
  await page.click('nav a[aria-current=page]');
  release();
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
  await onScreen(page, PLAN);
  await unchanged();
});

for (const [how, come] of [['a page load', openMarch], ['the router', byRouter]]) {
  forEachEngine(`the skip link leaves the plan in the address, and a reload keeps it: by ${how}`, async ({ page }) => {
    await come(page);
    await page.click(id('sessions-more'));
    await page.waitFor('another session', async () => (await dates(page)).length === 4);
    const [plan, address] = [await dates(page), await inAddress(page)];
    await page.focus((await page.all('.tg-skip'))[0]);
    await page.press('Enter');
    await page.waitForEqual('the content', async () => (await page.focused())?.id, 'main');
    const place = await page.run(() => scrollY);
    await inAddress(page);
    assert.deepEqual(await page.run(() => [document.activeElement.id, scrollY]), ['main', place]);
    assert.deepEqual(await dates(page), plan);
    await page.press('Tab');
    assert.ok(await page.run(() => document.activeElement.closest('main') && document.activeElement.id !== 'main'), 'the keyboard goes on there');
    await page.reload();
    await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
    await datesBecome(page, plan);
    assert.equal(await inAddress(page), address);
    // A step back leads to where the skip link was pressed, and the next one on from there.
    await page.run(() => history.back());
    await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
    await datesBecome(page, plan);
    assert.equal(await inAddress(page), address);
    if (come === byRouter) {
      await page.run(() => history.back());
      await page.waitForEqual('the page before', () => page.path(), `/${TREATMENT}`);
    }
  });
}

forEachEngine('what is planned after a step back stays out of the address of the page before', async ({ page, site }) => {
  await byRouter(page);
  await inAddress(page);
  const release = holdPage(site, TREATMENT);
  await page.run(() => history.back());
  await page.waitForEqual('the address of the page before', () => page.path(), `/${TREATMENT}`);
  await page.click(id('sessions-more'));
  await page.waitFor('another session', async () => (await dates(page)).length === 4);
  release();
  await onScreen(page, TREATMENT);
  assert.equal(await page.path(), `/${TREATMENT}`);
});

forEachEngine('a planner that would come alive after a step back writes no plan either', async ({ page, site }) => {
  const begin = holdModule(site, 'planner');
  await page.goto(TREATMENT);
  await page.waitFor('the router', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.click('.tg-nav a[href$="/plan/"]');
  await onScreen(page, PLAN);
  const release = holdPage(site, TREATMENT);
  await page.run(() => history.back());
  await page.waitForEqual('the address of the page before', () => page.path(), `/${TREATMENT}`);
  begin();
  await page.waitFor('the module', () => page.run(() =>
    performance.getEntriesByType('resource').some(({ name, responseEnd }) => /planner-[0-9a-f]+\.wasm$/.test(name) && responseEnd > 0)));
  // Its start takes some turns of the page.
  await page.runAsync(async () => {
    for (let count = 0; count < 30; count += 1) await new Promise(requestAnimationFrame);
  });
  assert.equal(await page.path(), `/${TREATMENT}`);
  release();
  await onScreen(page, TREATMENT);
  assert.equal(await page.path(), `/${TREATMENT}`);
});

forEachEngine('a start that is taken out is shown again, and nothing is said to be wrong', async ({ page }) => {
  await openMarch(page);
  await page.setValue(id('start-date'), '');
  await page.waitForEqual('the first day', () => value(page, 'start-date'), MARCH[0]);
  assert.equal(await page.run((css) => document.querySelector(css).getAttribute('aria-invalid'), id('start-date')), null);
  await datesBecome(page, MARCH);
});

forEachEngine('an event plans back from it', async ({ page, site }) => {
  setToday(site, BEFORE_MARCH);
  await open(page);
  await datesBecome(page, PROPOSED);
  await page.setValue(id('event-date'), '2027-06-12');
  // The last session two weeks before, which is the buffer, and the others four weeks apart.
  await datesBecome(page, [70, 42, 14].map((days) => plus('2027-06-12', -days)));
  await page.waitFor('the event in words', async () => /Saturday, (12 June|June 12,) 2027/.test(await page.text('.tg-wishes')));
  await page.click(await page.byRole('radio', 'Start as early as I can'));
  // That is today: a proposal of ours does not keep a person from it.
  await datesBecome(page, [0, 28, 56].map((days) => plus(BEFORE_MARCH, days)));
  await page.waitForEqual('the start', () => value(page, 'start-date'), BEFORE_MARCH);
});

forEachEngine('days to keep free are kept free, and given back', async ({ page }) => {
  await openMarch(page);
  await page.setValue(id('blocked-from'), '2027-03-30');
  await page.setValue(id('blocked-to'), '2027-04-02');
  await page.setValue(id('blocked-kind'), '0');
  await page.click(id('add-blocked'));
  // Out of the sun with its days of recovery, by the least that does it; the least gap keeps it from going the other way.
  await datesBecome(page, ['2027-03-01', '2027-04-03', '2027-05-01']);
  await page.waitForEqual('an empty field', () => value(page, 'blocked-from'), '');
  await page.waitFor('word of it', async () => /Days to keep free changed/.test(await said(page)));
  await page.click(await page.byRole('button', /^Remove /));
  await datesBecome(page, MARCH);
});

forEachEngine('a range that ends before it begins is told in words', async ({ page }) => {
  await openMarch(page);
  await page.setValue(id('blocked-from'), '2027-04-10');
  await page.setValue(id('blocked-to'), '2027-04-02');
  await page.click(id('add-blocked'));
  // In an alert that has been there from the start: it is read out while the focus is on the button.
  const alerts = () => page.run(() => [...document.querySelectorAll('.tg-blocked [role="alert"]')].map((it) => it.innerText.trim()));
  await page.waitFor('the fault', async () => /last day is before the first/.test((await alerts())[1]));
  assert.equal((await alerts())[0], '');
  assert.deepEqual(await dates(page), MARCH);
});

forEachEngine('when nothing fits it says why, and one tap takes what would', async ({ page }) => {
  await openMarch(page);
  await page.setValue(id('event-date'), '2027-04-20');
  await page.waitFor('the reasons', () => shown(page, 'no-fit'));
  await page.waitFor('them in words', async () =>
    /Together these leave no room.*3 sessions, at least 28 days apart/.test(await page.text(id('no-fit'))));
  await datesBecome(page, []);
  await page.waitForEqual('no file', () => isDisabled(page, 'download-ics'), true);
  await page.click(await page.byRole('button', 'Finish after the event'));
  await page.waitFor('a plan', async () => (await dates(page)).length === 3);
  await page.waitForEqual('no reasons', () => shown(page, 'no-fit'), false);
  await page.click(id('undo'));
  await datesBecome(page, MARCH);
});

forEachEngine('arrow keys move a session, and undo takes it back', async ({ page }) => {
  await openMarch(page);
  const change = await page.byRole('button', 'Change session 3');
  await page.focus(change);
  await page.press('ArrowRight');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-04-27']);
  await page.press('Shift+ArrowRight');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-05-04']);
  await page.waitFor('word of it', async () => /Session 3 moved from/.test(await said(page)));
  assert.equal((await page.focused()).text, 'Change', 'the focus stays where it was');
  await page.press('Control+z', 'Control+z');
  await datesBecome(page, MARCH);
  await page.press('Control+Shift+z');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-04-27']);
});

forEachEngine('a move past the maximum is a note, below the minimum it is refused', async ({ page }) => {
  await openMarch(page);
  await page.click(await page.byRole('button', 'Change session 3'));
  await page.click(await page.byRole('button', 'A day earlier'));
  await page.waitFor('the refusal', async () => /27 days apart\. Sessions are at least 28 days apart\./.test(await said(page)));
  assert.deepEqual(await dates(page), MARCH);
  await page.setValue('#plan-move-to', '2027-05-20');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-05-20']);
  await page.waitFor('the note', async () => /52 days after the session before.*A note, not a fault/.test(await page.text(id('conflicts'))));
});

forEachEngine('a session that is kept stays while the others move', async ({ page }) => {
  await openMarch(page);
  await page.click(await page.byRole('button', 'Change session 3'));
  await page.click(await page.byRole('button', 'Keep on this day'));
  await page.setValue(id('start-date'), '2027-02-22');
  // 63 days between the first and the last: 31 and 32 of them are the gaps that depart least from four weeks.
  await datesBecome(page, ['2027-02-22', '2027-03-25', MARCH[2]]);
});

for (const [palette, options] of [['', {}], [', in a palette of one\'s own too', { forcedColors: true }]]) {
  forEachEngine(`a session that is kept is seen to be kept${palette}`, options, async ({ page }) => {
    await openMarch(page);
    await page.click(await page.byRole('button', 'Change session 3'));
    const keep = await page.byRole('button', 'Keep on this day');
    // The grounds, rims and shadows that tell a button that is down from others; weight alone is not seen by everybody.
    const look = () => page.run((it) => {
      const { backgroundColor, borderTopColor, boxShadow } = getComputedStyle(it);
      return { backgroundColor, borderTopColor, boxShadow };
    }, keep);
    const before = await look();
    await page.focus(keep);
    await page.press('Enter');
    await page.waitForEqual('it is down', () => page.run((it) => it.ariaPressed, keep), 'true');
    const { backgroundColor } = await look();
    assert.notEqual(backgroundColor, before.backgroundColor);
    await page.press('Enter');
    await page.waitForEqual('it is up', () => page.run((it) => it.ariaPressed, keep), 'false');
    assert.deepEqual(await look(), before);
  });
}

forEachEngine('start over begins anew, and undo brings the plan back', async ({ page, site }) => {
  setToday(site, BEFORE_MARCH);
  await openMarch(page);
  await page.click(id('sessions-more'));
  const four = [...MARCH, plus(MARCH[2], 28)];
  await datesBecome(page, four);
  await page.click(id('reset'));
  await datesBecome(page, PROPOSED);
  await page.click(id('undo'));
  await datesBecome(page, four);
});

forEachEngine('plans stand side by side, and one of them becomes the plan', async ({ page }) => {
  await openMarch(page);
  await page.click(id('compare'));
  await page.click(id('gap-more'));
  await page.click(id('compare'));
  await page.waitForEqual('two plans', async () => (await page.all('.tg-compare__plan')).length, 2);
  await page.click(await page.byRole('button', 'Use this plan: Plan A'));
  await datesBecome(page, MARCH);
});

for (const [name, act] of Object.entries({
  'as it is': async () => {},
  'with an event, a trip and a panel open': async (page) => {
    await page.setValue(id('event-date'), '2027-09-12');
    await page.setValue(id('blocked-from'), '2027-06-30');
    await page.click(id('add-blocked'));
    await page.byRole('button', /^Remove /);
    await page.click(id('compare'));
    await page.byRole('button', 'Use this plan: Plan A');
    await page.click(await page.byRole('button', 'Change session 2'));
    await page.byRole('button', 'Keep on this day');
  },
  'with nothing that fits': async (page) => {
    await page.setValue(id('event-date'), '2027-04-20');
    await page.waitFor('the reasons', () => shown(page, 'no-fit'));
  },
})) {
  forEachEngine(`${name} it is accessible, and at 320 px nothing is cut`, { viewport: [320, 640] }, async ({ page }) => {
    await openMarch(page);
    await act(page);
    await assertAccessible(page);
    assert.deepEqual(await cut(page), []);
  });
}

// WebKitGTK's driver stops answering as soon as a key reaches a date field: these two are for the others.
const TYPES = { only: ['chromium', 'firefox'] };

forEachEngine('a day can be typed: into an empty field, over another day, and half of one changes nothing', TYPES, async ({ page, site }) => {
  setToday(site, '2027-02-22');
  await openMarch(page);
  const event = id('event-date');
  const words = () => page.text('#plan-event-words');
  await page.focus(event);
  await page.press(...'06122027');
  await page.waitFor('the event, as soon as it is whole', async () => (await words()).startsWith('Saturday, June 12, 2027'));
  const before = await dates(page);
  assert.ok(before.at(-1) < '2027-06-12');
  // Over the day that stands there: 06/20, and nothing is planned for 06/02 on the way.
  await page.focus(id('start-date'));
  await page.focus(event);
  await page.press(...'0620');
  assert.deepEqual(await dates(page), before);
  await page.press('Enter');
  await page.waitFor('the other event', async () => (await words()).startsWith('Sunday, June 20, 2027'));
  assert.equal(await value(page, 'event-date'), '2027-06-20');
  // A month taken out: left like this, the day that stands is there again.
  await page.focus(id('start-date'));
  await page.focus(event);
  await page.press('Backspace');
  assert.equal(await value(page, 'event-date'), '');
  await page.focus(id('start-date'));
  await page.waitForEqual('the day', () => value(page, 'event-date'), '2027-06-20');
  assert.match(await words(), /^Sunday, June 20, 2027/);
  // All of it taken out: no event.
  await page.focus(event);
  await page.press('Backspace', 'ArrowRight', 'Backspace', 'ArrowRight', 'Backspace');
  await page.focus(id('start-date'));
  await page.waitFor('no event', async () => /wedding/.test(await words()));
  assert.equal(await value(page, 'event-date'), '');
});

forEachEngine('a session is moved to a day that is typed, and to no other on the way', TYPES, async ({ page, site }) => {
  setToday(site, '2027-02-22');
  await openMarch(page);
  await page.click(await page.byRole('button', 'Change session 3'));
  await page.focus('#plan-move-to');
  await page.press(...'0520');
  assert.deepEqual(await dates(page), MARCH);
  await page.press('Enter');
  await datesBecome(page, [...MARCH.slice(0, 2), '2027-05-20']);
  // A year that the calendar does not have is named, and the panel of another session knows nothing of it.
  await page.setValue('#plan-move-to', '1027-05-20');
  await page.waitFor('the fault', async () => /from 1900 to 2199/.test(await page.text('#plan-move-to-words')));
  await page.click(await page.byRole('button', 'Change session 2'));
  await page.waitFor('the other panel', async () => (await page.get('#plan-move-to')) && (await page.run(() => document.querySelector('#plan-move-to').value)) === MARCH[1]);
  assert.doesNotMatch(await page.text('#plan-move-to-words'), /1900/);
});

forEachEngine('a date that is half typed stays under the hands while something else changes', TYPES, async ({ page, site }) => {
  setToday(site, '2027-02-22');
  await openMarch(page);
  const event = id('event-date');
  const words = () => page.text('#plan-event-words');
  // As what was begun before would do it: a copy that is made, a sheet that is drawn.
  const meanwhile = async (name, sessions) => {
    await page.run((css) => document.querySelector(css).click(), id(name));
    await page.waitForEqual('the number of sessions', () => page.text(id('sessions-value')), sessions);
  };
  await page.focus(event);
  await page.press(...'06');
  await meanwhile('sessions-more', '4');
  await page.press(...'122027');
  await page.waitFor('the event', async () => (await words()).startsWith('Saturday, June 12, 2027'));
  await page.focus(id('start-date'));
  await page.focus(event);
  await page.press(...'0620');
  await meanwhile('sessions-fewer', '3');
  await page.press('Enter');
  await page.waitFor('the other event', async () => (await words()).startsWith('Sunday, June 20, 2027'));
  assert.equal(await value(page, 'event-date'), '2027-06-20');
  // What is refused is put back, although the hands are still there.
  await page.click(await page.byRole('button', 'Change session 3'));
  const stands = (await dates(page))[2];
  await page.focus('#plan-move-to');
  await page.press(...'0115', 'Enter');
  await page.waitFor('the refusal', async () => /days apart|before/.test(await said(page)));
  assert.equal(await page.run(() => document.querySelector('#plan-move-to').value), stands);
});

forEachEngine('half a date is none: it is told at its field and not taken for an empty one', TYPES, async ({ page, site }) => {
  setToday(site, '2027-02-22');
  await openMarch(page);
  const isWrong = (name) => page.run((css) => document.querySelector(css).ariaInvalid === 'true', id(name));
  await page.focus(id('event-date'));
  await page.press(...'06');
  await page.focus(id('start-date'));
  await page.waitFor('the fault', async () => (await isWrong('event-date')) && /Please enter a day/.test(await page.text('#plan-event-words')));
  // Left empty it is an answer.
  await page.focus(id('event-date'));
  await page.focus(id('start-date'));
  await page.waitFor('no fault', async () => !(await isWrong('event-date')));

  await page.setValue(id('blocked-from'), '2027-03-29');
  await page.focus(id('blocked-to'));
  await page.press(...'04');
  await page.click(id('add-blocked'));
  await page.waitFor('the fault', async () => (await isWrong('blocked-to')) && /Please enter a day/.test(await page.text('#plan-blocked-to-words')));
  assert.deepEqual(await dates(page), MARCH);
  assert.equal((await page.all('.tg-blocked__range')).length, 0);
  await page.focus(id('blocked-to'));
  await page.focus(id('blocked-kind'));
  await page.waitFor('no fault', async () => !(await isWrong('blocked-to')));
  await page.click(id('add-blocked'));
  await page.waitForEqual('one day kept free', async () => (await page.all('.tg-blocked__range')).length, 1);
});

forEachEngine('what was wrong with a date is not said once something else is wanted', async ({ page, site }) => {
  setToday(site, BEFORE_MARCH);
  await openMarch(page);
  const words = () => page.text('#plan-start-words');
  for (const other of ['sessions-more', 'undo', 'reset']) {
    await page.setValue(id('start-date'), '1027-03-01');
    await page.waitFor('the fault', async () => /from 1900 to 2199/.test(await words()));
    await page.click(id(other));
    await page.waitFor('no fault', async () => !/from 1900/.test(await words()));
  }
});

forEachEngine('a planner left open over midnight knows the new day at once', async ({ page, site }) => {
  setToday(site, BEFORE_MARCH);
  await openMarch(page);
  await page.run(() => document.querySelector('.tg-handover').scrollIntoView());
  await page.waitFor('the code', () => hasCode(page));
  await page.run(() => window.setToday('2027-03-02'));
  await page.waitFor('a start that has passed', async () => /passed/.test(await page.text('#plan-start-words')), { timeoutMs: 10_000 });
  await page.click(id('gap-more'));
  await datesBecome(page, ['2027-03-01', '2027-04-05', '2027-05-10']);
});

forEachEngine('a wish in a planner that was left open for days is planned from today', async ({ page, site }) => {
  setToday(site, BEFORE_MARCH);
  await openMarch(page);
  await page.run(() => window.setToday('2027-03-02'));
  // The first session was yesterday: it has taken place.
  await page.setValue(id('event-date'), '2027-05-03');
  await page.waitFor('the reasons', async () => /Together these leave no room.*Session.1 is kept on its day/s.test(await page.text(id('no-fit'))));
});

forEachEngine('who starts over keeps the plan that is kept on this device', async ({ page, site }) => {
  setToday(site, BEFORE_MARCH);
  await openMarch(page);
  const kept = () => page.run(() => localStorage.getItem('treatment-guide:plan:microneedling'));
  await page.click(await page.byRole('button', 'Keep on this device'));
  const own = await page.waitFor('the kept plan', kept);
  await page.click(id('reset'));
  await datesBecome(page, PROPOSED);
  await page.byRole('button', 'Keep on this device');
  await inAddress(page);
  assert.equal(await kept(), own);
  // Taken back, it goes on being kept.
  await page.click(id('undo'));
  await datesBecome(page, MARCH);
  await page.byRole('button', 'Forget on this device');
  await page.click(id('reset'));
  await datesBecome(page, PROPOSED);
  await page.click(id('sessions-more'));
  await page.waitForEqual('four', async () => (await dates(page)).length, 4);
  await inAddress(page);
  assert.equal(await kept(), own);
  // The next visit finds it.
  await page.goto('404.html');
  await open(page);
  await datesBecome(page, MARCH);
});

forEachEngine('a link with another plan leaves the one that is kept on this device as it is', async ({ page, site }) => {
  setToday(site, '2027-02-22');
  await openMarch(page);
  await page.click(id('sessions-more'));
  await page.waitFor('four sessions', async () => (await dates(page)).length === 4);
  await inAddress(page);
  const other = await page.run(() => location.hash);
  const four = await dates(page);
  await page.goto('404.html');
  await openMarch(page);
  const kept = () => page.run(() => localStorage.getItem('treatment-guide:plan:microneedling'));
  await page.click(await page.byRole('button', 'Keep on this device'));
  const own = await page.waitFor('the kept plan', kept);
  await page.goto('404.html');
  await open(page, other);
  await datesBecome(page, four);
  await inAddress(page);
  assert.equal(await kept(), own);
  await page.click(await page.byRole('button', 'Keep on this device'));
  await page.waitFor('the other plan in its place', async () => (await kept()) !== own);
});

/** Presses `button` by the keyboard. */
const byKey = async (page, button) => {
  await page.focus(button);
  await page.press('Enter');
};
/** What has the focus, when that is in `css` and on screen. */
const focusedIn = (page, css) => page.run((around) => {
  const it = document.activeElement;
  const name = (it.getAttribute('aria-label') ?? it.innerText).replace(/\s+/g, ' ');
  return it.closest(around) && it.getClientRects().length ? name : null;
}, css);

forEachEngine('where a press by key takes away what was pressed, the keyboard goes on beside it', async ({ page }) => {
  await openMarch(page);
  await page.click(id('sessions-more'));
  await page.waitFor('four sessions', async () => (await dates(page)).length === 4);

  for (const [number, left] of [[4, 'Change session 3'], [2, 'Change session 2']]) {
    await page.click(await page.byRole('button', `Change session ${number}`));
    const before = (await dates(page)).length;
    await byKey(page, await page.byRole('button', 'Leave this session out'));
    await page.waitForEqual('a session less', async () => (await dates(page)).length, before - 1);
    await page.waitForEqual('the focus', () => focusedIn(page, '.tg-plan'), left);
    await page.click(id('sessions-more'));
    await page.waitForEqual('as many as before', async () => (await dates(page)).length, before);
  }

  for (const days of [['2027-05-30', '2027-05-31'], ['2027-07-01', '2027-07-02']]) {
    await page.setValue(id('blocked-from'), days[0]);
    await page.setValue(id('blocked-to'), days[1]);
    await page.click(id('add-blocked'));
    await page.waitForEqual('the empty form', () => value(page, 'blocked-from'), '');
  }
  const ranges = () => page.run(() => document.querySelectorAll('.tg-blocked__range').length);
  await byKey(page, (await page.allByRole('button', /^Remove /))[1]);
  await page.waitForEqual('one range', ranges, 1);
  await page.waitFor('the focus on the other', async () => /^Remove .*30|^Remove .*May/.test(await focusedIn(page, '.tg-blocked')));
  await byKey(page, await page.byRole('button', /^Remove /));
  await page.waitForEqual('no range', ranges, 0);
  await page.waitForEqual('the focus', () => focusedIn(page, '.tg-blocked'), 'Days to keep free');

  await page.setValue(id('event-date'), '2027-04-20');
  await page.waitFor('the reasons', () => shown(page, 'no-fit'));
  await byKey(page, await page.byRole('button', 'Finish after the event'));
  await page.waitForEqual('a plan', () => shown(page, 'no-fit'), false);
  await page.waitFor('the focus', () => focusedIn(page, '.tg-plan'));
});

forEachEngine('a press of a hand leaves the page where it is, and what others have is not taken', async ({ page }) => {
  await openMarch(page);
  await page.click(id('compare'));
  const columns = () => page.run(() => document.querySelectorAll('.tg-compare__plan').length);
  await page.waitForEqual('a plan', columns, 1);
  const before = await page.run(() => {
    document.querySelector('.tg-compare__plan').scrollIntoView({ block: 'start', behavior: 'instant' });
    return scrollY;
  });
  // A pointer's click, which has a number.
  await page.run(() => {
    const buttons = document.querySelectorAll('.tg-compare__plan button');
    buttons[buttons.length - 1].dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  });
  await page.waitForEqual('none', columns, 0);
  await page.waitFor('the focus', () => focusedIn(page, '.tg-compare'));
  const most = await page.run(() => document.documentElement.scrollHeight - innerHeight);
  assert.ok(Math.abs((await page.run(() => scrollY)) - Math.min(before, most)) <= 1, 'the page moved');

  await page.click(id('compare'));
  await page.waitForEqual('a plan', columns, 1);
  await page.run((css) => {
    const buttons = document.querySelectorAll('.tg-compare__plan button');
    buttons[buttons.length - 1].click();
    document.querySelector(css).focus();
  }, id('event-date'));
  await page.waitForEqual('none', columns, 0);
  assert.equal((await page.focused()).testId, 'event-date');
});
