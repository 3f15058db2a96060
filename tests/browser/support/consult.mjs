// What tests of the consultation do and ask again and again.
import { id } from './planner.mjs';

export const CONSULT = 'consult/microneedling/';
/** A day before all dates that the tests speak of. */
export const TODAY = '2027-01-11';

/** Opens the consultation and waits until it is alive. */
export async function open(page, fragment = '') {
  await page.goto(CONSULT + fragment);
  await page.waitFor('the consultation', () =>
    page.run(() => Boolean(document.documentElement.dataset.tgAlive && document.querySelector('.tg-consult'))));
}

/** A press where nothing is: in a frame Firefox gives keys to the page only after one. */
export const touch = (page) => page.click('.tg-consult__step[data-on] .tg-consult__title');

/** The id of the step on screen: `consult-plan`. */
export const step = (page) => page.run(() => document.querySelector('.tg-consult__step[data-on]')?.id);
export const stepBecomes = (page, name) => page.waitForEqual('the step', () => step(page), `consult-${name}`);
/** The plan is drawn a second after there is one, before anybody has come to it: paper shows it in a question's place. */
export const planIsDrawn = (page) =>
  page.waitFor('the plan in the document', () => page.run(() => Boolean(document.querySelector('#consult-plan'))));
/** The large button of the step on screen. */
export const MAIN = '.tg-consult__step[data-on] .tg-consult__main';
export const preset = (number) => `.tg-consult__presets > :nth-child(${number}) button`;
export const day = (iso) => `.tg-consult__step[data-on] [data-day="${iso}"]`;
export const session = (number) => `#consult-session-${number - 1}`;
export const choose = (number) => `.tg-consult__column:nth-child(${number}) .tg-button:not(.tg-button--plain)`;
export const dialog = (page) => page.run(() => document.querySelector('dialog[open]')?.id ?? null);

/** From nothing to the second question, and with a day in mind to the third; each press by `tap`. */
export async function toDate(page, tap = (target) => page.click(target)) {
  await tap(preset(1));
  await stepBecomes(page, 'date');
}
export async function toDays(page, tap = (target) => page.click(target)) {
  await toDate(page, tap);
  await tap(day('2027-09-12'));
  await stepBecomes(page, 'days');
}
/** From nothing to a plan with a day in mind and a trip, each press by `tap`. */
export async function plan(page, tap = (target) => page.click(target)) {
  await toDays(page, tap);
  await tap(day('2027-07-01'));
  await tap(day('2027-07-09'));
  await tap(MAIN);
  await stepBecomes(page, 'plan');
}
/** The days of that plan: as late as the event allows, but for the trip. */
export const PLANNED = ['2027-06-27', '2027-07-25', '2027-08-22'];

/** Lets so many seconds pass on the page's own clock, which `setToday` has set. */
export const pass = (page, seconds) => page.run((by) => window.passTime(by), seconds);

/** All words by which the plan of `plan()` could be told, however it was written. */
export const TRACES = [
  '2027-0[6-9]', 'P?l?a?n?=A', '#plan', '(June|Jun) 27', '27 Jun', '(July|Jul) (1|9|25)\\b', '\\b(1|9|25) Jul',
  '(August|Aug) 22', '22 Aug', '(September|Sep) 12', '12 Sep',
];

/** Every place of the browser in which a trace of a plan is found. `allowed` names keys of storage that may be there. */
export const residue = (page) =>
  page.runAsync(async (traces) => {
    const found = [];
    // The calendar of a question names every day of the year; it stands there only while its question does.
    const copy = document.documentElement.cloneNode(true);
    for (const it of copy.querySelectorAll('script')) it.remove();
    const look = (place, text) => {
      for (const trace of traces) {
        const hit = new RegExp(trace).exec(text ?? '');
        if (hit) found.push(`${place}: ${hit[0]}`);
      }
    };
    look('the document', copy.outerHTML);
    look('the text', document.body.textContent.replace(/\[".*?"\]/gs, ''));
    for (const field of document.querySelectorAll('input, select, textarea')) {
      const own = field.type === 'checkbox' || field.localName === 'select' ? '' : field.value;
      if (own) found.push(`a field holds ${own}`);
    }
    look('the address', location.href);
    if (location.hash) found.push(`the address: ${location.hash}`);
    if (history.state !== null) found.push(`history.state: ${JSON.stringify(history.state)}`);
    for (const [name, storage] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]]) {
      for (const key of Object.keys(storage)) found.push(`${name}: ${key}=${storage.getItem(key)}`);
    }
    for (const { name } of (await indexedDB.databases?.()) ?? []) found.push(`indexedDB: ${name}`);
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) look(`cache ${name}`, request.url);
    }
    if (document.cookie) found.push(`cookie: ${document.cookie}`);
    look('window.name', window.name);
    return found;
  }, TRACES);

export { id };
