// Writes `.br` and `.gz` beside every file of a finished site that is worth compressing, for hosts that send
// such copies as they are. It takes the folder as its one argument and touches no original.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { COMPRESSIBLE } from './static-server.mjs';

const root = process.argv[2] ?? 'dist';
const entries = await readdir(root, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

const pack = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gz: (body) => promisify(gzip)(body, { level: 9 }),
};
const total = { raw: 0, br: 0, gz: 0 };
// zlib works in its own threads, so the files share the processors by themselves.
await Promise.all(
  files.map(async (file) => {
    const body = await readFile(file);
    total.raw += body.length;
    for (const [suffix, compress] of Object.entries(pack)) {
      const packed = await compress(body);
      total[suffix] += packed.length;
      await writeFile(`${file}.${suffix}`, packed);
    }
  }),
);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `compress: ${files.length} files of ${root}/: ${kB(total.raw)} raw, ${kB(total.br)} brotli, ${kB(total.gz)} gzip`,
);
