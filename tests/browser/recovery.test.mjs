// The recovery timeline as a person uses it: own dates, any day, cards, the walk, paper, small screens, zones.
// Each scenario that speaks of a weekday sets the page's clock.
import { strict as assert } from 'node:assert';
import { assertAccessible } from './support/accessibility.mjs';
import { cut, enlarge } from './support/cut.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { holdModule } from './support/hold.mjs';
import { cdp } from './support/engines.mjs';
import { setToday } from './support/page-today.mjs';
import { pages } from './support/pdf.mjs';

const RECOVERY = 'treatments/microneedling/recovery/';
const LEAP_DAY = '2028-02-29';
const NAMES = [
  'Treatment day', 'Pink and warm, fading', 'Gentle care goes on', 'Early brightness may show', 'Gradual remodeling',
];

const id = (name) => `[data-testid="${name}"]`;
const plain = (text) => text.replace(/\s+/g, ' ');
const phase = (page) => page.text(id('timeline-phase'));
const day = (page) => page.run((css) => Number(document.querySelector(css).value), id('timeline-day'));
const phaseBecomes = (page, words) => page.waitForEqual('the day on screen', () => phase(page), words);
const openCards = (page) =>
  page.run((css) => [...document.querySelectorAll(`${css} > li`)].flatMap((card, place) =>
    card.querySelector('details').open ? [place] : []), id('timeline-list'));
const isDisabled = (page, name) => page.run((css) => document.querySelector(css).disabled, id(name));
const standing = (page) => page.text('.tg-recovery__standing');
/** The document's own text with no-break spaces as they are read. */
const all = async (page, css) => plain(await page.textContent(css));

/** Waits until the timeline is alive. */
const alive = (page) => page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
async function open(page, fragment = '') {
  await page.goto(RECOVERY + fragment);
  await alive(page);
}

forEachEngine('without a script the list carries everything, open, and nothing can be pressed in vain', { without: ['js'] }, async ({ page }) => {
  await page.goto(RECOVERY);
  const list = await page.text(id('timeline-list'));
  for (const name of NAMES) assert.ok(list.includes(name), name);
  for (const words of ['mild sunburn', 'Days 1 to 3', '24 to 72 hours', 'Nothing in particular is said', 'remodeled gradually']) {
    assert.ok(list.includes(words), words);
  }
  assert.deepEqual(await page.allByRole('slider'), []);
  assert.deepEqual(await page.allByRole('button', /phase|Play|Today/), []);
});

forEachEngine('a date gives weekdays, marks today and opens its card alone', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  assert.equal(await phase(page), 'Day 0: Treatment day');
  assert.deepEqual(await openCards(page), [0, 1, 2, 3, 4]);
  await page.setValue(id('timeline-start'), '2028-02-27');
  await phaseBecomes(page, 'Day 2, Tuesday: Pink and warm, fading');
  assert.match(await standing(page), /^Today is day 2, Tuesday\./);
  await page.waitForEqual('the open card', () => openCards(page), [1]);
  assert.match(await page.text('.tg-recovery__date .tg-field__hint'), /Sunday/);
  const today = await page.run(() => [...document.querySelectorAll('[aria-current="date"]')].map((it) => it.innerText));
  assert.equal(today.length, 1);
  assert.match(plain(today[0]), /Pink and warm, fading.*Today: day 2, Tuesday/);
  const dates = await page.run(() => [...document.querySelectorAll('.tg-phase__dates')].map((it) => it.textContent));
  assert.match(plain(dates[1]), /Mon .*28.* to Wed .*1/);
  assert.equal((await page.all('.tg-timeline__today')).length, 1);
  assert.match(await page.text('.tg-recovery__next-session'), /4 to 6 weeks.*starts again at day 0.*Counted from your date: Sun .*26.* to Sun .*9/);
});

forEachEngine('before the date it says what to prepare, and in how many days', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  await page.setValue(id('timeline-start'), '2028-03-11');
  await page.waitFor('the days until then', async () => /Your session is in 11 days\./.test(await standing(page)));
  assert.match(await standing(page), /To prepare.*no retinoids.*cold sores.*in 4 days, on Saturday/);
  assert.equal(await phase(page), 'Day 0, Saturday: Treatment day');
  assert.deepEqual(await page.run(() => [...document.querySelectorAll('[aria-current="date"]')].length), 0);
  await page.setValue(id('timeline-start'), '2028-03-01');
  await page.waitFor('tomorrow', async () => /Your session is tomorrow\. To prepare.*Do this now\./.test(await standing(page)));
});

