// What a real database counts makes the report, the account and the audit of the same records as a file, byte for byte.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { parseReport } from '../pkg/node/index.js';
import {
  builtInPlans,
  openRecords,
  proposeColumns,
  readPublished,
  reportOfCells,
  sampleRecords,
  warehouseStatements,
} from '../pkg/node/analyst.js';
import { asCsv, engines } from './warehouse/engines.mjs';
import { fileOf, shuffled } from './warehouse/files.mjs';

/** @typedef {import('./warehouse/engines.mjs').Engine} Engine */
/** @typedef {import('./warehouse/engines.mjs').EngineName} EngineName */
/** @typedef {import('./warehouse/files.mjs').Plan} Plan */
/** @typedef {import('./warehouse/files.mjs').Table} Table */
/** @typedef {import('../pkg/analyst.js').TableSource} TableSource */

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
  return cellsFrom(engine, plan, {
    dialect: engine.dialect,
    table: 'signals',
    line: 'row_number_of_file',
    mapping,
    knowledge,
  });
}

/** The cells of tables that are there. @param {Engine} engine @param {Plan} plan @param {TableSource} source */
async function cellsFrom(engine, plan, source) {
  const profile = await engine.run(await warehouseStatements(plan, source));
  return engine.run(await warehouseStatements(plan, { profile }));
}

/** The table as a file, with the column that numbers its rows: what was entered twice is told apart by it. @param {Table} table */
const asFile = ({ header, rows }) =>
  asCsv(
    ['row_number_of_file', ...header],
    rows.map((fields) => fields.map((field) => field ?? '')),
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

for (const name of /** @type {const} */ (['duckdb', 'postgres', 'sqlite'])) {
  test(`${name} joins a related table by its key, as a file of the joined rows has it`, async () => {
    const plan = /** @type {Plan} */ ((await builtInPlans()).find(({ id }) => id === 'state-data-report'));
    const { header, rows, mapping } = fileOf(plan, 41, 200);
    const moved = new Set(header.slice(-3));
    const called = (/** @type {string} */ column) => (moved.has(column) ? `people.${column}` : column);
    const joined = {
      header: header.map(called),
      rows,
      mapping: Object.fromEntries(Object.entries(mapping).map(([field, of]) => [field, of.map(called)])),
    };
    const engine = opened[name];
    await engine.load({ header, rows: shuffled(rows, 41) });
    const quoted = [...moved].map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
    await engine.run(
      `DROP TABLE IF EXISTS people;\nCREATE TABLE people AS SELECT row_number_of_file AS id, ${quoted} FROM signals;\n`,
    );
    const source = {
      dialect: engine.dialect,
      table: 'signals',
      line: 'row_number_of_file',
      related: [{ table: 'people', column: 'row_number_of_file', other: 'id' }],
      maxColumns: 4,
      mapping: joined.mapping,
      knowledge,
    };
    const cells = await cellsFrom(engine, plan, source);
    const file = await openRecords(new Blob([asFile(joined)]));
    const records = await file.read(plan, { ...knowledge, places, mapping: joined.mapping });
    const expected = await settled(records.report({ jurisdiction: 'Missouri' }));
    const found = await settled(reportOfCells(plan, cells, { jurisdiction: 'Missouri' }, { places }));
    assert.deepEqual(found, expected);
    records.close();
    file.close();

    await engine.run('DELETE FROM people WHERE id % 10 = 3;\n');
    const without = await reportOfCells(
      plan,
      await cellsFrom(engine, plan, source),
      { jurisdiction: 'Missouri' },
      { places },
    );
    const told = JSON.stringify(without.account);
    assert.match(told, /“row_number_of_file” is no “id” of people/);

    await engine.run('INSERT INTO people SELECT * FROM people WHERE id % 10 = 4;\n');
    await assert.rejects(cellsFrom(engine, plan, source), { code: 'repeated-key' });
  });

  test(`${name} counts a plan of more columns than some databases join`, async () => {
    const questions = Array.from({ length: 80 }, (_, place) => `q${place}`);
    const plan = /** @type {Plan} */ ({
      version: 1,
      id: 'many',
      name: 'Many',
      language: 'en-US',
      fields: Object.fromEntries(questions.map((id) => [id, { label: id, type: 'yes-no' }])),
      measures: { records: { unit: 'records', count: 'records' } },
      report: {
        title: 'Many',
        publisher: 'Nobody',
        headline: [{ id: 'all', label: 'All', measure: 'records' }],
        sections: [{ tables: questions.map((id) => ({ id: `of-${id}`, title: id, measure: 'records', by: id })) }],
      },
      protection: { threshold: 1 },
    });
    const mapping = Object.fromEntries(questions.map((id) => [id, [id]]));
    const rows = /** @type {import('./warehouse/files.mjs').Row[]} */ (
      Array.from({ length: 30 }, (_, row) => [
        row + 2,
        ...questions.map((question, place) => ((row * place) % 3 === 0 ? 'Yes' : 'No')),
      ])
    );
    const [expected, found] = await outcomesOf(opened[name], plan, { header: questions, rows, mapping }, 1);
    assert.match(expected ?? '', /"report":/);
    assert.equal(found, expected);
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

test('options for files of records are refused beside what a database counted, and so is a check of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
  const cells = join(folder, 'cells.csv');
  const run = (/** @type {string[]} */ ...args) => promisify(execFile)(process.execPath, ['pkg/cli.js', ...args]);
  try {
    writeFileSync(cells, 'confidential_hotline_report_cells,place,code,count,line,content\n');
    for (const [name, ...values] of [
      ['join', 'none.csv', '--on', 'a=b'],
      ['sheet', 'X'],
      ['encoding', 'windows-1252'],
    ]) {
      const of = ['build', cells, '--plan', 'state-rankings', '-o', join(folder, 'x.html'), `--${name}`, ...values];
      await assert.rejects(run(...of), ({ stderr, code }) => code === 2 && stderr.includes(`--${name} is for files`));
    }
    for (const command of ['check', 'audit'])
      await assert.rejects(run(command, cells), ({ stderr }) => /counted, which is confidential/.test(stderr));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an invalid source, cells or columns are refused before anything is written', async () => {
  const [plan] = await builtInPlans();
  /** @type {any} */
  const source = { dialect: 'duckdb', table: 'signals', line: 'id', mapping: {} };
  /** @type {any[]} */
  const sources = [
    null,
    'signals',
    { profile: new Blob([]) },
    { ...source, table: '' },
    { ...source, table: 'public..signals' },
    { ...source, dialect: undefined },
    { ...source, dialect: 'oracle' },
    { ...source, mapping: undefined },
    { ...source, mapping: { nothing: ['a'] } },
    { ...source, order: ['day'] },
    { ...source, maxColumns: Number.NaN },
    { ...source, tabel: 'x' },
    { ...source, knowledge: { zoen: 'UTC' } },
    { ...source, knowledge: { century: 1700 } },
  ];
  for (const one of sources)
    await assert.rejects(warehouseStatements(plan, one), { name: 'ReportError', code: 'invalid-options' });
  /** @type {any} */
  const nothing = null;
  for (const refused of [
    () => warehouseStatements(nothing, source),
    () => reportOfCells(plan, nothing),
    () => reportOfCells(plan, '', {}, nothing),
    () => reportOfCells(plan, '', {}, /** @type {any} */ ({ overideReason: 'x' })),
    () => proposeColumns(plan, nothing),
    () => readPublished(nothing),
    () => sampleRecords(-1),
  ])
    await assert.rejects(refused(), { name: 'ReportError', code: 'invalid-options' });
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
