// What a person who has only keys meets: where the focus is, whether it can be seen there, and the way to the next.

/** What has the keyboard, in words of its own, and what is wrong with how it shows; null when nothing has it. */
export const focus = (page) =>
  page.run(() => {
    let it = document.activeElement;
    while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
    if (!it || it === document.body || it === document.documentElement) return null;
    const root = it.getRootNode();
    window.__stops ??= new Map();
    if (!window.__stops.has(it)) window.__stops.set(it, window.__stops.size);
    const label = it.getAttribute('aria-label') ?? it.labels?.[0]?.innerText ?? it.innerText ?? '';
    const name = `${it.localName} ${label.replace(/\s+/g, ' ').trim().slice(0, 60)}`;

    const wrong = [];
    // A radio button shows the focus on its words; the range for keys on the handle that the other one draws, which
    // no script can ask for.
    const shows = [it, it.matches('[type=radio]') ? it.nextElementSibling : null].filter(Boolean);
    const isMarked = shows.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    });
    if (!isMarked && !it.matches('.tg-timeline__days')) wrong.push('the focus is not marked');
    // Of a link that goes over two lines, the first.
    const [{ left, right, top, bottom }] = it.getClientRects();
    const inside = (from, to, end) => [Math.max(from, 0), Math.min(to, end)];
    const [x0, x1] = inside(left, right, innerWidth);
    const [y0, y1] = inside(top, bottom, innerHeight);
    if (x1 - x0 < Math.min(right - left, 24) || y1 - y0 < Math.min(bottom - top, 24) - 1) wrong.push('it is not in view');
    const met = root.elementFromPoint((x0 + x1) / 2, (y0 + y1) / 2);
    const isTwin = met?.matches('.tg-timeline__finger') && it.matches('.tg-timeline__days');
    if (met && met !== it && !it.contains(met) && !isTwin) wrong.push(`it is covered by ${met.localName}.${met.className}`);
    const before = window.__lastStop;
    window.__lastStop = it;
    const isAfter = !before || before === it || before.getRootNode() !== root || before.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING;
    return { place: window.__stops.get(it), name, testId: it.dataset.testid ?? null, tag: it.localName, isAfter: Boolean(isAfter), wrong };
  });

// A date field has several stops of its own.
const isHeld = (stop, last) => stop?.place === last && stop?.tag !== 'input';

/**
 * Where the focus is after a key, as `focus` says it: once it has left the stop called `last` and nothing is wrong any
 * more. A driver may answer before the page has taken the key, and a page goes to a stop, or unfolds it, in its time.
 * What is wrong after five seconds is.
 */
export async function nextStop(page, last) {
  let stop;
  const stands = async () => {
    stop = await focus(page);
    return !isHeld(stop, last) && !stop?.wrong.length;
  };
  await page.waitFor('the next stop', stands, { timeoutMs: 5_000 }).catch((error) => {
    if (!stop) throw error;
  });
  return stop;
}

/** Presses Tab until `arrived` says so of where the focus is; every stop on the way is seen and none holds. */
export async function walk(page, what, arrived, { key = 'Tab', steps = 150 } = {}) {
  const seen = [];
  let last = null;
  for (let step = 0; step < steps; step += 1) {
    await page.press(key);
    const stop = await nextStop(page, last);
    if (!stop) continue;
    seen.push(stop.name);
    if (stop.wrong.length) throw new Error(`${stop.name}: ${stop.wrong.join(', ')}`);
    if (isHeld(stop, last)) throw new Error(`the focus is held by ${stop.name}`);
    last = stop.place;
    if (arrived(stop)) return seen;
  }
  throw new Error(`${what} is not reached by ${steps} × ${key}: ${seen.join(' | ')}`);
}
