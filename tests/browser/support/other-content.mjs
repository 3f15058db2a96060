// The site with other content: the same style and modules, and some files of the content replaced. For what
// the shipped content does not have.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteFolder } from './site.mjs';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Builds a site called `name` in which each file of `files` (path below `public/content/` → path below the
 * repository) stands in the place of the shipped one; gives its folder, for the option `site: { root }`.
 */
export function siteWith(name, files) {
  const folder = join(repository, 'test-results', name);
  const [source, out] = [join(folder, 'source'), join(folder, 'site')];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  cpSync(join(repository, 'public'), join(source, 'public'), { recursive: true });
  for (const shared of ['style', 'src']) symlinkSync(join(repository, shared), join(source, shared));
  for (const [place, file] of Object.entries(files)) {
    cpSync(join(repository, file), join(source, 'public/content', place));
  }
  // The prerenderer takes the modules from where the build leaves them, without the hashes of their names.
  mkdirSync(join(out, 'modules'), { recursive: true });
  const built = join(siteFolder(), 'assets');
  for (const file of readdirSync(built)) {
    const module = /^([a-z]+)-[0-9a-f]+\.(js|wasm)$/.exec(file);
    if (!module) continue;
    const [, own, ending] = module;
    cpSync(join(built, file), join(out, 'modules', ending === 'wasm' ? `${own}_bg.wasm` : `${own}.js`));
  }
  execFileSync('cargo', ['run', '--quiet', '--bin', 'prerender', '--features', 'ssr'], {
    cwd: repository,
    env: { ...process.env, TRUNK_SOURCE_DIR: source, TRUNK_STAGING_DIR: out, TRUNK_PUBLIC_URL: '/' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return join('test-results', name, 'site');
}
