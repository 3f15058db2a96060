// The accessibility tree of a page as indented text, a line for each thing that a screen reader comes upon: role, name
// in quotes, then what it says of its state. Chromium gives the whole tree; the other engines' drivers give the role
// and the name of an element, which `controls` and `controlsOf` put beside each other.
import { cdp } from './engines.mjs';

/** Boxes and marks of a line that no screen reader announces by themselves: their content stands in their place. */
const PLAIN = new Set([
  'none', 'generic', 'paragraph', 'strong', 'emphasis', 'time', 'code', 'Abbr', 'LabelText', 'Section', 'sectionheader', 'sectionfooter', 'MenuListPopup', 'Legend',
]);
/** What has no content but its name, or content that is the browser's own. */
const WHOLE = new Set(['button', 'slider', 'date field', 'colour field', 'textbox', 'searchbox', 'option']);
/** Chromium's own names for roles that have another one in ARIA, or none. */
const NAMES = {
  RootWebArea: 'page', StaticText: 'text', DisclosureTriangle: 'summary', Date: 'date field', ColorWell: 'colour field', DescriptionList: 'description list',
  image: 'img', SvgRoot: 'img', Iframe: 'iframe', Figcaption: 'caption',
};
/** What is said of a state: property → words, from its value. */
const STATES = {
  level: (it, role) => role === 'heading' && `level ${it}`,
  expanded: (it) => (it ? 'expanded' : 'collapsed'),
  pressed: (it) => (it === 'true' ? 'pressed' : 'not pressed'),
  checked: (it) => (it === 'true' ? 'checked' : 'not checked'),
  selected: (it) => it && 'selected',
  disabled: (it) => it && 'disabled',
  required: (it) => it && 'required',
  invalid: (it) => it !== 'false' && 'invalid',
  readonly: (it) => it && 'read-only',
  modal: (it) => it && 'modal',
  keyshortcuts: (it) => it && `key ${it}`,
  valuemin: (it, role) => role === 'slider' && `from ${it}`,
  valuemax: (it, role) => role === 'slider' && `to ${it}`,
  live: (it) => it && `live ${it}`,
};

const fold = (text) => text.replace(/\s+/g, ' ').trim();
const bare = (text) => text.replace(/\s/g, '');

/** Codes and addresses that are new in every run. */
const mask = (text) => text
  .replace(/#plan=[\w-]+/g, '#plan=…')
  .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'http://site')
  .replace(/sha384-[\w+/=]+/g, 'sha384-…')
  .replace(/\b[0-9a-f]{16}\b/g, '…');

const countElements = (session) => session.run(() => document.querySelectorAll('*').length);

/**
 * What the tree does not tell of a node: `aria-current`, `aria-valuetext`, and in which box its text stands. `null` when the
 * page has drawn more between two looks at it, as the consultation does with its answers ahead of time.
 */
async function asides({ session }) {
  const told = await session.run(() => {
    const all = [...document.querySelectorAll('*')];
    const places = new Map(all.map((it, place) => [it, place]));
    return all.map((it) => {
      let box = it;
      while (box.parentElement && /^(inline|contents)/.test(getComputedStyle(box).display)) box = box.parentElement;
      return { current: it.getAttribute('aria-current'), text: it.getAttribute('aria-valuetext'), box: places.get(box) };
    });
  });
  const { root } = await cdp(session, 'DOM.getDocument', { depth: -1 });
  const found = new Map();
  let place = 0;
  const walk = (node, parent) => {
    const own = node.nodeType === 1 ? told[place++] : { box: parent?.box };
    found.set(node.backendNodeId, own);
    for (const child of node.children ?? []) walk(child, own);
  };
  for (const child of root.children) walk(child, null);
  return place === told.length ? found : null;
}

/** The tree of what is on screen. */
export async function tree(page) {
  const { aside, nodes } = await page.waitFor('a page that stays as it is', async () => {
    const before = await countElements(page.session);
    const aside = await asides(page);
    const { nodes } = await cdp(page.session, 'Accessibility.getFullAXTree');
    return aside && (await countElements(page.session)) === before && { aside, nodes };
  });
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /** What stands at `node`; of what is passed over, what stands in it. `box` is that of the nearest node which has one. */
  const read = (node, around) => {
    const { current, text, box = around } = aside.get(node.backendDOMNodeId) ?? {};
    const chromes = node.role?.value ?? 'none';
    if (['InlineTextBox', 'ListMarker', 'LineBreak'].includes(chromes)) return [];
    if (chromes === 'StaticText') return node.ignored ? [] : [{ role: 'text', name: node.name?.value ?? '', box, states: [], inside: [] }];
    const inside = (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).flatMap((it) => read(it, box));
    const properties = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    if (node.ignored || (PLAIN.has(chromes) && !properties.live)) return inside;
    const role = NAMES[chromes] ?? chromes;
    const name = fold(node.name?.value ?? '');
    const states = Object.entries(STATES).filter(([key]) => key in properties).map(([key, words]) => words(properties[key], role)).filter(Boolean);
    if (current) states.push(`current ${current}`);
    const value = fold(String(text ?? node.value?.value ?? ''));
    if (value && role !== 'link') states.push(`= ${value}`);
    if (node.description?.value) states.push(`(${fold(node.description.value)})`);
    return [{ role, name, box, states, inside: WHOLE.has(role) ? [] : said(name, merged(inside)) }];
  };
  const lines = [];
  const write = ({ role, name, states, inside }, depth) => {
    lines.push(mask('  '.repeat(depth) + [role, name && `“${name}”`, ...states].filter(Boolean).join(' ')));
    for (const one of alike(inside)) write(one, depth + 1);
  };
  read(nodes[0], null).forEach((one) => write(one, 0));
  return `${lines.join('\n')}\n`;
}

