// The panic drill. A panic in the shipped modules is a trap: the module's instance is dead where it stood, with nothing
// cleaned up. The drill does that to the shipped modules themselves: from a press on, the n-th call out of WebAssembly
// throws a RuntimeError, which leaves the same wreck, be it in a handler (its first calls) or in the views that follow
// (its later ones, and those that write the document). Whatever was reached: the text stays, a line offers to load the
// page again, the plan is not lost, and a host's page is untouched.
import { strict as assert } from 'node:assert';
import { forEachEngine } from './support/each-engine.mjs';
import { runFirst } from './support/first-script.mjs';
import { hostPage, withHost } from './support/host-site.mjs';
import { MARCH, dates, id, inAddress, isDisabled, openMarch } from './support/planner.mjs';
import { table } from './support/table.mjs';
import { CLEAN } from '../fixtures/hosts.mjs';

const saw = table(7, 'places where a module dies');

/** Every call out of a module goes through here; `window.__drill = { left, only }` says which one fails. */
const drill = () => {
  const rigged = (imports) => Object.fromEntries(Object.entries(imports).map(([module, functions]) => [
    module,
    // What the two parts of a module ask of each other is no call out of it.
    module !== 'a' ? functions : Object.fromEntries(Object.entries(functions).map(([name, own]) => {
      if (typeof own !== 'function') return [name, own];
      const source = String(own);
      return [name, (...given) => {
        const { __drill: armed } = window;
        if (armed && (!armed.only || source.includes(armed.only))) {
          armed.left -= 1;
          if (armed.left === 0) {
            window.__died = true;
            throw new WebAssembly.RuntimeError('unreachable');
          }
        }
        return own(...given);
      }];
    })),
  ]));
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    // The module for files may come at any moment and takes no press: that it fails is handled, and is no death.
    WebAssembly[name] = async (code, imports) => {
      const { url = '' } = (await code) ?? {};
      return own.call(WebAssembly, code, /handover-/.test(url) ? imports : imports && rigged(imports));
    };
  }
};

const DEATHS = [
  ['the first call of a handler', { left: 1 }],
  ['the third', { left: 3 }],
  ['the eighth', { left: 8 }],
  ['the twentieth', { left: 20 }],
  ['the fiftieth', { left: 50 }],
  ['a view that sets an attribute', { left: 1, only: 'setAttribute' }],
  ['a view that makes an element', { left: 1, only: 'createElement' }],
];
const errors = /RuntimeError|unreachable|Treatment Guide|closure invoked|recursive|already borrowed|null pointer/;

