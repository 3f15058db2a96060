// In the place of the service worker when a site is built with OFFLINE=no: takes the one that a visitor
// may have from an earlier build away, with everything that it kept.
const OWN = "treatment-guide __ROOT__ ";

addEventListener("install", () => skipWaiting());

// Not while the worker before is still at it.
addEventListener("activate", (event) => event.waitUntil(navigator.locks.request(OWN, async () => {
  for (const name of await caches.keys()) if (name.startsWith(OWN)) await caches.delete(name);
  await registration.unregister();
})));
