// What a real database counts makes the report, the account and the audit of the same records as a file, byte for byte.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { parseReport } from '../pkg/node/index.js';
import { builtInPlans, openRecords, reportOfCells, warehouseStatements } from '../pkg/node/analyst.js';
import { asCsv, engines } from './warehouse/engines.mjs';
import { fileOf, shuffled } from './warehouse/files.mjs';

/** @typedef {import('./warehouse/engines.mjs').Engine} Engine */
/** @typedef {import('./warehouse/engines.mjs').EngineName} EngineName */
/** @typedef {import('./warehouse/files.mjs').Plan} Plan */
/** @typedef {import('./warehouse/files.mjs').Table} Table */

const places = JSON.parse(readFileSync(new URL('../pkg/places.json', import.meta.url), 'utf8'));
const knowledge = { acceptUnread: true };
const opened = /** @type {Record<EngineName, Engine>} */ ({});

before(async () => {
  for (const [name, open] of Object.entries(engines)) opened[/** @type {EngineName} */ (name)] = await open();
});
after(async () => {
  for (const engine of Object.values(opened)) await engine.close();
});

/** The outcome of something: an error counts by its code and its words. @param {Promise<unknown>} promise */
const settled = (promise) => promise.catch(({ code, message }) => ({ code, message }));

/**
 * The cells that a database counts of a table.
 *
 * @param {Engine} engine @param {Plan} plan @param {Table} table @param {number} seed
 */
async function cellsOf(engine, plan, { header, rows, mapping }, seed) {
  await engine.load({ header, rows: shuffled(rows, seed) });
  const source = { dialect: engine.dialect, table: 'signals', line: 'row_number_of_file', mapping, knowledge };
  const profile = await engine.run(await warehouseStatements(plan, source));
  return engine.run(await warehouseStatements(plan, { profile }));
}

/** @param {Table} table */
const asFile = ({ header, rows }) =>
  asCsv(
    header,
    rows.map(([, ...fields]) => fields.map((field) => field ?? '')),
  );

/**
 * The outcomes of a table in three scopes, as a file and as a database counts it; of a refusal its code and its words.
 *
 * @param {Engine} engine @param {Plan} plan @param {Table} table @param {number} seed
 */
async function outcomesOf(engine, plan, table, seed) {
  const label = plan.date ? {} : { periodLabel: '2020' };
  const scopes = [label, { ...label, jurisdiction: 'Missouri' }, plan.date ? { start: '2020', end: '2021' } : label];
  const file = await openRecords(new Blob([asFile(table)]));
  const ofFile = async () => {
    const records = await file.read(plan, { ...knowledge, places, mapping: table.mapping });
    const found = [];
    for (const scope of scopes) found.push(await settled(records.report(scope)));
    records.close();
    return found;
  };
  const ofCells = async () => {
    const cells = await cellsOf(engine, plan, table, seed);
    const found = [];
    for (const scope of scopes) found.push(await settled(reportOfCells(plan, cells, scope, { places })));
    return found;
  };
  const found = [await settled(ofFile()), await settled(ofCells())].map((one) => JSON.stringify(one));
  file.close();
  return found;
}

for (const [name, seeds] of Object.entries({ duckdb: [11, 15], postgres: [12, 16], sqlite: [13, 18] })) {
  test(`${name} counts what files of the same records have, for every plan that comes along`, async () => {
    for (const seed of seeds) {
      for (const plan of await builtInPlans()) {
        const engine = opened[/** @type {EngineName} */ (name)];
        const [expected, found] = await outcomesOf(engine, plan, fileOf(plan, seed, 200), seed);
        assert.equal(found, expected, `${plan.id}, seed ${seed}`);
      }
    }
  });
}

test('the command line makes statements, and a report of what they give', async () => {
  const [plan] = /** @type {[Plan]} */ ((await builtInPlans()).filter(({ id }) => id === 'state-rankings'));
  const table = fileOf(plan, 21, 200);
  const folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
  const at = (/** @type {string} */ name) => join(folder, name);
  const run = (/** @type {string[]} */ ...args) => promisify(execFile)(process.execPath, ['pkg/cli.js', ...args]);
  try {
    writeFileSync(at('mapping.json'), JSON.stringify(table.mapping));
    writeFileSync(at('records.csv'), asFile(table));
    const where = ['--dialect', 'duckdb', '--table', 'signals', '--line', 'row_number_of_file'];
    await run('sql', '--plan', plan.id, ...where, '--mapping', at('mapping.json'), '-o', at('profile.sql'));
    await opened.duckdb.load(table);
    writeFileSync(at('profile.csv'), await opened.duckdb.run(readFileSync(at('profile.sql'), 'utf8')));
    await run('sql', '--plan', plan.id, '--profile', at('profile.csv'), '-o', at('cells.sql'));
    writeFileSync(at('cells.csv'), await opened.duckdb.run(readFileSync(at('cells.sql'), 'utf8')));
    const scope = ['--plan', plan.id, '--start', '2020', '--end', '2021', '--format', 'json', '--accept', 'all'];
    await run('build', at('cells.csv'), ...scope, '-o', at('of-cells.json'));
    await run('build', at('records.csv'), '--mapping', at('mapping.json'), ...scope, '-o', at('of-records.json'));
    assert.equal(readFileSync(at('of-cells.json'), 'utf8'), readFileSync(at('of-records.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what a database counted is no file of records', async () => {
  const [plan] = await builtInPlans();
  const cells = 'confidential_hotline_report_cells,place,code,count,line,content\n';
  await assert.rejects(
    openRecords(new Blob([cells])).then((file) => file.read(plan)),
    { code: 'confidential-counts' },
  );
});

test('the viewer refuses what a database counted', async () => {
  const cells = 'confidential_hotline_report_cells,place,code,count,line,content\n';
  await assert.rejects(async () => parseReport(cells), { code: 'not-json' });
});
