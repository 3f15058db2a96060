// What the modules of a page hold.

/** Runs in the page before its own scripts: keeps every memory that a module gets, so that its pages can be counted. */
export const keepMemories = () => {
  const memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      // A release gives its exports short names.
      const memory = Object.values((made.instance ?? made).exports).find((it) => it instanceof WebAssembly.Memory);
      const { url = '' } = await given[0];
      if (memory) memories.push({ memory, of: /([a-z]+)-[0-9a-f]+\.wasm/.exec(url)?.[1] ?? name });
      return made;
    };
  }
  Object.defineProperty(window, '__memories', { value: memories });
};

/** Runs in such a page: `[module, pages of 64 KiB]` of each memory, in the order in which they came. */
export const memories = () => window.__memories.map(({ memory, of }) => [of, memory.buffer.byteLength / 65_536]);
