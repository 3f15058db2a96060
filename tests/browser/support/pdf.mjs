// What a person would read on paper: the text of a printed page, as poppler's pdftotext finds it.
import { execFileSync } from 'node:child_process';

/** The text of each page of `pdf` (a Buffer), as it lies on the page. */
export function pages(pdf) {
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: pdf }).toString();
  // Each page ends with a form feed.
  return text.split('\f').slice(0, -1);
}

/** The text of each page in the order in which it was drawn: columns beside each other stay apart. */
export function inOrder(pdf) {
  const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input: pdf }).toString();
  return text.split('\f').slice(0, -1);
}