forEachEngine('after the last phase it says what lasts', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  await page.setValue(id('timeline-start'), '2027-02-28');
  await page.waitFor('what lasts', async () => /366 days ago.*ends at day 180.*What lasts:.*several months/.test(await standing(page)));
  assert.equal(await day(page), 180);
  assert.doesNotMatch(await standing(page), /To prepare|Copy a link/);
});

forEachEngine('the date stays in the page, and travels only in a link that is asked for', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  await page.run(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });
  });
  await page.click(await page.byRole('button', 'Yesterday'));
  await phaseBecomes(page, 'Day 1, Tuesday: Pink and warm, fading');
  assert.equal(await page.path(), `/${RECOVERY}`);
  assert.equal(await page.run(() => localStorage.length + document.cookie.length), 0);
  await page.click(id('timeline-link'));
  await page.waitFor('word of it', async () => /Link copied\./.test(await standing(page)));
  const link = await page.run(() => window.copied);
  assert.equal(link, `${site.origin}/${RECOVERY}#session=2028-02-28`);
  assert.ok(site.requests().every(({ path }) => !path.includes('2028')));
  await page.goto('404.html');
  await open(page, new URL(link).hash);
  await phaseBecomes(page, 'Day 1, Tuesday: Pink and warm, fading');
});

