// The WASM modules of a built site, put where the prerenderer finds them: the pages can then be written anew around
// them, without a compiler. Knows the names of files alone.
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Copies the modules of the site in `site` into `folder`, without the hashes of their names, and gives the names that
 * they have there: `guide.js`, `guide_bg.wasm` and, where it is parted, `guide_rest.wasm`.
 */
export function copyModules(site, folder) {
  mkdirSync(folder, { recursive: true });
  const built = readdirSync(join(site, 'assets'));
  return built.flatMap((file) => {
    const [, name, ending] = /^([a-z]+(?:_rest)?)-[0-9a-f]+\.(js|wasm)$/.exec(file) ?? [];
    // A script beside a WASM file of its name is a module; the others are written anew.
    if (!name || !built.some((other) => other.startsWith(`${name}-`) && other.endsWith('.wasm'))) return [];
    const plain = ending === 'wasm' && !name.endsWith('_rest') ? `${name}_bg.wasm` : `${name}.${ending}`;
    cpSync(join(site, 'assets', file), join(folder, plain));
    return [plain];
  });
}
