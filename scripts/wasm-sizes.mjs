// Bytes of code in a WASM file with a name section: by crate, by module of this crate, by function.
import { readFileSync } from 'node:fs';

const [file, count = 40] = process.argv.slice(2);
const bytes = readFileSync(file);
let at = 8;
const number = () => {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
};
const text = () => {
  const length = number();
  at += length;
  return bytes.toString('utf8', at - length, at);
};
const limits = () => {
  const flags = bytes[at++];
  number();
  if (flags & 1) number();
};

const names = new Map();
const bodies = [];
let imported = 0;
while (at < bytes.length) {
  const kind = bytes[at++];
  const size = number();
  const end = at + size;
  if (kind === 2) {
    for (let left = number(); left; left -= 1) {
      text();
      text();
      const what = bytes[at++];
      if (what === 0) { imported += 1; number(); }
      else if (what === 1) { at += 1; limits(); }
      else if (what === 2) limits();
      else at += 2;
    }
  } else if (kind === 10) {
    for (let left = number(); left; left -= 1) {
      const length = number();
      bodies.push(length);
      at += length;
    }
  } else if (kind === 0 && text() === 'name') {
    while (at < end) {
      const part = bytes[at++];
      const partEnd = number() + at;
      if (part === 1) for (let left = number(); left; left -= 1) names.set(number(), text());
      at = partEnd;
    }
  }
  at = end;
}

/** `_ZN4core3fmt…17h0123456789abcdefE` as `core::fmt::…`. */
const readable = (name) => {
  if (!name.startsWith('_ZN')) return name;
  const parts = [];
  for (let rest = name.slice(3); /^\d/.test(rest);) {
    const [digits] = /^\d+/.exec(rest);
    parts.push(rest.slice(digits.length, digits.length + Number(digits)));
    rest = rest.slice(digits.length + Number(digits));
  }
  const symbols = { LT: '<', GT: '>', RF: '&', BP: '*', C: ',', u20: ' ', u27: "'", u5b: '[', u5d: ']', u7b: '{', u7d: '}', LP: '(', RP: ')' };
  return parts.slice(0, -1).join('::')
    .replace(/\$(\w+?)\$/g, (whole, symbol) => symbols[symbol] ?? whole)
    .replaceAll('..', '::').replace(/^_</, '<');
};

const functions = bodies.map((size, index) => [size, readable(names.get(index + imported) ?? '(no name)')]);
const total = new Map();
for (const [size, name] of functions) {
  const path = name.replace(/^<+&?(mut )?/, '').split(/[ <>]/)[0].split('::');
  const group = path[0] === 'treatment_guide' ? path.slice(0, 4).join('::') : path[0];
  const kept = total.get(group) ?? [0, 0];
  total.set(group, [kept[0] + size, kept[1] + 1]);
}
const line = (size, rest) => console.log(`${String(size).padStart(8)}  ${rest}`);
console.log(`${functions.length} functions, ${bodies.reduce((sum, size) => sum + size, 0)} bytes of code\n\nby crate`);
for (const [group, [size, many]] of [...total].toSorted((a, b) => b[1][0] - a[1][0]).slice(0, count)) line(size, `${group} (${many})`);
console.log('\nlargest functions');
for (const [size, name] of functions.toSorted((a, b) => b[0] - a[0]).slice(0, count)) line(size, name.slice(0, 140));
