// Parquet and Arrow files hold what a CSV file of the same records holds: the same cells, reports, accounts and errors.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette/src/index.js';
import { builtInPlans, openRecords } from '../pkg/node/analyst.js';
import { asCsv, tableOf } from './warehouse/engines.mjs';
import { fileOf, random } from './warehouse/files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'columnar-'));
const at = (/** @type {string} */ name) => join(folder, name);
const fixtures = new URL('columnar/', import.meta.url);
const files = readdirSync(fixtures).filter((name) => /\.(parquet|arrow)$/.test(name));
const bytesOf = (/** @type {string} */ name) => readFileSync(new URL(name, fixtures));
const places = JSON.parse(readFileSync(new URL('../pkg/places.json', import.meta.url), 'utf8'));
/** @type {import('@duckdb/node-api').DuckDBConnection} */
let duckdb;

before(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  await duckdb.run("SET TimeZone = 'UTC'");
});
after(() => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true });
});

/** The headings and rows of a file. @param {string | Uint8Array<ArrayBuffer> | URL} from */
async function cellsOf(from) {
  const file = await openRecords(from);
  try {
    return await file.table();
  } finally {
    file.close();
  }
}

/** The file that DuckDB writes of a query. @param {string} query @param {string} [options] */
async function parquetOf(query, options = '') {
  await duckdb.run(`COPY (${query}) TO '${at('query.parquet')}' (FORMAT parquet ${options})`);
  return readFileSync(at('query.parquet'));
}

for (const name of files) {
  test(`${name}, which pyarrow wrote, has the cells that Python writes into a CSV`, async () => {
    assert.deepEqual(await cellsOf(bytesOf(name)), await cellsOf(bytesOf('expected.csv').toString()));
  });
}

for (const codec of ['snappy', 'gzip', 'zstd', 'lz4_raw', 'uncompressed']) {
  test(`what DuckDB writes as Parquet, packed with ${codec}, has the cells of its CSV`, async () => {
    const query = `SELECT i, 'a "' || i % 7 AS text, CAST(i AS UBIGINT) + 18446744073709546000 AS unsigned,
      DATE '2019-12-30' + CAST(i AS INTEGER) AS day, TIMESTAMP '1969-12-30 10:00:00.5' + INTERVAL (i) HOUR AS time,
      TIMESTAMPTZ '2020-01-01 10:00:00+00' + INTERVAL (i) HOUR AS universal, CAST(i * 1.005 AS DECIMAL(18, 3)) AS "decimal",
      CAST(-i AS DECIMAL(38, 10)) * 99999999 AS wide, i * 1e14 AS "double", CAST(i * 0.1 AS FLOAT) AS single,
      i % 2 = 0 AS flag, CASE WHEN i % 3 > 0 THEN i END AS missing, TIME '10:00:01' AS clock,
      CAST('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' AS UUID) AS id, CAST(i % 2 AS VARCHAR)::ENUM ('0', '1') AS kind
      FROM range(0, 5000) counted(i)`;
    await duckdb.run(`COPY (${query}) TO '${at('query.csv')}' (FORMAT csv, HEADER)`);
    const parquet = await parquetOf(query, `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048, PARQUET_VERSION V2`);
    assert.deepEqual(await cellsOf(parquet), await cellsOf(pathToFileURL(at('query.csv'))));
  });
}

/** @param {string | Uint8Array<ArrayBuffer>} from @param {import('../pkg/analyst.js').Plan} plan @param {import('../pkg/analyst.js').Mapping} mapping */
async function outcomes(from, plan, mapping) {
  const file = await openRecords(from, { name: 'records' });
  const records = await file.read(plan, { mapping, places, acceptUnread: true });
  const label = plan.date ? {} : { periodLabel: '2020' };
  const scopes = [label, { ...label, jurisdiction: 'Missouri' }, plan.date ? { start: '2020', end: '2021' } : label];
  const found = [];
  for (const scope of scopes) found.push(await records.report(scope).catch(({ code, message }) => ({ code, message })));
  records.close();
  file.close();
  return JSON.stringify(found);
}

