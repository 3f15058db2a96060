// `make preview`: the finished dist/ on a local port, with the compression, headers and 404 page that a good
// static host gives. It builds nothing and changes nothing in the folder.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startStaticServer } from './static-server.mjs';

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: 'dist' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8080' },
    prefix: { type: 'string', default: '/' },
  },
});
if (!existsSync(`${values.root}/index.html`)) {
  console.error(`preview: ${values.root}/ holds no site yet: run \`make build\` first`);
  process.exit(1);
}
try {
  const server = await startStaticServer({ ...values, port: Number(values.port) });
  console.log(`preview: ${values.root}/ at ${server.url} (Ctrl+C stops it)`);
} catch (error) {
  console.error(
    error.code === 'EADDRINUSE'
      ? `preview: port ${values.port} is taken: stop what uses it, or run: make preview PORT=${Number(values.port) + 1}`
      : `preview: ${error.message}`,
  );
  process.exit(1);
}
