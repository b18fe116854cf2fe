// The command line asks databases itself, and makes the report that it makes of the same records as a file.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { DuckDBInstance } from '@duckdb/node-api';
import startSqlite from 'sql.js';
import { builtInPlans } from '../pkg/node/analyst.js';
import { asCsv, tableOf } from './warehouse/engines.mjs';
import { fileOf } from './warehouse/files.mjs';
import { serve } from './warehouse/socket.mjs';

const folder = mkdtempSync(join(tmpdir(), 'databases-'));
const at = (/** @type {string} */ name) => join(folder, name);
const scope = ['--plan', 'state-data-report', '--start', '2020', '--end', '2021', '--format', 'json'];
const accepted = [...scope, '--mapping', at('mapping.json'), '--accept', 'all'];
/** @type {Record<string, string>} */
const addresses = { duckdb: `duckdb:${at('hotline.duckdb')}`, sqlite: `sqlite:${at('hotline.sqlite')}` };
/** @type {(() => Promise<unknown>)[]} */
const closing = [];

/** Runs the command; gives what it told, and how it ended. @param {string[]} args @param {string} [cli] */
const run = (args, cli = 'pkg/cli.js') =>
  new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], (fault, _, stderr) => resolve({ code: fault?.code ?? 0, told: stderr }));
  });

before(async () => {
  const plan = (await builtInPlans()).find(({ id }) => id === 'state-data-report');
  const table = fileOf(/** @type {import('./warehouse/files.mjs').Plan} */ (plan), 31, 250);
  const { header, rows, mapping } = table;
  writeFileSync(at('mapping.json'), JSON.stringify(mapping));
  const fields = rows.map(([, ...values]) => values.map((value) => value ?? ''));
  writeFileSync(at('records.csv'), asCsv(header, fields));
  assert.equal((await run(['build', at('records.csv'), ...accepted, '-o', at('records.json')])).code, 0);

  const moved = new Set(header.slice(-3));
  const called = (/** @type {string} */ column) => (moved.has(column) ? `people.${column}` : column);
  const joined = Object.entries(mapping).map(([field, columns]) => [field, columns.map(called)]);
  writeFileSync(at('joined.json'), JSON.stringify(Object.fromEntries(joined)));
  const quoted = (/** @type {string[]} */ columns) =>
    columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(', ');
  const others = quoted(header.filter((column) => !moved.has(column)));
  const split = [
    `CREATE TABLE calls AS SELECT row_number_of_file, row_number_of_file AS person, ${others} FROM signals`,
    `CREATE TABLE people AS SELECT row_number_of_file AS id, ${quoted([...moved])} FROM signals`,
    'CREATE VIEW seen AS SELECT * FROM signals',
  ];

  const duckdb = await DuckDBInstance.create(at('hotline.duckdb'));
  const connection = await duckdb.connect();
  for (const statement of tableOf(table, 'VARCHAR')) await connection.run(statement);
  for (const statement of split) await connection.run(statement);
  connection.closeSync();
  duckdb.closeSync();

  const sqlite = new (await startSqlite()).Database();
  for (const statement of tableOf(table, 'TEXT')) sqlite.run(statement);
  for (const statement of split) sqlite.run(statement);
  writeFileSync(at('hotline.sqlite'), sqlite.export());
  sqlite.close();

  const postgres = await PGlite.create();
  for (const statement of tableOf(table, 'TEXT')) await postgres.exec(statement);
  for (const statement of split) await postgres.exec(statement);
  await postgres.exec(`CREATE TABLE parts (LIKE signals) PARTITION BY HASH (row_number_of_file);
    CREATE TABLE part_0 PARTITION OF parts FOR VALUES WITH (MODULUS 2, REMAINDER 0);
    CREATE TABLE part_1 PARTITION OF parts FOR VALUES WITH (MODULUS 2, REMAINDER 1);
    INSERT INTO parts SELECT * FROM signals`);
  const server = await serve(postgres);
  addresses['postgres'] = server.address;
  closing.push(server.close, () => postgres.close());
});
after(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true });
});

for (const kind of ['duckdb', 'sqlite', 'postgres']) {
  test(`a table in ${kind} gives the report of its records as a file`, async () => {
    const of = ['build', '--run', addresses[kind] ?? '', '--table', 'signals'];
    const { code, told } = await run([...of, ...accepted, '-o', at(`${kind}.json`)]);
    assert.equal(code, 0, told);
    assert.match(told, /Rows are numbered in the order of (rowid|ctid)/);
    assert.equal(readFileSync(at(`${kind}.json`), 'utf8'), readFileSync(at('records.json'), 'utf8'));
  });

  test(`related tables in ${kind} give the report of the joined records as a file`, async () => {
    const of = ['build', '--run', addresses[kind] ?? '', '--table', 'calls', '--line', 'row_number_of_file'];
    const joined = ['--join', 'people', '--on', 'person=id'];
    const { code, told } = await run([
      ...of,
      ...joined,
      ...scope,
      '--mapping',
      at('joined.json'),
      '--accept',
      'all',
      '-o',
      at(`${kind}-joined.json`),
    ]);
    assert.equal(code, 0, told);
    assert.equal(readFileSync(at(`${kind}-joined.json`), 'utf8'), readFileSync(at('records.json'), 'utf8'));
    const without = await run([
      ...of,
      '--join',
      'people',
      ...scope,
      '--mapping',
      at('joined.json'),
      '-o',
      at('none.json'),
    ]);
    assert.equal(without.code, 2);
    assert.match(without.told, /Say by which columns people is joined: --join people --on/);
  });

  test(`a view in ${kind} is counted once it is said what numbers its rows`, async () => {
    const of = ['build', '--run', addresses[kind] ?? '', '--table', 'seen', ...accepted, '-o', at(`${kind}-view.json`)];
    const without = await run(of);
    assert.equal(without.code, 2, without.told);
    assert.match(without.told, /seen has no (rowid|ctid), as views have none\. Say with --line or --order/);
    assert.equal((await run([...of, '--line', 'row_number_of_file'])).code, 0);
    assert.equal(readFileSync(at(`${kind}-view.json`), 'utf8'), readFileSync(at('records.json'), 'utf8'));
  });

  test(`a table that ${kind} does not have is told in the words of the database`, async () => {
    const of = ['build', '--run', addresses[kind] ?? '', '--table', 'nothing', ...accepted, '-o', at('nothing.json')];
    const { code, told } = await run(of);
    assert.equal(code, 1);
    assert.match(told, /nothing/);
    assert.doesNotMatch(told, /secret/);
  });
}

