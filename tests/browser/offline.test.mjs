// With no network, and while builds follow one another: what the service worker keeps. The server is really
// stopped, and deploys are real builds. Orders of events that nobody would think of are in
// offline-schedules.test.mjs, against the same worker.
import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { alive } from './support/alive.mjs';
import * as consult from './support/consult.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { siteWith } from './support/other-content.mjs';
import { figure } from './support/passed.mjs';
import { id, datesBecome, hasCode, keepWhatLeaves, MARCH, openMarch, PLAN, saved } from './support/planner.mjs';
import { siteFolder } from './support/site.mjs';

const TREATMENT = 'treatments/microneedling/';

/** A build of its own in words, style and modules; the words are in the line under the treatment's name. */
const build = (letter) =>
  siteWith(`build-${letter}`, {
    'treatments/microneedling/page.md': (text) => text.replace(/^lede = ".*"$/m, `lede = "This is build ${letter}."`),
  }, {
    style: `:root { --build: ${letter}; }`,
    modules: {
      'guide.js': (text) => `${text}\n// ${letter}`,
      'planner.js': (text) => `${text}\n// ${letter}`,
      'handover.js': (text) => `${text}\n// ${letter}`,
      'site.js': (text) => `${text}\n// ${letter}`,
    },
  });
const BUILDS = { A: build('A'), B: build('B'), C: build('C') };
/** The same build but for the name on the home screen. */
const NAMED = ['Guide', 'Skin'].map((name) => siteWith(`build-${name}`, {
  '../site.webmanifest': (text) => text.replace('"short_name": "Guide"', `"short_name": "${name}"`),
}));
const SWITCHED_OFF = siteWith('build-off', {}, { settings: { OFFLINE: 'no' } });

const kept = (page) =>
  page.run(() => caches.keys().then((names) => names.filter((name) => !name.endsWith('newest')).length));
/** Waits until a worker answers for the page, and has kept this many builds. */
const keeps = (page, builds = 1) =>
  page.waitFor(`${builds} kept build(s) and a worker`, async () =>
    (await page.run(() => Boolean(navigator.serviceWorker.controller))) && (await kept(page)) === builds);
const heading = (page) => page.run(() => document.querySelector('main h1')?.textContent ?? '');
const letter = (page) => page.run(() => /This is build (.)\./.exec(document.body.textContent)?.[1]);
const letterOfStyle = (page) =>
  page.run(() => getComputedStyle(document.documentElement).getPropertyValue('--build').trim());
const newerLine = (page) => page.run(() => document.querySelector('.tg-newer').getClientRects().length > 0);
/** Before there is word of a newer build the whole of it has been fetched and kept. */
const WHOLE_BUILD = { timeoutMs: 60_000 };
const newerComes = (page) => page.waitFor('the line about a newer version', () => newerLine(page), WHOLE_BUILD);
/** What the address has once it is stable: words, style and build all of one letter. */
async function shows(page, wanted) {
  await page.waitForEqual('the build on screen', () => letter(page), wanted);
  assert.equal(await letterOfStyle(page), wanted);
}
/** As when the network is gone: connections end without an answer. */
const cut = (site) => site.fault(/./, (request) => {
  request.socket.destroy();
  return true;
});

const first = (root = BUILDS.A) => ({ site: { root, offline: true } });

/**
 * The page that a build has at this address, and whether it has its style: not one page for all. With the server stopped
 * nothing takes a page's report, so a fault is read from the page itself.
 */
const whatIsShown = (page) => page.run(() => ({
  path: document.documentElement.dataset.tgPath,
  heading: document.querySelector('h1')?.textContent ?? '',
  fault: document.documentElement.dataset.tgFault ?? '',
  styled: getComputedStyle(document.querySelector('.tg-root') ?? document.body).getPropertyValue('--tg-margin') !== '',
}));
const whatShouldBe = (path) => {
  const html = readFileSync(join(siteFolder(), path, 'index.html'), 'utf8');
  return { path, heading: /<h1[^>]*>(.*?)<\/h1>/s.exec(html)[1].replace(/<[^>]*>/g, ''), fault: '', styled: true };
};

