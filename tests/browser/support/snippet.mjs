// The page that writes the snippet.

/** Opens it, written to its end: it asks for the text inside when it is there. */
export async function openSnippet(page) {
  await page.goto('embed/');
  await page.waitFor('the text inside', async () => /<treatment-guide[^>]*>[^]+<\/treatment-guide>/.test(await page.textContent('#snippet-content')));
}

/** Brings its preview alive, which has its stops from then on. */
export async function previewComesAlive(page) {
  await page.run(() => document.getElementById('snippet-preview').scrollIntoView({ behavior: 'instant' }));
  await page.waitFor('the preview', () => page.run(() =>
    document.querySelector('#snippet-preview treatment-guide')?.shadowRoot?.querySelector('[data-testid="reset"]')?.disabled === false));
  await page.run(() => scrollTo({ top: 0, behavior: 'instant' }));
}
