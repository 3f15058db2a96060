// `make serve`: builds the site for development, serves it, and at every edit builds again and reloads the
// open pages. Trunk's own server is not used: it has no way to answer with 404.html, and it writes its reload
// script into the pages, where the published headers would forbid it and a build could keep it.
// It knows how to build and what to watch, and leaves answering requests to static-server.mjs.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync, watch } from 'node:fs';
import { parseArgs } from 'node:util';
import { copyModules } from './modules.mjs';
import { startStaticServer } from './static-server.mjs';

const { values: options } = parseArgs({
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8080' },
    prefix: { type: 'string', default: process.env.PUBLIC_URL || '/' },
  },
});
// Not dist/: a development build never stands where a finished one is expected.
const root = 'target/serve';
const watchedFolders = ['src', 'public', 'style'];
const watchedFiles = new Set(['index.html', 'Trunk.toml', 'Cargo.toml', 'Cargo.lock']);
// Editors save in several steps; a build waits until they are done.
const SETTLE_MS = 60;
// Words and style are no part of a module: the pages alone are written again, around the modules that are there.
const PAGES_ONLY = /^(public\/content|style)\//;

const clients = new Set();
let failure = null;
let generation = 0;

/** Tells every open page what to do: reload, or show the lines of a failed build. */
function broadcast() {
  const message = JSON.stringify({ generation, failure });
  for (const client of clients) client.write(`data: ${message}\n\n`);
}

const reloadScript = `
let seen = null;
new EventSource('${options.prefix}__serve/events').onmessage = (event) => {
  const { generation, failure } = JSON.parse(event.data);
  let box = document.getElementById('serve-failure');
  if (failure) {
    if (!box) {
      box = document.createElement('pre');
      box.id = 'serve-failure';
      box.setAttribute('role', 'alert');
      Object.assign(box.style, {
        position: 'fixed', inset: '1rem', zIndex: 2147483647, margin: 0, padding: '1rem', overflow: 'auto',
        font: '14px/1.5 monospace', whiteSpace: 'pre-wrap', color: '#fff', background: '#3a1016',
      });
      document.body.append(box);
    }
    box.textContent = failure;
  } else {
    box?.remove();
    if (seen !== null && seen !== generation) location.reload();
    seen = generation;
  }
};
`;

function intercept(request, response, url) {
  if (url.pathname === `${options.prefix}__serve/reload.js`) {
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(reloadScript);
    return true;
  }
  if (url.pathname === `${options.prefix}__serve/events`) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`data: ${JSON.stringify({ generation, failure })}\n\n`);
    clients.add(response);
    response.on('close', () => clients.delete(response));
    return true;
  }
  return false;
}

/** The script comes by a URL of its own, so that the shipped Content-Security-Policy can stay on. */
function transform(html) {
  const tag = `<script src="${options.prefix}__serve/reload.js" type="module"></script>`;
  return html.includes('</body>') ? html.replace('</body>', `${tag}</body>`) : html + tag;
}

let building = null;
let dirty = false;
// Whether the modules have to be built as well.
let whole = true;

/** Runs a program and prints what it says; gives its exit code and that. */
function run(command, args, env = {}) {
  const output = [];
  return new Promise((resolve) => {
    const program = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      // A page kept by the browser would hide the edit; what an earlier build left there is taken away.
      env: { ...process.env, OFFLINE: 'no', NO_COLOR: process.env.NO_COLOR ?? 'true', ...env },
    });
    const said = () => Buffer.concat(output).toString();
    for (const stream of [program.stdout, program.stderr]) {
      stream.on('data', (chunk) => {
        output.push(chunk);
        process.stdout.write(chunk);
      });
    }
    program.on('error', (error) => resolve({
      code: 1,
      said: `${command} could not be started: ${error.message}\nRun: scripts/setup build\n`,
    }));
    program.on('close', (code) => resolve({ code, said: said() }));
  });
}

const buildAll = () => run('trunk', ['build', '--dist', root, '--public-url', options.prefix]);

/** The pages around the modules of the last build, in a folder beside it that takes its place when it is done. */
async function buildPages() {
  const [next, last] = [`${root}-next`, `${root}-last`];
  for (const folder of [next, last]) rmSync(folder, { recursive: true, force: true });
  copyModules(root, `${next}/modules`);
  for (const copied of ['icons', 'site.webmanifest']) {
    if (existsSync(`${root}/${copied}`)) cpSync(`${root}/${copied}`, `${next}/${copied}`, { recursive: true });
  }
  const made = await run('bash', ['scripts/prerender'], {
    TRUNK_SOURCE_DIR: '.', TRUNK_STAGING_DIR: next, TRUNK_PUBLIC_URL: options.prefix,
  });
  if (made.code === 0) {
    renameSync(root, last);
    renameSync(next, root);
  }
  for (const folder of [next, last]) rmSync(folder, { recursive: true, force: true });
  return made;
}

/** One build at a time; edits made meanwhile lead to one more. */
async function build(reason) {
  dirty = true;
  if (building) return building;
  building = (async () => {
    while (dirty) {
      dirty = false;
      const start = performance.now();
      const modules = whole;
      whole = false;
      console.log(`serve: building ${modules ? '' : 'pages '}(${reason}) …`);
      const { code, said } = await (modules ? buildAll() : buildPages());
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (code === 0) {
        failure = null;
        generation += 1;
        console.log(`serve: built in ${seconds} s`);
      } else {
        whole ||= modules;
        failure = `The build failed after ${seconds} s.\n\n${said.slice(-6000)}`;
        console.error(`serve: the build failed after ${seconds} s; the last good one stays on screen`);
      }
      broadcast();
    }
    building = null;
  })();
  return building;
}

let timer = null;
function edited(path) {
  // Editors' swap and backup files are not part of the site.
  if (/(^|\/)(\.|#)|~$/.test(path)) return;
  whole ||= !PAGES_ONLY.test(path);
  clearTimeout(timer);
  timer = setTimeout(() => build(path), SETTLE_MS);
}

let server;
try {
  server = await startStaticServer({
    root,
    host: options.host,
    port: Number(options.port),
    prefix: options.prefix,
    cache: false,
    headers: { 'cache-control': 'no-store' },
    transform,
    intercept,
  });
} catch (error) {
  console.error(
    error.code === 'EADDRINUSE'
      ? `serve: port ${options.port} is taken: stop what uses it, or run: make serve PORT=${Number(options.port) + 1}`
      : `serve: ${error.message}`,
  );
  process.exit(1);
}
await build('first build');
for (const folder of watchedFolders.filter((folder) => existsSync(folder))) {
  watch(folder, { recursive: true }, (_event, name) => edited(`${folder}/${name ?? ''}`));
}
// Single files through their folder: many editors replace a file, and a watch on the old one would go blind.
watch('.', (_event, name) => watchedFiles.has(name) && edited(name));
console.log(failure ? 'serve: waiting for an edit that mends it' : `serve: ${server.url} (Ctrl+C stops it)`);
