// The example configurations of docs/hosting, started as they stand but for the marked lines, and asked for
// every row of the table in docs/hosting/README.md: with the guide as the whole site, and in a folder of a site that
// has other pages. A server that is not installed is named and left out, but not in CI:
// scripts/setup brings both there.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { freePort, scratchFolder, start, until } from './support/processes.mjs';

const repository = resolve(import.meta.dirname, '../..');
/** Where the guide lies on the host, and the build that is made for that. */
const PLACES = { '/': resolve(repository, process.env.SITE_ROOT ?? 'dist'), '/guide/': resolve(repository, 'dist-guide') };
const documented = (file) => readFileSync(join(repository, 'docs/hosting', file), 'utf8');

/** A text with exactly one occurrence of `from` replaced: the documents must keep the marked lines. */
function mark(text, from, to) {
  assert.equal(text.split(from).length, 2, `docs/hosting: “${from}” must stand there once`);
  return text.replace(from, to);
}

/** What a host's nginx.conf has already, by its `include mime.types`: with other types for some, and not all. */
const THEIR_TYPES = 'types { text/html html htm; text/css css; application/javascript js; image/png png; text/plain txt; }';

const servers = {
  nginx(port, root, folder, place) {
    let site = documented('nginx.conf');
    site = mark(site, 'listen 127.0.0.1:8080;', `listen 127.0.0.1:${port};`);
    site = mark(site, 'root /var/www/guide;', `root ${root};`);
    site = mark(site, ' location / {', ` location ${place} {`);
    site = mark(site, 'error_page 404 /404.html;', `error_page 404 ${place}404.html;`);
    writeFileSync(join(folder, 'site.conf'), site);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${folder}/${name};`).join('\n');
    const user = process.getuid() === 0 ? 'user root;' : '';
    const main = join(folder, 'nginx.conf');
    writeFileSync(main, `${user} daemon off; pid ${folder}/pid; error_log stderr; events {}
      http { access_log off; ${temporary}\n${THEIR_TYPES}\ninclude ${folder}/site.conf; }`);
    return ['nginx', ['-p', folder, '-c', main], {}];
  },
  caddy(port, root, folder, place) {
    let site = documented('Caddyfile');
    site = mark(site, '\nguide.example {', `\nhttp://127.0.0.1:${port} {`);
    site = mark(site, 'root * /var/www/guide ', `root * ${root} `);
    site = mark(site, '@guide path /* ', `@guide path ${place}* `);
    site = mark(site, 'rewrite * /404.html ', `rewrite * ${place}404.html `);
    const main = join(folder, 'Caddyfile');
    writeFileSync(main, `{\n\tadmin off\n}\n${site}`);
    const own = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
    return ['caddy', ['run', '--config', main, '--adapter', 'caddyfile'], own];
  },
};

const installed = (name) => spawnSync(name, [name === 'nginx' ? '-v' : 'version']).status === 0;

