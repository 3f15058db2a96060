// The site as a whole: what comes alive, moving between pages, pages that were changed. One scenario each, in every
// engine. What is there without script, style or WebAssembly is in bare.test.mjs and denied.test.mjs, the answers are in
// faq.test.mjs, many more changes in changed.test.mjs.
import { strict as assert } from 'node:assert';
import { alive } from './support/alive.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { holdModule } from './support/hold.mjs';
import { MARCH, datesBecome, id, inAddress, isDisabled, openMarch } from './support/planner.mjs';

const TREATMENT = 'treatments/microneedling/';
const RECOVERY = `${TREATMENT}recovery/`;
const PLAN = `${TREATMENT}plan/`;
const SECTIONS = [
  'about', 'science', 'benefits', 'candidates', 'preparation', 'procedure', 'aftercare', 'recovery', 'results',
  'risks', 'faq',
];

const heading = async (page) => page.run(() => document.querySelector('main h1')?.textContent ?? '');

/** Waits until a click on a link inside the site no longer loads a page. */
const siteIsThere = (page) =>
  page.waitFor('the site module', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
/** Marks the document, so that a page load (which would lose the mark) is noticed. */
const mark = (page) => page.run(() => { window.sameDocument = true; });
const isSameDocument = (page) => page.run(() => window.sameDocument === true);

forEachEngine('the treatment page says what it must, in its place', async ({ page }) => {
  await page.goto(TREATMENT);
  assert.equal(await heading(page), 'Microneedling');
  const ids = await page.run(() => [...document.querySelectorAll('section[id]')].map((it) => it.id));
  assert.deepEqual(SECTIONS.filter((id) => !ids.includes(id)), []);
  const text = await page.textContent();
  for (const fact of ['30 to 45', '24 to 72', '3 to 6', '4 to 6']) assert.ok(text.includes(fact), fact);
  for (const door of [/^Learn/, /^I just had it/, /^Plan my series/]) await page.byRole('link', door);
});

forEachEngine('a number shows its source', async ({ page }) => {
  await page.goto(TREATMENT);
  await alive(page);
  const [number] = await page.allByRole('button', '24 to 72 hours');
  await page.click(number);
  await page.waitFor('the source of the number', async () =>
    /the clinic's own treatment text/.test(await page.text('[popover]:popover-open')));
  await page.press('Escape');
  await page.waitForEqual('the note to be closed', async () => (await page.all('[popover]:popover-open')).length, 0);
});

forEachEngine('links inside the site move in place: title, heading and focus follow', async ({ page }) => {
  await page.goto(TREATMENT);
  await siteIsThere(page);
  await mark(page);
  const title = await page.title();
  await page.click(await page.byRole('link', /^Plan my series/));
  await page.waitForEqual('the planner’s address', () => page.run(() => location.pathname), `/${PLAN}`);
  await page.waitFor('the planner', async () => /Plan your/.test(await heading(page)));
  await page.waitForEqual('focus on the heading', async () => (await page.focused())?.tag, 'h1');
  await page.waitFor('its title', async () => (await page.title()) !== title);
  await page.byTestId('session-dates');
  await page.back();
  await page.waitForEqual('the treatment page again', () => heading(page), 'Microneedling');
  await page.waitForEqual('its title', () => page.title(), title);
  await page.forward();
  await page.waitFor('the planner again', async () => /Plan your/.test(await heading(page)));
  assert.ok(await isSameDocument(page), 'no page was loaded');
  await page.reload();
  await page.waitFor('the planner after a reload', async () => /Plan your/.test(await heading(page)));
});

forEachEngine('going back shows the place that was left, and a reload as well', async ({ page, engine }) => {
  await page.goto(TREATMENT);
  await siteIsThere(page);
  await mark(page);
  const height = () => page.run(() => Math.round(scrollY));
  // The foot of the page has a link that can be pressed without scrolling to it first.
  await page.run(() => scrollTo(0, document.documentElement.scrollHeight));
  const left = await height();
  assert.ok(left > 1000, `scrolled by ${left}`);
  await page.click((await page.all('.tg-footer a'))[0]);
  await page.waitFor('the catalogue', async () => /treatments/i.test(await heading(page)));
  await page.waitForEqual('a new page begins at its top', height, 0);
  await page.back();
  await page.waitForEqual('the treatment page', () => heading(page), 'Microneedling');
  await page.waitFor('the place that was left', async () => Math.abs((await height()) - left) < 100);
  assert.ok(await isSameDocument(page));
  // Driven, Firefox begins every reloaded page at its top: tried on a page where no script of ours had run yet.
  if (engine.name === 'firefox') return;
  await page.reload();
  await page.waitFor('the place after a reload', async () => Math.abs((await height()) - left) < 100);
});

forEachEngine('a link for a new tab is left to the browser, before and after the router is there', async ({ page }) => {
  await page.goto(TREATMENT);
  /** Whether the site takes a click with these keys for itself; the browser is kept from following it. */
  const taken = (keys) => page.run((keys) => {
    let prevented;
    const look = (event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    // Nothing listens later than the window in its last listener.
    addEventListener('click', look);
    document.querySelector('main a[href$="/plan/"]')
      .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));
    removeEventListener('click', look);
    return prevented;
  }, keys);
  await siteIsThere(page);
  assert.equal(await taken({ ctrlKey: true }), false);
  assert.equal(await taken({ metaKey: true }), false);
  await page.click(await page.byRole('link', /^I just had it/));
  await page.waitForEqual('the recovery page', () => page.path(), `/${RECOVERY}`);
  await page.back();
  await page.waitForEqual('the treatment page', () => heading(page), 'Microneedling');
  assert.equal(await taken({ ctrlKey: true }), false);
  assert.equal(await taken({ shiftKey: true }), false);
});

forEachEngine('a reader who goes on before a module is there finds the next page alive, once', async ({ page, site }) => {
  const release = holdModule(site, 'guide');
  await page.goto('');
  await siteIsThere(page);
  await page.click(await page.byRole('link', /^Microneedling/));
  await page.waitForEqual('the treatment page', () => heading(page), 'Microneedling');
  await page.click(await page.byRole('link', /^I just had it/));
  await page.waitForEqual('the recovery page', () => page.path(), `/${RECOVERY}`);
  await page.waitFor('its list', async () => /usual/i.test(await page.text('[data-testid="timeline-list"]')));
  release();
  await alive(page);
  assert.equal(await page.run(() => document.documentElement.dataset.tgFault), null);
  await page.click(await page.byRole('button', 'Next phase'));
  await page.waitFor('day 1', async () => /Day 1/.test(await (await page.byTestId('timeline-phase')).text()));
});

forEachEngine('an unknown address gives the 404 page with its status', async ({ page, site }) => {
  for (const path of ['nowhere/', 'treatments/nothing/', `${TREATMENT}plan/more/`]) {
    const answer = await fetch(new URL(path, `${site.origin}/`));
    assert.equal(answer.status, 404, path);
  }
  await page.goto('nowhere/');
  assert.match(await heading(page), /not here/);
  await page.byRole('link', 'Microneedling');
});

const CHANGES = {
  'a translator wraps every text': () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest('script')) found.push(texts.currentNode);
    for (const text of found) {
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      text.replaceWith(font);
      font.firstChild.append(text);
    }
  },
  'an extension adds nodes everywhere': () => {
    for (const it of [...document.querySelectorAll('main *')]) it.prepend(document.createElement('grammarly-extension'));
  },
  'comments are removed': () => {
    const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    for (const comment of found) comment.remove();
  },
};
for (const [what, change] of Object.entries(CHANGES)) {
  forEachEngine(`a page that was changed before start comes alive: ${what}`, async ({ page, site }) => {
    const release = holdModule(site, 'planner');
    await page.goto(PLAN);
    await page.run(change);
    release();
    await alive(page);
    await page.waitFor('the start date', async () => (await (await page.byTestId('start-date')).property('value')) !== '');
    const count = async () => (await page.byTestId('sessions-value')).text();
    const before = await count();
    await page.click(await page.byTestId('sessions-more'));
    await page.waitFor('one session more', async () => (await count()) !== before);
  });
}