/** Runs of text in one box are read as one. */
function merged(inside) {
  const all = [];
  for (const one of inside) {
    const last = all.at(-1);
    if (one.role === 'text' && last?.role === 'text' && last.box === one.box) last.name += one.name;
    else all.push(one);
  }
  return all.map((one) => ({ ...one, name: fold(one.name) })).filter((one) => one.role !== 'text' || one.name);
}

/** What a name is made of is not said twice. */
const said = (name, inside) =>
  name && inside.every((one) => one.role === 'text') && bare(inside.map((one) => one.name).join('')) === bare(name) ? [] : inside;

/** Of the days of a calendar that are in the same state, the first and the last, and how many there are between them. */
function alike(inside) {
  const isDay = (one) => one?.role === 'button' && DAY.test(one.name);
  const all = [];
  for (let at = 0; at < inside.length; at += 1) {
    let end = at;
    while (isDay(inside[end]) && isDay(inside[end + 1]) && String(inside[end + 1].states) === String(inside[at].states)) end += 1;
    all.push(inside[at]);
    if (end - at < 2) continue;
    all.push({ role: `… ${end - at - 1} more …`, name: '', states: [], inside: [] }, inside[end]);
    at = end;
  }
  return all;
}
const DAY = /^\w+day, \w+ \d+, \d{4}$/;

// ------------------------------------------------------------------ what every engine's driver can tell

/** Roles that are put beside each other: landmarks, headings, controls. */
const COMPARED = new Set([
  'banner', 'navigation', 'main', 'region', 'contentinfo', 'heading', 'link', 'button', 'summary', 'date field', 'colour field', 'slider', 'combobox',
  'textbox', 'searchbox', 'checkbox', 'switch', 'radio', 'dialog',
]);
/** Where they are in the document. */
const PLACES = 'header, nav, main, section, footer, h1, h2, h3, h4, a[href], button, summary, input, select, textarea, dialog, [role="region"], [role="dialog"]';
/** Days of a calendar are left out: hundreds of buttons that are made alike. */
const isDay = (name) => /^\w+day, \w+ \d+, \d{4}/.test(name);

/** The lines of a snapshot that are compared, as `role “name”`. */
export const controlsOf = (snapshot) =>
  snapshot.split('\n').flatMap((line) => {
    // What stands in brackets at the end is the description, with quotes of its own.
    const [, role, name = ''] = /^\s*([a-z ]+?)(?: “(.*?)”)?(?: [^“”]*(?:\(.*\))?)?$/.exec(line) ?? [];
    return COMPARED.has(role) && !isDay(name) ? [`${role} “${name}”`] : [];
  });

/**
 * The same from the page, as this engine computes it: `as(role, tag, type, name)` gives the snapshot's role and name for
 * an engine's own.
 */
export async function controls(page, as) {
  const shown = await page.run((css) => {
    const modal = document.querySelector('dialog:modal');
    const within = modal ? [modal, ...modal.querySelectorAll(css)] : [...document.querySelectorAll(css)];
    return within
      // Of a closed disclosure there is its summary; WebKit gives what is in it a place all the same.
      .filter((it) => { const closed = it.closest('details:not([open])'); return !closed || closed.querySelector('summary').contains(it); })
      .filter((it) => it.getClientRects().length && getComputedStyle(it).visibility === 'visible' && !it.closest('[aria-hidden="true"], [data-day]'))
      .map((element) => ({ element, tag: element.localName, type: element.type ?? '' }));
  }, PLACES);
  const found = [];
  for (const { element, tag, type } of shown) {
    const { role, name } = as((await element.role()).toLowerCase(), tag, type, fold(await element.name()));
    if (COMPARED.has(role)) found.push(mask(`${role} “${name}”`));
  }
  return found;
}
