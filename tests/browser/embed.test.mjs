// The widget on another origin: what docs/embedding.md promises to the clinic's web person, one scenario a promise.
// The guide is the built site on 127.0.0.1, the clinic's page stands on 127.0.0.2.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { assertAccessible } from './support/accessibility.mjs';
import { CANNOT_OPEN, opensForPrint } from './support/closed.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { pages } from './support/pdf.mjs';
import { hostPage, picture, withHost } from './support/host-site.mjs';
import { siteFolder } from './support/site.mjs';
import { table } from './support/table.mjs';
import { CLEAN, HOSTS, POLICY } from '../fixtures/hosts.mjs';

const VIEWS = ['page', 'faq', 'recovery', 'plan'];

const guide = (view, id = view, more = '') =>
  `<treatment-guide id="${id}" treatment="microneedling" view="${view}" ${more}><p>The text inside ${id}</p></treatment-guide>`;
const RELEASE = /version = "([^"]+)"/.exec(readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8'))[1];
const loader = (site, path = 'embed/v1/treatment-guide.js') => `<script src="${site.url}${path}" async></script>`;

/**
 * A scenario with a clinic's page: `open(host, guides, scripts)` shows one. `problems` are those that its pages are
 * expected to have; any other fails it.
 */
function onHost(title, options, scenario) {
  if (typeof options === 'function') return onHost(title, {}, options);
  const { problems: expected, ...others } = options;
  forEachEngine(title, others, ({ page, site, engine, t }) => withHost(page, async ({ host, show, problems }) => {
    const open = (of, guides, scripts = loader(site)) => {
      const policy = of.policy?.replaceAll('GUIDE', site.origin);
      return show({ ...of, policy, html: hostPage(of, guides, scripts) });
    };
    const ready = (id) =>
      page.waitFor(`the guide ${id}`, () => page.run((name) => {
        const root = document.getElementById(name)?.shadowRoot;
        return !!root?.querySelector('.tg-root')?.childElementCount;
      }, id));
    const events = () => page.run(() => window.__host.events);
    /** Runs `fn(root, …)` with the shadow root of the guide `id`. */
    const inside = (id, fn, ...args) =>
      page.run(`function (name, ...given) { return (${fn})(document.getElementById(name).shadowRoot, ...given); }`, id, ...args);
    await scenario({ page, site, engine, t, host, open, ready, problems, events, inside });
  }, expected));
}

/** Whether the children of the guide `id` are what shows. */
const childrenShow = (id) => {
  const element = document.getElementById(id);
  const slot = element.shadowRoot?.querySelector('slot');
  return (!element.shadowRoot || (!!slot && !element.shadowRoot.querySelector('.tg-root')))
    && element.firstElementChild.getClientRects().length > 0;
};

onHost('all four views show on one page, and nothing goes wrong', async ({ page, site, open, ready, problems, inside }) => {
  await open(CLEAN, VIEWS.map((view) => guide(view)).join(''));
  for (const view of VIEWS) {
    await page.run((id) => document.getElementById(id).scrollIntoView(), view);
    await ready(view);
  }
  const has = (id, css) => inside(id, (root, selector) => root.querySelectorAll(selector).length, css);
  assert.ok(await has('page', 'details[id^="faq-"]'), 'answers in the page');
  assert.ok(await has('page', '[data-testid="timeline-day"]'), 'a timeline in the page');
  assert.ok(await has('faq', 'details[id^="faq-"]'), 'answers');
  assert.equal(await has('recovery', '[data-testid="timeline-list"]'), 1);
  assert.equal(await has('plan', '[data-testid="session-dates"]'), 1);
  assert.equal(await has('faq', 'slot'), 0);
  const [heading, ...others] = await inside('page', (root) =>
    Array.from(root.querySelectorAll('.tg-hero > :is(h2:first-child, p)'), (it) => parseFloat(getComputedStyle(it).fontSize)));
  assert.ok(heading > 1.2 * Math.max(...others), `the name is ${heading} px high, beside ${others}`);
  assert.deepEqual(await problems(), []);
  const known = [site.origin, await page.run(() => location.origin)];
  const foreign = (await page.resources()).filter((url) => !known.includes(new URL(url).origin));
  assert.deepEqual(foreign, [], 'a request to somebody else');
});

onHost('the planner plans, and the page hears of it', async ({ page, open, ready, events, inside, site }) => {
  await open(CLEAN, guide('plan'));
  await ready('plan');
  assert.deepEqual((await events()).filter(({ name }) => name === 'ready').map(({ of, composed }) => [of, composed]), [['plan', true]]);
  const count = () => inside('plan', (root) => root.querySelectorAll('[data-testid="session-dates"] time').length);
  await page.waitFor('dates', count);
  const before = await count();
  await inside('plan', (root) => root.querySelector('[data-testid="sessions-more"]').click());
  await page.waitForEqual('one session more', count, before + 1);
  const change = await page.waitFor('the event', async () => (await events()).findLast(({ name }) => name === 'plan-change'));
  assert.equal(change.detail.dates.length, before + 1);
  assert.deepEqual(Object.keys(change.detail).sort(), ['dates', 'link']);
  assert.ok(change.detail.link.startsWith(`${site.url}treatments/microneedling/plan/#plan=`), change.detail.link);
  assert.equal(await page.run(() => location.hash), '', 'the address is the host’s');
  const { address, dates } = { address: change.detail.link.split('=').pop(), dates: change.detail.dates };
  const told = site.requests().filter(({ path }) => [address, ...dates].some((secret) => path.includes(secret)) || path.includes('?'));
  assert.deepEqual(told, [], 'a request tells of the plan');
  assert.deepEqual(await page.run(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
});

onHost('another address for the consultation closes nothing that a person has open', async ({ page, open, ready, events, inside }) => {
  await open(CLEAN, guide('faq'));
  await ready('faq');
  await inside('faq', (root) => { root.querySelector('details').open = true; });
  const link = () => inside('faq', (root) => {
    const [call] = Array.from(root.querySelectorAll('[data-cta=booking]'), (it) => (it.checkVisibility() ? it.getAttribute('href') : ''));
    return call ?? '';
  });
  const clinics = await link();
  for (const address of ['/book', 'https://other.example/']) {
    await page.run((text) => document.getElementById('faq').setAttribute('cta-url', text), address);
    assert.equal(await link(), address);
  }
  await page.run(() => document.getElementById('faq').removeAttribute('cta-url'));
  assert.equal(await link(), clinics);
  assert.equal(await inside('faq', (root) => root.querySelector('details').open), true);
  assert.equal((await events()).filter(({ name }) => name === 'ready').length, 1);
});

onHost('links to a place in the guide stay in it, and a figure opens its source', async ({ page, open, ready, inside, problems }) => {
  await open({ ...CLEAN, before: '<div id="aftercare">the page’s own</div>' }, guide('page'));
  await ready('page');
  const at = (selector) => inside('page', (root, css) => root.querySelector(css).getBoundingClientRect().top, selector);
  await inside('page', (root) => root.querySelector('.tg-index a[href="#aftercare"]').click());
  await page.waitFor('the section on screen', async () => Math.abs(await at('#aftercare')) < 100);
  assert.equal(await page.run(() => location.hash), '', 'the address is the host’s');
  assert.equal(await inside('page', (root) => root.activeElement?.id), 'aftercare-heading', 'the keyboard goes on from there');
  await inside('page', (root) => root.querySelector('.tg-doors__learn a').click());
  await page.waitFor('the first section on screen', async () => Math.abs(await at('#about')) < 100);
  const shows = () => inside('page', (root) => root.querySelector('.tg-source:popover-open')?.textContent ?? '');
  assert.equal(await shows(), '');
  await inside('page', (root) => root.querySelector('button[popovertarget="source-redness"]').click());
  await page.waitFor('the source', async () => (await shows()).length > 10);
  await inside('page', (root) => root.querySelector('.tg-source:popover-open button').click());
  assert.equal(await shows(), '');
  assert.deepEqual(await problems(), []);
});

onHost('dates are in the language of the attribute, the text runs as its own does', async ({ page, open, ready, inside }) => {
  await open({ ...CLEAN, html: 'dir="rtl" lang="ar"' }, guide('plan', 'plan', 'lang="de"'));
  await ready('plan');
  const day = () => inside('plan', (root) => root.querySelector('[data-testid="session-dates"] time[datetime^="2"]')?.textContent ?? '');
  await page.waitFor('a German date', async () => /Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|\b(Mo|Di|Mi|Do|Fr|Sa|So)\b/.test(await day()));
  const said = await inside('plan', (root) => {
    const article = root.querySelector('article');
    return [article.lang, getComputedStyle(article).direction, root.querySelector('h2')?.localName, root.querySelectorAll('h1').length];
  });
  assert.deepEqual(said, ['en', 'ltr', 'h2', 0]);
  await page.run(() => document.getElementById('plan').setAttribute('lang', 'en-GB'));
  await page.waitFor('an English date', async () => /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/.test(await day()));
});

onHost('where there is no clipboard to write to, a copy leaves the keyboard where it was', async ({ page, open, ready, inside }) => {
  await open(CLEAN, guide('plan'));
  await ready('plan');
  await page.run(() => { Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }); });
  await inside('plan', (root) => {
    const copy = root.querySelector('[data-testid="copy-text"]');
    copy.scrollIntoView({ block: 'center' });
    copy.focus();
  });
  await page.press('Enter');
  await page.waitFor('words of it', () => inside('plan', (root) => /copied|copy/i.test(root.querySelector('.tg-handover [role=status]').textContent)));
  assert.equal(await inside('plan', (root) => root.activeElement?.dataset.testid), 'copy-text');
});