// Comments are left out: those of a living part are its own edges, and nothing is known that takes them away.
for (const [what, change] of Object.entries(CHANGES).filter(([it]) => it !== 'comments are removed')) {
  forEachEngine(`a page that is changed while it lives stays alive: ${what}`, async ({ page }) => {
    await page.goto(PLAN);
    await alive(page);
    const days = () => page.run(() =>
      Array.from(document.querySelectorAll('[data-testid="session-dates"] time'), (it) => it.textContent.trim()));
    const count = async () => (await page.byTestId('sessions-value')).text();
    await page.waitFor('dates', async () => (await days()).every((day) => /\d{4}/.test(day)));
    const [before, counted] = [await days(), Number(await count())];
    await page.run(change);
    await page.click(await page.byTestId('sessions-more'));
    await page.waitForEqual('one session more', async () => Number(await count()), counted + 1);
    await page.waitForEqual('one date more', async () => (await days()).length, before.length + 1);
    await page.click(await page.byTestId('gap-more'));
    await page.waitFor('another day for session 2', async () => (await days())[1] !== before[1]);
  });
}

forEachEngine('in a sub-folder everything works the same', { site: { root: 'dist-guide', prefix: '/guide/' } }, async ({ page }) => {
  await page.goto(TREATMENT);
  await siteIsThere(page);
  await mark(page);
  await page.click(await page.byRole('link', /^I just had it/));
  await page.waitForEqual('the recovery page', () => page.path(), `/guide/${RECOVERY}`);
  await page.waitForEqual('focus on the heading', async () => (await page.focused())?.tag, 'h1');
  assert.ok(await isSameDocument(page));
  await page.goto(PLAN);
  await alive(page);
});