test('the same records as CSV, Parquet and Arrow give the same reports, accounts and audits, byte for byte', async () => {
  for (const plan of await builtInPlans()) {
    const { header, rows, mapping } = fileOf(plan, 41, 200);
    const fields = rows.map(([, ...values]) => values);
    const expected = await outcomes(
      asCsv(
        header,
        fields.map((row) => row.map((value) => value ?? '')),
      ),
      plan,
      mapping,
    );
    for (const statement of tableOf({ header, rows }, 'VARCHAR')) await duckdb.run(statement);
    const parquet = await parquetOf('SELECT * EXCLUDE row_number_of_file FROM signals ORDER BY row_number_of_file');
    assert.equal(await outcomes(parquet, plan, mapping), expected, `${plan.id} as Parquet`);
    const columns = Object.fromEntries(header.map((name, place) => [name, fields.map((row) => row[place] ?? null)]));
    const types = Object.fromEntries(header.map((name) => [name, utf8()]));
    const arrow = tableToIPC(tableFromArrays(columns, { types }), { format: 'stream' });
    assert.equal(await outcomes(arrow, plan, mapping), expected, `${plan.id} as Arrow`);
  }
});

test('the command line makes the report of a Parquet file', async () => {
  const plan = /** @type {import('../pkg/analyst.js').Plan} */ (
    (await builtInPlans()).find(({ id }) => id === 'state-rankings')
  );
  const { header, rows, mapping } = fileOf(plan, 42, 200);
  for (const statement of tableOf({ header, rows }, 'VARCHAR')) await duckdb.run(statement);
  await duckdb.run(`COPY (SELECT * FROM signals ORDER BY 1) TO '${at('records.parquet')}' (FORMAT parquet)`);
  await duckdb.run(`COPY (SELECT * FROM signals ORDER BY 1) TO '${at('records.csv')}' (FORMAT csv, HEADER)`);
  writeFileSync(at('mapping.json'), JSON.stringify(mapping));
  const made = ['parquet', 'csv'].map((kind) => {
    const of = ['build', at(`records.${kind}`), '--plan', plan.id, '--mapping', at('mapping.json'), '--format', 'json'];
    const scope = ['--start', '2020', '--end', '2021', '--accept', 'all', '-o', '-'];
    return execFileSync(process.execPath, ['pkg/cli.js', ...of, ...scope], { encoding: 'utf8', stdio: 'pipe' });
  });
  assert.equal(made[0], made[1]);
});

/** A plan of one list. @param {string} [separator] */
const listPlan = (separator) => ({
  version: 1,
  id: 'lists',
  name: 'Lists',
  language: 'en-US',
  fields: {
    needs: {
      label: 'Needs',
      type: 'list',
      values: [{ label: 'Food; drink' }, { label: 'Bed' }],
      ...(separator ? { separator } : {}),
    },
  },
  measures: { calls: { unit: 'calls', count: 'records' } },
  report: {
    title: 'Lists',
    publisher: 'Nobody',
    headline: [{ id: 'all', label: 'All', measure: 'calls' }],
    sections: [{ tables: [{ id: 'needs', title: 'Needs', measure: 'calls', by: 'needs' }] }],
  },
  protection: { threshold: 1 },
});
const lists = "SELECT CASE WHEN i % 2 = 0 THEN ['Food; drink', 'Bed'] ELSE ['Bed'] END AS needs FROM range(0, 10) r(i)";

test('items of a list are separated as the plan says', async () => {
  const file = await openRecords(await parquetOf(lists));
  const plan = JSON.stringify(listPlan('|'));
  const records = await file.read(plan, { mapping: { needs: ['needs'] } });
  const { report } = await records.report({ periodLabel: '2024' });
  assert.deepEqual(
    report.sections?.[0]?.tables?.[0]?.rows.map(({ label, value }) => [label, value]),
    [
      ['Bed', { count: 10 }],
      ['Food; drink', { count: 5 }],
    ],
  );
  records.close();
  file.close();
});

test('another plan may not separate the items of a list in another way than they were read', async () => {
  const file = await openRecords(await parquetOf(lists));
  const mapping = { needs: ['needs'] };
  const records = await file.read(JSON.stringify(listPlan('|')), { mapping, columns: 'all' });
  await assert.rejects(records.use(JSON.stringify(listPlan()), { mapping }), {
    code: 'misuse',
    message: /read the file anew/,
  });
  await records.use(JSON.stringify(listPlan('|')), { mapping });
  records.close();
  file.close();
});

