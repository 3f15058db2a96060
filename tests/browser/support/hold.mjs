// Pages that are there and not alive yet.

/**
 * Keeps the module called `name` from starting until the function that this gives is called. Its WASM is held, not its
 * script: while a script is on its way Firefox and WebKit do not say that the page is loaded.
 */
export function holdModule(site, name) {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  site.fault(new RegExp(`/${name}-[0-9a-f]+\\.wasm$`), () => held.then(() => false));
  return release;
}
