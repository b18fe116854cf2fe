// What a page has to load to show a report, to make one, to read a workbook, and to write files, and whether that is
// within budget. `npm run docs` writes it down in docs/weights.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { onDemand } from './entries.mjs';
import { say, SetupError } from './run.mjs';
import { weighFiles } from './weigh-files.mjs';

const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));

/**
 * Parts of the package that are downloaded together, and their uses; each has its budget. The viewer is every reader's.
 * @type {{name: string, entry: string, wasm?: string, what: string}[]}
 */
export const parts = [
  { name: 'viewer', wasm: 'hotline_report', entry: 'index.js', what: 'shows a report; every reader loads it' },
  {
    name: 'charts',
    wasm: 'hotline_charts',
    entry: 'views.js',
    what: 'draws bars in rows, and with its module all other charts',
  },
  {
    name: 'controls',
    entry: 'controls.js',
    what: 'sorts tables, languages and files of a report, permalinks; beside the viewer',
  },
  { name: 'sheet', entry: 'sheet.js', what: 'writes a table as a workbook; on demand' },
  { name: 'element', entry: 'element.js', what: 'the custom element; loads the viewer once it comes near' },
  { name: 'inline', entry: 'inline.js', what: 'the viewer with its module within the script' },
  { name: 'classic', entry: 'hotline-report.js', what: 'one script for script tags: viewer, element and module' },
  { name: 'frame', entry: 'hotline-report-frame.js', what: 'for pages that hold reports in iframes' },
  { name: 'save', entry: 'save.js', what: 'saves a report as one file, which is in it; on demand' },
  { name: 'export', wasm: 'hotline_export', entry: 'export.js', what: 'files for other programs; on demand' },
  { name: 'spreadsheet', wasm: 'hotline_xlsx', entry: 'spreadsheet.js', what: 'writes workbooks; on demand' },
  {
    name: 'checker',
    wasm: 'hotline_check',
    entry: 'checker.js',
    what: 'says what is wrong with a document; on demand',
  },
  {
    name: 'analyst',
    wasm: 'hotline_analyst',
    entry: 'analyst.js',
    what: 'from records to a report; only who makes one',
  },
  { name: 'workbook', wasm: 'hotline_workbook', entry: 'workbook.js', what: 'reads workbooks; on demand' },
  { name: 'columnar', entry: 'columnar.js', what: 'reads Parquet and Arrow files; on demand' },
  { name: 'geometry', entry: 'geometry.js', what: 'makes the geometry of maps; only who makes one' },
];

/** @param {string} pkg folder of the built package */
export async function weigh(pkg) {
  line('bytes', 'raw', 'gzip', 'brotli');
  const faults = [];
  for (const part of parts) {
    const rows = (await filesOf(pkg, part)).map((file) => ({ file, ...weights(readFileSync(join(pkg, file))) }));
    for (const { file, raw, gzip, brotli } of rows) line(file, raw, gzip, brotli);
    const { raw, gzip, brotli } = sum(rows);
    const limit = budget[`${part.name}BrotliBytes`];
    line(`${part.name}, in all`, raw, gzip, brotli);
    line('budget', '', '', limit);
    if (brotli > limit) faults.push(`The ${part.name} is ${brotli - limit} bytes over its budget.`);
  }
  faults.push(...(await weighFiles(pkg, budget)));
  if (faults.length > 0) throw new SetupError(faults.join('\n'));
}

/** Returns the weight of all of a part. @param {string} pkg @param {typeof parts[number]} part */
export async function weightOf(pkg, part) {
  return sum((await filesOf(pkg, part)).map((file) => weights(readFileSync(join(pkg, file)))));
}

/**
 * Returns the weight of a part in gzip, which is quick to know.
 * @param {string} pkg @param {typeof parts[number]} part
 */
export async function gzipOf(pkg, part) {
  const files = await filesOf(pkg, part);
  return files.reduce((total, file) => total + gzipped(readFileSync(join(pkg, file))), 0);
}

/** @param {string} pkg @param {typeof parts[number]} part */
async function filesOf(pkg, { wasm, entry }) {
  return [...(wasm === undefined ? [] : [`${wasm}_bg.wasm`]), ...(await modules(pkg, entry))];
}

/** @param {ReturnType<typeof weights>[]} rows */
function sum(rows) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const row of rows) for (const how of /** @type {const} */ (['raw', 'gzip', 'brotli'])) total[how] += row[how];
  return total;
}

/** @param {string} name @param {(string | number)[]} cells */
function line(name, ...cells) {
  say(`  ${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
}

/** @param {Buffer} data */
const gzipped = (data) => gzipSync(data, { level: 9 }).length;

/** @param {Buffer} data */
function weights(data) {
  const brotli = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { raw: data.length, gzip: gzipped(data), brotli: brotli.length };
}

/**
 * A module and all it imports statically. What is imported on demand, by `import(…)`, is not part of the viewer.
 * @param {string} pkg @param {string} entry
 */
async function modules(pkg, entry) {
  const name = entry.replace('.js', '');
  const { metafile } = await esbuild({
    absWorkingDir: pkg,
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    outdir: pkg,
    // Another entry's code is loaded already, and weighed there.
    external: [...parts.map((part) => part.entry), ...(onDemand.includes(name) ? ['slim.js'] : [])].map(
      (one) => `./${one}`,
    ),
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
