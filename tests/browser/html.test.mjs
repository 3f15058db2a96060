// Every page of the built site is valid HTML, warnings included.
import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { checkHtml, htmlFiles } from './support/html-check.mjs';
import { siteFolder } from './support/site.mjs';

test('no page has an error or a warning in the Nu HTML checker', async () => {
  const files = htmlFiles(siteFolder());
  const messages = await checkHtml(files);
  assert.equal(messages.length, 0, `\n${messages.join('\n')}`);
  console.log(`figure: row 21: Nu HTML checker: ${files.length} pages, 0 errors, 0 warnings`);
});
