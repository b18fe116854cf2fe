// What a page has to load to show a report, to make one, to read a workbook, and to write files, and whether that is within budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { say, SetupError } from './run.mjs';

const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));

/** What is downloaded together, and for what; each has its budget. The viewer is every reader's. */
const parts = [
  { name: 'viewer', wasm: 'hotline_report', entry: 'index.js' },
  { name: 'analyst', wasm: 'hotline_analyst', entry: 'analyst.js' },
  { name: 'workbook', wasm: 'hotline_workbook', entry: 'workbook.js' },
  { name: 'export', wasm: 'hotline_export', entry: 'export.js' },
  { name: 'spreadsheet', wasm: 'hotline_xlsx', entry: 'spreadsheet.js' },
];

/** @param {string} pkg folder of the built package */
export async function weigh(pkg) {
  line('bytes', 'raw', 'gzip', 'brotli');
  const faults = [];
  for (const { name, wasm, entry } of parts) {
    const files = [`${wasm}_bg.wasm`, ...(await modules(pkg, entry))];
    const rows = files.map((file) => ({ file, ...weights(readFileSync(join(pkg, file))) }));
    for (const { file, raw, gzip, brotli } of rows) line(file, raw, gzip, brotli);
    /** @param {'raw' | 'gzip' | 'brotli'} how */
    const sum = (how) => rows.reduce((total, row) => total + row[how], 0);
    const limit = budget[`${name}BrotliBytes`];
    line(`${name}, in all`, sum('raw'), sum('gzip'), sum('brotli'));
    line('budget', '', '', limit);
    if (sum('brotli') > limit) faults.push(`The ${name} is ${sum('brotli') - limit} bytes over its budget.`);
  }
  if (faults.length > 0) throw new SetupError(faults.join('\n'));
}

/** @param {string} name @param {(string | number)[]} cells */
function line(name, ...cells) {
  say(`  ${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
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
    // Another entry's code is loaded already, and weighed there.
    external: parts.map((part) => `./${part.entry}`),
    write: false,
    metafile: true,
  });
  const found = new Set([entry]);
  for (const file of found) {
    for (const { kind, path } of metafile.inputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in metafile.inputs) found.add(path);
    }
  }
  return [...found];
}
