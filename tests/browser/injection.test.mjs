// Script injection: every payload in every place of the content, without a Content-Security-Policy, in real
// browsers. Nothing runs, and nothing is in the page that could.
//
// In CI: 2,000 cases in all engines. With FULL every payload in every place in Chromium: those that come with
// packages, and, where XSS_CORPUS names a folder of .txt files (a payload a line), those too:
// `XSS_CORPUS=… FULL=1 node --test tests/browser/injection.test.mjs`.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { alive } from './support/alive.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { OPEN, auditCases, nothingRan, provoke, serveHooks, shapeOfPage, writePages } from './support/injection.mjs';
import { figure } from './support/passed.mjs';

const full = Boolean(process.env.FULL);
const sample = writePages('injection-sample', { INJECTION_CASES: '2000', XSS_CORPUS: '' });
const all = full ? writePages('injection-all') : null;
const repository = resolve(import.meta.dirname, '../..');
// A picture that is not there is no fault here, and neither is one that another machine would have.
const pictures = /^resource: img/;

/** All pages of cases; gives how many cases there were. */
async function lookAtCases(page, site, written) {
  serveHooks(site, written.folder);
  let cases = 0;
  let elements = 0;
  for (let number = 0; number < written.pages; number += 1) {
    const path = `cases/${number}.html`;
    await page.goto(path);
    const before = await page.run(auditCases);
    assert.deepEqual(before.faults, [], path);
    await provoke(page, 'body *', true);
    assert.equal(await nothingRan(page, site, path), `/${path}`, 'the page was left');
    const after = await page.run(auditCases);
    assert.deepEqual(after.faults, [], `${path} after it was touched`);
    cases += after.cases;
    elements += after.elements;
  }
  assert.equal(cases, written.cases, 'cases that a browser saw');
  return `${cases} cases (${written.payloads} payloads, ${written.contexts.length} places), ${elements} elements touched`;
}

// What these tests would say if something ran: a page on which everything does.
const RUNS = `<script>alert(1)</script><img src="/no.png" onerror="confirm(2)"><p onclick="prompt(3)">press</p>
  <a href="javascript:open(4)">press</a><svg onload="print(5)"></svg><p onmouseover="location.hash = 'silent'">look</p>`;
forEachEngine('what runs is noticed, and so is what could', { site: { root: sample.folder, headers: OPEN }, errors: /./ }, async ({ page, site }) => {
  serveHooks(site, sample.folder);
  site.fault('/cases/runs.html', (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy-report-only': OPEN['content-security-policy-report-only'] });
    response.end(`<!doctype html><head><script src="/hooks.js"></script></head><body><div class="case" data-kind="markdown">${RUNS}</div><p id="end">The end</p></body>`);
    return true;
  });
  await page.goto('cases/runs.html');
  const { faults } = await page.run(auditCases);
  for (const what of ['holds <script>', 'onerror', 'onclick', 'leads to javascript:', 'onload', 'onmouseover']) {
    assert.ok(faults.some((fault) => fault.includes(what)), `${what} is not among ${faults.join('; ')}`);
  }
  await provoke(page, 'body *', true);
  await page.waitFor('all that runs', () => page.run(() => {
    const { ran } = window.__injection;
    return ['alert(1)', 'confirm(2)', 'prompt(3)', 'open(4)', 'print(5)', 'script-src'].every((it) => ran.some((what) => what.startsWith(it)));
  }));
  await assert.rejects(nothingRan(page, site, 'the page'), /something ran/);
});

forEachEngine('two thousand payloads in their places run nothing', { site: { root: sample.folder, headers: OPEN }, errors: pictures, timeoutMs: 300_000 }, async ({ page, site, engine }) => {
  const said = await lookAtCases(page, site, sample);
  figure(`row 1: 0 of ${said} ran in ${engine.name}, CSP off`);
});