// Not in WebKit: it tells a page nothing of an error in an imported script of another origin ("Script error.", with no
// error in it, whatever `crossorigin` says), so nobody there can know which part broke.
onHost('a planner that breaks says so, keeps its plan and comes back; the others go on', { only: ['chromium', 'firefox'], problems: /unreachable/ }, async ({ page, site, open, ready, inside, problems }) => {
  // The planner's script with one more line: a trap, as the module would throw it, on the button that a person presses.
  site.fault(/planner-\w+\.js$/, (request, response, url) => {
    const script = readFileSync(siteFolder() + url.pathname, 'utf8');
    const trap = 'addEventListener("click",(e)=>{if(e.composedPath()[0].dataset?.testid==="undo"&&!window.trapped){window.trapped=1;e.stopPropagation();throw new WebAssembly.RuntimeError("unreachable")}},true);';
    response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(script + trap);
    return true;
  });
  await open(CLEAN, guide('plan') + guide('recovery'));
  for (const id of ['plan', 'recovery']) {
    await page.run((name) => document.getElementById(name).scrollIntoView(), id);
    await ready(id);
  }
  const sessions = () => inside('plan', (root) => root.querySelectorAll('[data-testid="session-dates"] time').length);
  const before = await sessions();
  const press = (name) => inside('plan', (root, id) => root.querySelector(`[data-testid="${id}"]`).click(), name);
  await press('sessions-more');
  await page.waitForEqual('one more', sessions, before + 1);
  await press('undo');
  const fault = (id) => inside(id, (root) => root.querySelector('[role=alert].tg-widget-fault')?.textContent ?? '');
  await page.waitFor('a word about it', async () => /Your plan is kept/.test(await fault('plan')));
  assert.equal(await fault('recovery'), '', 'the timeline is of another module');
  await inside('plan', (root) => root.querySelector('.tg-widget-fault button').click());
  await page.waitFor('the planner again', async () => (await fault('plan')) === '' && (await sessions()) > 0);
  assert.equal(await sessions(), before + 1, 'the plan is the one before');
  await press('sessions-fewer');
  await page.waitForEqual('it lives', sessions, before);
  // The test's own ears are on the page before the guide is.
  assert.ok((await problems()).every((text) => text.startsWith('warn: Treatment Guide') || text.includes('unreachable')), (await problems()).join());
});

onHost('a page’s own WebAssembly that breaks is none of the guide’s business', { problems: /the page’s own/ }, async ({ page, open, ready, inside, problems }) => {
  const script = 'addEventListener("click", (event) => { if (event.target.id === "own") throw new WebAssembly.RuntimeError("the page’s own"); });';
  await open({ ...CLEAN, script, before: '<button id="own">Own</button>' }, guide('plan'));
  await ready('plan');
  await page.run(() => document.getElementById('own').click());
  await page.waitFor('its error', async () => (await problems()).some((text) => text.includes('the page’s own')));
  assert.equal(await inside('plan', (root) => root.querySelectorAll('.tg-widget-fault').length), 0);
});

