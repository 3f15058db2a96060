// What the accessibility engines leave to a person and a computation can settle: contrast over a picture, whether
// what has the keyboard is in sight, and whether what lies half under something can be pressed. Runs inside the page;
// looks at the page only, and leaves focus and scroll as they were. An answer is `true` (right), a string (what is
// wrong) or `null` (cannot be settled).
export const decideInPage = () => {
  if (window.__decide) return;

  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const ink = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map();
  /** Any colour of CSS as red, green, blue and opacity. */
  const rgba = (colour) => {
    if (!known.has(colour)) {
      ink.clearRect(0, 0, 1, 1);
      ink.fillStyle = colour;
      ink.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = ink.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  const over = ([...top], bottom) => {
    const channels = [0, 1, 2].map((at) => top[at] * top[3] + bottom[at] * (1 - top[3]));
    return [...channels, 1];
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const isShape = (it) => it instanceof SVGGeometryElement;
  /** What an element paints at a point that it covers; `null` when that is a picture. */
  const paint = (it) => {
    const style = getComputedStyle(it);
    if (isShape(it)) {
      // A stroke that crosses a letter is not its ground.
      if (style.fill === 'none' || it.localName === 'line') return [0, 0, 0, 0];
      if (style.fill.startsWith('url')) return null;
      const [red, green, blue, alpha] = rgba(style.fill);
      return [red, green, blue, alpha * Number(style.fillOpacity) * Number(style.opacity)];
    }
    if (it instanceof SVGElement && it.localName !== 'svg') return [0, 0, 0, 0];
    if (style.backgroundImage !== 'none') return null;
    return rgba(style.backgroundColor);
  };
  /** Whether a pseudo element of it that stands free paints something somewhere: where cannot be asked. */
  const hasLoosePaint = (it) =>
    ['::before', '::after'].some((which) => {
      const style = getComputedStyle(it, which);
      if (style.content === 'none' || style.position !== 'absolute') return false;
      return style.backgroundImage !== 'none' || rgba(style.backgroundColor)[3] > 0;
    });

  const ground = (text, x, y) => {
    const stack = text.getRootNode().elementsFromPoint(x, y);
    const root = getComputedStyle(document.documentElement).backgroundColor;
    let colour = null;
    const at = stack.findIndex((it) => it === text || it.contains(text));
    const layers = [];
    for (const it of stack.slice(0, Math.max(at, 0))) {
      const painted = paint(it);
      if (!text.contains(it) && (!painted || painted[3] > 0)) return null;
    }
    for (const it of stack.slice(Math.max(at, 0))) {
      const painted = paint(it);
      if (!painted || hasLoosePaint(it)) return null;
      layers.push(painted);
      if (painted[3] === 1) break;
    }
    if (layers.at(-1)?.[3] !== 1) {
      const last = rgba(root);
      if (last[3] !== 1) return null;
      layers.push(last);
    }
    for (const layer of layers.reverse()) colour = colour ? over(layer, colour) : layer;
    return colour;
  };

  const FIELDS = 'input, select, textarea';
  const ownText = (it) => {
    // What a field holds, or shows while it is empty, is no node: it stands on what the field paints.
    if (it.matches(FIELDS)) return [it.getBoundingClientRect()];
    const rects = [];
    for (const node of it.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      rects.push(...range.getClientRects());
    }
    return rects.filter(({ width, height }) => width > 1 && height > 1);
  };

  const contrast = (it) => {
    for (let up = it; up; up = up.parentElement) {
      if (Number(getComputedStyle(up).opacity) !== 1) return null;
    }
    const style = getComputedStyle(it);
    const colour = rgba(it instanceof SVGTextContentElement ? style.fill : style.color);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    // A sign that is no letter counts as a picture.
    const isSign = !it.matches(FIELDS) && !/[\p{L}\p{N}]/u.test(it.textContent);
    const needed = isLarge || isSign ? 3 : 4.5;
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
    const rects = ownText(it);
    if (!rects.length) return null;
    for (const { left, right, top, bottom } of rects) {
      for (const x of [left + 1, (left + right) / 2, right - 1]) {
        for (const y of [top + (bottom - top) / 4, (top + bottom) / 2, bottom - (bottom - top) / 4]) {
          if (x < 0 || x >= innerWidth || y < 0 || y >= innerHeight) return null;
          const under = ground(it, x, y);
          if (!under) return null;
          const found = ratio(over(colour, under), under);
          if (found < needed) return `contrast ${found.toFixed(2)}, needed ${needed}`;
        }
      }
    }
    return true;
  };

  /** Whether it is whole in sight and on top once it has the keyboard, or cannot have it as the page stands. */
  const inSight = (it) => {
    const shown = it.checkVisibility({ visibilityProperty: true });
    if (!shown || !it.getClientRects().length) return true;
    // What lies behind a modal dialog cannot have it until the dialog is closed.
    const modal = document.querySelector('dialog:modal');
    if (modal && !modal.contains(it)) return true;
    const { activeElement } = it.getRootNode();
    // One that has it already would not be brought into view once more.
    if (activeElement === it) it.blur();
    it.focus();
    if (it.getRootNode().activeElement !== it) return null;
    // Where the whole page has no focus, nothing looks as it does with it. And a script's focus brings less into view than
    // a key's: WebKit leaves what is half under the foot of the screen there. everybody.test.mjs goes by keys.
    const isFocused = it.matches(':focus');
    it.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    // A link that slides in when it gets the keyboard is judged where it comes to rest.
    for (const animation of it.getAnimations()) animation.finish();
    const { left, right, top, bottom } = it.getBoundingClientRect();
    let answer = true;
    if (left < -1 || right > document.documentElement.clientWidth + 1 || top < -1) answer = 'not in view';
    const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const met = it.getRootNode().elementFromPoint(x, y);
    // What a person opened and Escape closes may lie over it (WCAG 2.4.11).
    const isOpened = met?.closest(':popover-open') && !met.contains(it);
    if (!met || !(it === met || it.contains(met) || isOpened)) answer = met ? `covered by ${met.localName}.${met.className}` : 'not in view';
    if (answer !== true && !isFocused) answer = null;
    it.blur();
    activeElement?.focus?.({ preventScroll: true });
    return answer;
  };

  /** Whether 24 by 24 pixels of it can be met, once it is where a person would press it. */
  const isTarget = (it) => {
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, bottom } = it.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    for (const [across, down] of [[0, 0], [-11.5, -11.5], [11.5, -11.5], [-11.5, 11.5], [11.5, 11.5]]) {
      const met = it.getRootNode().elementFromPoint(x + across, y + down);
      if (!met || !(it === met || it.contains(met))) return `less than 24 × 24 px: ${met?.localName}.${met?.className} beside its middle`;
    }
    return true;
  };

  window.__decide = (question, element) => {
    if (!element?.isConnected) return null;
    const [x, y] = [scrollX, scrollY];
    try {
      return { contrast, inSight, isTarget }[question](element);
    } finally {
      scrollTo({ left: x, top: y, behavior: 'instant' });
    }
  };
};