test('an item that has the separator of its list is refused with its row', async () => {
  const file = await openRecords(await parquetOf(`SELECT * FROM (VALUES (['Bed']), (['Food; drink'])) AS t(needs)`));
  const refused = { code: 'nested-column', message: /In row 2 of “needs”, the item “Food; drink” of a list has “;”/ };
  await assert.rejects(file.read(JSON.stringify(listPlan()), { mapping: { needs: ['needs'] } }), refused);
  await assert.rejects(file.profile(), refused);
  file.close();
});

test('columns of structures are left out of a file, with a warning, and refused where they are mapped', async () => {
  for (const bytes of [bytesOf('snappy-2.0.parquet'), bytesOf('lz4.arrow')]) {
    const file = await openRecords(bytes, { name: 'calls' });
    const [warning] = file.preview.warnings;
    assert.deepEqual([warning?.code, warning?.column], ['unread-column', 'address']);
    assert.equal(file.preview.header.includes('address'), false);
    const reading = file.read(JSON.stringify(listPlan()), { mapping: { needs: ['address'] } });
    await assert.rejects(reading, { code: 'nested-column', message: /“address” holds structures/ });
    file.close();
  }
});

test('a preview names the format, and progress is told in bytes of the file', async () => {
  const bytes = await parquetOf(`SELECT ['Bed'] AS needs FROM range(0, 300000)`);
  const file = await openRecords(bytes);
  assert.deepEqual([file.preview.format, file.preview.dialect, file.size], ['parquet', null, bytes.length]);
  /** @type {number[]} */
  const told = [];
  const options = {
    mapping: { needs: ['needs'] },
    onProgress: (/** @type {{ bytes: number }} */ { bytes: so }) => void told.push(so),
  };
  (await file.read(JSON.stringify(listPlan()), options)).close();
  assert.ok(told.every((so, place) => so <= bytes.length && so >= (told[place - 1] ?? 0)));
  file.close();
});

test('a damaged file is refused, or read, but never hangs and never ends the program', async () => {
  const dice = random(7);
  for (const name of ['snappy-2.0.parquet', 'gzip-1.0.parquet', 'zstd-1.0.parquet', 'lz4.arrow', 'stream.arrow']) {
    const whole = bytesOf(name);
    for (let number = 0; number < 5; number += 1) {
      const bytes = Uint8Array.from(whole);
      for (let flips = 0; flips < 3; flips += 1) bytes[8 + dice.below(bytes.length - 8)] = dice.below(256);
      const { code = 'read' } = await cellsOf(bytes).catch((fault) => fault);
      assert.match(
        code,
        /^(read|broken-columnar|unsupported-columnar|too-large|nested-column|no-records|not-a-table)$/,
      );
    }
  }
});

test('a file that is cut off is refused', async () => {
  for (const name of files.filter((one) => one !== 'stream.arrow')) {
    const whole = bytesOf(name);
    for (const part of [0.2, 0.5, 0.9, 0.999]) {
      const bytes = Uint8Array.from(whole.subarray(0, Math.floor(whole.length * part)));
      await assert.rejects(cellsOf(bytes), { code: 'broken-columnar' }, `${name} at ${part}`);
    }
  }
});

test('files that are encrypted, packed with Brotli, or of the first Feather are refused with what to do', async () => {
  const text = (/** @type {string} */ magic) => new TextEncoder().encode(`${magic}${'x'.repeat(100)}${magic}`);
  await assert.rejects(cellsOf(text('PARE')), { code: 'unsupported-columnar', message: /encrypted/ });
  await assert.rejects(cellsOf(text('FEA1')), { code: 'unsupported-columnar', message: /Feather file of version 1/ });
  const brotli = await parquetOf('SELECT i FROM range(0, 100) r(i)', ', COMPRESSION brotli');
  await assert.rejects(cellsOf(brotli), { code: 'unsupported-columnar', message: /BROTLI.*Zstandard/ });
});

test('a number of rows that no page can have is refused before anything is unpacked', async () => {
  const bytes = Uint8Array.from(await parquetOf('SELECT 1 AS one FROM range(0, 1000000)', ', ROW_GROUP_SIZE 2000000'));
  // 1,000,000 as the format writes it: of the file, of the group of rows, of the pages.
  const [wide, wider] = [
    [0x80, 0x89, 0x7a],
    [0x80, 0x89, 0xfa],
  ];
  for (let place = 0; place < bytes.length - 3; place += 1)
    if (wide.every((byte, offset) => bytes[place + offset] === byte)) bytes.set(wider, place);
  await assert.rejects(cellsOf(bytes), { code: /broken-columnar|too-large/ });
});
