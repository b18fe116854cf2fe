// Counts that a database made and somebody, or some program, changed: the command says what is wrong, and makes nothing.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { builtInPlans, reportOfCells, warehouseStatements } from '../pkg/node/analyst.js';
import { engines } from './warehouse/engines.mjs';
import { fileOf } from './warehouse/files.mjs';

/** @typedef {import('./warehouse/engines.mjs').Engine} Engine */
/** @typedef {import('./warehouse/files.mjs').Plan} Plan */
/** @typedef {import('./warehouse/files.mjs').Table} Table */

const folder = mkdtempSync(join(tmpdir(), 'damaged-'));
const scope = ['--start', '2020', '--end', '2021', '--format', 'json', '--accept', 'all'];
const knowledge = { acceptUnread: true };
/** @type {Engine} */
let duckdb;
/** @type {Plan} */
let plan;
/** @type {{ profile: string, cells: string }} */
let counted;

/** What a database gives of a table, whose second pass may be of another one. @param {Table} table @param {Table} [later] */
async function countsOf(table, later) {
  await duckdb.load(table);
  const source = /** @type {const} */ ({ dialect: 'duckdb', table: 'signals', line: 'row_number_of_file' });
  const profile = await duckdb.run(await warehouseStatements(plan, { ...source, mapping: table.mapping, knowledge }));
  const statements = await warehouseStatements(plan, { profile });
  if (later) await duckdb.load(later);
  return { profile, cells: await duckdb.run(statements) };
}

