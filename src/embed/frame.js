// Runs in `/frame/…` pages only: tells the page around how high this one is, so that the frame has
// neither scrollbars nor a gap. It speaks to nobody but that page: the first message goes to the
// origin that the referrer names, and carries a port; everything after goes through the port.
// Knows no view. Its other half is in element.js.
(() => {
  const host = (() => {
    try { return new URL(document.referrer).origin; } catch { return null; }
  })();

  // A link to another page leaves the frame; one inside this page stays.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.target && !link.getAttribute("href").startsWith("#")) link.target = "_top";
  });

  if (!host || window.parent === window) return;

  const root = document.getElementById("tg-app");
  let port = null;
  let told = 0;
  const height = () => Math.ceil(root.getBoundingClientRect().height);
  // Less than two pixels is rounding, and answering it could go on for ever.
  const tell = () => {
    const now = height();
    if (!port || Math.abs(now - told) <= 1) return;
    told = now;
    port.postMessage(now);
  };

  // The page's script may come later than this one, so the offer is repeated until it is taken up.
  const offer = () => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      clearInterval(asking);
      if (port) return;
      port = channel.port1;
      // From here on the frame is as high as the text, and a scrollbar could only flicker.
      document.documentElement.classList.add("tg-fitted");
      new ResizeObserver(tell).observe(root);
      tell();
    };
    window.parent.postMessage({ type: "treatment-guide:frame" }, host, [channel.port2]);
  };
  const asking = setInterval(offer, 500);
  offer();
  setTimeout(() => clearInterval(asking), 60_000);
})();