forEachEngine('a date that was entered is there again on the way back', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  await page.click(await page.byRole('button', 'Yesterday'));
  await phaseBecomes(page, 'Day 1, Tuesday: Pink and warm, fading');
  await page.waitFor('the router', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.click('nav[aria-label] a[href$="/microneedling/"]');
  await page.waitFor('the treatment page', async () => (await page.path()).endsWith('/microneedling/'));
  await page.run(() => history.back());
  await phaseBecomes(page, 'Day 1, Tuesday: Pink and warm, fading');
  // The page comes alive by steps, the field after the phase.
  await page.waitFor('the date in its field', () => page.run((css) => document.querySelector(css).value === '2028-02-28', id('timeline-start')));
  assert.equal(await page.run(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
});

forEachEngine('the slider counts whole days by keys, and says each day in words', async ({ page }) => {
  await open(page);
  const slider = await page.byRole('slider', 'Day after the session');
  await page.focus(slider);
  const at = async (number, words, ...keys) => {
    await page.press(...keys);
    await page.waitForEqual(`the day after ${keys.join(' ')}`, () => day(page), number);
    await phaseBecomes(page, `Day ${number}: ${words}`);
    assert.equal(plain(await slider.attribute('aria-valuetext')), `Day ${number}: ${words}`);
  };
  await at(1, NAMES[1], 'ArrowRight');
  await at(3, NAMES[1], 'ArrowUp', 'ArrowRight');
  await at(4, NAMES[2], 'ArrowRight');
  await at(3, NAMES[1], 'ArrowLeft');
  await at(2, NAMES[1], 'ArrowDown');
  await at(9, NAMES[3], 'PageUp');
  await at(16, NAMES[4], 'PageUp');
  await at(9, NAMES[3], 'PageDown');
  await at(180, NAMES[4], 'End');
  await at(180, NAMES[4], 'ArrowRight');
  await at(0, NAMES[0], 'Home');
  await at(0, NAMES[0], 'ArrowLeft');
  assert.equal((await page.focused()).testId, 'timeline-day');
});

forEachEngine('the buttons go from phase to phase and stop at the ends', async ({ page }) => {
  await open(page);
  assert.ok(await isDisabled(page, 'timeline-previous'));
  const days = [];
  for (const name of NAMES.slice(1)) {
    await page.click(id('timeline-next'));
    await page.waitFor(name, async () => (await phase(page)).endsWith(name));
    days.push(await day(page));
  }
  assert.deepEqual(days, [1, 4, 7, 15]);
  assert.ok(await isDisabled(page, 'timeline-next'));
  await page.click(id('timeline-previous'));
  await phaseBecomes(page, `Day 7: ${NAMES[3]}`);
  await page.waitForEqual('the open card', () => openCards(page), [3]);
  assert.equal(await page.run(() => document.querySelector('.tg-skin-days').className), 'tg-skin-days tg-skin-days--brightness');
  assert.match(await page.text('.tg-skin-days'), /The surface is drawn brighter.*A drawing, simplified and not to scale/);
});

forEachEngine('play walks through the days until it is stopped', async ({ page }) => {
  await open(page);
  await page.click(await page.byRole('button', 'Play'));
  await page.waitFor('some days', async () => (await day(page)) >= 4);
  await page.click(await page.byRole('button', 'Pause'));
  await page.byRole('button', 'Play');
  const stopped = await day(page);
  const later = await page.runAsync((css) => new Promise((done) => {
    let frames = 30;
    const count = () => (frames -= 1) ? requestAnimationFrame(count) : done(Number(document.querySelector(css).value));
    count();
  }), id('timeline-day'));
  assert.equal(later, stopped);
});

forEachEngine('with less motion a step of the walk is a phase', { reducedMotion: true }, async ({ page }) => {
  await open(page);
  await page.run((css) => {
    window.seen = [];
    new MutationObserver(() => window.seen.push(document.querySelector(css).textContent))
      .observe(document.querySelector(css), { subtree: true, childList: true, characterData: true });
  }, id('timeline-phase'));
  await page.click(await page.byRole('button', 'Play'));
  await page.waitFor('two steps', () => page.run(() => window.seen.length >= 2), { timeoutMs: 20_000 });
  await page.click(await page.byRole('button', 'Pause'));
  assert.deepEqual((await page.run(() => window.seen)).slice(0, 2).map(plain), [`Day 1: ${NAMES[1]}`, `Day 4: ${NAMES[2]}`]);
  const moving = await page.run(() => [...document.querySelectorAll('.tg-recovery *')].filter((it) => {
    const { transitionDuration, animationDuration } = getComputedStyle(it);
    return parseFloat(transitionDuration) > 0.01 || parseFloat(animationDuration) > 0.01;
  }).map((it) => it.className));
  assert.deepEqual(moving, []);
});

/** Has the page keep what is announced, in `window.said`. */
const listen = (page) => page.run(() => {
  window.said = [];
  const status = document.querySelector('.tg-recovery > [role="status"]');
  new MutationObserver(() => window.said.push(status.textContent))
    .observe(status, { subtree: true, childList: true, characterData: true });
});

forEachEngine('of a new date its own day is announced, or how far it is, and nothing of the one before', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  await listen(page);
  const heard = async () => (await page.run(() => window.said)).filter(Boolean).map(plain);
  const said = [];
  const enter = async (act, words) => {
    await act();
    said.push(words);
    await page.waitFor(words, async () => (await heard()).includes(words));
    assert.deepEqual(await heard(), said);
  };
  const date = (day) => () => page.setValue(id('timeline-start'), day);
  await enter(date('2028-02-27'), `Day 2, Tuesday: ${NAMES[1]}`);
  await enter(date('2028-02-28'), `Day 1, Tuesday: ${NAMES[1]}`);
  await enter(date('2028-03-11'), 'Your session is in 11 days.');
  await enter(date('2027-02-28'), 'Your session was 366 days ago. The timeline ends at day 180. What lasts:');
  // Without a date there is nothing to say; another announcement shows that there was time for one.
  // WebKit's `:invalid` goes on telling of the field as it was before a script emptied it; keys have no such trouble.
  await page.run((css) => {
    const field = document.querySelector(css);
    field.value = '';
    field.setCustomValidity('');
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, id('timeline-start'));
  await page.waitFor('no date', async () => !/366/.test(await standing(page)));
  await enter(async () => page.click(id('timeline-previous')), `Day 7: ${NAMES[3]}`);
});

forEachEngine('phases passed in a rush are announced once, and the slider alone speaks for itself', async ({ page }) => {
  await open(page);
  await listen(page);
  await page.run((css) => { for (let press = 0; press < 3; press += 1) document.querySelector(css).click(); }, id('timeline-next'));
  await page.waitFor('the announcement', () => page.run(() => window.said.length > 0));
  assert.deepEqual((await page.run(() => window.said)).map(plain), [`Day 7: ${NAMES[3]}`]);
  await page.focus(id('timeline-day'));
  await page.press('End', 'ArrowLeft', 'PageDown', 'Home');
  await phaseBecomes(page, `Day 0: ${NAMES[0]}`);
  // Another announcement shows that there was time for one.
  await page.click(id('timeline-next'));
  await page.waitFor('the next announcement', () => page.run(() => window.said.length > 1));
  assert.deepEqual((await page.run(() => window.said)).map(plain).slice(1), [`Day 1: ${NAMES[1]}`]);
});

forEachEngine('a finger on the picture moves days sideways, and the page up and down', { viewport: [390, 844] }, async ({ page, engine }) => {
  await open(page);
  const allowed = await page.run(() => getComputedStyle(document.querySelector('.tg-timeline__finger')).touchAction);
  assert.match(allowed, /^pan-y/);
  const box = () => page.run(() => {
    const { left, top, width, height } = document.querySelector('.tg-timeline__finger').getBoundingClientRect();
    return { left, top, width, height };
  });
  await page.run(() => document.querySelector('.tg-timeline__finger').scrollIntoView({ block: 'center', behavior: 'instant' }));
  // A finger whose moves the browser itself may take for scrolling comes by Chromium's own protocol only: the drivers'
  // pointers are events of the page.
  if (engine.name === 'chromium') {
    const { left, top, width, height } = await box();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const before = await page.run(() => scrollY);
    const touch = (type, dy) =>
      cdp(page.session, 'Input.dispatchTouchEvent', { type, touchPoints: dy === undefined ? [] : [{ x, y: y + dy }] });
    await touch('touchStart', 0);
    for (let dy = -10; dy >= -120; dy -= 10) await touch('touchMove', dy);
    await touch('touchEnd');
    await page.waitFor('the page to be scrolled', () => page.run((from) => scrollY > from + 60, before));
    // The browser takes the press for the page: the day that it touched is let go.
    await page.waitForEqual('the day of before', () => day(page), 0);
    await page.run(() => document.querySelector('.tg-timeline__finger').scrollIntoView({ block: 'center', behavior: 'instant' }));
    const here = await box();
    const across = (type, dx) => cdp(page.session, 'Input.dispatchTouchEvent', {
      type,
      touchPoints: dx === undefined ? [] : [{ x: here.left + 20 + dx, y: here.top + here.height / 2 }],
    });
    await across('touchStart', 0);
    for (let dx = 10; dx <= 120; dx += 10) await across('touchMove', dx);
    await across('touchEnd');
    await page.waitFor('another day', async () => (await day(page)) > 1);
  }
  // A press in the middle of the picture is the day that is drawn there.
  await page.click('.tg-timeline__finger');
  await page.waitFor('a day in the middle', async () => (await day(page)) > 0);
  await page.waitForEqual('the keyboard on the days', async () => (await page.focused())?.testId, 'timeline-day');
  const middle = await day(page);
  assert.ok(middle >= 4 && middle <= 14, `day ${middle}`);
});

forEachEngine('a page left open over midnight knows the new day', async ({ page, site }) => {
  setToday(site, '2028-02-28', [23, 59]);
  const release = holdModule(site, 'guide');
  await page.goto(RECOVERY);
  // The minute after which it looks again is made short before the timeline asks for it.
  await page.run(() => {
    const real = window.setInterval;
    window.setInterval = (tick, pace, ...rest) => real(tick, pace === 60_000 ? 50 : pace, ...rest);
  });
  release();
  await alive(page);
  await page.setValue(id('timeline-start'), '2028-02-28');
  await page.waitFor('today', async () => /Today is day 0, Monday/.test(await standing(page)));
  await page.run(() => window.setToday('2028-02-29'));
  await page.waitFor('the new day', async () => /Today is day 1, Tuesday/.test(await standing(page)));
  await phaseBecomes(page, `Day 1, Tuesday: ${NAMES[1]}`);
});

for (const [zone, days] of Object.entries({
  'America/Santiago': [
    // The clock goes back at the end of 3 April, and forward at the beginning of 5 September: midnight is not there.
    ['2027-04-04', [0, 30], 'Sunday'], ['2027-04-03', [23, 30], 'Saturday'], ['2027-09-05', [0, 30], 'Sunday'],
    [LEAP_DAY, [0, 0], 'Tuesday'],
  ],
  'Asia/Kathmandu': [[LEAP_DAY, [0, 5], 'Tuesday'], ['2027-12-31', [23, 59], 'Friday']],
  'Pacific/Apia': [[LEAP_DAY, [23, 59], 'Tuesday'], ['2027-01-01', [0, 1], 'Friday']],
})) {
  forEachEngine(`the day is the reader's own: ${zone}`, { timeZone: zone }, async ({ page, site }) => {
    for (const [today, hour, weekday] of days) {
      setToday(site, today, hour);
      await page.goto('404.html');
      await open(page);
      // Engines differ in how they spell it.
      const here = await page.run(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
      assert.equal(here.replace('Katmandu', 'Kathmandu'), zone);
      const before = new Date(Date.parse(`${today}T00:00Z`) - 2 * 86_400_000).toISOString().slice(0, 10);
      await page.setValue(id('timeline-start'), before);
      await phaseBecomes(page, `Day 2, ${weekday}: ${NAMES[1]}`);
      await page.click(await page.byRole('button', 'Today'));
      await phaseBecomes(page, `Day 0, ${weekday}: ${NAMES[0]}`);
      assert.equal(await page.run((css) => document.querySelector(css).value, id('timeline-start')), today);
    }
  });
}

const CHANGES = {
  'a translator wraps every text': () => {
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.trim() && !text.parentElement.closest('script, svg')) found.push(text);
    }
    for (const text of found) {
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text.data.toUpperCase());
    }
  },
  'an extension adds nodes everywhere': () => {
    for (const it of [...document.querySelectorAll('main *')]) it.prepend(document.createElement('some-extension'));
  },
};
for (const [what, change] of Object.entries(CHANGES)) {
  forEachEngine(`prose that was changed before start stays as it is: ${what}`, async ({ page, site }) => {
    const release = holdModule(site, 'guide');
    await page.goto(RECOVERY);
    await page.run(change);
    const prose = () => page.run(() => [...document.querySelectorAll('[data-slot]')].map((it) => it.innerHTML));
    const before = await prose();
    assert.ok(before.length > 10);
    release();
    await alive(page);
    assert.deepEqual(await prose(), before);
    await page.click(id('timeline-next'));
    await page.waitForEqual('the day', () => day(page), 1);
  });
}

