// A page on which today is a chosen day: its clock is set before anything else of the page runs. Knows no zone:
// the day and the hour are those of the browser, wherever it is.
import { runFirst } from './first-script.mjs';

/** Runs in the page. Time does not pass but by `window.passTime(seconds)`; `window.setToday('2028-03-01')` sets another day. */
const clock = (first, hour) => {
  const Real = Date;
  let now;
  const setToday = (iso) => {
    const [year, month, day] = iso.split('-').map(Number);
    now = new Real(year, month - 1, day, ...hour).getTime();
  };
  setToday(first);
  window.setToday = setToday;
  window.passTime = (seconds) => { now += seconds * 1000; };
  window.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [now]));
    }
    static now() {
      return now;
    }
  };
};

/** What takes the clock that a site has out of its pages again: two would set each other's day. */
const ends = new WeakMap();

/**
 * From now on every page of `site` has its clock at `today` (`2028-02-29`), at `hour` (`[23, 59]`; noon when
 * absent), in the place of the day of before. Call it before the page is opened.
 */
export function setToday(site, today, hour = [12, 0]) {
  ends.get(site)?.();
  ends.set(site, runFirst(site, clock, [today, hour]));
}