before(async () => {
  duckdb = await engines.duckdb();
  plan = /** @type {Plan} */ ((await builtInPlans()).find(({ id }) => id === 'state-rankings'));
  counted = await countsOf(fileOf(plan, 21, 200));
});
after(async () => {
  await duckdb.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command on a file with some text; says how it ended, what it told, and whether it made anything. @param {string | Uint8Array} text @param {string} [of] */
function build(text, of = plan.id) {
  const [path, made] = [join(folder, 'cells.csv'), join(folder, 'made.json')];
  writeFileSync(path, text);
  const args = ['pkg/cli.js', 'build', path, '--plan', of, ...scope, '-o', made];
  return /** @type {Promise<{ code: unknown, told: string, isMade: boolean }>} */ (
    new Promise((resolve) => {
      execFile(process.execPath, args, (fault, _, told) =>
        resolve({ code: fault?.code ?? 0, told, isMade: existsSync(made) }),
      );
    })
  );
}

/** Counts without a row of some kind, or with another one in its place. @param {string} kind @param {(row: string) => string} change */
const changed = (kind, change) =>
  counted.cells
    .split('\n')
    .map((row, at, rows) => (at === rows.findIndex((one) => one.startsWith(`${kind},`)) ? change(row) : row))
    .filter((row, at, rows) => row !== '' || at === rows.length - 1)
    .join('\n');

/** @type {[string, () => string | Uint8Array, RegExp, string?][]} */
const damaged = [
  ['are of another plan', () => counted.cells, /is of the plan “state-rankings”, not of “spotlight”/, 'spotlight'],
  [
    'are of another version',
    () => counted.cells.replace('""version"":2', '""version"":1'),
    /version 1; this program reads version 2/,
  ],
  ['are the profile', () => counted.profile, /This file is the profile, not the cells/],
  ['are cut off in a number', () => counted.cells.slice(0, -2), /does not end: the file may be cut off/],
  [
    'are cut off in a row',
    () => counted.cells.slice(0, counted.cells.trimEnd().lastIndexOf(',')),
    /there are \d+ columns, not \d+/,
  ],
  [
    'are cut off after a row',
    () => counted.cells.slice(0, counted.cells.trimEnd().lastIndexOf('\n') + 1),
    /The table has 200 rows, but those of “cell” make/,
  ],
  ['lost a cell', () => changed('cell', () => ''), /has lost rows, or the table has changed/],
  ['have a cell twice', () => changed('cell', (row) => `${row}\n${row}`), /is there twice/],
  [
    'have a negative count',
    () => changed('cell', (row) => row.replace('cell,0,0,', 'cell,0,0,-')),
    /“-\d+” is no whole number for “count”/,
  ],
  [
    'have a count with an exponent',
    () => changed('cell', (row) => row.replace(/^cell,0,0,(\d+)/, 'cell,0,0,$1e0')),
    /“\d+e0” is no whole number for “count”/,
  ],
  [
    'have a count that is missing',
    () => changed('cell', (row) => row.replace(/^cell,0,0,\d+/, 'cell,0,0,NULL')),
    /“NULL” is no whole number for “count”/,
  ],
  [
    'have a code that is beyond all',
    () => changed('cell', (row) => row.replace(/\d+$/, '99999')),
    /do not fit the cells/,
  ],
  [
    'have their columns in another order',
    () => counted.cells.replace('place,code', 'code,place'),
    /The column “place” is missing, or stands elsewhere/,
  ],
  [
    'have semicolons between the columns',
    () => counted.cells.replaceAll(',', ';'),
    /The first heading is not “confidential_hotline_report_cells”/,
  ],
  [
    'are in UTF-16',
    () => Buffer.from(`\ufeff${counted.cells}`, 'utf16le'),
    /is in UTF-16\. Save what the statement gives once more, in UTF-8/,
  ],
];

for (const [how, make, words, of] of damaged) {
  test(`counts that ${how} are refused, and nothing is made`, async () => {
    const { code, told, isMade } = await build(make(), of);
    assert.match(told, words);
    assert.equal(code, 1, told);
    assert.equal(isMade, false);
  });
}

test('counts of two tables are refused, and of one that changed between the statements', async () => {
  const table = fileOf(plan, 21, 200);
  const at = table.header.findIndex((name) => name.startsWith('state')) + 1;
  const fewer = { ...table, rows: table.rows.slice(0, 180) };
  assert.match((await build((await countsOf(table, fewer)).cells)).told, /has 200 rows, but those of “cell” make 180/);
  const other = structuredClone(table.rows);
  if (other[7]) other[7][at] = 'Atlantis, which no row had';
  const { told: unknown } = await build((await countsOf(table, { ...table, rows: other })).cells);
  assert.match(unknown, /Column “state "0"” has a value that was not in the profile/);

  // One answer is another, which the table had before, too: no number of rows says so.
  const rows = structuredClone(table.rows);
  const [first] = rows.filter((row) => row[at] === 'Alabama');
  if (first) first[at] = 'Alaska';
  const { code, told, isMade } = await build((await countsOf(table, { ...table, rows })).cells);
  assert.match(told, /in more or fewer rows when its values were counted than when the cells were/);
  assert.deepEqual([code, isMade], [1, false]);
});

for (const name of /** @type {const} */ (['duckdb', 'postgres', 'sqlite'])) {
  test(`a byte-order mark that the client of ${name} takes out of a value is told as such`, async () => {
    const engine = await engines[name]();
    const table = fileOf(plan, 21, 60);
    const at = table.header.findIndex((heading) => heading.startsWith('state')) + 1;
    for (const [value, other] of [
      ['\ufeff', ''],
      ['\ufeffMissouri', 'Missouri'],
    ]) {
      const rows = structuredClone(table.rows);
      for (const [place, row] of rows.entries()) row[at] = (place % 2 === 0 ? value : other) ?? null;
      await engine.load({ ...table, rows });
      const source = { dialect: engine.dialect, table: 'signals', line: 'row_number_of_file', mapping: table.mapping };
      const profile = await engine.run(await warehouseStatements(plan, { ...source, knowledge }));
      const lost = warehouseStatements(plan, { profile });
      await assert.rejects(lost, ({ code, message }) => code === 'cells-altered' && /byte-order mark/.test(message));
    }
    await engine.close();
  });

  test(`a table without rows in ${name} is told as such`, async () => {
    const engine = await engines[name]();
    const table = fileOf(plan, 21, 60);
    await engine.load({ ...table, rows: [] });
    const source = { dialect: engine.dialect, table: 'signals', line: 'row_number_of_file', mapping: table.mapping };
    const profile = await engine.run(await warehouseStatements(plan, { ...source, knowledge }));
    await assert.rejects(warehouseStatements(plan, { profile }), { code: 'no-records' });
    await engine.close();
  });
}

test('counts that another program wrote in its way give the same report', async () => {
  const expected = JSON.stringify(await reportOfCells(plan, counted.cells, { start: '2020', end: '2021' }));
  const [header = '', ...rest] = counted.cells.split('\n');
  const ways = [
    counted.cells.replaceAll('\n', '\r\n'),
    `\ufeff${counted.cells}`,
    // Snowflake writes names in upper case.
    [header.toUpperCase(), ...rest].join('\n'),
    [header.replaceAll(/\w+/g, '"$&"'), ...rest.map((row) => row.replace(/^\w+/, '"$&"'))].join('\n'),
  ];
  for (const way of ways)
    assert.equal(JSON.stringify(await reportOfCells(plan, way, { start: '2020', end: '2021' })), expected);
});
