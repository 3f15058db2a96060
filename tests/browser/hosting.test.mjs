// The example configurations of docs/hosting, started as they stand but for the three marked lines, and asked for
// every row of the table in docs/hosting/README.md. A server that is not installed is named and left out, but not in CI:
// scripts/setup brings both there.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { freePort, scratchFolder, start, until } from './support/processes.mjs';

const repository = resolve(import.meta.dirname, '../..');
const built = resolve(repository, process.env.SITE_ROOT ?? 'dist');
const documented = (file) => readFileSync(join(repository, 'docs/hosting', file), 'utf8');

/** A text with exactly one occurrence of `from` replaced: the documents must keep the marked lines. */
function mark(text, from, to) {
  assert.equal(text.split(from).length, 2, `docs/hosting: “${from}” must stand there once`);
  return text.replace(from, to);
}

const servers = {
  nginx(port, root, folder) {
    let site = documented('nginx.conf');
    site = mark(site, 'listen 127.0.0.1:8080;', `listen 127.0.0.1:${port};`);
    site = mark(site, 'root /var/www/guide;', `root ${root};`);
    writeFileSync(join(folder, 'site.conf'), site);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
    const user = process.getuid() === 0 ? 'user root;' : '';
    const main = join(folder, 'nginx.conf');
    writeFileSync(main, `${user} daemon off; pid ${folder}/pid; error_log stderr; events {}
      http { access_log off; ${temporary}\ninclude ${folder}/site.conf; }`);
    return ['nginx', ['-p', folder, '-c', main], {}];
  },
  caddy(port, root, folder) {
    let site = documented('Caddyfile');
    site = mark(site, '\nguide.example {', `\nhttp://127.0.0.1:${port} {`);
    site = mark(site, 'root * /var/www/guide ', `root * ${root} `);
    const main = join(folder, 'Caddyfile');
    writeFileSync(main, `{\n\tadmin off\n}\n${site}`);
    const own = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
    return ['caddy', ['run', '--config', main, '--adapter', 'caddyfile'], own];
  },
};

const installed = (name) => spawnSync(name, [name === 'nginx' ? '-v' : 'version']).status === 0;

for (const [name, prepare] of Object.entries(servers)) {
  const skip = !installed(name) && !process.env.CI && `${name} is not installed`;
  test(`docs/hosting: ${name} sends what a good host sends`, { skip }, async () => {
    assert.ok(installed(name), `${name} is not installed: scripts/setup test brings it on Debian`);
    const folder = scratchFolder(name);
    mkdirSync(join(folder, 'site'), { recursive: true });
    cpSync(built, join(folder, 'site'), { recursive: true });
    const port = await freePort();
    const [command, args, env] = prepare(port, join(folder, 'site'), folder);
    const server = start(command, args, { env });
    const ask = (path, options) => fetch(`http://127.0.0.1:${port}${path}`, options);
    try {
      await until(name, server, () => ask('/').then((answer) => answer.ok, () => false));
      const assets = readdirSync(join(built, 'assets'));
      const asset = (end) => `/assets/${assets.find((file) => file.endsWith(end))}`;
      const header = async (path, field) => (await ask(path)).headers.get(field);

      assert.equal(await header(asset('.wasm'), 'content-type'), 'application/wasm');
      for (const end of ['.js', '.css']) assert.match(await header(asset(end), 'content-type'), /^text\/(javascript|css)/);
      assert.match(await header('/content/v1/index.json', 'content-type'), /^application\/json/);
      for (const path of [asset('.wasm'), asset('.js'), asset('.css'), '/embed/v1/treatment-guide.js', '/frame/microneedling/plan/', '/content/v1/microneedling.json']) {
        assert.equal(await header(path, 'access-control-allow-origin'), '*', path);
        assert.equal(await header(path, 'cross-origin-resource-policy'), 'cross-origin', path);
      }
      assert.equal(await header('/', 'access-control-allow-origin'), null);
      assert.equal(await header(asset('.js'), 'cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(await header('/embed/v1/treatment-guide.js', 'cache-control'), 'no-cache');
      assert.equal(await header('/treatments/microneedling/', 'cache-control'), 'no-cache');

      const missing = await ask('/treatments/no-such-thing/');
      assert.equal(missing.status, 404);
      assert.equal(await missing.text(), readFileSync(join(built, '404.html'), 'utf8'));
      assert.equal((await ask('/_headers')).status, 404);
      const slashless = await ask('/treatments/microneedling', { redirect: 'manual' });
      assert.ok([301, 308].includes(slashless.status), `a missing slash gave ${slashless.status}`);

      // What _headers says of every page, the documents say too.
      const everywhere = readFileSync(join(built, '_headers'), 'utf8').split(/^\/\*$/m)[1].split(/\n\n/)[0];
      for (const [, field, written] of everywhere.matchAll(/^ {2}([\w-]+): (.*)$/gm)) {
        // A build that was told its address names it beside 'self'.
        const value = written.replaceAll(/ https?:\/\/[^ ;]+/g, '');
        assert.equal(await header('/', field), value, field);
        assert.equal(await header('/treatments/no-such-thing/', field), value, `${field} of the 404 page`);
      }
    } finally {
      await server.stop();
    }
  });
}