forEachEngine('a slot that the page has lost leaves the rest at work', async ({ page, site }) => {
  const release = holdModule(site, 'guide');
  await page.goto(RECOVERY);
  await page.run(() => { for (const name of ['card-1', 'picture']) document.querySelector(`[data-slot="${name}"]`).remove(); });
  release();
  await alive(page);
  assert.match(await page.text('[data-slot="card-0"]'), /mild sunburn/);
  assert.equal(await page.textContent('[data-slot="card-1"]'), '');
  await page.click(id('timeline-next'));
  await page.waitForEqual('the day', () => day(page), 1);
});

forEachEngine('what was done before start is kept: the date, a closed card, the keyboard', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  const release = holdModule(site, 'guide');
  await page.goto(RECOVERY);
  const number = '[data-slot="card-1"] li .tg-figure';
  await page.run((css) => {
    document.querySelector('#days-treatment-day').open = false;
    document.querySelector(css).focus();
  }, number);
  release();
  await alive(page);
  assert.deepEqual(await openCards(page), [1, 2, 3, 4]);
  assert.equal((await page.focused())?.text, '24 to 72\u00a0hours');
  await page.click(number);
  await page.waitFor('the source', async () => /the clinic's own treatment text/.test(await page.text('[popover]:popover-open')));
});

