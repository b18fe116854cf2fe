// Counts that a database made, on the page: the statements to copy, and the report of the cells.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { builtInPlans, reportOfCells, warehouseStatements } from '../../pkg/node/analyst.js';
import { root } from '../../scripts/run.mjs';
import { serve } from '../../scripts/server.mjs';
import { engines } from '../warehouse/engines.mjs';
import { fileOf } from '../warehouse/files.mjs';
import { forEachEngine } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'warehouse-page-'));
const size = { width: 1280, height: 900 };
const scope = { start: '2020', end: '2021' };
/** @type {{path: string, title: string}} */
let cells;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  server = await serve({ root });
  const plan = (await builtInPlans()).find(({ id }) => id === 'state-rankings');
  if (!plan) throw new Error('The plan is not built in.');
  const table = fileOf(plan, 21, 200);
  const database = await engines.duckdb();
  await database.load(table);
  const source = /** @type {const} */ ({ dialect: 'duckdb', table: 'signals', line: 'row_number_of_file' });
  const knowledge = { acceptUnread: true };
  const first = await warehouseStatements(plan, { ...source, mapping: table.mapping, knowledge });
  const text = await database.run(await warehouseStatements(plan, { profile: await database.run(first) }));
  await database.close();
  const path = join(folder, 'cells.csv');
  writeFileSync(path, text);
  cells = { path, title: String((await reportOfCells(plan, text, scope)).report.title) };
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Runs in the page: writes into the field with that label. @param {string} label @param {string} text */
function write(label, text) {
  const field = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
  const input = field?.querySelector('input, select');
  if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return false;
  input.value = text;
  return true;
}

/** Runs in the page: presses the button of that text. @param {string} text */
function press(text) {
  const found = [...document.querySelectorAll('button, summary')].find((one) => one.textContent === text);
  if (!(found instanceof HTMLElement)) return false;
  found.click();
  return true;
}

forEachEngine(({ open }) => {
  test('cells that are dropped make the report, beside its account', async () => {
    const page = await open(`${server.url}/#make`, size);
    await page.waitFor(() => document.querySelector('.drop input[type=file]') !== null);
    await page.upload('.drop input[type=file]', cells.path);
    await page.waitFor(write, 'From', scope.start);
    await page.waitFor(write, 'To', scope.end);
    await page.waitFor(press, 'Make the report');
    const isShown = (/** @type {string} */ title) => document.querySelector('.hr-report h1')?.textContent === title;
    await page.waitFor(isShown, cells.title);
    await page.waitFor(() => document.querySelector('#maker .verdict') !== null);
    await page.close();
  });

  test('the statements of a profile are shown to copy', async () => {
    const page = await open(`${server.url}/#make`, size);
    await page.waitFor(press, 'Or have a database count records that must stay in it');
    await page.waitFor(write, 'Plan', 'state-rankings');
    await page.waitFor(write, 'Table', 'public.signals');
    await page.waitFor(write, 'The column that numbers', 'signal_id');
    await page.waitFor(write, 'All columns', 'state, year, calls, cases');
    await page.waitFor(press, 'Write the first statement');
    const written = await page.waitFor(() => document.querySelector('#maker textarea[readonly]')?.textContent);
    assert.match(String(written), /^-- Confidential[^]*FROM "public"\."signals"/);
    await page.close();
  });
});
