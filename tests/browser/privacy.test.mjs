// Who is told what: every request of a whole session, from the catalogue over a plan with an event and a trip to the
// file, the code, the sheet and the link. Nobody else is asked, nothing is a cookie, and no request holds the plan.
// Last, a page that does ask somebody else: what looks for such requests finds them.
import { strict as assert } from 'node:assert';
import { createServer } from 'node:http';
import { forEachEngine } from './support/each-engine.mjs';
import { runFirst } from './support/first-script.mjs';
import { ofPages, outsideProxy } from './support/outside-proxy.mjs';
import { figure } from './support/passed.mjs';
import { dates, datesBecome, hasCode, id, isDisabled, keepWhatLeaves, open, saved } from './support/planner.mjs';

const TREATMENT = 'treatments/microneedling/';

/** Listens from now on; gives a function that tells, once and at the end, which requests went to anybody else. */
async function listen(page, { origin }) {
  const { log } = await outsideProxy();
  const begun = log.length;
  const named = new Set();
  return {
    /** To be called before a page is left: what it asked for on this machine passes no proxy. */
    async note() {
      for (const address of await page.resources()) named.add(address);
    },
    async others() {
      await this.note();
      // A request on its way is there when one that was made after it is.
      const last = `the-end-${begun}.example`;
      await page.goto(`http://${last}/`);
      await page.waitFor('the last request', () => log.some(({ host }) => host === last));
      return [
        ...ofPages(log.slice(begun)).filter(({ host }) => host !== last).map(({ target }) => target),
        ...[...named].filter((address) => !/^(data|blob):/.test(address) && new URL(address).origin !== origin),
      ];
    },
  };
}

forEachEngine('a whole session asks nobody else, sets no cookie and tells nothing of the plan', async ({ page, site, engine }) => {
  const heard = await listen(page, site);
  // What the server is sent beside the address.
  const sent = [];
  site.fault(/./, (request) => {
    sent.push({ method: request.method, url: request.url, headers: JSON.stringify(request.headers), length: request.headers['content-length'] ?? '0' });
    return false;
  });
  await page.goto('');
  await page.click(await page.byRole('link', 'Microneedling'));
  await page.waitForEqual('the treatment', () => page.run(() => location.pathname), `/${TREATMENT}`);
  await page.run(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));
  await heard.note();
  await page.goto(`${TREATMENT}recovery/`);
  await page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
  await page.setValue(id('timeline-start'), '2027-02-11');
  await page.setValue(id('timeline-day'), '9');
  await heard.note();
  await open(page);
  await page.setValue(id('start-date'), '2027-03-02');
  await page.setValue(id('event-date'), '2027-08-19');
  await page.click(id('add-blocked'));
  await page.setValue(id('blocked-from'), '2027-04-20');
  await page.setValue(id('blocked-to'), '2027-04-27');
  await page.click(id('sessions-more'));
  await page.waitFor('a plan', async () => (await dates(page)).length === 4);
  await keepWhatLeaves(page);
  await page.run((css) => document.querySelector(css).scrollIntoView({ block: 'center' }), id('qr'));
  await page.waitFor('the code', () => hasCode(page));
  await page.waitFor('the sheet', async () => /Suggested dates/.test(await page.textContent('.tg-sheet')));
  const planned = await dates(page);
  await page.click(id('download-ics'));
  const { text: file } = await saved(page, 1);
  for (const day of planned) assert.ok(file.includes(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`), day);
  await page.click(id('copy-text'));
  await page.waitFor('the copy', () => page.run(() => window.copied[0]));
  await page.click(await page.byRole('button', 'Keep on this device'));
  await page.byRole('button', 'Forget on this device');
  const link = await page.run((css) => document.querySelector(css).href, id('share-link'));
  await heard.note();
  await page.goto('404.html');
  await open(page, new URL(link).hash);
  await datesBecome(page, planned);
  await heard.note();
  await page.click((await page.all('.tg-footer a'))[0]);
  await page.waitForEqual('the catalogue', () => page.run(() => location.pathname), '/');

  const secrets = ['2027-02-11', '2027-03-02', '2027-08-19', '2027-04-20', ...planned, new URL(link).hash.slice('#plan='.length)];
  const requests = sent.filter(({ url }) => !url.includes('/__test/'));
  assert.ok(requests.length > 15, `${requests.length} requests`);
  const telling = requests.filter(({ url, headers }) => secrets.some((secret) => url.includes(secret) || headers.includes(secret)));
  assert.deepEqual(telling, [], 'a request tells of the plan');
  assert.deepEqual(requests.filter(({ method, length, url }) => method !== 'GET' || length !== '0' || url.includes('?')), [], 'something is sent');
  assert.deepEqual(requests.filter(({ headers }) => /"cookie":/.test(headers)), []);
  assert.equal(await page.run(() => document.cookie), '');
  assert.deepEqual(await heard.others(), [], 'somebody else is asked');
  figure(`row 15: ${requests.length} requests of a session in ${engine.name}: 0 to anybody else, 0 cookies, 0 with a date or a link of the plan`);
});

forEachEngine('a page that asks somebody else is found out', {
  site: { headers: { 'content-security-policy': null } }, errors: /tracker\.example|fonts\.googleapis\.com/,
}, async ({ page, site }) => {
  // What is on this machine passes no proxy.
  const neighbour = createServer((_request, response) => response.writeHead(204).end());
  await new Promise((done) => neighbour.listen(0, '127.0.0.2', done));
  const near = `http://127.0.0.2:${neighbour.address().port}/x.png`;
  try {
    runFirst(site, (...addresses) => {
      const asked = addresses.map((address) => fetch(address, { mode: 'no-cors' }));
      Promise.allSettled(asked).then(() => { window.askedAll = true; });
    }, ['http://tracker.example/x.png', 'https://fonts.googleapis.com/css', near]);
    const heard = await listen(page, site);
    await page.goto(TREATMENT);
    await page.waitFor('the answers', () => page.run(() => window.askedAll));
    const others = await heard.others();
    for (const wanted of ['GET http://tracker.example/x.png', 'CONNECT fonts.googleapis.com:443', near]) {
      assert.ok(others.includes(wanted), `${wanted} is not among ${others.join(', ')}`);
    }
  } finally {
    neighbour.close();
    neighbour.closeAllConnections();
  }
});
