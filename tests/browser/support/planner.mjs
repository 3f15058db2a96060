// What tests of the planner do and ask again and again. Days are counted in UTC here, so that no clock change
// of the test's own zone can move them.
export const PLAN = 'treatments/microneedling/plan/';
const DAY = 86_400_000;

export const plus = (iso, days) => new Date(Date.parse(`${iso}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
export const between = (from, to) => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY;

export const id = (name) => `[data-testid="${name}"]`;
export const dates = (page) =>
  page.run(() =>
    [...document.querySelectorAll('[data-testid="session-dates"] > li time')].map((it) => it.dateTime),
  );
export const value = (page, name) => page.run((css) => document.querySelector(css).value, id(name));
export const shown = (page, name) => page.run((css) => document.querySelector(css).getClientRects().length > 0, id(name));
export const isDisabled = (page, name) => page.run((css) => document.querySelector(css).disabled, id(name));
export const said = (page) => page.text('.tg-plan [role="status"]');
export const datesBecome = (page, expected) => page.waitForEqual('the dates', () => dates(page), expected);

/** Opens the planner and waits until it is alive. */
export async function open(page, fragment = '') {
  await page.goto(PLAN + fragment);
  await page.waitFor('the planner', async () => !(await isDisabled(page, 'reset')));
}

/** Waits until the address carries the plan on screen: it is written when the hands rest. */
export const inAddress = (page) => page.waitFor('the plan in the address', () =>
  page.run((css) => location.hash && location.hash === new URL(document.querySelector(css).href).hash, id('share-link')));

/**
 * A planner with one plan whatever the day: from 1 March 2027, three sessions, four weeks apart. On 22 February 2027 it
 * is what the planner proposes by itself, so typing the date is no step then, and after 1 March its days have passed: a
 * scenario to which that matters sets the clock to `BEFORE_MARCH`.
 */
export async function openMarch(page) {
  await open(page);
  await page.setValue(id('start-date'), '2027-03-01');
  await datesBecome(page, MARCH);
}
export const MARCH = ['2027-03-01', '2027-03-29', '2027-04-26'];
/** A day on which the planner proposes another plan than MARCH, and no day of MARCH has passed; and its proposal. */
export const BEFORE_MARCH = '2027-02-15';
export const PROPOSED = ['2027-02-22', '2027-03-22', '2027-04-19'];

/** Has the page keep the calendar files that it saves and the texts that it copies. */
export const keepWhatLeaves = (page) =>
  page.run(() => {
    window.saved = [];
    window.copied = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      blob.text().then((text) => window.saved.push({ type: blob.type, text }));
      return make(blob);
    };
    const writeText = async (text) => { window.copied.push(text); };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  });
export const saved = (page, count) =>
  page.waitFor('the file', () => page.run((wanted) => window.saved[wanted - 1], count));

/** Whether the QR code is drawn. */
export const hasCode = (page) => page.run((css) => Boolean(document.querySelector(`${css} path`)), id('qr'));
