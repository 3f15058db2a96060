// The page that writes the snippet.

/** Opens it, written to its end: it asks for the text inside when it is there. */
export async function openSnippet(page) {
  await page.goto('embed/');
  await page.waitFor('the text inside', async () => /<treatment-guide[^>]*>[^]+<\/treatment-guide>/.test(await page.textContent('#snippet-content')));
}