/** What the engines ask a person to look at, and what that person found. */
const examined = [
  { rule: 'ibm style_color_misuse', found: 'phases, conflicts and open answers are named in words or by a sign beside their colour' },
  { rule: 'ibm text_sensory_misuse', found: 'the words describe skin; none says where to look' },
  {
    rule: 'ibm text_block_heading',
    at: /tg-recovery__(words|phase|label|now|next|prepare)|tg-handover__label|'(Sessions|Weeks apart|From|To)'/,
    found: 'the day on screen, the names of fields and the labels of small notes are no headings',
  },
  {
    rule: 'axe color-contrast',
    at: /,(\.tg-(strip|timeline)\S*|text\[\S+\]): .*(too short|image node)/,
    found: 'the pictures write in the ink of the page and its soft ink, on the paper that both are read on elsewhere',
  },
  {
    rule: 'axe color-contrast',
    at: /due to a pseudo element/,
    found: 'an empty area for the finger lies over the head of a card, a strip of colour beside it; IBM measures the text',
  },
  { rule: 'axe label-content-name-mismatch', at: /-(more|fewer)"/, found: 'plus and minus are signs, not words that a person would say' },
  { rule: 'ibm input_label_visible', at: /tg-timeline__(days|finger)/, found: 'the day and its phase stand in large words right under the slider' },
  {
    rule: 'ibm element_tabbable_unobscured',
    at: /tg-timeline__days/,
    computed: true,
    found: 'the range for the finger lies over the one for keys and draws the handle, with its focus, for both',
  },
  { rule: 'ibm html_skipnav_exists', found: 'the page around the guide is made for this test and has no menu to skip' },
];
for (const [name, conditions] of [
  ['light', {}],
  ['dark and narrow', { colorScheme: 'dark', viewport: [320, 640] }],
  ['forced colours', { forcedColors: true, viewport: [768, 1024] }],
]) {
  onHost(`all views are accessible in their shadow roots: ${name}`, conditions, async ({ page, open, ready, inside }) => {
    for (const view of VIEWS) {
      await open({ ...CLEAN, css: '#place{max-width:100%}' }, `<h1>A clinic</h1>${guide(view)}`);
      await ready(view);
      if (view === 'plan') await page.waitFor('dates', () => inside('plan', (root) => !!root.querySelector('[data-testid="session-dates"] time[datetime^="2"]')));
      await assertAccessible(page, { examined });
    }
  });
}

/** The days of the sessions in a planner, for `inside`. */
const daysIn = (root) => Array.from(root.querySelectorAll('[data-testid="session-dates"] time'), (it) => it.dateTime);

onHost('attributes change the guide while it shows, and the plan stays', async ({ page, open, ready, events, inside }) => {
  await open(CLEAN, guide('plan'));
  await ready('plan');
  const dates = () => inside('plan', daysIn);
  await page.waitFor('dates', async () => (await dates()).length);
  await inside('plan', (root) => root.querySelector('[data-testid="sessions-more"]').click());
  const link = (await page.waitFor('a plan', async () => (await events()).findLast(({ name }) => name === 'plan-change'))).detail.link;
  const kept = await dates();
  const set = (name, value) => page.run((attribute, text) => document.getElementById('plan').setAttribute(attribute, text), name, value);

  await set('cta-url', 'https://clinic.example/book');
  await page.waitFor('the new link', () => inside('plan', (root) => root.querySelector('[data-cta]')?.href === 'https://clinic.example/book'));
  await page.waitForEqual('the same plan', dates, kept);

  const paper = () => inside('plan', (root) => getComputedStyle(root.querySelector('.tg-root')).backgroundColor);
  await set('theme', 'light');
  const light = await paper();
  await set('theme', 'dark');
  assert.notEqual(await paper(), light);

  await set('view', 'faq');
  await page.waitFor('the FAQ', () => inside('plan', (root) => !!root.querySelector('details[id^="faq-"]')));
  await set('view', 'plan');
  await page.waitForEqual('the same plan again', dates, kept);

  await inside('plan', (root) => root.querySelector('[data-testid="sessions-fewer"]').click());
  await page.waitForEqual('another plan', async () => (await dates()).length, kept.length - 1);
  await set('plan', link.slice(link.indexOf('#')));
  await page.waitForEqual('the plan of the attribute', dates, kept);
  await page.run(() => document.getElementById('plan').removeAttribute('plan'));
  await set('lang', 'de');
  await page.waitFor('German dates', () => inside('plan', (root) => root.querySelector('[lang=de] .tg-planner') !== null));
  await page.waitForEqual('the plan that was on screen', dates, kept);

  await set('view', 'nonsense');
  await page.waitFor('the text inside', () => page.run(childrenShow, 'plan'));
  await set('view', 'recovery');
  await page.waitFor('the timeline', () => inside('plan', (root) => !!root.querySelector('[data-testid="timeline-list"]')));
});

onHost('links and codes of a plan lead to the page that plan-url names', async ({ page, open, ready, events, inside, site }) => {
  const CLINIC = 'https://clinic.example/series/';
  await open(CLEAN, guide('plan', 'plan', `plan-url="${CLINIC}"`));
  await ready('plan');
  const link = () => inside('plan', (root) => root.querySelector('[data-testid="share-link"]')?.href ?? '');
  const changed = async () => (await events()).filter(({ name }) => name === 'plan-change');
  await page.waitFor('a link', async () => (await link()).startsWith(`${CLINIC}#plan=`));
  await inside('plan', (root) => root.querySelector('[data-testid="sessions-more"]').click());
  await page.waitFor('the event', async () => (await changed()).at(-1)?.detail.dates.length === 4);
  assert.equal((await changed()).at(-1).detail.link, await link());

  // A camera is the only one who reads the code: it is read as it is on screen.
  await inside('plan', (root) => root.querySelector('[data-testid="qr"]').scrollIntoView({ block: 'center' }));
  const expected = await link();
  await page.waitFor('a code that says the link', async () => {
    const { data, width, height } = PNG.sync.read(await page.screenshot());
    return jsQR(new Uint8ClampedArray(data), width, height)?.data === expected;
  });

  const days = (await changed()).at(-1).detail.dates;
  await page.run(() => document.getElementById('plan').removeAttribute('plan-url'));
  await page.waitFor('the guide’s own planner', async () => (await link()).startsWith(`${site.url}treatments/microneedling/plan/#plan=`));
  assert.deepEqual(await inside('plan', daysIn), days);
});

onHost('plan-url is an address like the others: of the page, without its place, and checked', async ({ page, open, ready, inside, problems, host, site }) => {
  await open(CLEAN, guide('plan', 'plan', 'plan-url="/series/?from=guide"'));
  await ready('plan');
  const link = () => inside('plan', (root) => root.querySelector('[data-testid="share-link"]')?.href ?? '');
  const leadsTo = (place) => page.waitFor(`a link to ${place}`, async () => (await link()).startsWith(`${place}#plan=`));
  const dates = () => inside('plan', daysIn);
  await leadsTo(`${host.origin}/series/?from=guide`);
  await inside('plan', (root) => root.querySelector('[data-testid="sessions-more"]').click());
  await page.waitForEqual('one session more', async () => (await dates()).length, 4);
  const plan = await dates();
  const set = (address) => page.run((value) => document.getElementById('plan').setAttribute('plan-url', value), address);
  for (const [address, place] of [
    ['https://clinic.example/series/#planner', 'https://clinic.example/series/'],
    ['plan/', `${host.origin}/page/plan/`],
  ]) {
    await set(address);
    await leadsTo(place);
    assert.deepEqual(await dates(), plan, address);
    assert.ok((await link()).length < 200, await link());
  }
  assert.deepEqual(await problems(), []);
  await set('https://[clinic.example]/');
  await leadsTo(`${site.url}treatments/microneedling/plan/`);
  assert.deepEqual(await dates(), plan);
  assert.match((await problems()).join(), /^warn: Treatment Guide: .*plan-url="https:\/\/\[clinic\.example\]\/": correct this address/);
});

onHost('with the documented line a page of the clinic’s own opens the plan of a link', async ({ page, site, host, open, ready, inside }) => {
  const line = /<script>\n.*#plan=.*\n<\/script>/.exec(readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8'))[0];
  await open(CLEAN, guide('plan', 'plan', 'plan-url="/page/"') + line);
  await ready('plan');
  const dates = () => inside('plan', daysIn);
  await page.waitFor('dates', async () => (await dates())[0]?.startsWith('2'));
  for (const press of ['sessions-more', 'gap-more']) await inside('plan', (root, id) => root.querySelector(`[data-testid="${id}"]`).click(), press);
  await page.waitForEqual('one session more', async () => (await dates()).length, 4);
  const link = await inside('plan', (root) => root.querySelector('[data-testid="share-link"]').href);
  const plan = await dates();
  assert.ok(link.startsWith(`${host.origin}/page/#plan=`), link);
  // As a code is scanned: in a page that was not there before.
  await page.goto(site.own('blank'));
  await page.goto(link);
  await ready('plan');
  await page.waitForEqual('the plan of the link', dates, plan);
  assert.equal(await page.run(() => location.href), link, 'the address is the host’s');
});

/** Colours of a clinic's own: made for a theme, or for light alone, which the element is told then. */
const LIGHT = { accent: '#0b4f8a', surface: '#f2f6fb', text: '#10202f' };
const DARK = { accent: '#9cc9f5', surface: '#101820', text: '#eaf1f8' };
for (const [name, colorScheme, more, { accent, surface, text }] of [
  ['light', 'light', 'class="own"', LIGHT],
  ['dark', 'dark', 'class="own"', DARK],
  ['light alone, in a dark browser', 'dark', 'class="own" theme="light"', LIGHT],
]) {
  onHost(`custom properties of the page set the look, and it can be read: ${name}`, { colorScheme }, async ({ page, open, ready, inside }) => {
    const css = `#place{max-width:100%}.own{--tg-accent:${accent};--tg-surface:${surface};--tg-text:${text};--tg-font:"Courier New",monospace;--tg-radius:11px}`;
    const look = (id) => inside(id, (root) => {
      const of = (selector) => getComputedStyle(root.querySelector(selector));
      const [ground, heading, button] = [of('.tg-root'), of('h2'), of('[data-testid="download-ics"]')];
      return {
        surface: ground.backgroundColor,
        text: ground.color,
        accent: button.backgroundColor,
        fonts: [ground.fontFamily, heading.fontFamily].map((family) => family.replaceAll('"', '')),
        radius: button.borderTopLeftRadius,
      };
    });
    const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
    await open({ ...CLEAN, css }, guide('plan', 'plan', more) + guide('plan', 'other', more.replace('own', 'none')));
    for (const id of ['plan', 'other']) {
      await page.run((name) => document.getElementById(name).scrollIntoView(), id);
      await ready(id);
      await page.waitFor('the plan', () => inside(id, (root) => root.querySelector('[data-testid="download-ics"]')?.disabled === false));
    }
    const own = { surface: rgb(surface), text: rgb(text), accent: rgb(accent), fonts: Array(2).fill('Courier New, monospace'), radius: '11px' };
    assert.deepEqual(await look('plan'), own);
    // Of one guide alone: the one beside it is as the guide is made.
    const others = await look('other');
    for (const [what, value] of Object.entries(own)) assert.notDeepEqual(others[what], value, what);
    // And while it shows.
    await page.run(() => document.getElementById('plan').classList.remove('own'));
    assert.deepEqual(await look('plan'), others);

    for (const view of VIEWS) {
      await open({ ...CLEAN, css }, `<h1>A clinic</h1>${guide(view, view, more)}`);
      await ready(view);
      if (view === 'plan') await page.waitFor('dates', () => inside('plan', (root) => !!root.querySelector('[data-testid="session-dates"] time[datetime^="2"]')));
      await assertAccessible(page, { examined });
    }
  });
}

onHost('a followed link to the clinic and a saved calendar are told', async ({ page, open, ready, events, inside }) => {
  await open(CLEAN, guide('plan', 'plan', 'cta-url="#booking"'));
  await ready('plan');
  await inside('plan', (root) => root.querySelector('[data-cta]').click());
  const { detail } = (await events()).find(({ name }) => name === 'cta');
  assert.match(detail.href, /#booking$/);
  await page.waitFor('a calendar to save', () => inside('plan', (root) => {
    const button = root.querySelector('[data-testid="download-ics"]');
    button?.click();
    return !!button && !button.disabled;
  }));
  const saved = await page.waitFor('the event', async () => (await events()).find(({ name }) => name === 'calendar-download'));
  assert.match(saved.detail.name, /\.ics$/);
});

onHost('a calendar that could not be saved is not told as one that was', async ({ page, open, ready, events, inside }) => {
  await open(CLEAN, guide('plan'));
  await ready('plan');
  await page.run(() => {
    window.own = URL.createObjectURL;
    URL.createObjectURL = () => { throw new TypeError('refused'); };
  });
  const press = () => inside('plan', (root) => root.querySelector('[data-testid="download-ics"]').click());
  await page.waitFor('a plan', () => inside('plan', (root) => root.querySelector('[data-testid="download-ics"]')?.disabled === false));
  await press();
  const words = () => inside('plan', (root) => root.querySelector('.tg-handover [role=status]')?.textContent ?? '');
  const refused = await page.waitFor('words of it', words);
  const saved = async () => (await events()).filter(({ name }) => name === 'calendar-download').length;
  assert.equal(await saved(), 0, refused);
  await page.run(() => { URL.createObjectURL = window.own; });
  await press();
  await page.waitFor('other words', async () => ![refused, ''].includes(await words()));
  assert.equal(await saved(), 1);
});

onHost('a sheet is printed without the page around it, and the page without the sheet’s rules', { print: true }, async ({ page, open, ready, inside }) => {
  const css = '#clinic { display: flex !important } #clinic::before { content: "Generated" !important }';
  await open({ ...CLEAN, css }, `<p id="clinic">The clinic’s own words</p><div>${guide('plan')}</div>${guide('faq')}`);
  await ready('plan');
  await page.run(() => {
    window.asked = 0;
    window.print = () => { window.asked += 1; };
    document.getElementById('plan').scrollIntoView();
  });
  await page.waitFor('dates', () => inside('plan', (root) => root.querySelectorAll('[data-testid="session-dates"] time').length));
  const paper = async () => pages(await page.print({ page: { width: 21, height: 29.7 } })).join(' ').replace(/\s+/g, ' ');
  const whole = await paper();
  assert.match(whole, /The clinic.s own words/);
  await inside('plan', (root) => root.querySelector('[data-testid="print-sheet"]').click());
  await page.waitFor('the dialogue', () => page.run(() => window.asked));
  const alone = await paper();
  assert.match(alone, /Suggested dates, not a booking/);
  assert.doesNotMatch(alone, /The clinic.s own words|Generated|How long will I look red/);
  assert.equal(await page.run(() => document.adoptedStyleSheets.length + document.querySelectorAll('[data-tg-printed], [hidden]').length), 0);
  assert.match(await paper(), /The clinic.s own words/);
});

onHost('moved it stays, removed it is freed, put in again it starts again', async ({ page, open, ready, events, inside, problems }) => {
  await open(CLEAN, guide('plan') + '<section id="other"></section>');
  await ready('plan');
  await inside('plan', (root) => { root.querySelector('.tg-root').mark = true; });
  await page.run(() => document.getElementById('other').append(document.getElementById('plan')));
  assert.equal(await inside('plan', (root) => root.querySelector('.tg-root')?.mark), true, 'moving mounted it afresh');
  await page.run(() => { window.kept = document.getElementById('plan'); window.kept.remove(); });
  await page.waitFor('the view to be gone', () => page.run(() => !window.kept.shadowRoot.querySelector('.tg-root')));
  await page.run(() => { document.getElementById('place').append(window.kept); delete window.kept; });
  await ready('plan');
  assert.equal((await events()).filter(({ name }) => name === 'ready').length, 2);
  assert.deepEqual(await problems(), []);
});

onHost('what is set while the element is out of the page counts when it is in again', async ({ page, open, ready, events, inside }) => {
  await open(CLEAN, guide('plan'));
  await ready('plan');
  const count = () => inside('plan', (root) => root.querySelectorAll('[data-testid="session-dates"] time').length);
  const press = (name) => inside('plan', (root, id) => root.querySelector(`[data-testid="${id}"]`).click(), name);
  await page.waitForEqual('the dates', count, 3);
  await press('sessions-more');
  await page.waitForEqual('one more', count, 4);
  const { link } = (await page.waitFor('a plan', async () => (await events()).findLast(({ name }) => name === 'plan-change'))).detail;
  await press('sessions-more');
  await page.waitForEqual('two more', count, 5);
  await page.run(() => { window.kept = document.getElementById('plan'); window.kept.remove(); });
  await page.waitFor('the view to be gone', () => page.run(() => !window.kept.shadowRoot.querySelector('.tg-root')));
  await page.run((plan) => {
    window.kept.setAttribute('plan', plan);
    document.getElementById('place').append(window.kept);
    delete window.kept;
  }, link.slice(link.indexOf('#')));
  await ready('plan');
  await page.waitForEqual('the dates of the plan that was set', count, 4);
});

onHost('a plan that is edited while another treatment is on its way is none of that one', async ({ page, site, open, ready, events, inside }) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  site.fault('/frame/other/plan/', async (_request, response) => {
    await held;
    const page = readFileSync(`${siteFolder()}/frame/microneedling/plan/index.html`);
    response.writeHead(200, { 'content-type': 'text/html', ...shared }).end(page);
    return true;
  });
  await open(CLEAN, guide('plan'));
  await ready('plan');
  const count = () => inside('plan', (root) => root.querySelectorAll('[data-testid="session-dates"] time').length);
  await page.waitForEqual('the dates', count, 3);
  await page.run(() => document.getElementById('plan').setAttribute('treatment', 'other'));
  await inside('plan', (root) => root.querySelector('[data-testid="sessions-more"]').click());
  await page.waitFor('the edit', async () => (await events()).findLast(({ name, detail }) => name === 'plan-change' && detail.dates.length === 4));
  release();
  await page.waitFor('the other treatment', async () => (await events()).filter(({ name }) => name === 'ready').length === 2);
  await page.waitForEqual('its dates', count, 3);
});

onHost('an address that no browser can read takes nothing off the screen', async ({ page, site, open, ready, inside, problems }) => {
  const odd = ['https://clinic.example:port/book', 'https://[clinic.example]/'];
  site.editPages((html) => html.replace('<article class="tg-single">', `$&${odd.map((it) => `<a href="${it}">Odd</a>`).join('')}`));
  const own = 'https://[cms]/content/v1/';
  await open(CLEAN, guide('faq', 'faq', `content-url="${own}"`));
  await ready('faq');
  assert.deepEqual(await inside('faq', (root) => Array.from(root.querySelectorAll('article > a'), (it) => it.getAttribute('href'))), odd);
  await page.waitFor('a word about it', async () => (await problems()).length > 0);
  assert.ok((await problems()).every((text) => text.startsWith(`warn: Treatment Guide: content-url="${own}"`)), (await problems()).join());
  assert.ok(await inside('faq', (root) => root.querySelectorAll('details').length), 'the guide left the screen');
});

onHost('a guide far below the screen starts when it comes near', async ({ page, open, ready, site }) => {
  await open({ ...CLEAN, css: '#far{height:9000px}' }, `<div id="far"></div>${guide('faq')}`);
  await page.waitFor('the element', () => page.run(() => !!document.getElementById('faq').shadowRoot));
  assert.ok(!site.requests().some(({ path }) => path.endsWith('.wasm')), 'the module was fetched too early');
  assert.equal(await page.run(childrenShow, 'faq'), true);
  await page.run(() => document.getElementById('faq').scrollIntoView());
  await ready('faq');
});

const HURRIED = `<script>
  const { setInterval: own } = window;
  window.setInterval = (tick, pause) => own(() => {
    tick();
    if (pause === 60_000) window.looks = (window.looks ?? 0) + 1;
  }, pause / 1000);
</script>`;
onHost('what a start does without comes when a person comes near', async ({ page, open, ready, site, inside }) => {
  const rest = () => site.requests().filter(({ path }) => /guide_rest-[0-9a-f]+\.wasm$/.test(path)).length;
  // Once a minute it looks at the date, which nobody has asked for: here a thousand times as often.
  await open({ ...CLEAN, before: HURRIED }, guide('recovery'));
  await ready('recovery');
  await page.waitFor('three looks at the date', () => page.run(() => window.looks >= 3));
  assert.equal(rest(), 0);
  const phase = () => inside('recovery', (root) => root.querySelector('[data-testid="timeline-phase"]').textContent);
  const before = await phase();
  await inside('recovery', (root) => {
    const slider = root.querySelector('[data-testid="timeline-day"]');
    slider.value = '20';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitFor('another phase', async () => (await phase()) !== before);
  assert.equal(rest(), 0);
  await page.click(await inside('recovery', (root) => root.querySelector('[data-testid="timeline-phase"]')));
  await page.waitForEqual('the rest', rest, 1);
});

for (const [title, order] of [
  ['the same script twice', ['v1', 'v1']],
  ['a release and then the current script', ['release', 'v1']],
  ['the current script and then a release', ['v1', 'release']],
]) {
  onHost(`two scripts do no more than one: ${title}`, async ({ page, open, ready, site, problems }) => {
    const paths = order.map((which) => `embed/${which === 'v1' ? 'v1' : RELEASE}/treatment-guide.js`);
    const scripts = paths.map((path) => `<script src="${site.url}${path}"></script>`).join('');
    await open(CLEAN, guide('faq'), scripts);
    await ready('faq');
    assert.equal(await page.run(() => document.getElementById('faq').shadowRoot.querySelectorAll('.tg-root').length), 1);
    assert.deepEqual(await problems(), []);
  });
}

onHost('a later version that comes second says so and stays out', async ({ page, open, ready, site, problems }) => {
  const source = await (await fetch(`${site.url}embed/v1/treatment-guide.js`)).text();
  const other = source.replace(`"${RELEASE}"`, '"99.0.0"');
  assert.notEqual(other, source);
  await open({ ...CLEAN, files: { '/other.js': other } }, guide('faq'), `<script src="${site.url}embed/v1/treatment-guide.js"></script><script src="/other.js"></script>`);
  await ready('faq');
  const said = await problems();
  assert.equal(said.length, 1);
  assert.match(said[0], /^warn: .*99\.0\.0 is left out/);
});

for (const [title, scripts] of [
  ['as a module', (site) => `<script type="module" src="${site.url}embed/v1/treatment-guide.js"></script>`],
  ['deferred', (site) => `<script defer src="${site.url}embed/v1/treatment-guide.js?ver=6.1"></script>`],
  ['by import()', (site) => `<script type="module">import("${site.url}embed/v1/treatment-guide.js")</script>`],
  ['added by another script', (site) => `<script>document.head.append(Object.assign(document.createElement("script"),{src:"${site.url}embed/v1/treatment-guide.js"}))</script>`],
]) {
  onHost(`the script may be loaded ${title}`, async ({ open, ready, site, problems }) => {
    await open(CLEAN, guide('faq'), scripts(site));
    await ready('faq');
    assert.deepEqual(await problems(), []);
  });
}

onHost('a script that a minifier moved needs data-base, and says so', async ({ page, open, ready, site, problems }) => {
  const source = await (await fetch(`${site.url}embed/v1/treatment-guide.js`)).text();
  const moved = { ...CLEAN, files: { '/cache/all.js': `/* others */;${source}` } };
  await open(moved, guide('faq') + guide('plan', 'plan', `data-base="${site.url.replace(/\/$/, '')}"`), '<script src="/cache/all.js"></script>');
  await ready('plan');
  await page.waitFor('a word about data-base', async () => (await problems()).some((text) => text.includes('data-base=')));
  assert.equal(await page.run(childrenShow, 'faq'), true);
});

const tokens = [
  ['script-src', 'GUIDE'],
  ['script-src', "'wasm-unsafe-eval'"],
  ['connect-src', 'GUIDE'],
];
onHost('the documented policy is enough, and each word of it is needed', { problems: /^policy/ }, async ({ page, open, ready, problems }) => {
  const strict = `default-src 'none'; style-src 'self'; img-src 'self'; ${POLICY}`;
  await open({ ...CLEAN, policy: strict }, VIEWS.map((view) => guide(view)).join(''));
  for (const view of VIEWS) {
    await page.run((id) => document.getElementById(id).scrollIntoView(), view);
    await ready(view);
  }
  assert.deepEqual(await problems(), []);
  for (const [directive, token] of tokens) {
    const less = strict.split('; ').map((part) => (part.startsWith(directive) ? part.replace(` ${token}`, '') : part)).join('; ');
    assert.notEqual(less, strict);
    await open({ ...CLEAN, policy: less }, guide('faq'));
    await page.waitFor(`a refusal without ${directive} ${token}`, async () => (await problems()).length > 0);
    assert.equal(await page.run(childrenShow, 'faq'), true, `without ${directive} ${token} the guide started`);
  }
});

const shared = { 'access-control-allow-origin': '*' };
/** Serves the guide's frames as those of another release, so that the content is asked instead. */
const otherRelease = (site) => site.editPages((html) => html.replace(/data-tg-release="[^"]*"/, 'data-tg-release="99.0.0"'));

/** Ways in which the guide's host can fail; in all of them the children stay and nothing is thrown. */
const faults = [
  ['the script is not there', /treatment-guide\.js$/, (_, response) => response.writeHead(404).end()],
  ['the module is not there', /guide-\w+\.js$/, (_, response) => response.writeHead(404).end()],
  ['the module comes as text', /guide-\w+\.js$/, (_, response) => response.writeHead(200, { 'content-type': 'text/plain', ...shared }).end('x')],
  ['the WebAssembly is not there', /\.wasm$/, (_, response) => response.writeHead(404, shared).end()],
  ['the WebAssembly is a page', /\.wasm$/, (_, response) => response.writeHead(200, { 'content-type': 'text/html', ...shared }).end('<h1>Home</h1>')],
  ['the WebAssembly may not be shared', /\.wasm$/, (_, response) => response.writeHead(200, { 'content-type': 'application/wasm' }).end()],
  ['the style is not there', /\.css$/, (_, response) => response.writeHead(404).end()],
  ['the frame is not there', /^\/frame\//, (_, response) => response.writeHead(404).end()],
  ['the frame is another page', /^\/frame\//, (_, response) => response.writeHead(200, shared).end('<h1>Home</h1>')],
  ['the frame may not be shared', /^\/frame\//, (_, response) => response.writeHead(200).end()],
];
/** The same where the content is asked. */
const contentFaults = [
  ['the content is not there', /content\/v1\/microneedling\.json$/, (_, response) => response.writeHead(404).end()],
  ['the content is a page', /content\/v1\/.*\.json$/, (_, response) => response.writeHead(200, shared).end('<h1>Home</h1>')],
  ['the content is of a later format', /content\/v1\/index\.json$/, (_, response) => response.writeHead(200, shared).end('{"format":99,"clinic":{},"treatments":[]}')],
];
onHost('whatever fails, the text inside stays and the page is not disturbed', { site: { headers: { 'cache-control': 'no-store' } } }, async ({ page, site, open, problems }) => {
  for (const [what, path, answer] of [...faults, ...contentFaults]) {
    const newer = what.includes('content') ? otherRelease(site) : () => {};
    const end = site.fault(path, (request, response) => (answer(request, response), true));
    await open(CLEAN, guide('faq'));
    if (!what.startsWith('the script')) {
      await page.waitFor(`a word about: ${what}`, async () => (await problems()).some((text) => text.startsWith('warn: Treatment Guide')));
    }
    assert.equal(await page.run(childrenShow, 'faq'), true, what);
    assert.deepEqual((await problems()).filter((text) => !text.startsWith('warn: ')), [], what);
    end();
    newer();
  }
});

onHost('what was not there is there after reload()', { site: { headers: { 'cache-control': 'no-store' } } }, async ({ page, site, open, ready, problems }) => {
  for (const path of [/guide-\w+\.js$/, /\.wasm$/, /\.css$/, /^\/frame\//]) {
    const end = site.fault(path, (request, response) => (response.writeHead(503).end(), true));
    await open(CLEAN, guide('faq'));
    await page.waitFor('a word', async () => (await problems()).some((text) => text.startsWith('warn: Treatment Guide')));
    end();
    await page.run(() => document.getElementById('faq').reload());
    await ready('faq');
  }
});

onHost('without WebAssembly the text inside stays', { without: ['wasm'] }, async ({ page, open, problems }) => {
  await open(CLEAN, guide('plan'));
  await page.waitFor('the script', () => page.run(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('treatment-guide.js'))));
  assert.equal(await page.run(childrenShow, 'plan'), true);
  assert.deepEqual((await problems()).filter((text) => !text.startsWith('warn: Treatment Guide')), []);
});

onHost('an endpoint that fails leaves the guide’s own content on screen', async ({ page, site, host, open, ready, problems }) => {
  await open(CLEAN, guide('faq', 'faq', `content-url="${host.origin}/no/content/v1/"`) + guide('faq', 'own', `content-url="${site.url}content/v1"`));
  await ready('faq');
  await ready('own');
  await page.waitFor('a word about it', async () => (await problems()).some((text) => /warn: .*index\.json /.test(text)));
  assert.ok((await problems()).every((text) => text.startsWith(`warn: Treatment Guide: ${host.origin}/no/content/v1/`)), (await problems()).join());
  await page.waitFor('the same answers', () => page.run(() => {
    const count = (id) => document.getElementById(id).shadowRoot.querySelectorAll('details').length;
    return count('faq') > 0 && count('faq') === count('own');
  }));
});

onHost('a script of another release than the guide’s pages shows the same, from the content', async ({ page, site, open, ready, problems, inside }) => {
  const words = (id) => inside(id, (root) => root.querySelector('.tg-root').textContent.replace(/\[.*?\]\n?/s, '').replace(/\s+/g, ' ')
    // Each planner has an id of its own in its link.
    .replace(/#plan=[\w.~-]+/g, '#plan'));
  const show = async () => {
    await open(CLEAN, VIEWS.map((view) => guide(view)).join(''));
    const all = [];
    for (const view of VIEWS) {
      await page.run((id) => document.getElementById(id).scrollIntoView(), view);
      await ready(view);
      all.push(await words(view));
    }
    return all;
  };
  const same = await show();
  otherRelease(site);
  assert.deepEqual(await show(), same);
  await inside('plan', (root) => root.querySelector('[data-testid="sessions-more"]').click());
  await page.waitForEqual('it lives', () => inside('plan', (root) => root.querySelector('[data-testid="sessions-value"]').textContent), '4');
  assert.deepEqual(await problems(), []);
});

/** Whether two lines of a picture say the same; engines round where a box lies by its place in the window. */
function alike(line, other = '') {
  const [[name, box, paint], [otherName, otherBox, otherPaint]] = [line.split(' | '), other.split(' | ')];
  const [numbers, otherNumbers] = [box, otherBox ?? ''].map((text) => text.split(' '));
  // What only a screen reader meets is clipped to nothing; where it lies nobody sees.
  return name === otherName && paint === otherPaint && numbers.length === otherNumbers.length
    && (name.endsWith('tg-visually-hidden') || numbers.every((number, index) => number === otherNumbers[index] || Math.abs(number - otherNumbers[index]) <= 1));
}

test('docs/embedding.md names every host that is tried', () => {
  const text = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  assert.deepEqual(HOSTS.filter(({ name }) => !text.includes(`| ${name} |`)), []);
});

const saw = table(13, 'hostile hosts with the same picture, untouched, no console error');
const groups = Array.from({ length: Math.ceil(HOSTS.length / 8) }, (_, index) => HOSTS.slice(index * 8, index * 8 + 8));
for (const [index, group] of groups.entries()) {
  onHost(`hostile hosts, part ${index + 1}: same picture, page untouched (${group.map(({ name }) => name).join('; ')})`, async ({ page, open, ready, problems, site, engine }) => {
    const guides = guide('faq', 'first', 'theme="light"') + guide('plan', 'second', 'theme="light"');
    const shown = async (of) => {
      const more = Array.from({ length: of.more ?? 0 }, (_, number) => guide('faq', `more${number}`)).join('');
      await open(of, guides + more, loader(site) + (of.twice ? loader(site) : ''));
      for (const id of ['first', 'second']) {
        await page.run((name) => document.getElementById(name).scrollIntoView(), id);
        await ready(id);
      }
      // Prerendered and living first states differ by the dates only; they are there when this is.
      await page.waitFor('dates', () => page.run(() => !!document.getElementById('second').shadowRoot.querySelector('[data-testid="session-dates"] time[datetime]')));
      return [await page.run(picture, '#first'), await page.run(picture, '#second')];
    };
    const clean = await shown(CLEAN);
    assert.ok(clean[0].length > 50 && clean[1].length > 50, 'the picture of a clean host is almost empty');
    for (const of of group) {
      const found = await shown(of);
      for (const which of [0, 1]) {
        // What is around a difference is of another size too, so the first lines alone would not say enough.
        const pairs = found[which].map((line, index) => [line, clean[which][index] ?? '']).filter((pair) => !alike(...pair));
        const told = pairs.slice(0, 12).map(([line, other]) => `\n  ${line}\n  ${other}`).join('');
        assert.equal(pairs.length, 0, `${of.name}: this looks different${told}`);
        assert.equal(found[which].length, clean[which].length, of.name);
      }
      const { before, now } = await page.run(() => ({ before: window.__host.before, now: window.__host.state() }));
      assert.deepEqual(now, before, `${of.name}: the page was touched`);
      assert.deepEqual(await problems(), [], of.name);
      saw(of.name, engine, `${clean[0].length + clean[1].length} elements alike`);
    }
  });
}

const frame = (site, view, more = '') =>
  `<iframe id="frame" src="${site.url}frame/microneedling/${view}/" title="Treatment guide" width="100%" height="300" referrerpolicy="origin" ${more}></iframe>`;
for (const [title, sandbox, headers] of [
  ['a frame', '', {}],
  // In a sandbox WebKit takes 'self' for nobody. A build that knows its address names it; this one does not.
  ['a sandboxed frame', 'sandbox="allow-scripts"', { 'content-security-policy': null }],
]) {
  onHost(`${title} is as high as its text, and comes to rest`, { site: { headers } }, async ({ page, site, open, problems }) => {
    await open(CLEAN, frame(site, 'recovery', sandbox));
    const height = () => page.run(() => document.getElementById('frame').clientHeight);
    await page.waitFor('the height', async () => (await height()) > 320);
    // At rest: the same height over thirty frames on screen.
    await page.waitFor('rest', () => page.runAsync(async () => {
      const it = document.getElementById('frame');
      const first = it.clientHeight;
      for (let count = 0; count < 30; count += 1) await new Promise(requestAnimationFrame);
      return it.clientHeight === first;
    }));
    const wide = await height();
    await page.run(() => { document.getElementById('frame').style.width = '330px'; });
    await page.waitFor('a higher frame where it is narrow', async () => (await height()) > wide);
    assert.deepEqual((await problems()).filter((text) => !text.startsWith('warn')), []);
  });
}

onHost('where the page counts borders in, a frame has room for its border too', async ({ page, site, open }) => {
  await open({ ...CLEAN, css: '*, #frame { box-sizing: border-box } #frame { border: 10px solid }' }, frame(site, 'recovery'));
  await page.waitFor('the height', async () => (await page.run(() => document.getElementById('frame').clientHeight)) > 320);
  await page.session.switchToFrame(await page.get('#frame'));
  await page.waitFor('all of the text', () => page.run(() =>
    Math.abs(innerHeight - document.getElementById('tg-app').getBoundingClientRect().height) < 2));
});

onHost('a message that is not a frame’s own moves nothing', async ({ page, site, open }) => {
  await open(CLEAN, frame(site, 'faq'));
  const height = () => page.run(() => document.getElementById('frame').clientHeight);
  await page.waitFor('the height', async () => (await height()) > 320);
  const before = await height();
  await page.runAsync(async () => {
    const answered = new Promise((resolve) => {
      for (const origin of [location.origin]) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve('taken');
        window.postMessage({ type: 'treatment-guide:frame' }, origin, [port2]);
        addEventListener('message', () => setTimeout(() => resolve('left')), { once: true });
      }
    });
    if ((await answered) !== 'left') throw new Error('a message of the page itself was taken');
  });
  assert.equal(await height(), before);
});

onHost('what is closed in a guide is opened for print where its style cannot, and closed again', async ({ page, open, ready }) => {
  await open({ ...CLEAN, script: `(${CANNOT_OPEN})()` }, ['page', 'recovery'].map((view) => guide(view)).join(''));
  for (const view of ['page', 'recovery']) {
    await page.run((id) => document.getElementById(id).scrollIntoView(), view);
    await ready(view);
    await opensForPrint(page, `() => document.getElementById('${view}').shadowRoot`);
  }
});

forEachEngine('the snippet page writes what is chosen, and shows it', async ({ page, site }) => {
  await page.goto('embed/');
  const code = (name) => page.textContent(`#snippet-${name}`);
  await page.waitFor('the address of this guide', async () => (await code('element')).includes(`${site.url}embed/v1/treatment-guide.js`));
  assert.ok((await code('csp')).includes(`script-src ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}`));
  assert.match(await code('pinned'), /integrity="sha384-[A-Za-z0-9+/]{64}"/);
  await page.setValue('#snippet-view', 'recovery');
  await page.setValue('#snippet-theme', 'dark');
  await page.waitFor('the snippet', async () => /view="recovery" theme="dark"/.test(await code('element')));
  await page.waitFor('the text inside', async () => /<ol>.*<\/treatment-guide>/s.test(await code('content')));
  // A color of one's own is for a light page, unless it is said that the page is dark.
  const shown = () => page.run(() => document.querySelector('#snippet-preview treatment-guide').getAttribute('theme'));
  for (const [theme, written] of [['dark', 'dark'], ['auto', 'light']]) {
    await page.setValue('#snippet-theme', theme);
    await page.setValue('#snippet-accent', '#1d4f63');
    await page.waitFor(`a ${written} snippet`, async () =>
      (await code('element')).includes(`view="recovery" theme="${written}" style="--tg-accent: #1d4f63"`));
    assert.equal(await shown(), written);
  }
  // Gold is hard to read on a light page, and a deep green on a dark one.
  for (const [theme, accent, said] of [
    ['auto', '#d4af37', /^Hard to read: a contrast of 1\.9 to 1, .* darker color\.$/],
    ['dark', '#d4af37', /^$/],
    ['dark', '#14532d', /^Hard to read: a contrast of 1\.\d to 1, .* lighter color\.$/],
    ['auto', '#14532d', /^$/],
  ]) {
    await page.setValue('#snippet-theme', theme);
    await page.setValue('#snippet-accent', accent);
    await page.waitFor(`what is said of ${accent}, ${theme}`, async () => said.test(await page.textContent('#snippet-contrast')));
  }
  await page.setValue('#snippet-accent', '#87353f');
  await page.waitFor('the plain snippet', async () => (await code('element')).includes('view="recovery">'));
  assert.equal(await shown(), null);
  await page.waitFor('the text inside', async () => /view="recovery">.*<ol>.*<\/treatment-guide>/s.test(await code('content')));
  assert.doesNotMatch(await code('content'), /\sid=/);
  assert.match(await code('frame'), /\/frame\/microneedling\/recovery\//);
  const below = () => page.run(() => Math.round(document.getElementById('staff').getBoundingClientRect().top + scrollY));
  const before = await below();
  await page.run(() => document.getElementById('snippet-preview').scrollIntoView());
  await page.waitFor('the preview', () => page.run(() => !!document.querySelector('#snippet-preview treatment-guide').shadowRoot?.querySelector('[data-testid="timeline-list"]')));
  assert.equal(await below(), before, 'what stands under the preview stays where it is');
});

forEachEngine('text inside that breaks off is left out of the snippet, and nothing is reported', async ({ page, site }) => {
  site.fault(/\/embed\/fallback\//, (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': 5000 });
    response.write('<p>Half of', () => response.destroy());
    return true;
  });
  await page.goto('embed/');
  await page.waitFor('the snippet', async () => /^<treatment-guide[^>]*> <\/treatment-guide> <script/.test(await page.textContent('#snippet-content')));
});

forEachEngine('the integrity value of a release is the one of its script', { only: ['chromium'] }, async ({ page, site }) => {
  await page.goto('embed/');
  const written = await page.waitFor('the address of this guide', async () => {
    const text = await page.textContent('#snippet-pinned');
    return text.includes(site.url) && text;
  });
  const [, address, value] = /src="([^"]+)".*?integrity="sha384-([^"]+)"/s.exec(written);
  const { createHash } = await import('node:crypto');
  const body = Buffer.from(await (await fetch(address)).arrayBuffer());
  assert.equal(createHash('sha384').update(body).digest('base64'), value);
});

onHost('a number in a frame on a phone opens its source beside it', { viewport: [390, 844] }, async ({ page, site, open }) => {
  await open({ ...CLEAN, css: '#place#place#place#place { width: auto !important }' }, frame(site, 'plan'));
  const height = () => page.run(() => document.getElementById('frame').clientHeight);
  await page.waitFor('the height', async () => (await height()) > 1500);
  await page.session.switchToFrame(await page.get('#frame'));
  await page.waitForEqual('nothing to scroll', () => page.run(() => getComputedStyle(document.documentElement).overflowY), 'hidden');
  const places = () => page.run(() => {
    const box = (it) => (({ top, bottom, left, right }) => ({ top, bottom, left, right }))(it.getBoundingClientRect());
    const note = document.querySelector('[popover]:popover-open');
    const number = note && document.querySelector(`[data-pressed][popovertarget="${note.id}"]`);
    return number && { note: box(note), number: box(number), frame: { bottom: innerHeight, right: innerWidth } };
  });
  await page.waitFor('its parts', () => page.run(() => document.documentElement.dataset.tgAlive === 'parts'));
  // The first stands in the upper half, where the note lies under it; the last in the lower, where it lies over it.
  for (const place of [0, -1]) {
    const number = (await page.all('.tg-figure')).at(place);
    // Not by a pointer: WebKit's driver misses what lies far down in a frame.
    await page.run((it) => {
      it.dataset.pressed = '';
      it.click();
    }, number);
    const { note, number: at, frame: around } = await page.waitFor('the note', places);
    const gap = place ? at.top - note.bottom : note.top - at.bottom;
    assert.ok(gap >= 0 && gap < 20, `the note is ${gap} pixels from the number: ${JSON.stringify([note, at, around])}`);
    assert.ok(around.right < 390, 'the frame is as narrow as the phone');
    assert.ok(note.top >= 0 && note.bottom <= around.bottom && note.left >= 0 && note.right <= around.right, JSON.stringify(note));
    await page.run(() => document.querySelector('[popover]:popover-open').hidePopover());
    await page.run((it) => { delete it.dataset.pressed; }, number);
  }
});

onHost('in a guide on another page, too, the keyboard goes on beside what a press took away', async ({ page, open, ready, inside, problems }) => {
  await open(CLEAN, guide('plan'));
  await ready('plan');
  const count = () => inside('plan', (root) => root.querySelectorAll('[data-testid="session-dates"] > li').length);
  await page.waitForEqual('three sessions', count, 3);
  await inside('plan', (root) => {
    root.querySelector('[data-testid="sessions-more"]').click();
  });
  await page.waitForEqual('four', count, 4);
  const press = (name) => inside('plan', (root, words) => {
    const button = Array.from(root.querySelectorAll('button'))
      .find((it) => (it.getAttribute('aria-label') ?? it.textContent).replace(/\s+/g, ' ') === words);
    button.focus();
    button.click();
  }, name);
  await press('Change session 4');
  await page.waitFor('its panel', () => inside('plan', (root) => root.querySelector('.tg-session__panel') !== null));
  await press('Leave this session out');
  await page.waitForEqual('three again', count, 3);
  await page.waitForEqual('the focus', () => inside('plan', (root) => root.activeElement?.getAttribute('aria-label')?.replace(/\s+/g, ' ')), 'Change session 3');
  assert.deepEqual(await problems(), []);
});
