// How soon a guide in a clinic's page works once it comes near the screen: from that moment to the first press that
// changes what a person reads, in every guide of the page. 4 times slower CPU, a fresh profile each time, in the
// installed Chromium.
//
//   node tests/bench/widget.mjs [rounds]      prints a Markdown table of medians
//
// "slow network" is 1.6 Mbit/s with 150 ms; on the other one the guide's host answers at once. Times move between
// machines.
import { ENGINES, cdp } from '../browser/support/engines.mjs';
import { hostPage, startHost } from '../browser/support/host-site.mjs';
import { startSite } from '../browser/support/site.mjs';

const rounds = Number(process.argv[2] ?? 5);
const chromium = ENGINES.find(({ name }) => name === 'chromium');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** What is pressed, and what a person reads then. */
const PRESS = {
  faq: ['.tg-faq button:not([disabled])', 'details[open]'],
  recovery: ['[data-testid="timeline-day"]', '[data-testid="timeline-phase"]'],
  plan: ['[data-testid="sessions-more"]:not([disabled])', '[data-testid="sessions-value"]'],
};

// Runs in the page.
const untilAllWork = (control, reading) => new Promise((done, failed) => {
  const guides = Array.from(document.querySelectorAll('treatment-guide'));
  const from = performance.now();
  let left = guides.length;
  const ask = (guide) => {
    const root = guide.shadowRoot;
    const read = () => Array.from(root.querySelectorAll(reading), (it) => it.textContent).join();
    const before = read();
    const it = root.querySelector(control);
    if (it?.localName === 'input') {
      it.value = 20;
      it.dispatchEvent(new Event('input', { bubbles: true }));
    } else it?.click();
    requestAnimationFrame(() => {
      if (it && read() !== before) {
        left -= 1;
        if (!left) done(performance.now() - from);
      } else if (performance.now() - from > 60000) failed(new Error('it does not work'));
      else setTimeout(ask, 5, guide);
    });
  };
  guides[0].scrollIntoView();
  for (const guide of guides) ask(guide);
});

async function visit(view, count, slow) {
  const { session, close } = await chromium.launch({});
  const site = await startSite({ collect: false });
  const host = await startHost();
  try {
    await chromium.resize(session, 390, 844);
    const guides = Array.from({ length: count }, () =>
      `<treatment-guide treatment="microneedling" view="${view}"><p>The text inside</p></treatment-guide>`).join('');
    const page = { css: '#far{height:5000px}' };
    const html = hostPage(page, `<div id="far"></div>${guides}`, `<script src="${site.url}embed/v1/treatment-guide.js" async></script>`);
    await cdp(session, 'Network.enable');
    if (slow) {
      await cdp(session, 'Network.emulateNetworkConditions', {
        offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8,
      });
    }
    await session.navigate(host.show({ ...page, html }));
    await session.runAsync(() => customElements.whenDefined('treatment-guide').then(() => true));
    await cdp(session, 'Emulation.setCPUThrottlingRate', { rate: 4 });
    return await session.runAsync(untilAllWork, ...PRESS[view]);
  } finally {
    await close();
    await host.close();
    await site.close();
  }
}

console.log('| view | guides on the page | near to usable | on a slow network |\n|---|---|---|---|');
for (const view of Object.keys(PRESS)) {
  for (const count of [1, 5]) {
    const times = { fast: [], slow: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.fast.push(await visit(view, count, false));
      times.slow.push(await visit(view, count, true));
    }
    const cells = [times.fast, times.slow].map((all) => `${Math.round(median(all))} ms`);
    console.log(`| ${view} | ${count} | ${cells.join(' | ')} |`);
  }
}
process.exit(0);