// CI takes every third, FULL=1 all.
for (const [where, death] of DEATHS.filter((_, place) => process.env.FULL || place % 3 === 0)) {
  forEachEngine(`a module that dies in ${where} takes nothing with it`, { errors }, async ({ page, site, engine }) => {
    runFirst(site, drill);
    await openMarch(page);
    await inAddress(page);
    const before = (await page.text('main')).length;
    await page.run((death) => { window.__drill = death; }, death);
    await page.click(id('sessions-more'));
    // What no press reaches is reached by the next.
    await page.waitFor('the death', async () => {
      if (await page.run(() => window.__died)) return true;
      await page.run((css) => document.querySelector(css)?.click(), id('sessions-fewer'));
      return false;
    });
    await page.waitForEqual('word of it', () => page.run(() => document.documentElement.dataset.tgFault), 'stopped');
    await page.waitFor('the line', async () => /have stopped/.test(await page.text('.tg-fault')));
    assert.ok((await page.text('main')).length > before * 0.9, 'the text is gone');
    assert.match(await page.run(() => location.hash), /^#plan=/);
    await page.click(await page.byRole('button', 'Load the page again'));
    await page.waitFor('the planner again', async () => (await page.run(() => window.__died)) !== true && !(await isDisabled(page, 'reset')));
    await page.waitForEqual('its plan', async () => (await dates(page)).slice(0, 3), MARCH);
    await page.setValue(id('start-date'), '2027-03-02');
    await page.waitFor('it plans', async () => (await dates(page))[0] === '2027-03-02');
    saw(where, engine, 'text, line and plan are there; loading again goes on with the plan');
  });
}

forEachEngine('a module that dies while a page starts leaves the page as text', { errors }, async ({ page, site, engine }) => {
  runFirst(site, drill);
  runFirst(site, () => { window.__drill = { left: 40 }; });
  await page.goto('treatments/microneedling/plan/');
  await page.waitFor('word of it', () => page.run(() => document.documentElement.dataset.tgFault));
  assert.match(await page.text('main'), /4 to 6 weeks/);
  await page.byRole('button', 'Load the page again');
  saw('while the page starts', engine, 'text and line are there');
});

forEachEngine('a guide that dies leaves the host’s page untouched, and starts again with its plan', async ({ page, site, engine }) => {
  await withHost(page, async ({ show }) => {
    const guide = '<treatment-guide id="plan" treatment="microneedling" view="plan"><p>Text</p></treatment-guide>';
    const loader = `<script src="/drill.js"></script><script src="${site.url}embed/v1/treatment-guide.js" async></script>`;
    await show({ ...CLEAN, html: hostPage(CLEAN, guide, loader), files: { '/drill.js': `(${drill})();` } });
    const inside = (fn, ...args) => page.run(`function (...given) { return (${fn})(document.getElementById('plan').shadowRoot, ...given); }`, ...args);
    const days = () => inside((root) => Array.from(root.querySelectorAll('[data-testid="session-dates"] time'), (it) => it.dateTime));
    await page.waitFor('a plan', async () => (await days()).length === 3);
    await inside((root) => root.querySelector('[data-testid="sessions-more"]').click());
    await page.waitFor('four sessions', async () => (await days()).length === 4);
    const [planned, own] = [await days(), await page.run(() => document.title + location.href + document.querySelector('main > p').textContent)];
    await page.run(() => { window.__drill = { left: 3 }; });
    await inside((root) => root.querySelector('[data-testid="gap-more"]').click());
    await page.waitFor('the line', () => inside((root) => /Your plan is kept/.test(root.querySelector('.tg-widget-fault')?.textContent ?? '')));
    assert.ok(await inside((root) => root.textContent.length > 1000), 'the text is gone');
    assert.equal(await page.run(() => document.title + location.href + document.querySelector('main > p').textContent), own);
    // A listener that the page had before the guide came hears of an error first; nothing else of it reaches the page.
    assert.deepEqual(await page.run(() => window.__host.problems.filter((text) => !/^warn: Treatment Guide|unreachable/.test(text))), []);
    await inside((root) => root.querySelector('.tg-widget-fault button').click());
    await page.waitFor('a new start', () => inside((root) => root.querySelector('.tg-root')?.childElementCount && !root.querySelector('.tg-widget-fault')));
    await page.waitForEqual('the same plan', days, planned);
    await inside((root) => root.querySelector('[data-testid="sessions-fewer"]').click());
    await page.waitFor('it plans', async () => (await days()).length === 3);
    saw('in a host’s page', engine, 'host untouched; starts again with its plan');
  }, /unreachable/);
});

forEachEngine('a module that died says nothing of the next page, and a new one is there when the reader comes back', { errors }, async ({ page, site }) => {
  runFirst(site, drill);
  await openMarch(page);
  await inAddress(page);
  await page.waitFor('the site module', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.run(() => { window.__drill = { left: 1 }; });
  await page.click(id('sessions-more'));
  const fault = () => page.run(() => document.documentElement.dataset.tgFault ?? null);
  await page.waitForEqual('word of it', fault, 'stopped');
  const isAlive = () => page.run(() => document.documentElement.dataset.tgAlive === 'parts');
  await page.run(() => document.querySelector('a[href$="/treatments/microneedling/recovery/"]').click());
  await page.waitForEqual('the recovery page', () => page.path(), '/treatments/microneedling/recovery/');
  await page.waitFor('it is alive', isAlive);
  assert.equal(await fault(), null);
  await page.back();
  await page.waitFor('the plan again', async () => (await isAlive()) && !(await isDisabled(page, 'reset')));
  await page.waitFor('its plan', async () => (await dates(page))[0] === MARCH[0]);
  assert.equal(await fault(), null);
  await page.setValue(id('start-date'), '2027-03-02');
  await page.waitFor('it plans', async () => (await dates(page))[0] === '2027-03-02');
  assert.ok(await page.run(() => window.__died), 'a page load would have forgotten the death');
});
