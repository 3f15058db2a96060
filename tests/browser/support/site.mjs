// The site under test: a folder behind the preview server on a port of its own (so a fresh origin: no storage,
// no cache, no service worker of another test), with a log of requests, a place where pages report their
// errors, and faults on request. It knows nothing of browsers.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startStaticServer } from '../../../scripts/static-server.mjs';

const collector = readFileSync(new URL('collector.js', import.meta.url));
const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The built site, or the folder that SITE_ROOT names; other roots are relative to the repository. */
export function siteFolder(root = process.env.SITE_ROOT ?? 'dist') {
  const folder = resolve(repository, root);
  if (!existsSync(folder)) throw new Error(`${root}/ is not there: run \`make build\` before the browser tests`);
  return folder;
}

/** A browser keeps what a scenario left at its origin, so no port serves a second one: systems give ports again. */
const ports = new Set();
async function onFreshPort(options) {
  const server = await startStaticServer(options);
  if (!ports.has(server.port)) {
    ports.add(server.port);
    return server;
  }
  await server.close();
  return onFreshPort(options);
}

/** The pages' own paths are left alone: everything of the harness lives under this one. */
const OWN = '__test/';
const SCRIPT = /\/__test\/script-(\d+)\.js$/;

const framePage = (src, width, height) => `<!doctype html>
<html lang="en"><head><title>frame</title><style>body{margin:0}iframe{border:0;display:block}</style></head>
<body><iframe id="page" src="${src}" width="${width}" height="${height}" title="page under test"></iframe></body></html>`;

/**
 * `root` is a folder as in `siteFolder`. `collect` is off for pages that
 * have no JavaScript; `framed` allows the page inside the harness's own frame, whatever its headers say. The
 * service worker is there only with `offline`: what it keeps would answer in the place of the faults and
 * changes that a scenario makes.
 */
export async function startSite({
  root,
  host = '127.0.0.1',
  prefix = '/',
  headers = {},
  collect = true,
  framed = false,
  offline = false,
} = {}) {
  const folder = siteFolder(root);
  const reports = [];
  const faults = [];
  const scripts = [];
  const pageEdits = new Set();
  const headerEdits = new Set(framed ? [allowFraming] : []);

  async function intercept(request, response, url) {
    const path = url.pathname;
    if (path === `${prefix}${OWN}collect.js`) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(collector);
      return true;
    }
    if (path === `${prefix}${OWN}report`) {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      reports.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(204).end();
      return true;
    }
    if (path === `${prefix}${OWN}blank`) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>blank</title>');
      return true;
    }
    if (path === `${prefix}${OWN}frame`) {
      const { src, width, height } = Object.fromEntries(url.searchParams);
      const body = framePage(src.replaceAll('&', '&amp;').replaceAll('"', '&quot;'), Number(width), Number(height));
      response.writeHead(200, { 'content-type': 'text/html' }).end(body);
      return true;
    }
    const script = scripts[path.match(SCRIPT)?.[1]];
    if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(script);
      return true;
    }
    if (!offline && path === `${prefix}sw.js`) {
      response.writeHead(404).end();
      return true;
    }
    for (const fault of faults) {
      if (fault.matches(path)) return fault.answer(request, response, url);
    }
    return false;
  }

  /** The page as it is sent: the collector stands before whatever a scenario puts in. */
  const edited = (html) => {
    let page = html;
    for (const edit of pageEdits) page = edit(page);
    return collect ? atStart(page, collectorTag) : page;
  };
  const collectorTag = `<script src="${prefix}${OWN}collect.js"></script>`;
  const server = await onFreshPort({
    root: folder,
    host,
    prefix,
    headers: framed ? { ...headers, 'x-frame-options': null } : headers,
    intercept,
    editHeaders: (headers) => headerEdits.forEach((edit) => edit(headers)),
    transform: edited,
  });
  const own = (path) => path.startsWith(prefix + OWN);
  return {
    url: server.url,
    origin: new URL(server.url).origin,
    prefix,
    own: (path) => server.url + OWN + path,
    /** What the pages reported, oldest first: `{ kind, text, page }`. */
    reports,
    /** The requests that were not the harness's own. */
    requests: () => server.log.filter((entry) => !own(entry.path)),
    /**
     * From now on `answer(request, response, url)` answers for paths equal to `path` (or that match it, a
     * RegExp); when it returns false the file is sent after all. Gives a function that ends the fault.
     */
    fault(path, answer) {
      const fault = {
        matches: (given) => (path instanceof RegExp ? path.test(given) : given === path),
        answer,
      };
      faults.unshift(fault);
      return () => faults.splice(faults.indexOf(fault), 1);
    },
    /**
     * From now on pages are sent as `edit(html)`, with all that belongs to them: the site's own headers (so its
     * Content-Security-Policy), its folder, compression and entity tag. Gives a function that ends it.
     */
    editPages(edit) {
      pageEdits.add(edit);
      return () => pageEdits.delete(edit);
    },
    /** From now on `edit(headers)` has the last word on the headers (in small letters) of what is sent. */
    editHeaders: (edit) => headerEdits.add(edit),
    /** Serves `text` as a script at an address of the site, as the shipped policy asks; gives the address. */
    script: (text) => `${prefix}${OWN}script-${scripts.push(text) - 1}.js`,
    /** Serves the build in another folder from now on. */
    deploy: (folder) => server.serve(siteFolder(folder)),
    close: server.close,
  };
}

/** `html` with `markup` first in its head. */
export function atStart(html, markup) {
  return html.replace(/<head[^>]*>/i, (head) => head + markup);
}

function allowFraming(headers) {
  const policy = headers['content-security-policy'];
  if (policy) {
    headers['content-security-policy'] = policy
      .split(';')
      .filter((part) => !part.trim().startsWith('frame-ancestors'))
      .join(';');
  }
}
