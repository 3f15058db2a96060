// When a page of the site is alive, as the page itself says it.

/** Waits until all parts of the page do what a person asks of them. */
export const alive = (page, options) =>
  page.waitFor('the interactive parts', () => page.run(() => document.documentElement.dataset.tgAlive === 'parts'), options);
