// What single files weigh: they are kept and sent as they are, so their bytes count as they are.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root, say } from './run.mjs';

const reports = join(root, 'www', 'reports');

/**
 * @param {string} pkg folder of the built package @param {Record<string, number>} budget
 * @returns {Promise<string[]>} what is over budget
 */
export async function weighFiles(pkg, budget) {
  const { toSingleFile } = await import(pathToFileURL(join(pkg, 'node', 'save.js')).href);
  const faults = [];
  for (const name of readdirSync(reports)) {
    const html = Buffer.from(await toSingleFile(readFileSync(join(reports, name), 'utf8')));
    faults.push(...judge(`saved ${name.replace('.json', '')}`, html, budget.savedReportBytes));
  }
  const page = readFileSync(join(pkg, 'hotline-report-analyst.html'));
  return [...faults, ...judge("analyst's page", page, budget.analystPageBytes)];
}

/** @param {string} name @param {Buffer} file @param {number} [limit] */
function judge(name, file, limit = 0) {
  const cells = [file.length, gzipSync(file, { level: 9 }).length];
  say(`  ${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(10)).join('')}`);
  say(`  ${'budget'.padEnd(24)}${String(limit).padStart(10)}`);
  return file.length > limit ? [`The ${name} is ${file.length - limit} bytes over its budget.`] : [];
}
