// The site with other content: the same style and modules, and some files of the content replaced. For what
// the shipped content does not have.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyModules } from '../../../scripts/modules.mjs';
import { siteFolder } from './site.mjs';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Builds a site called `name` in which each file of `files` (path below `public/content/` → path below the
 * repository, or a function of the shipped text) stands in the place of the shipped one, with `style` after the
 * style sheet, `modules` (file → function of its text) changed and `settings` in the environment of the build; gives its folder, for the option `site: { root }`.
 */
export function siteWith(name, files, { style = '', modules = {}, settings = {} } = {}) {
  const folder = join(repository, 'test-results', name);
  const [source, out] = [join(folder, 'source'), join(folder, 'site')];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  cpSync(join(repository, 'public'), join(source, 'public'), { recursive: true });
  symlinkSync(join(repository, 'src'), join(source, 'src'));
  cpSync(join(repository, 'style'), join(source, 'style'), { recursive: true });
  writeFileSync(join(source, 'style/zz.css'), style);
  for (const [place, file] of Object.entries(files)) {
    const target = join(source, 'public/content', place);
    if (typeof file === 'string') cpSync(join(repository, file), target);
    else writeFileSync(target, file(readFileSync(target, 'utf8')));
  }
  for (const name of copyModules(siteFolder(), join(out, 'modules'))) {
    const file = join(out, 'modules', name);
    if (modules[name]) writeFileSync(file, modules[name](readFileSync(file, 'utf8')));
  }
  // As Trunk leaves them.
  cpSync(join(source, 'public/icons'), join(out, 'icons'), { recursive: true });
  cpSync(join(source, 'public/site.webmanifest'), join(out, 'site.webmanifest'));
  execFileSync('cargo', ['run', '--quiet', '--bin', 'prerender', '--features', 'ssr'], {
    cwd: repository,
    env: { ...process.env, TRUNK_SOURCE_DIR: source, TRUNK_STAGING_DIR: out, TRUNK_PUBLIC_URL: '/', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return join('test-results', name, 'site');
}
