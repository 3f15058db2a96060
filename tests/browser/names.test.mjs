// What a screen reader is given: on every page each control has a role and a name of the engine's own computing, and
// says its state; a change of page is told once, by the heading that takes the focus.
import { strict as assert } from 'node:assert';
import { alive } from './support/alive.mjs';
import { forEachEngine } from './support/each-engine.mjs';
import { table } from './support/table.mjs';

const TREATMENT = 'treatments/microneedling/';
const PAGES = ['', TREATMENT, `${TREATMENT}recovery/`, `${TREATMENT}plan/`, 'consult/microneedling/', '404.html'];
const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"], [role="button"], [role="slider"]';
const saw = table(19, 'pages whose controls have a role, a name and a state');
const told = table(19, 'changes of page that are told once, by the heading');

for (const path of PAGES) {
  forEachEngine(`/${path}: every control has a name and says its state`, { timeoutMs: 300_000 }, async ({ page, engine }) => {
    await page.goto(path);
    if (path.includes('microneedling')) {
      await alive(page);
    }
    const shown = await page.run((css) => [...document.querySelectorAll(css)].filter((it) => !it.closest('[aria-hidden="true"]')).filter((it) => it.checkVisibility?.({ visibilityProperty: true }) ?? it.getClientRects().length), CONTROLS);
    const faults = [];
    for (const element of shown) {
      const [role, name] = [(await element.role()).toLowerCase(), (await element.name()).trim()];
      const { html, states } = await page.run((it) => ({
        html: it.outerHTML.slice(0, 120),
        // What can be open, chosen or moved has to say so.
        states: {
          expanded: it.matches('[aria-controls]:not([aria-expanded]):not([role=slider]):not(input)'),
          range: it.matches('[role=slider]:not([aria-valuenow])'),
          moved: it.matches('input[type=range]:not([aria-valuetext])'),
        },
      }), element);
      if (!name) faults.push(`no name: ${html}`);
      // ARIA has no role for a native summary or date field, and Firefox and WebKit make none up.
      const native = role === '' && await page.run((it) => it.matches('summary, input[type=date]'), element);
      if (!native && ['', 'generic', 'none', 'presentation', 'unknown'].includes(role)) faults.push(`role “${role}”: ${html}`);
      for (const [what, missing] of Object.entries(states)) if (missing) faults.push(`does not say whether it is ${what}: ${html}`);
    }
    assert.deepEqual(faults, []);
    saw(`/${path}`, engine, `${shown.length} controls`);
  });
}

forEachEngine('a change of page is told once, by its heading', async ({ page, engine }) => {
  await page.goto(TREATMENT);
  await page.waitFor('the router', () => page.run(() => document.documentElement.dataset.tgSite === 'ready'));
  await page.run(() => {
    window.told = [];
    document.addEventListener('focusin', ({ target }) => window.told.push(`focus: ${target.localName} ${target.textContent.trim().slice(0, 60)}`));
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const live = (target.nodeType === 1 ? target : target.parentElement)?.closest('[aria-live], [role=status], [role=alert]');
        const words = live?.getClientRects().length ? live.textContent.trim() : '';
        if (words) window.told.push(`live: ${words}`);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.run(() => document.querySelector('main a[href$="/recovery/"]').click());
  await page.waitForEqual('the recovery page', () => page.run(() => document.documentElement.dataset.tgAlive && location.pathname), `/${TREATMENT}recovery/`);
  await page.runAsync(() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 0)));
  const heard = await page.run(() => window.told);
  assert.equal(heard.filter((what) => what.startsWith('focus: h1')).length, 1, heard.join('\n'));
  assert.deepEqual(heard.filter((what) => !what.startsWith('focus: h1')), []);
  told('from the treatment to its recovery', engine, 'told once');
});
