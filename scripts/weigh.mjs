// What a page that only shows a report has to load, and whether it stays within its budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { say, SetupError } from './run.mjs';

const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));

/** @param {string} pkg folder of the built package */
export async function weigh(pkg) {
  const files = ['hotline_report_bg.wasm', ...(await modules(pkg, 'index.js'))];
  const rows = files.map((name) => ({ name, ...weights(readFileSync(join(pkg, name))) }));
  const total = { name: 'viewer, in all', raw: 0, gzip: 0, brotli: 0 };
  for (const row of rows) {
    total.raw += row.raw;
    total.gzip += row.gzip;
    total.brotli += row.brotli;
  }
  const width = Math.max(...rows.map((row) => row.name.length), total.name.length);
  /** @param {string} name @param {(string | number)[]} cells */
  const line = (name, ...cells) =>
    say(`  ${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
  line('bytes', 'raw', 'gzip', 'brotli');
  for (const { name, raw, gzip, brotli } of [...rows, total]) line(name, raw, gzip, brotli);
  const limit = budget.viewerBrotliBytes;
  line('budget', '', '', limit);
  if (total.brotli > limit) throw new SetupError(`The viewer is ${total.brotli - limit} bytes over its budget.`);
}

/** @param {Buffer} data */
function weights(data) {
  const brotli = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { raw: data.length, gzip: gzipSync(data, { level: 9 }).length, brotli: brotli.length };
}

/**
 * A module and all it imports statically. What is imported on demand, by `import(…)`, is not part of the viewer.
 * @param {string} pkg @param {string} entry
 */
async function modules(pkg, entry) {
  const { metafile } = await esbuild({
    absWorkingDir: pkg,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    outdir: pkg,
    write: false,
    metafile: true,
  });
  const found = new Set([entry]);
  for (const file of found) {
    for (const { kind, path } of metafile.inputs[file]?.imports ?? []) {
      if (kind === 'import-statement') found.add(path);
    }
  }
  return [...found];
}