forEachEngine('everything can be done by keys', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  const walk = [];
  await page.focus(id('timeline-start'));
  for (let step = 0; step < 30; step += 1) {
    await page.press('Tab');
    const { testId, tag, text } = await page.focused();
    const name = testId ?? (tag === 'input' ? null : `${tag} ${text.split('\n')[0]}`);
    if (name && name !== walk.at(-1)) walk.push(name);
    if (/Days.4 to/.test(name ?? '')) break;
  }
  const order = ['button Today', 'button Yesterday', 'timeline-day', 'timeline-play', 'timeline-next'];
  assert.deepEqual(walk.filter((it) => order.includes(it)), order);
  assert.ok(walk.some((it) => /^summary Day.0/.test(it)), walk.join(', '));
  assert.ok(await page.run(() => {
    const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  }), 'the focus is seen');
  await page.press('Enter');
  await page.waitForEqual('the card that was closed by a key', () => openCards(page), [0, 1, 3, 4]);
});

forEachEngine('the whole timeline is printed on one page', { print: true }, async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  await page.setValue(id('timeline-start'), '2028-02-27');
  await phaseBecomes(page, `Day 2, Tuesday: ${NAMES[1]}`);
  for (const [width, height] of [[21, 29.7], [21.59, 27.94]]) {
    assert.equal(pages(await page.print({ page: { width, height } })).length, 1, `${width} × ${height} cm`);
  }
});

