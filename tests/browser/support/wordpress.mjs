// A real WordPress with a real database, from Debian's packages, in a scratch folder and gone with the run:
//   apt-get install -y --no-install-recommends wordpress wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql php-xml
// Knows nothing of the guide; pages are given to it as the block editor stores them.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, scratchFolder, start, until } from './processes.mjs';

const PACKAGE = '/usr/share/wordpress';
const onPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** What is missing for it; empty when all is there. */
export function missingForWordPress() {
  const missing = ['mariadbd', 'mariadb-install-db', 'php'].filter((name) => !onPath(name));
  if (!existsSync(`${PACKAGE}/wp-settings.php`)) missing.push('wordpress');
  return missing;
}

function run(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error || status !== 0) throw new Error(`${command}: ${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

/** Starts one; `publish(content, role)` saves a page as a person with that role would and gives its address. */
export async function startWordPress() {
  const folder = scratchFolder('wordpress');
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const socket = join(folder, 'db.sock');
  const user = process.getuid() === 0 ? ['--user=root'] : [];
  run('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', ...user]);
  const database = start('mariadbd', [
    '--no-defaults', `--datadir=${data}`, `--socket=${socket}`, '--skip-networking', `--pid-file=${folder}/db.pid`, ...user,
  ]);
  const root = join(folder, 'site');
  const port = await freePort();
  const origin = `http://127.0.0.2:${port}`;
  mkdirSync(root);
  cpSync(PACKAGE, root, { recursive: true, dereference: true, filter: (path) => !path.endsWith('.htaccess') });
  writeFileSync(join(root, 'wp-config.php'), `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${origin}'); define('WP_SITEURL', '${origin}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('WP_DEFAULT_THEME', 'twentytwentythree');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
  define($name . '_KEY', 'for a test only'); define($name . '_SALT', 'for a test only');
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
`);
  const php = (code, input = '') =>
    run('php', ['-d', 'display_errors=stderr', '-d', 'error_reporting=E_ERROR', '-r', code], { cwd: root, input });
  await until('the database', database, () => spawnSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-uroot', '-e', 'CREATE DATABASE IF NOT EXISTS wordpress']).status === 0);
  php(`define('WP_INSTALLING', true); require 'wp-load.php'; require 'wp-admin/includes/upgrade.php';
    wp_install('A clinic', 'admin', 'admin@clinic.example', true, '', 'a test only');
    foreach (['editor', 'author'] as $role) {
      wp_insert_user(['user_login' => $role, 'user_pass' => 'a test only', 'role' => $role]);
    }`);
  const web = start('php', ['-S', `127.0.0.2:${port}`, '-t', root]);
  const loads = () => fetch(`${origin}/?page_id=2`).then((answer) => answer.ok, () => false);
  await until('WordPress', web, loads);
  return {
    origin,
    publish(content, role = 'admin') {
      const id = php(`require 'wp-load.php';
        wp_set_current_user(get_user_by('login', '${role}')->ID);
        echo wp_insert_post(wp_slash(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Guide',
          'post_content' => stream_get_contents(STDIN)]));`, content).trim();
      if (!/^\d+$/.test(id)) throw new Error(`WordPress did not save the page: ${id}`);
      return `${origin}/?page_id=${id}`;
    },
    /** Saves a synced pattern (a “reusable block”) as an administrator and gives its number. */
    pattern(content) {
      return Number(php(`require 'wp-load.php'; wp_set_current_user(1);
        echo wp_insert_post(wp_slash(['post_type' => 'wp_block', 'post_status' => 'publish', 'post_title' => 'Guide',
          'post_content' => stream_get_contents(STDIN)]));`, content));
    },
    async close() {
      await web.stop();
      await database.stop();
    },
  };
}