/** The pages of treatments that are made of payloads, alive, pressed and looked at; gives how many there were. */
async function lookAtTreatments(page, site, written, slugs) {
  serveHooks(site, written.folder);
  const open = async (slug, view) => {
    const path = `treatments/${slug}/${view}`;
    await page.goto(path);
    await alive(page, { timeoutMs: 30_000 });
    // What the hand-over makes is markup that comes from a module.
    if (view === 'plan/') {
      await page.run(() => document.querySelector('[data-testid="qr"]').scrollIntoView());
      await page.waitFor('the sheet', () => page.run(() => document.querySelector('.tg-sheet table') && document.querySelector('[data-testid="qr"] svg')));
    }
    return path;
  };
  let texts = 0;
  for (const view of ['', 'recovery/', 'plan/']) {
    await open('harmless', view);
    const model = await page.run(shapeOfPage);
    for (const slug of slugs) {
      const path = await open(slug, view);
      const shape = await page.run(shapeOfPage);
      const at = shape.findIndex((line, index) => line !== model[index]);
      assert.deepEqual(shape.slice(at, at + 3), model.slice(at, at + 3), `${path}: element ${at} is another than with harmless words`);
      assert.equal(shape.length, model.length, path);
      await provoke(page, 'main *', view !== 'plan/');
      await nothingRan(page, site, path);
      texts += 1;
    }
  }
  return texts;
}

const treatmentOptions = (written) => ({ site: { root: written.folder, headers: OPEN }, errors: pictures, timeoutMs: 1_800_000 });
forEachEngine('a treatment made of payloads comes alive and runs nothing', treatmentOptions(sample), async ({ page, site, engine }) => {
  const pages = await lookAtTreatments(page, site, sample, sample.treatments.slice(1, 2));
  figure(`row 1: 0 of ${sample.inTreatments} payloads in ${sample.places} places of ${pages} living pages ran in ${engine.name}`);
});

if (full) {
  forEachEngine('every payload in every place runs nothing', { only: ['chromium'], site: { root: all.folder, headers: OPEN }, errors: pictures, timeoutMs: 1_800_000 }, async ({ page, site }) => {
    const said = await lookAtCases(page, site, all);
    assert.ok(all.cases >= (process.env.XSS_CORPUS ? 100_000 : 25_000), `${all.cases} cases`);
    figure(`row 1: 0 of ${said} ran in Chromium, CSP off; ${all.calendars} calendar files without a fault`);
  });

  forEachEngine('treatments made of all payloads come alive and run nothing', { only: ['chromium'], ...treatmentOptions(all) }, async ({ page, site }) => {
    const pages = await lookAtTreatments(page, site, all, all.treatments.slice(1));
    figure(`row 1: 0 of ${all.inTreatments} payloads in ${all.places} places of ${pages} living pages ran in Chromium`);
  });
}

forEachEngine('a payload in place of a plan runs nothing and opens no plan', { site: { root: sample.folder, headers: OPEN }, timeoutMs: 1_800_000 }, async ({ page, site, engine }) => {
  const written = full && engine.name === 'chromium' ? all : sample;
  const payloads = JSON.parse(readFileSync(resolve(repository, written.folder, 'payloads.json'), 'utf8'));
  serveHooks(site, sample.folder);
  await page.goto('treatments/harmless/plan/');
  await alive(page);
  const shape = await page.run(shapeOfPage);
  const plain = (payloads) => payloads.flatMap((it) => [`#plan=${it}`, `#plan=${encodeURIComponent(it.toWellFormed?.() ?? it)}`, `#${it}`]);
  for (let from = 0; from < payloads.length; from += 500) {
    await page.runAsync(async (fragments) => {
      for (const fragment of fragments) {
        const told = new Promise((done) => addEventListener('hashchange', done, { once: true }));
        const before = location.hash;
        location.hash = fragment;
        if (location.hash !== before) await told;
      }
    }, plain(payloads.slice(from, from + 500)));
  }
  await nothingRan(page, site, 'the planner');
  assert.equal(await page.run(() => document.querySelectorAll('[data-testid="session-dates"] time').length), 0, 'a payload gave a plan');
  assert.match(await page.text('main'), /link/);
  const known = new Set(shape.map((line) => line.split(' ')[0]));
  assert.deepEqual((await page.run(shapeOfPage)).filter((line) => !known.has(line.split(' ')[0])), [], 'an element that a planner has not');
  figure(`row 1: 0 of ${payloads.length * 3} addresses with a payload ran in ${engine.name}`);
});