forEachEngine('after one visit every page, the planner and calendar files work with the server stopped',
  { site: { offline: true } }, async ({ page, site, engine }) => {
    await page.goto(TREATMENT);
    await keeps(page);
    const bytes = site.requests().reduce((sum, entry) => sum + (entry.bytes ?? 0), 0);
    figure(`offline [${engine.name}]: ${(bytes / 1000).toFixed(1)} kB came over the wire in all`);
    const worker = await (await fetch(new URL('sw.js', site.url))).text();
    const pages = JSON.parse(/PAGES = (\[.*?\]);/.exec(worker)[1]);
    assert.ok(pages.length >= 4, pages.join(', '));
    await site.close();

    for (const path of pages) {
      await page.goto(path);
      await page.waitForEqual(`the page /${path}`, () => whatIsShown(page), whatShouldBe(path));
    }
    await page.goto(TREATMENT);
    await page.waitFor('the site module', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
    await page.click(await page.byRole('link', /^I just had it/));
    await page.waitForEqual('the recovery page', () => page.path(), `/${TREATMENT}recovery/`);
    await alive(page);
    await page.click(await page.byRole('button', 'Next phase'));
    await page.waitFor('day 1', async () => /Day 1/.test(await (await page.byTestId('timeline-phase')).text()));

    // Without its closing slash, and with a mark of the place where the link stood.
    await page.goto(`${TREATMENT}plan?from=bio`);
    await page.waitFor('the planner', async () => /plan/i.test(await heading(page)));
    await openMarch(page);
    await page.click(id('sessions-more'));
    await datesBecome(page, [...MARCH, '2027-05-24']);
    await page.waitFor('the code', () => hasCode(page));
    await keepWhatLeaves(page);
    await page.click(id('download-ics'));
    const { text } = await saved(page, 1);
    for (const day of [...MARCH, '2027-05-24']) assert.ok(text.includes(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`), text);
    assert.equal(await page.run(() => document.documentElement.dataset.tgFault ?? ''), '');
  });

// The first thing done may need the part of a module that comes after the start, and no network brings it. A frame,
// because there a test can act at the very moment of the start; the policy that is shipped allows no frames in a page.
forEachEngine('with no network the first thing done at the start works', {
  site: { root: BUILDS.A, offline: true, headers: { 'content-security-policy': null } },
}, async ({ page, site }) => {
  await page.goto(TREATMENT);
  await keeps(page);
  await site.close();
  await page.goto('');
  await page.run((plan, start, reset, wanted) => {
    const frame = document.createElement('iframe');
    frame.id = 'plan';
    frame.src = `/${plan}`;
    document.body.prepend(frame); // a frame out of sight may be given no picture, and then starts nothing
    const begin = () => {
      const { contentDocument: doc, contentWindow: { MutationObserver, Event } } = frame;
      if (!doc.querySelector(reset)) return void setTimeout(begin);
      new MutationObserver((_, watch) => {
        if (doc.querySelector(reset)?.disabled !== false) return;
        watch.disconnect();
        const field = doc.querySelector(start);
        field.value = wanted;
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
      }).observe(doc, { subtree: true, childList: true, attributes: true });
    };
    begin();
  }, PLAN, id('start-date'), id('reset'), MARCH[0]);
  await page.session.switchToFrame(await page.session.find('#plan'));
  await datesBecome(page, MARCH);
});

forEachEngine('a new build comes whole, says so, and the old one is forgotten', first(), async ({ page, site }) => {
  await page.goto(TREATMENT);
  await keeps(page);
  assert.equal(await newerLine(page), false);
  await site.deploy(BUILDS.B);
  await page.goto(TREATMENT);
  await shows(page, 'A');
  await newerComes(page);
  await shows(page, 'A');
  await page.click(await page.byRole('button', 'Show the newer version'));
  await shows(page, 'B');
  await alive(page);
  await page.waitForEqual('one kept build', () => kept(page), 1);
  assert.equal(await newerLine(page), false);
});

forEachEngine('a tab of the first build goes on while two builds follow', first(), async ({ page, site }) => {
  await openMarch(page);
  await keeps(page);
  const old = await page.tab();
  for (const next of ['B', 'C']) {
    await site.deploy(BUILDS[next]);
    const tab = await page.openTab();
    await page.goto(TREATMENT);
    await newerComes(page);
    await page.goto(TREATMENT);
    await shows(page, next);
    await page.closeTab(old);
    assert.ok(tab);
  }
  // Its own module for files is fetched only now, and the server has long forgotten it.
  const files = await page.run(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.equal(files.some((name) => /handover-/.test(name)), false);
  await keepWhatLeaves(page);
  await page.click(id('download-ics'));
  assert.match((await saved(page, 1)).text, /DTSTART;VALUE=DATE:20270301/);
  await datesBecome(page, MARCH);
  assert.equal(await page.run(() => document.documentElement.dataset.tgFault), null);
  // What is left of the plan when the page is loaded afresh: everything, it stands in the address.
  await page.reload();
  await datesBecome(page, MARCH);
  assert.equal(await letterOfStyle(page), 'C');
  // Firefox may count a page that was just left among the open ones; then it is the next visit that forgets.
  await page.goto(TREATMENT);
  await page.waitForEqual('one kept build', () => kept(page), 1);
});

forEachEngine('a consultation tells staff of a newer build, and no patient with a plan', first(), async ({ page, site }) => {
  const lines = () => page.run(() => Array.from(document.querySelectorAll('.tg-consult__newer'), (it) => it.getClientRects().length > 0));
  await consult.open(page);
  await keeps(page);
  assert.deepEqual(await lines(), [false, false]);
  await consult.toDate(page);
  await site.deploy(BUILDS.B);
  await page.run(() => navigator.serviceWorker.ready.then((registration) => { registration.update(); }));
  await page.waitFor('word of the newer build', () => page.run(() => 'tgNewer' in document.documentElement.dataset), WHOLE_BUILD);
  await page.click('.tg-consult__tabs > :nth-child(1) button');
  await consult.stepBecomes(page, 'series');
  assert.deepEqual(await lines(), [false, false], 'a plan is there, which a load would cost');
  await consult.touch(page);
  await page.press('i');
  await page.waitForEqual('the panel', () => consult.dialog(page), 'consult-staff');
  assert.match(await page.text('#consult-staff'), /newer version of this page\. Showing it clears the screen/);
  // So a press of Enter costs nothing.
  await page.waitForEqual('the focus', () => page.run(() => document.activeElement.textContent), 'Close');
  await page.press('Escape');
  await page.waitForEqual('no panel', () => consult.dialog(page), null);
  // A dialog says that it was closed a moment after it is gone, and keys are its own until then.
  const slip = () => page.waitFor('the slip', () => page.run(() => document.querySelector('.tg-consult__slip')), { timeoutMs: 1_000 });
  await page.waitFor('what was cleared can be brought back', async () => {
    await page.press('r');
    return slip().catch(() => false);
  });
  assert.deepEqual(await lines(), [false, false], 'a load would cost what can be brought back');
  await page.waitFor('no slip', () => page.run(() => !document.querySelector('.tg-consult__slip')), { timeoutMs: 20_000 });
  await page.waitForEqual('the line', lines, [true, false]);
  await page.click(await page.byRole('button', 'Show the newer version'));
  await page.waitForEqual('the build on screen', () => letterOfStyle(page), 'B');
  await page.waitFor('the consultation', () => page.run(() => document.querySelector('.tg-consult')));
  assert.deepEqual(await lines(), [false, false]);
});

forEachEngine('a rollback is followed like any build', first(BUILDS.B), async ({ page, site }) => {
  await page.goto(TREATMENT);
  await keeps(page);
  await site.deploy(BUILDS.A);
  await page.goto(TREATMENT);
  await newerComes(page);
  await page.goto(TREATMENT);
  await shows(page, 'A');
  await alive(page);
});

for (const [name, spoil] of [
  ['whose files do not all come', (site) => site.fault(/\/planner-[0-9a-f]+\.js$/, (request) => {
    request.socket.destroy();
    return true;
  })],
  ['of which a page is still the old one', (site) => site.fault(`/${TREATMENT}recovery/`, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html lang="en" data-tg-build="0"><p>Old.');
    return true;
  })],
  ['on a host that answers everything else with one page', (site) => site.fault(/\.(js|css|wasm)$/, (_request, response, { pathname }) => {
    if (pathname === '/sw.js') return false;
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>home</title>');
    return true;
  })],
]) {
  forEachEngine(`a build ${name} is not taken, and the one that is there goes on`, first(), async ({ page, site }) => {
    await page.goto(TREATMENT);
    await keeps(page);
    await site.deploy(BUILDS.B);
    const mend = spoil(site);
    const failed = page.run(() => navigator.serviceWorker.ready.then((registration) =>
      registration.update().then((it) => new Promise((resolve) => {
        const worker = it.installing;
        if (!worker) resolve('no worker');
        else worker.onstatechange = () => { if (worker.state !== 'installing') resolve(worker.state); };
      }))));
    assert.equal(await failed, 'redundant');
    const undo = cut(site);
    for (const path of [TREATMENT, `${TREATMENT}recovery/`, `${TREATMENT}plan/`]) {
      await page.goto(path);
      assert.equal(await letterOfStyle(page), 'A', path);
      await alive(page);
    }
    undo();
    mend();
    await page.goto(TREATMENT);
    await newerComes(page);
    await page.goto(TREATMENT);
    await shows(page, 'B');
  });
}

forEachEngine('a file that the browser keeps as missing is asked for again', {
  ...first(), only: ['chromium'], // the others keep no such answer
}, async ({ page, site }) => {
  await page.goto(TREATMENT);
  await keeps(page);
  await site.deploy(BUILDS.B);
  // As behind a host that has the wrong lifetime on its errors, in the middle of a deploy.
  const there = site.fault(/\/handover-[0-9a-f]+\.js$/, (_request, response) => {
    response.writeHead(404, { 'cache-control': 'public, max-age=31536000, immutable' }).end();
    return true;
  });
  const path = readdirSync(join(siteFolder(BUILDS.B), 'assets')).find((name) => /^handover-[0-9a-f]+\.js$/.test(name));
  const status = (cache) => page.runAsync((name, how) => fetch(`/assets/${name}`, { cache: how }).then((answer) => answer.status), path, cache);
  assert.equal(await status('default'), 404);
  there();
  assert.equal(await status('default'), 404, 'the browser keeps what was missing');
  await page.goto(TREATMENT);
  await newerComes(page);
  await page.goto(TREATMENT);
  await shows(page, 'B');
});

forEachEngine('a host that answers every address with its first page keeps nobody from reading', {
  site: { offline: true },
}, async ({ page, site }) => {
  site.fault(/./, async (_request, response, { pathname }) => {
    if (/^\/(assets|icons)\//.test(pathname) || pathname === '/') return false;
    response.writeHead(200, { 'content-type': 'text/html' })
      .end(await (await fetch(new URL('/', site.url))).text());
    return true;
  });
  await page.goto('');
  await page.waitFor('the site module', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.waitFor('that the worker was refused', () => page.run(() =>
    navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)));
  assert.match(await heading(page), /Treatments/);
});

forEachEngine('another name for the home screen is a newer build', first(NAMED[0]), async ({ page, site }) => {
  const name = () => page.runAsync(() => fetch('/site.webmanifest').then((answer) => answer.json()).then((it) => it.short_name));
  await page.goto(TREATMENT);
  await keeps(page);
  assert.equal(await name(), 'Guide');
  await site.deploy(NAMED[1]);
  await page.goto(TREATMENT);
  await newerComes(page);
  await page.goto(TREATMENT);
  assert.equal(await name(), 'Skin');
});

// A host that was set up without the one word that WebAssembly needs.
forEachEngine('a policy that the host has put right reaches a visitor who has the guide', {
  site: { root: BUILDS.A, offline: true }, errors: /./,
}, async ({ page, site }) => {
  let right = false;
  site.editHeaders((headers) => {
    const policy = headers['content-security-policy'];
    if (policy && !right) headers['content-security-policy'] = policy.replace(" 'wasm-unsafe-eval'", '');
  });
  await page.goto(PLAN);
  await page.waitFor('word that it does not work', () => page.run(() => document.documentElement.dataset.tgFault));
  await keeps(page);
  right = true;
  // Any page of the guide will do; what is kept changes in the background.
  await page.goto(TREATMENT);
  await page.waitFor('the policy of the other pages', () => page.run(async (path) =>
    /wasm-unsafe-eval/.test((await caches.match(path)).headers.get('content-security-policy')), `/${PLAN}`));
  await site.close();
  await openMarch(page);
  assert.equal(await page.run(() => document.documentElement.dataset.tgFault ?? ''), '');
});

forEachEngine('a guide of which somebody emptied the storage is kept again at the next visit', first(), async ({ page, site }) => {
  await page.goto(TREATMENT);
  await keeps(page);
  // As another page of the host may do it, or a hand in the browser's own tools.
  await page.runAsync(() => caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))));
  await page.goto(TREATMENT);
  await keeps(page);
  await page.waitFor('the whole of it', () => page.run(async () => (await caches.keys()).length === 2));
  await site.close();
  await page.goto(PLAN);
  await page.waitFor('the planner', async () => /plan/i.test(await heading(page)));
});

for (const [name, off, expected] of [
  ['a site that is built with OFFLINE=no', (site) => site.deploy(SWITCHED_OFF), {}],
  ['a site that was taken down', (site) => site.fault(/./, (_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>Not here</title><h1>Not here</h1>');
    return true;
    // What is kept may be gone while the page that it brought still asks for its script.
  }), { errors: /^resource: / }],
  ['a site of which the worker alone was taken away', (site) => site.fault('/sw.js', (_request, response) => {
    response.writeHead(404).end();
    return true;
  }), {}],
]) {
  forEachEngine(`${name} leaves nothing on the device`, { ...first(), ...expected }, async ({ page, site }) => {
    await page.goto(TREATMENT);
    await keeps(page);
    await off(site);
    await page.goto(TREATMENT);
    await page.waitFor('an empty device', () => page.run(async () =>
      (await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0));
  });
}

forEachEngine('nothing that a person entered is kept with the build', { site: { offline: true } }, async ({ page }) => {
  await openMarch(page);
  await keeps(page);
  await page.click(id('download-ics'));
  const all = await page.run(async () => {
    const texts = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) texts.push(request.url);
    }
    return texts;
  });
  assert.ok(all.length > 10);
  assert.deepEqual(all.filter((url) => /2027|plan=|[?#]/.test(url)), []);
});

forEachEngine('where data is dear nothing is fetched ahead', {
  site: { offline: true }, only: ['chromium'], // the others do not tell a page that data is dear
}, async ({ page, site }) => {
  const own = await (await fetch(new URL(TREATMENT, site.url))).text();
  site.fault(`/${TREATMENT}`, (_request, response) => {
    const script = '<script>Object.defineProperty(navigator, "connection", { value: { saveData: true } })</script>';
    response.writeHead(200, { 'content-type': 'text/html' }).end(own.replace('<head>', `<head>${script}`));
    return true;
  });
  await page.goto(TREATMENT);
  await alive(page);
  await page.runAsync(() => new Promise((done) => { requestIdleCallback(() => requestIdleCallback(done)); }));
  assert.deepEqual(site.requests().filter(({ path }) => /sw\.js|site-/.test(path)), []);
});

