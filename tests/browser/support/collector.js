// Runs first in every page under test and reports to the test server what went wrong in it: uncaught errors,
// unhandled rejections, console.error, things the Content-Security-Policy blocked, resources that did not load.
// It leaves no element behind and no enumerable global.
(() => {
  const address = new URL('report', document.currentScript.src).href;
  document.currentScript.remove();
  const pending = new Set();
  const send = window.fetch.bind(window);
  const report = (kind, text) => {
    const body = JSON.stringify({ kind, text: String(text).slice(0, 2000), page: location.href });
    const sent = send(address, { method: 'POST', body, keepalive: true }).catch(() => {});
    pending.add(sent);
    sent.finally(() => pending.delete(sent));
  };
  addEventListener(
    'error',
    (event) => {
      const from = event.target;
      if (from instanceof Element) report('resource', `${from.localName} ${from.src || from.href || ''}`);
      else report('error', `${event.message} (${event.filename}:${event.lineno})`);
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => {
    // The stack alone lacks the message in WebKit, and a reason need not be an error.
    report('rejection', `${event.reason} ${event.reason?.stack ?? ''}`);
  });
  addEventListener('securitypolicyviolation', (event) => {
    report('policy', `${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile ?? ''})`);
  });
  const { error } = console;
  console.error = (...args) => {
    report('console', args.map(String).join(' '));
    error.apply(console, args);
  };
  Object.defineProperty(window, '__testCollector', {
    value: { flush: () => Promise.all(pending).then(() => pending.size) },
  });
})();
