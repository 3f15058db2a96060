// What tests of the planner do and ask again and again. Days are counted in UTC here, so that no clock change
// of the test's own zone can move them.
export const PLAN = 'treatments/microneedling/plan/';
const DAY = 86_400_000;

export const plus = (iso, days) => new Date(Date.parse(`${iso}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
export const between = (from, to) => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY;
/** The page's own today. */
export const today = (page) =>
  page.run(() => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });

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

/** A planner with a plan that depends on no clock: from 1 March 2027, three sessions, four weeks apart. */
export async function openMarch(page) {
  await open(page);
  await page.setValue(id('start-date'), '2027-03-01');
  await datesBecome(page, MARCH);
}
export const MARCH = ['2027-03-01', '2027-03-29', '2027-04-26'];
