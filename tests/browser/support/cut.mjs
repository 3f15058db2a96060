// Whether a page has all of itself on screen, however narrow the screen and large the text.

/**
 * Elements that leave the page sideways, or whose text is wider or higher than what shows of them. What is open is looked
 * at like the rest: a dialog and a note have no boxes while they are closed.
 */
export const cut = (page) =>
  page.run(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const found = [...document.querySelectorAll('body *')].filter((it) => {
      // A choice that is longer than its field is whole in the list that it opens.
      if (it.closest('svg, script, select, .tg-visually-hidden, .tg-skip, [hidden]')) return false;
      if (!it.getClientRects().length || !it.checkVisibility({ visibilityProperty: true })) return false;
      const { left, right, top, bottom } = it.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(it);
      const hides = (overflow, inner, outer) => overflow !== 'visible' && inner > outer + 1;
      // What is scrolled by intent: code, in both directions by keys too.
      const isCode = it.localName === 'pre';
      // What lies over the page is scrolled when it is higher than the screen; the page does not bring the rest of it.
      const isOver = it.matches('dialog:modal, :popover-open');
      if (isOver && (top < -1 || bottom > innerHeight + 1)) return true;
      const isScrolled = isOver && ['auto', 'scroll'].includes(overflowY);
      return right > document.documentElement.clientWidth + 1 || left < -1
        || hides(overflowX, it.scrollWidth, it.clientWidth)
        || (!isCode && !isScrolled && hides(overflowY, it.scrollHeight, it.clientHeight));
    });
    const names = found.map((it) => `${it.localName}${it.id && `#${it.id}`}.${it.className}`);
    return wide > 0 ? [`the page is ${wide} px too wide`, ...names] : names;
  });

/** Twice the reader's usual size of text. */
export const enlarge = (page) => page.run(() => { document.documentElement.style.fontSize = '200%'; });

/** The spacing of text that WCAG 1.4.12 asks a page to bear. */
export const spaceOut = (page) =>
  page.run(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
