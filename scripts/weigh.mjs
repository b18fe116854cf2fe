// What a page has to load to show a report, to make one, and to read a workbook, and whether that is within budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { root, say, SetupError } from './run.mjs';

const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));

/** What is downloaded together, and for what; each has its budget. The viewer is every reader's. */
const parts = [
  { name: 'viewer', wasm: 'hotline_report', entry: 'index.js' },
  { name: 'analyst', wasm: 'hotline_analyst', entry: 'analyst.js' },
  { name: 'workbook', wasm: 'hotline_workbook', entry: 'workbook.js' },
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
  faults.push(...(await weighFiles(pkg)));
  if (faults.length > 0) throw new SetupError(faults.join('\n'));
}

/**
 * Single files, which are kept and sent as they are, so their bytes count as they stand.
 * @param {string} pkg
 */
async function weighFiles(pkg) {
  const { toSingleFile } = await import(pathToFileURL(join(pkg, 'node', 'save.js')).href);
  const faults = [];
  for (const name of readdirSync(reports)) {
    const html = Buffer.from(await toSingleFile(readFileSync(join(reports, name), 'utf8')));
    faults.push(...weighFile(`saved ${name.replace('.json', '')}`, html, budget.savedReportBytes));
  }
  const page = readFileSync(join(pkg, 'hotline-report-analyst.html'));
  return [...faults, ...weighFile("analyst's page", page, budget.analystPageBytes)];
}

const reports = join(root, 'www', 'reports');

/** @param {string} name @param {Buffer} file @param {number} limit */
function weighFile(name, file, limit) {
  line(name, file.length, gzipSync(file, { level: 9 }).length, '');
  line('budget', limit);
  return file.length > limit ? [`The ${name} is ${file.length - limit} bytes over its budget.`] : [];
}

/** @param {string} name @param {(string | number)[]} cells */
function line(name, ...cells) {
  say(`  ${name.padEnd(26)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
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
