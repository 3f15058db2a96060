// The two local servers without a browser: what `make preview` answers, and when `make serve` builds again.
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { delimiter, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parseHeaders, startStaticServer } from '../../scripts/static-server.mjs';
import { freePort, scratchFolder, start, until } from './support/processes.mjs';

const repository = resolve(import.meta.dirname, '../..');
const root = join(repository, 'tests/fixtures/harness-site');

/** One request as it stands: fetch would follow redirects and tidy paths. */
function ask(server, path, headers = {}, method = 'GET') {
  return new Promise((done, failed) => {
    request({ port: server.port, host: '127.0.0.1', path, headers, method }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', failed)
      .end();
  });
}

let server;
let guide;
before(async () => {
  server = await startStaticServer({ root });
  guide = await startStaticServer({ root, prefix: '/guide/' });
});
after(() => Promise.all([server.close(), guide.close()]));

test('a page is its folder’s address, and other spellings lead there', async () => {
  assert.equal((await ask(server, '/about/')).status, 200);
  for (const spelling of ['/about?a=b', '/about/index.html?a=b']) {
    const { status, headers } = await ask(server, spelling);
    assert.deepEqual([status, headers.location], [301, '/about/?a=b'], spelling);
  }
});

test('what is not there is answered with the 404 page and its status', async () => {
  for (const path of ['/nowhere', '/nowhere/', '/about/nothing.js', '/_headers']) {
    const { status, body, headers } = await ask(server, path);
    assert.equal(status, 404, path);
    assert.match(body.toString(), /<h1>Not there<\/h1>/, path);
    assert.equal(headers['cache-control'], 'no-cache', path);
  }
});

test('nothing outside the folder is served', async () => {
  for (const path of ['/../bad.html', '/%2e%2e/bad.html', '/..%2fbad.html', '/about/../../bad.html', '/%00']) {
    const { status, body } = await ask(server, path);
    assert.equal(status, 404, path);
    assert.doesNotMatch(body.toString(), /Bad on purpose/, path);
  }
  assert.equal((await ask(server, '/%E0%A4%A')).status, 400);
});

test('a file comes in the best encoding that is accepted, and nothing else', async () => {
  const plain = (await ask(server, '/fixture.js')).body;
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
  const cases = [
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
  ];
  for (const [accepted, expected] of cases) {
    const { headers, body } = await ask(server, '/fixture.js', { 'accept-encoding': accepted });
    assert.equal(headers['content-encoding'], expected, accepted);
    assert.equal(headers.vary, 'Accept-Encoding');
    assert.equal(Number(headers['content-length']), body.length);
    if (expected) assert.deepEqual(unpack[expected](body), plain);
  }
});

test('a file that is known is not sent again, and a changed one is', async () => {
  const { headers } = await ask(server, '/');
  const again = await ask(server, '/', { 'if-none-match': headers.etag });
  assert.deepEqual([again.status, again.body.length], [304, 0]);
  assert.equal((await ask(server, '/', { 'if-none-match': '"another"' })).status, 200);
  const packed = await ask(server, '/', { 'accept-encoding': 'br' });
  assert.notEqual(packed.headers.etag, headers.etag, 'each encoding has a tag of its own');
});

test('a file named by its content is kept for ever, others are asked for again', async () => {
  const cacheControl = async (path) => (await ask(server, path)).headers['cache-control'];
  assert.equal(await cacheControl('/style-0123456789abcdef.css'), 'public, max-age=31536000, immutable');
  assert.equal(await cacheControl('/fixture.js'), 'no-cache');
});

test('HEAD gives the headers alone, and nothing may be written', async () => {
  const { status, headers, body } = await ask(server, '/', {}, 'HEAD');
  assert.deepEqual([status, body.length], [200, 0]);
  assert.ok(Number(headers['content-length']) > 100);
  assert.equal((await ask(server, '/', {}, 'POST')).status, 405);
});

test('a site in a sub-folder is there and nowhere else', async () => {
  assert.equal((await ask(guide, '/guide/about/')).status, 200);
  assert.equal((await ask(guide, '/guide')).headers.location, '/guide/');
  assert.equal((await ask(guide, '/guide/about')).headers.location, '/guide/about/');
  assert.equal((await ask(guide, '/about/')).status, 404);
});

test('rules of _headers name whole addresses, with the folder that the site lies in', async () => {
  const folder = scratchFolder('headers');
  writeFileSync(join(folder, 'index.html'), 'here');
  writeFileSync(join(folder, '_headers'), '/guide/*\n  X-Folder: guide\n/other/*\n  X-Other: other\n');
  const site = await startStaticServer({ root: folder, prefix: '/guide/' });
  try {
    for (const path of ['/guide/', '/guide/nowhere']) {
      const { headers } = await ask(site, path);
      assert.deepEqual([headers['x-folder'], headers['x-other']], ['guide', undefined], path);
    }
  } finally {
    await site.close();
  }
});

test('a _headers rule holds for the paths it names, and a line that is no header is refused', () => {
  const [all, assets] = parseHeaders('# note\n/*\n  A: 1\n\n/assets/*.js\n  B: two: parts\n');
  assert.deepEqual(all.headers, [['A', '1']]);
  assert.deepEqual(assets.headers, [['B', 'two: parts']]);
  assert.ok(assets.pattern.test('/assets/a.js') && !assets.pattern.test('/assets/aXjs'));
  assert.throws(() => parseHeaders('/*\n  nonsense\n'), /not a header line: nonsense/);
});

test('every request is in the log with its status and its bytes', async () => {
  const before = server.log.length;
  await ask(server, '/nowhere');
  const { body } = await ask(server, '/about/');
  const entries = server.log.slice(before).map(({ path, status, bytes }) => ({ path, status, bytes }));
  assert.equal(entries[0].status, 404);
  assert.deepEqual(entries[1], { path: '/about/', status: 200, bytes: body.length });
});

test('a taken port is told with a command that takes another one', () => {
  for (const name of ['serve', 'preview']) {
    const script = join(repository, `scripts/${name}.mjs`);
    // The preview wants a site before it asks for the port.
    const args = name === 'preview' ? [`--root=${root}`] : [];
    const { status, stderr } = spawnSync(process.execPath, [script, `--port=${server.port}`, ...args], { encoding: 'utf8' });
    assert.equal(status, 1, name);
    const [, advice] = stderr.match(/port \d+ is taken: stop what uses it, or run: (make .*)/) ?? assert.fail(stderr);
    const [, ...words] = advice.split(' ');
    assert.deepEqual(words, [name, `PORT=${server.port + 1}`]);
    // What make would run, without running it.
    const { stdout } = spawnSync('make', ['-n', ...words], { cwd: repository, encoding: 'utf8' });
    assert.match(stdout, new RegExp(`scripts/${name}\\.mjs.* --port ${server.port + 1}$`, 'm'));
  }
});

test('make serve builds at an edit, reloads, and keeps the last good site when a build fails', async () => {
  const project = scratchFolder('serve');
  const write = (path, text) => writeFileSync(join(project, path), text);
  for (const folder of ['src', 'public/content', 'bin', 'scripts']) mkdirSync(join(project, folder), { recursive: true });
  write('index.html', '<!doctype html><body>first</body>');
  // Stands in for Trunk: “builds” index.html, and fails when it says so.
  write(
    'bin/trunk',
    `#!/usr/bin/env bash
set -e
grep -q broken index.html && { echo "error: index.html says broken"; exit 1; }
mkdir -p "$3/assets" && cp index.html "$3/index.html" && echo '<body>no such page</body>' >"$3/404.html"
for file in guide-01234567.js guide-89abcdef.wasm boot-01234567.js; do echo "$file" >"$3/assets/$file"; done
`,
  );
  // And this for the program that writes the pages: it says what modules it found and what the content is.
  write('scripts/prerender', 'cd "$TRUNK_STAGING_DIR" && echo "<body>$(ls modules | xargs) $(cat ../../public/content/page.md)</body>" >index.html && mkdir assets\n');
  chmodSync(join(project, 'bin/trunk'), 0o755);
  const port = await freePort();
  const program = start(process.execPath, [join(repository, 'scripts/serve.mjs'), `--port=${port}`], {
    cwd: project,
    env: { PATH: join(project, 'bin') + delimiter + process.env.PATH, PUBLIC_URL: '' },
  });
  const printed = (pattern) => until(`make serve saying ${pattern}`, program, () => pattern.test(program.output()));
  const page = async (path = '/') => (await ask({ port }, path)).body.toString();
  try {
    await printed(/Ctrl\+C stops it/);
    assert.match(await page(), /first<script src="\/__serve\/reload\.js" type="module"><\/script><\/body>/);
    const missing = await ask({ port }, '/nowhere/');
    assert.equal(missing.status, 404);
    assert.match(missing.body.toString(), /no such page/);

    const events = [];
    const stream = await fetch(`http://127.0.0.1:${port}/__serve/events`);
    (async () => {
      for await (const chunk of stream.body) {
        for (const line of Buffer.from(chunk).toString().split('\n')) {
          if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)));
        }
      }
    })().catch(() => {});
    const event = (what, test) => until(what, program, () => events.some(test));

    await event('the first event', ({ generation }) => generation === 1);
    write('index.html', '<!doctype html><body>second</body>');
    await event('a reload', ({ generation }) => generation === 2);
    assert.match(await page(), /second/);

    write('index.html', '<!doctype html><body>broken</body>');
    await event('the failure', ({ failure }) => /index\.html says broken/.test(failure ?? ''));
    assert.match(await page(), /second/);

    write('index.html', '<!doctype html><body>third</body>');
    await event('a reload after the failure', ({ generation, failure }) => generation === 3 && failure === null);
    mkdirSync(join(project, 'src/deep'));
    write('src/deep/new.rs', '// new');
    await event('a reload for a new file in a new folder', ({ generation }) => generation >= 4);

    // Words need no module built again.
    write('public/content/page.md', 'words');
    await until('the words', program, async () => /guide\.js guide_bg\.wasm words/.test(await page()));
    assert.match(program.output(), /building pages \(public\/content\/page\.md\)/);
  } finally {
    await program.stop();
  }
});
