// Who is told what: every request of a whole session, from the catalogue over a plan with an event and a trip to the
// file, the code, the sheet and the link. Nobody else is asked, nothing is a cookie, and no request holds the plan.
import { strict as assert } from 'node:assert';
import { forEachEngine } from './support/each-engine.mjs';
import { outsideProxy } from './support/outside-proxy.mjs';
import { dates, datesBecome, hasCode, id, isDisabled, keepWhatLeaves, open } from './support/planner.mjs';

const TREATMENT = 'treatments/microneedling/';

forEachEngine('a whole session asks nobody else, sets no cookie and tells nothing of the plan', async ({ page, site, engine }) => {
  const outside = (await outsideProxy()).log;
  const asked = outside.length;
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
  await page.goto(`${TREATMENT}recovery/`);
  await page.waitFor('the timeline', async () => !(await isDisabled(page, 'timeline-play')));
  await page.setValue(id('timeline-start'), '2027-02-11');
  await page.setValue(id('timeline-day'), '9');
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
  await page.click(id('copy-text'));
  await page.click(await page.byRole('button', 'Keep on this device'));
  const link = await page.run((css) => document.querySelector(css).href, id('share-link'));
  const planned = await dates(page);
  await page.goto('404.html');
  await open(page, new URL(link).hash);
  await datesBecome(page, planned);
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
  const host = new URL(site.origin).host;
  // A browser asks its maker for this and that; a page's own requests name the page's host or come from it.
  const others = outside.slice(asked).filter(({ target }) => target.includes(host));
  assert.deepEqual(others, []);
  const resources = await page.resources();
  assert.deepEqual(resources.filter((address) => !address.startsWith(site.origin)), []);
  console.log(`figure: row 15: ${requests.length} requests of a session in ${engine.name}: 0 to anybody else, 0 cookies, 0 with a date or a link of the plan`);
});
