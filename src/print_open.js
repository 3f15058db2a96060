// On paper closed answers and cards are open. The style sheets do it, where an engine knows how (`::details-content`: from
// Chrome 131, Firefox 143 and Safari 18.4); elsewhere those that are closed are opened in `roots` for as long as a page is
// printed. A disclosure without an id is a help of the screen, and stays as it is. The build puts this into boot.js and into
// element.js.
(roots) => {
  if (CSS.supports("selector(::details-content)")) return;
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const root of roots) {
      for (const it of (root.shadowRoot ?? root).querySelectorAll("details[id]:not([open])")) {
        it.open = opened.push(it);
      }
    }
  });
  addEventListener("afterprint", () => {
    for (const it of opened.splice(0)) it.open = false;
  });
}