forEachEngine('a frame says that its parts could not start when they could not, and else nothing of it', { errors: /guide|module|import|load/i }, async ({ page, site }) => {
  const failed = () => page.run(() => document.querySelector('.tg-failed').getClientRects().length > 0);
  // Another module than the one that came to nothing: an engine may remember that.
  site.fault(/\/guide-[0-9a-f]+\.js$/, (request, response) => {
    response.writeHead(404).end();
    return true;
  });
  await page.goto('frame/microneedling/recovery/');
  await page.waitFor('word of it', failed);
  await page.goto('frame/microneedling/plan/');
  await alive(page);
  assert.equal(await failed(), false);
});

forEachEngine('in a page that the router brought, links to a place on it take the keyboard there', async ({ page }) => {
  await page.goto('');
  await siteIsThere(page);
  await mark(page);
  await page.click(await page.byRole('link', /^Microneedling/));
  await page.waitForEqual('the treatment page', () => heading(page), 'Microneedling');
  // What comes alive takes the place of what was there, and a place in it that was just gone to.
  await alive(page);
  for (const [link, place] of [['.tg-skip', 'main'], ['main nav a[href$="#risks"]', 'risks'], ['main a[href$="#about"]', 'about']]) {
    await page.focus((await page.all(link))[0]);
    await page.press('Enter');
    await page.waitForEqual('the address', () => page.run(() => location.hash), `#${place}`);
    await page.press('Tab');
    await page.waitFor(`the keyboard after #${place}`, () => page.run((id) => {
      const [from, at] = [document.getElementById(id), document.activeElement];
      const next = Array.from(document.querySelectorAll('a[href], button, summary, input, select'))
        .find((it) => it.getClientRects().length && from.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
      return at === next;
    }, place));
  }
  assert.ok(await isSameDocument(page));
});

forEachEngine('a way back over a place on a page leaves each page where it belongs', async ({ page }) => {
  const height = () => page.run(() => Math.round(scrollY));
  // WebKit's own button passes over entries that no hand has made.
  const go = (steps) => page.run((by) => history.go(by), steps);
  const press = (css) => page.run((it) => document.querySelector(it).click(), css);
  await page.goto(RECOVERY);
  await siteIsThere(page);
  await mark(page);
  await page.run(() => scrollTo(0, document.documentElement.scrollHeight));
  assert.ok((await height()) > 500);
  await press('a[href$="/treatments/microneedling/"]');
  await page.waitForEqual('the treatment page', () => heading(page), 'Microneedling');
  await press('main a[href$="#risks"]');
  await page.waitFor('the place on it', async () => (await page.run(() => location.hash)) === '#risks' && (await height()) > 500);
  await go(-1);
  await page.waitForEqual('the page without it', () => page.path(), `/${TREATMENT}`);
  await page.waitForEqual('the place before', height, 0);
  await go(1);
  await page.waitFor('the place on it again', async () => (await height()) > 500);
  const place = await height();
  await page.run(() => scrollTo(0, document.documentElement.scrollHeight));
  const left = await height();
  assert.ok(left - place > 300, `${place} and ${left}`);
  await press('main a[href$="/recovery/"]');
  await page.waitForEqual('the recovery page', () => page.path(), `/${RECOVERY}`);
  await page.waitForEqual('focus on the heading', async () => (await page.focused())?.tag, 'h1');
  assert.equal(await height(), 0, 'a page that is new to the reader begins at its top');
  await go(-1);
  await page.waitForEqual('the treatment page at the place', () => page.path(), `/${TREATMENT}#risks`);
  await page.waitFor('where it was left', async () => Math.abs((await height()) - left) < 100);
  await press('main a[href$="/recovery/"]');
  await page.waitForEqual('the address of the page on screen', () => page.path(), `/${RECOVERY}`);
  await page.waitFor('the recovery page', async () => !/^Microneedling$/.test(await heading(page)));
  assert.ok(await isSameDocument(page));
});

forEachEngine('what could not start on one page says nothing of the next', { errors: /Treatment Guide|guide|module|import|load/i }, async ({ page, site }) => {
  const end = site.fault(/\/guide-[0-9a-f]+\.js$/, (request, response) => {
    response.writeHead(404).end();
    return true;
  });
  await page.goto(TREATMENT);
  const fault = () => page.run(() => document.documentElement.dataset.tgFault ?? null);
  await page.waitForEqual('word of it', fault, 'start');
  await siteIsThere(page);
  await mark(page);
  await page.click(await page.byRole('link', /^Plan my series/));
  await page.waitFor('the planner', async () => /Plan your/.test(await heading(page)));
  await alive(page);
  assert.equal(await fault(), null);
  for (const css of ['.tg-fault', '.tg-wishes', '.tg-blocked', '.tg-handover', '.tg-compare']) {
    assert.equal(await page.run((it) => document.querySelector(it).getClientRects().length > 0, css), css !== '.tg-fault', css);
  }
  end();
  await page.back();
  await page.waitForEqual('the treatment page', () => heading(page), 'Microneedling');
  await alive(page);
  assert.equal(await fault(), null);
  await page.click(await page.byRole('button', 'Open all answers'));
  await page.waitFor('the answers', () => page.run(() => document.querySelectorAll('details[id^="faq-"][open]').length > 3));
  assert.ok(await isSameDocument(page));
});

/** To the treatment's page, with the router at work. */
async function goByRouter(page) {
  await page.goto('');
  await siteIsThere(page);
  await page.click(await page.byRole('link', /^Microneedling/));
  await page.waitForEqual('the treatment page', () => heading(page), 'Microneedling');
  await alive(page);
}

// What else may lie on the clinic's host, with the guide in its root and in a folder.
for (const [where, site, links] of [
  ['the root', {}, ['/booking/?service=peel#times', '/treatments/peel.html', '/treatments/offers/spring/', '/treatments/peel/?from=guide#times']],
  ['a folder', { root: 'dist-guide', prefix: '/guide/' }, ['/guide-prices/?year=2027', '/guide/leaflet/']],
]) {
  forEachEngine(`with the guide in ${where} of a host, a link to another page of it leads there each time`, { site }, async ({ page, site: { url, origin, fault } }) => {
    fault(/booking|peel|offers|prices|leaflet/, (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Other</title><h1>Another page of the clinic</h1>');
      return true;
    });
    await goByRouter(page);
    for (const link of links) {
      await page.run((href) => {
        const link = Object.assign(document.createElement('a'), { href, textContent: 'Elsewhere', className: 'elsewhere' });
        document.querySelector('.elsewhere')?.remove();
        document.querySelector('main').prepend(link);
        scrollTo(0, 0);
      }, link);
      for (let time = 1; time <= 2; time += 1) {
        await page.click(await page.get('.elsewhere'));
        await page.waitForEqual(`the other page, time ${time}`, () => page.run(() => document.querySelector('h1')?.textContent), 'Another page of the clinic');
        assert.equal(await page.url(), origin + link);
        await page.back();
        await page.waitForEqual('the treatment page again', () => heading(page), 'Microneedling');
        assert.equal(await page.url(), `${url}${TREATMENT}`);
        // Where the page itself was not kept it is a fresh one, which a router has still to come to.
        if (!(await page.run(() => document.querySelector('.elsewhere')))) break;
      }
    }
  });
}

forEachEngine('a file of the clinic is fetched by the browser, and the page stays as it was', async ({ page, site }) => {
  const asked = [];
  site.fault('/aftercare.pdf', (_request, response, { search }) => {
    asked.push(search);
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-disposition': 'attachment' }).end('%PDF-1.4');
    return true;
  });
  await goByRouter(page);
  await mark(page);
  await page.run(() => document.querySelector('main').insertAdjacentHTML('afterbegin', '<a class="leaflet" href="/aftercare.pdf?for=print">Leaflet</a>'));
  for (const count of [1, 2]) {
    await page.run(() => document.querySelector('.leaflet').click());
    await page.waitForEqual('the file', async () => asked.length, count);
    assert.equal(await page.path(), `/${TREATMENT}`);
  }
  assert.deepEqual(asked, ['?for=print', '?for=print']);
  assert.ok(await isSameDocument(page));
});

forEachEngine('a step back that has to load the page brings the plan of its address', async ({ page, site }) => {
  await openMarch(page);
  await page.click(id('sessions-more'));
  const plan = [...MARCH, '2027-05-24'];
  await datesBecome(page, plan);
  await inAddress(page);
  await siteIsThere(page);
  await page.click(await page.byRole('link', 'Recovery'));
  await page.waitForEqual('the recovery page', () => page.path(), `/${RECOVERY}`);
  await page.waitForEqual('focus on the heading', async () => (await page.focused())?.tag, 'h1');
  // The host stumbles once.
  let asked = 0;
  site.fault(`/${PLAN}`, (_request, response) => {
    asked += 1;
    if (asked > 1) return false;
    response.writeHead(503).end();
    return true;
  });
  await page.back();
  await datesBecome(page, plan);
  assert.equal(asked, 2);
});

forEachEngine('while a step back is on its way, a link to the page on screen leads back to it', async ({ page, site }) => {
  const path = () => page.run(() => location.pathname);
  await page.goto(RECOVERY);
  await siteIsThere(page);
  await page.click(await page.byRole('link', 'Plan'));
  await page.waitForEqual('the planner', path, `/${PLAN}`);
  await page.waitFor('it is alive', async () => !(await isDisabled(page, 'reset')));
  await mark(page);
  const waiting = [];
  site.fault(`/${RECOVERY}`, (_request, response) => waiting.push(response));
  await page.back();
  await page.waitForEqual('the question for the page before', async () => waiting.length, 1);
  assert.equal(await path(), `/${RECOVERY}`);
  await page.click(await page.byRole('link', 'Plan'));
  await page.waitForEqual('the address of what is on screen', path, `/${PLAN}`);
  for (const response of waiting) response.writeHead(503).end();
  await page.setValue(id('start-date'), MARCH[0]);
  await datesBecome(page, MARCH);
  await inAddress(page);
  assert.equal(await path(), `/${PLAN}`);
  assert.ok(await isSameDocument(page));
});

forEachEngine('on a host that answers without the closing slash the planner works, and its plan is not lost', async ({ page, site }) => {
  site.fault(/^\/treatments\/.*[^/]$/, (_request, _response, url) => {
    url.pathname += '/';
    return false;
  });
  const bare = `/${PLAN}`.slice(0, -1);
  await page.goto(bare);
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
  await page.setValue(id('start-date'), MARCH[0]);
  await datesBecome(page, MARCH);
  await page.click(id('sessions-more'));
  const plan = [...MARCH, '2027-05-24'];
  await datesBecome(page, plan);
  await inAddress(page);
  assert.equal(await page.run(() => location.pathname), bare);
  const link = await page.run((css) => document.querySelector(css).href, id('share-link'));
  assert.ok(link.startsWith(`${site.url}${PLAN}#plan=`), link);
  await siteIsThere(page);
  await mark(page);
  // The page's own link in the navigation: there is nothing to load, and nothing to lose.
  await page.run((href) => document.querySelector(`a[href="${href}"]`).click(), `/${PLAN}`);
  await datesBecome(page, plan);
  await page.click(await page.byRole('link', 'Recovery'));
  await page.waitForEqual('the recovery page', () => page.path(), `/${RECOVERY}`);
  await page.waitForEqual('focus on the heading', async () => (await page.focused())?.tag, 'h1');
  await page.back();
  await datesBecome(page, plan);
  assert.ok(await isSameDocument(page));
  await page.reload();
  await datesBecome(page, plan);
});

forEachEngine('a page at an address that is not its own says that its parts do not start', { errors: /Treatment Guide/ }, async ({ page, site }) => {
  site.fault('/elsewhere/', (_request, _response, url) => {
    url.pathname = `/${PLAN}`;
    return false;
  });
  await page.goto('elsewhere/');
  const seen = (css) => page.run((it) => document.querySelector(it).getClientRects().length > 0, css);
  await page.waitFor('the line', () => seen('.tg-fault__start'));
  for (const css of ['.tg-wishes', '.tg-blocked', '.tg-handover']) assert.equal(await seen(css), false, css);
  // The page for what is not there has its own words, and its links.
  await page.goto('nowhere/');
  assert.match(await heading(page), /not here/);
  assert.equal(await page.run(() => document.documentElement.dataset.tgFault ?? ''), '');
});
