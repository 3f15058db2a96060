// Where a press takes away what was pressed (an offer that is accepted, a row that is removed), a browser drops the
// focus: the keyboard is at the top of the page again, and a screen reader is nowhere. This gives it the button or heading
// before it that is left in `root`. For all parts at once, as they are drawn: the views know nothing of it. The build puts
// it into boot.js and into element.js, since nobody looks into a shadow root from outside.
(root) => {
  // The button that was pressed last and what stands before it, the nearest first.
  let before = [];
  let byHand;
  root.addEventListener("click", (event) => {
    const all = Array.from(root.querySelectorAll("h1, h2, h3, button"));
    before = all.slice(0, all.indexOf(event.target.closest("button")) + 1).reverse();
    byHand = event.detail;
  }, true);
  new MutationObserver(() => {
    const [pressed] = before;
    if (root.contains(pressed) && !pressed.closest("[hidden]")) return;
    const next = before.find((it) => it.getClientRects().length && !it.disabled);
    before = [];
    // Whoever went on has the focus elsewhere. Firefox leaves it with what is hidden; Safari gives it to no button that a
    // hand pressed.
    const tree = root.getRootNode();
    const { activeElement } = document.activeElement === tree.host ? tree : document;
    if (!next || ![document.body, pressed].includes(activeElement)) return;
    // A heading has no place in the order of the keyboard, and takes the focus only when that is said.
    if (next.tabIndex < 0) next.tabIndex = -1;
    // What is under a hand stays there.
    next.focus({ preventScroll: byHand });
  }).observe(root, { subtree: true, childList: true, attributeFilter: ["hidden"] });
}
