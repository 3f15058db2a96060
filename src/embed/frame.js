// Runs in `/frame/…` pages only: tells the page around how high this one is, so that the frame has
// neither scrollbars nor a gap. It speaks to nobody but that page: the first message goes to the
// origin that the referrer names, and carries a port; everything after goes through the port.
// Knows no view. Its other half is in element.js.
(() => {
  const host = (() => {
    try { return new URL(document.referrer).origin; } catch { return null; }
  })();

  // A link to another page leaves the frame; one inside this page stays. A place that this view has not is on the
  // treatment's own page.
  const isHere = ({ hash }) => {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; }
  };
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target) return;
    if (link.getAttribute("href").startsWith("#")) {
      if (isHere(link)) return;
      const { tgRoot, tgPath } = document.documentElement.dataset;
      link.href = `${tgRoot}treatments/${tgPath.split("/")[1]}/${link.hash}`;
    }
    link.target = "_top";
  });

  if (!host || window.parent === window) return;

  const root = document.getElementById("tg-app");
  let port = null;
  let told = 0;
  // Between a number and its source note, in pixels.
  const GAP = 8;
  const height = () => Math.ceil(root.getBoundingClientRect().height);
  // Less than two pixels is rounding, and answering it could go on for ever.
  const tell = () => {
    const now = height();
    if (!port || Math.abs(now - told) <= 1) return;
    told = now;
    port.postMessage(now);
  };

  // The lower edge of a frame that is as high as its text may lie screens away from who reads it: a source note opens
  // beside its number there, where it has more room. Where the number holds the note by itself, the style sheet has it so.
  let pressed;
  addEventListener("click", (event) => {
    pressed = event.target.closest?.("[popovertarget]");
  }, true);
  addEventListener("beforetoggle", ({ target, newState }) => {
    if (!port || !pressed || newState !== "open") return;
    const { top, bottom } = pressed.getBoundingClientRect();
    const place = top + bottom < innerHeight ? `${bottom + GAP}px 0 auto` : `auto 0 ${innerHeight - top + GAP}px`;
    target.style.setProperty("--tg-source-at", place);
  }, true);

  // The page's script may come later than this one, so the offer is repeated until it is taken up.
  const offer = () => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      clearInterval(asking);
      if (port) return;
      port = channel.port1;
      // As long as the frame is as high as the text, a scrollbar could only flicker; a page may hold it lower.
      addEventListener("resize", () => {
        document.documentElement.style.overflow = height() - innerHeight > 1 ? "" : "hidden";
      });
      new ResizeObserver(tell).observe(root);
      tell();
    };
    window.parent.postMessage({ type: "treatment-guide:frame" }, host, [channel.port2]);
  };
  const asking = setInterval(offer, 500);
  offer();
  setTimeout(() => clearInterval(asking), 60_000);
})();