for (const [name, session] of Object.entries({
  'as it is': null,
  'on a day': '2028-02-27',
  'before the session': '2028-03-11',
  'past the end': '2027-02-28',
})) {
  forEachEngine(`${name} it is accessible, and at 320 px and 200 % text nothing is cut`, { viewport: [320, 640] }, async ({ page, site }) => {
    setToday(site, LEAP_DAY);
    await open(page);
    if (session) {
      await page.setValue(id('timeline-start'), session);
      await page.waitFor('where today is', async () => (await standing(page)) !== '');
    }
    await assertAccessible(page);
    assert.deepEqual(await cut(page), [], 'at 320 px');
    await enlarge(page);
    assert.deepEqual(await cut(page), [], 'at 320 px with 200 % text');
  });
}

forEachEngine('on the treatment page it works as well', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await page.goto('treatments/microneedling/#recovery');
  await alive(page);
  await page.setValue(id('timeline-start'), '2028-02-27');
  await phaseBecomes(page, `Day 2, Tuesday: ${NAMES[1]}`);
  assert.match(await all(page, '[data-part="recovery"]'), /Today is day 2, Tuesday/);
});

// WebKitGTK's driver stops answering as soon as a key reaches a date field.
forEachEngine('the date can be typed, and corrected', { only: ['chromium', 'firefox'] }, async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  const field = id('timeline-start');
  await page.focus(field);
  await page.press(...'02272028');
  await phaseBecomes(page, 'Day 2, Tuesday: Pink and warm, fading');
  // The year alone, over the one that stands there: what lies between (0002, 0020, 0202) is no date of anybody's.
  await page.focus(id('timeline-list'));
  await page.focus(field);
  await page.press('ArrowRight', 'ArrowRight', ...'2027', 'Enter');
  await page.waitFor('a year ago', async () => /days ago/.test(await standing(page)));
  assert.equal(await page.run((css) => document.querySelector(css).value, field), '2027-02-27');
});

forEachEngine('what is no date is told at the field, and the date that stands stays', async ({ page, site }) => {
  setToday(site, LEAP_DAY);
  await open(page);
  const field = id('timeline-start');
  const told = () => page.run((css) => {
    const input = document.querySelector(css);
    return [input.value, input.ariaInvalid === 'true', document.getElementById(input.getAttribute('aria-describedby')).innerText];
  }, field);
  const becomes = (value, isWrong, words) => page.waitFor(`${value}, ${words}`, async () => {
    const [is, wrong, text] = await told();
    return is === value && wrong === isWrong && words.test(text.trim());
  });
  await page.setValue(field, '0027-02-27');
  await becomes('', true, /from 1900 to 2199/);
  await page.setValue(field, '2028-02-27');
  await becomes('2028-02-27', false, /^Sunday, February 27, 2028$/);
  await page.setValue(field, '2280-02-27');
  await becomes('2028-02-27', true, /from 1900 to 2199/);
  assert.match(await standing(page), /Today is day 2/);
  await page.click(await page.byRole('button', 'Yesterday'));
  await becomes('2028-02-28', false, /^Monday/);
});
