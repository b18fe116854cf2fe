// Records in Node: read piece by piece in a thread of their own, to the same report as in a page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { builtInPlans, openRecords, sampleRecords } from '../pkg/node/analyst.js';
import { ReportError } from '../pkg/node/index.js';
import { root } from '../scripts/run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-records-'));
const records = join(folder, 'records.csv');
const scope = { jurisdiction: 'Missouri', start: '2020', end: '2020', accurateAsOf: '2021-07-01' };

async function bytes() {
  return new Uint8Array(await (await sampleRecords()).arrayBuffer());
}

before(async () => {
  writeFileSync(records, await bytes());
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string} id */
async function planOf(id) {
  const plan = (await builtInPlans()).find((one) => one.id === id);
  assert.ok(plan);
  return plan;
}

/** @param {import('../pkg/analyst.js').RecordsSource} source */
async function missouri(source) {
  const file = await openRecords(source);
  const read = await file.read(await planOf('state-data-report'));
  const { report, account } = await read.report(scope);
  read.close();
  return { report, account };
}

/** A document in one of its spellings: `{count: 7}` is 7. @param {unknown} value @returns {unknown} */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, plain(inner)]);
  const [only] = entries;
  return entries.length === 1 && only?.[0] === 'count' ? only[1] : Object.fromEntries(entries);
}

test('a Buffer is read as the bytes that it shows, and left as it was', async () => {
  const all = Buffer.from(await bytes());
  const beside = Buffer.from('state,day\n');
  const shown = Buffer.concat([beside, all, beside]).subarray(beside.length, beside.length + all.length);
  const [of, expected] = [await missouri(shown), await missouri(await bytes())];
  assert.deepEqual(of, expected);
  assert.ok(shown.equals(all));
});

test('a file of the disk becomes the report that was published', async () => {
  const { report, account } = await missouri(pathToFileURL(records));
  const published = JSON.parse(readFileSync(join(root, 'www/reports/missouri-2020.json'), 'utf8'));
  assert.equal(account.rows, 50_000);
  const rows = (/** @type {any} */ { sections }) =>
    sections.flatMap((/** @type {any} */ { tables = [] }) =>
      tables.map((/** @type {any} */ table) => plain(table.rows)),
    );
  const counts = (/** @type {unknown} */ tables) => JSON.stringify(tables).match(/"value":\d+/g);
  assert.deepEqual(counts(rows(report)), counts(rows(published)));
});

test('bytes, a blob, text and pieces come to the same', async () => {
  const { report } = await missouri(pathToFileURL(records));
  const whole = await bytes();
  const pieces = {
    name: 'pieces.csv',
    size: whole.length,
    slice: async (/** @type {number} */ start, /** @type {number} */ end) => whole.slice(start, end).buffer,
  };
  for (const source of [whole, new Blob([whole]), new TextDecoder().decode(whole), pieces]) {
    assert.deepEqual((await missouri(source)).report, report);
  }
});

test('reading is told of, and stopped', async () => {
  const plan = await planOf('state-data-report');
  const file = await openRecords(pathToFileURL(records));
  const stop = new AbortController();
  const reading = file.read(plan, { signal: stop.signal });
  stop.abort(new Error('enough'));
  await assert.rejects(reading, /enough/);
  let last = 0;
  const read = await file.read(plan, { onProgress: ({ bytes: so }) => (last = so) });
  assert.ok(last > 0 && last <= file.size);
  read.close();
});

test('a file that is not there, and one that is cut off while it is read', async () => {
  const unreadable = (/** @type {unknown} */ fault) => fault instanceof ReportError && fault.code === 'unreadable-file';
  await assert.rejects(openRecords(pathToFileURL(join(folder, 'none.csv'))), unreadable);
  const path = join(folder, 'cut.csv');
  writeFileSync(path, await bytes());
  const file = await openRecords(pathToFileURL(path));
  truncateSync(path, 300_000);
  await assert.rejects(file.read(await planOf('state-data-report')), unreadable);
});

test('a program ends, though it closed nothing', () => {
  const script = `
    import { builtInPlans, openRecords } from ${JSON.stringify(pathToFileURL(join(root, 'pkg/node/analyst.js')).href)};
    const [plan] = await builtInPlans();
    const file = await openRecords(new URL(${JSON.stringify(pathToFileURL(records).href)}));
    const records = await file.read(plan);
    console.log((await records.report()).account.rows);`;
  const args = ['--input-type=module', '--eval', script];
  const { stdout, status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 600_000 });
  assert.equal(status, 0, stderr);
  assert.equal(stdout, '50000\n');
});
