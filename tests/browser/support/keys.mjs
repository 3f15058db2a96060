// Names of keys, as `page.press` takes them, and the code points by which WebDriver sends them.

const CODES = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

function code(name) {
  if (name in CODES) return CODES[name];
  if ([...name].length === 1) return name;
  throw new Error(`no key is called ${name}: known are ${Object.keys(CODES).join(', ')} and single characters`);
}

/** `'Shift+Tab'` → `{ keys: ['\uE004'], holding: ['\uE008'] }`. */
export function parseChord(chord) {
  const names = chord === '+' ? ['+'] : chord.split('+');
  return { keys: [code(names.at(-1))], holding: names.slice(0, -1).map(code) };
}
