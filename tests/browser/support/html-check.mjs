// The Nu HTML checker (the one behind the W3C's validator) over every page of a folder.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** All pages below a folder; HTML files that are fragments, to be pasted into other pages, are not pages. */
export function htmlFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(folder, name))
    .filter((file) => /^\s*<!doctype/i.test(readFileSync(file, 'utf8')))
    .sort();
}

/** Errors and warnings as lines `file:line: message`; empty when all pages are right. */
export function checkHtml(files) {
  if (!files.length) throw new Error('no HTML files to check');
  return new Promise((resolve, reject) => {
    const args = ['-Djava.awt.headless=true', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files];
    execFile('java', args, { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') return reject(new Error('java is missing: run scripts/setup test'));
      if (error) return reject(new Error(`the HTML checker failed: ${error.message}\n${stderr}`));
      resolve(
        JSON.parse(stdout).messages.map(
          ({ url, lastLine, message, extract }) =>
            `${decodeURI(url.replace(/^file:/, ''))}:${lastLine ?? '?'}: ${message} ${extract ?? ''}`,
        ),
      );
    });
  });
}
