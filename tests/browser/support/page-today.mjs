// A page on which today is a chosen day: its clock is set before anything else of the page runs. Knows no zone:
// the day and the hour are those of the browser, wherever it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteFolder } from './site.mjs';

const CLOCK = '/__clock.js';

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

/**
 * From now on every page of `site` has its clock at `today` (`2028-02-29`), at `hour` (`[23, 59]`; noon when
 * absent). Call it before the page is opened.
 */
export function setToday(site, today, hour = [12, 0]) {
  const script = `(${clock})(${JSON.stringify(today)}, ${JSON.stringify(hour)});`;
  site.fault(CLOCK, (request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    return true;
  });
  const tags = `<script src="${site.own('collect.js')}"></script><script src="${CLOCK}"></script>`;
  site.fault(/\/$/, (request, response, url) => {
    const file = join(siteFolder(), url.pathname, 'index.html');
    const html = readFileSync(file, 'utf8').replace('<head>', (head) => head + tags);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    return true;
  });
}
