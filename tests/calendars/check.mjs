// Reads every N.ics of a folder with ical.js and with node-ical, and compares each entry with N.json.
// It knows no rule of the guide: what a file should say stands in the JSON beside it.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';

const require = createRequire(import.meta.url);
const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith('.ics')).sort();

function readIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const day = (name) => {
      const value = event.getFirstPropertyValue(name);
      if (value && !value.isDate) throw new Error(`${value} is a moment, not a day`);
      return value ? value.toString() : null;
    };
    const alarm = event.getFirstSubcomponent('valarm');
    return {
      uid: event.getFirstPropertyValue('uid'),
      sequence: event.getFirstPropertyValue('sequence'),
      start: day('dtstart'),
      end: day('dtend'),
      summary: event.getFirstPropertyValue('summary'),
      description: event.getFirstPropertyValue('description') ?? '',
      alarm: alarm ? alarm.getFirstPropertyValue('trigger').toString() : null,
    };
  });
}

function readNodeIcal(text) {
  // A Date at local midnight with a flag: its local fields are the civil date.
  const day = (value) => {
    if (!value) return null;
    if (!value.dateOnly) throw new Error(`${value} is a moment, not a day`);
    const two = (number) => String(number).padStart(2, '0');
    return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
  };
  return Object.values(nodeIcal.sync.parseICS(text))
    .filter((entry) => entry.type === 'VEVENT')
    .map((event) => ({
      uid: event.uid,
      sequence: Number(event.sequence),
      start: day(event.start),
      end: day(event.end),
      summary: event.summary,
      description: event.description ?? '',
      alarm: event.alarms?.[0]?.trigger ?? null,
    }));
}

// node-ical undoes the escapes in four passes and then drops quotes around the whole, so that it reads an
// escaped backslash before n, N, comma or semicolon as another escape. That is its own fault (RFC 5545
// §3.3.11 leaves one reading; the other four parsers have it), and no way of escaping avoids it: there is
// one spelling of a backslash. Such texts are compared with what it makes of them, and counted apart. It
// also supplies the end that the last day of the guide's range lacks.
function asNodeIcalReads(text) {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\\,', ',')
    .replaceAll('\\;', ';')
    .replace(/\\[nN]/g, '\n')
    .replaceAll('\\\\', '\\')
    .replace(/^"(.*)"$/, '$1');
}
const throughFaults = {
  'ical.js': (entry) => entry,
  'node-ical': (entry) => ({
    ...entry,
    end: entry.end ?? '2200-01-01',
    summary: asNodeIcalReads(entry.summary),
    description: asNodeIcalReads(entry.description),
  }),
};

let failed = files.length === 0;
for (const [name, read] of [['ical.js', readIcalJs], ['node-ical', readNodeIcal]]) {
  let equal = 0;
  let faulty = 0;
  let entries = 0;
  let faultyEntries = 0;
  for (const file of files) {
    const written = JSON.parse(readFileSync(join(folder, file.replace('.ics', '.json')), 'utf8'));
    const expected = written.map(throughFaults[name]);
    let found;
    try {
      found = read(readFileSync(join(folder, file), 'utf8'));
    } catch (fault) {
      console.log(`${name}: ${file}: ${fault}`);
      continue;
    }
    entries += found.length;
    if (isDeepStrictEqual(found, expected)) {
      const misread = expected.filter((entry, at) => !isDeepStrictEqual(entry, written[at])).length;
      if (misread === 0) equal += 1;
      else faulty += 1;
      faultyEntries += misread;
      continue;
    }
    const place = expected.findIndex((entry, at) => !isDeepStrictEqual(entry, found[at]));
    const show = (entry) => JSON.stringify(entry);
    console.log(`${name}: ${file}:\n  plan   ${show(expected[place])}\n  parser ${show(found[place])}`);
  }
  const { version } = JSON.parse(readFileSync(packageFile(name), 'utf8'));
  const apart = faulty ? ` and ${faulty} but for the parser's own fault in ${faultyEntries} entries` : '';
  console.log(`figure: row 11: npm ${name} ${version} in ${process.env.TZ}: ${equal}${apart} of ${files.length} files equal, ${entries} entries`);
  failed ||= equal + faulty !== files.length;
}
process.exitCode = failed ? 1 : 0;

/** The package.json that belongs to an installed package, whether or not it exports it. */
function packageFile(name) {
  const paths = require.resolve.paths(name).map((base) => join(base, name, 'package.json'));
  return paths.find((path) => {
    try {
      return readFileSync(path) && true;
    } catch {
      return false;
    }
  });
}