for (const [name, prepare] of Object.entries(servers)) {
  const skip = !installed(name) && !process.env.CI && `${name} is not installed`;
  for (const [place, built] of Object.entries(PLACES)) test(`docs/hosting: ${name} sends what a good host sends, the guide in ${place}`, { skip }, async () => {
    assert.ok(installed(name), `${name} is not installed: scripts/setup test brings it on Debian`);
    const folder = scratchFolder(name);
    const root = join(folder, 'site');
    // What else the host has, where the guide is not all of it.
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), 'The clinic');
    writeFileSync(join(root, 'assets/own.js'), '');
    cpSync(built, join(root, place), { recursive: true });
    const port = await freePort();
    const [command, args, env] = prepare(port, root, folder, place);
    const server = start(command, args, { env });
    const ask = (path, options) => fetch(`http://127.0.0.1:${port}${path}`, options);
    const at = (path) => place + path;
    try {
      await until(name, server, () => ask('/').then((answer) => answer.ok, () => false));
      const assets = readdirSync(join(built, 'assets'));
      const asset = (end) => at(`assets/${assets.find((file) => file.endsWith(end))}`);
      const header = async (path, field) => (await ask(path)).headers.get(field);

      assert.equal(await header(asset('.wasm'), 'content-type'), 'application/wasm');
      for (const end of ['.js', '.css']) assert.match(await header(asset(end), 'content-type'), /^text\/(javascript|css)/);
      assert.match(await header(at('content/v1/index.json'), 'content-type'), /^application\/json/);
      const script = at('embed/v1/treatment-guide.js');
      for (const path of [asset('.wasm'), asset('.js'), asset('.css'), script, at('frame/microneedling/plan/'), at('content/v1/microneedling.json')]) {
        assert.equal(await header(path, 'access-control-allow-origin'), '*', path);
        assert.equal(await header(path, 'cross-origin-resource-policy'), 'cross-origin', path);
      }
      assert.equal(await header(at(''), 'access-control-allow-origin'), null);
      assert.equal(await header(asset('.js'), 'cache-control'), 'public, max-age=31536000, immutable');
      assert.equal(await header(script, 'cache-control'), 'no-cache');
      assert.equal(await header(at('treatments/microneedling/'), 'cache-control'), 'no-cache');
      // It may be there a moment later: a deploy copies its files one after the other.
      const gone = await ask(at('assets/guide-0123456789abcdef.js'));
      assert.deepEqual([gone.status, gone.headers.get('cache-control')], [404, 'no-cache']);

      const missing = await ask(at('treatments/no-such-thing/'));
      assert.equal(missing.status, 404);
      assert.equal(await missing.text(), readFileSync(join(built, '404.html'), 'utf8'));
      assert.equal((await ask(at('_headers'))).status, 404);
      const slashless = await ask(at('treatments/microneedling'), { redirect: 'manual' });
      assert.ok([301, 308].includes(slashless.status), `a missing slash gave ${slashless.status}`);

      // What _headers says of every page, the documents say too.
      const everywhere = readFileSync(join(built, '_headers'), 'utf8').split(`\n${place}*\n`)[1].split(/\n\n/)[0];
      const said = Array.from(everywhere.matchAll(/^ {2}([\w-]+): (.*)$/gm));
      assert.ok(said.length > 3, `_headers says nothing of ${place}*`);
      for (const [, field, written] of said) {
        // A build that was told its address names it beside 'self'.
        const value = written.replaceAll(/ https?:\/\/[^ ;]+/g, '');
        assert.equal(await header(at(''), field), value, field);
        assert.equal(await header(at('treatments/no-such-thing/'), field), value, `${field} of the 404 page`);
      }
      assert.doesNotMatch(server.output(), /\[warn\]/);
      if (place === '/') return;
      // The host's other pages keep what they had.
      for (const path of ['/', '/assets/own.js', '/no-such-thing']) {
        for (const field of [...said.map(([, it]) => it), 'cache-control', 'access-control-allow-origin', 'cross-origin-resource-policy']) {
          assert.equal(await header(path, field), null, `${field} of ${path}`);
        }
      }
      assert.doesNotMatch(await (await ask('/no-such-thing')).text(), /Treatment Guide/i);
    } finally {
      await server.stop();
    }
  });
}

test('the guides in two folders of one host are two apps on a home screen', () => {
  const manifest = JSON.parse(readFileSync(join(repository, 'public/site.webmanifest'), 'utf8'));
  // As the manifest's specification has it: an id is read from the root of the host, and is start_url when it is absent.
  const app = (folder) => {
    const start = new URL(manifest.start_url, new URL('site.webmanifest', `https://host.example${folder}`));
    return (manifest.id === undefined ? start : new URL(manifest.id, start.origin)).href;
  };
  assert.deepEqual(['/guide/', '/surgery/'].map(app), ['https://host.example/guide/', 'https://host.example/surgery/']);
});