for (const [kind, lacking, odd] of /** @type {const} */ ([
  ['duckdb', /does not have a column named "nothing"/, /Could not convert string/],
  ['sqlite', /no such column: hotline_report_0\.nothing/, /Number the rows by a column, or order them|from 1 on/],
  ['postgres', /column hotline_report_0\.nothing does not exist/, /invalid input syntax for type bigint/],
])) {
  test(`a column that ${kind} does not have, or of another type, is told, and nothing is made`, async () => {
    const of = ['build', '--run', addresses[kind] ?? '', '--table', 'signals', ...scope, '-o', at('nothing.json')];
    const mapping = JSON.parse(readFileSync(at('mapping.json'), 'utf8'));
    const [first = ''] = Object.keys(mapping);
    writeFileSync(at('lacking.json'), JSON.stringify({ ...mapping, [first]: ['nothing'] }));
    const without = await run([...of, '--mapping', at('lacking.json')]);
    assert.match(without.told, lacking);
    const text = await run([...of, '--mapping', at('mapping.json'), '--line', String(mapping[first][0])]);
    assert.match(text.told, odd);
    assert.deepEqual([without.code, text.code, existsSync(at('nothing.json'))], [1, 1, false]);
  });
}

test('a client that is not installed is named, with what installs it', async () => {
  cpSync('pkg', at('pkg'), { recursive: true, filter: (path) => !/pkg\/(wordpress|pdf|preact)/.test(path) });
  for (const [kind, command] of [
    ['duckdb', /npm install @duckdb\/node-api/],
    ['postgres', /npm install pg/],
  ]) {
    const of = ['build', '--run', addresses[String(kind)] ?? '', '--table', 'signals', ...accepted, '-o', at('x.json')];
    const { code, told } = await run(of, at('pkg/cli.js'));
    assert.equal(code, 1);
    assert.match(told, /** @type {RegExp} */ (command));
  }
});

test('a database that is not there is not made', async () => {
  for (const kind of ['duckdb', 'sqlite']) {
    const of = ['build', '--run', `${kind}:${at('none.db')}`, '--table', 'signals', ...accepted, '-o', at('x.json')];
    const { code, told } = await run(of);
    assert.equal(code, 1);
    assert.match(told, /none\.db cannot be opened: there is no such file or folder/);
  }
});

for (const address of [
  'mysql://me:secret@host/db',
  'psotgres://me:se/cret@host/db',
  'postgres://me:se/cret@127.0.0.1:1/db',
  'postgres://me:a@secret@127.0.0.1:1/db',
  'postgres://127.0.0.1:1/db?user=me&password=secret',
  'postgres:host=127.0.0.1 port=1 password = secret',
]) {
  test(`no password is printed of ${address}`, async () => {
    const of = ['build', '--run', address, '--table', 'signals', ...accepted, '-o', at('x.json')];
    const { code, told } = await run(of);
    assert.notEqual(code, 0);
    assert.match(told, /--run takes duckdb:FILE, sqlite:FILE or postgres|cannot be opened/);
    assert.doesNotMatch(told, /secret|cret@/);
  });
}

test('a kind of database without a file asks for the file', async () => {
  for (const kind of ['duckdb', 'sqlite']) {
    const { code, told } = await run([
      'build',
      '--run',
      `${kind}:`,
      '--table',
      'signals',
      ...accepted,
      '-o',
      at('x.json'),
    ]);
    assert.equal(code, 2);
    assert.match(told, new RegExp(`Name the file of the database: --run ${kind}:FILE`));
  }
});

test('a table in parts is counted once it is said what numbers its rows', async () => {
  const of = ['build', '--run', addresses['postgres'] ?? '', '--table', 'parts', ...accepted, '-o', at('parts.json')];
  const without = await run(of);
  assert.equal(without.code, 2, without.told);
  assert.match(
    without.told,
    /parts is stored in parts, each of which numbers its own rows\. Say with --line or --order/,
  );
  assert.equal((await run([...of, '--line', 'row_number_of_file'])).code, 0);
  assert.equal(readFileSync(at('parts.json'), 'utf8'), readFileSync(at('records.json'), 'utf8'));
});
