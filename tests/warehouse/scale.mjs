// Time, memory and size of the cells of many rows in DuckDB:
//   node tests/warehouse/scale.mjs --rows 10000000 [--folder /tmp]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { builtInPlans, reportOfCells, warehouseStatements } from '../../pkg/node/analyst.js';
import { asCsv } from './engines.mjs';

const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, folder: { type: 'string', default: tmpdir() } },
});
const rows = Number(options.rows);
const path = join(options.folder, 'scale.duckdb');

/** Runs something, and tells its time and the memory of the process at its end. @template T @param {string} what @param {() => Promise<T>} act */
async function measured(what, act) {
  const [since, before] = [Date.now(), process.cpuUsage()];
  const found = await act();
  const { user, system } = process.cpuUsage(before);
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1000);
  console.log(
    `${what}: ${seconds} s, ${((user + system) / 1e6).toFixed(1)} s of processors, at most ${peak} MB so far`,
  );
  return found;
}

const instance = await DuckDBInstance.create(path);
const connection = await instance.connect();
const plan = /** @type {import('./files.mjs').Plan} */ (
  (await builtInPlans()).find(({ id }) => id === 'state-rankings')
);
const states = (plan.fields['state']?.values ?? []).map(({ label }) => `'${label}'`);
await measured(`${rows} rows made`, () =>
  connection.run(`CREATE TABLE signals AS SELECT i + 2 AS line, [${states}][1 + i * 7919 % ${states.length}] AS state,
    2015 + (i * 104729 % 10007) % 10 AS year, 1 + (i * 15485863 % 100003) % 5 AS calls, (i * 32452843 % 1009) % 4 AS cases
    FROM range(0, ${rows}) counted(i)`),
);

/** What a statement gives; the ends of ours are at the ends of lines. @param {string} statements */
async function counted(statements) {
  let last = '';
  for (const statement of statements.split(/;\n/).filter((one) => one.trim() !== '')) {
    const reader = await connection.runAndReadAll(statement);
    if (reader.columnNames()[0]?.startsWith('confidential')) last = asCsv(reader.columnNames(), reader.getRows());
  }
  return last;
}

const mapping = Object.fromEntries(['state', 'year', 'calls', 'cases'].map((name) => [name, [name]]));
const source = /** @type {const} */ ({ dialect: 'duckdb', table: 'signals', line: 'line', mapping });
const first = await warehouseStatements(plan, source);
const profile = await measured('profile', () => counted(first));
const second = await warehouseStatements(plan, { profile });
const cells = await measured('cells', () => counted(second));
console.log(`${cells.split('\n').length - 2} rows of cells, ${(cells.length / 1e6).toFixed(2)} MB`);
await measured('report', () => reportOfCells(plan, cells, { start: '2020', end: '2021' }));
connection.closeSync();
instance.closeSync();
rmSync(path);
