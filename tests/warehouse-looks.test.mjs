// How often databases read the table for each built-in plan: once in each pass, as their own plans of execution say.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import { builtInPlans, warehouseStatements } from '../pkg/node/analyst.js';
import { asCsv, each, tableOf } from './warehouse/engines.mjs';
import { fileOf } from './warehouse/files.mjs';

/** @typedef {import('./warehouse/files.mjs').Table} Table */
/** @typedef {{ names: readonly unknown[], rows: readonly (readonly unknown[])[] }} Returned */
/** @typedef {{ type: string, query: (statement: string) => Promise<Returned>, explain: string, table: RegExp, kept: RegExp }} Database */

/** @type {Record<'duckdb' | 'postgres', Database>} */
let databases;
/** @type {(() => unknown)[]} */
const closing = [];

before(async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const postgres = await PGlite.create();
  closing.push(
    () => connection.closeSync(),
    () => postgres.close(),
  );
  databases = {
    duckdb: {
      type: 'VARCHAR',
      query: async (statement) => {
        const reader = await connection.runAndReadAll(statement);
        return { names: reader.columnNames(), rows: reader.getRows() };
      },
      explain: 'EXPLAIN (FORMAT json)',
      table: /"Table": "[^"]*signals"/g,
      kept: /"name": "CTE"/g,
    },
    postgres: {
      type: 'TEXT',
      query: async (statement) => {
        /** @type {import('@electric-sql/pglite').Results<unknown[]>} */
        const { fields, rows } = await postgres.query(statement, [], { rowMode: 'array' });
        return { names: fields.map(({ name }) => name), rows };
      },
      explain: 'EXPLAIN',
      table: /Scan on signals\b/g,
      kept: /CTE hotline_report_rows/g,
    },
  };
});
after(async () => {
  for (const close of closing) await close();
});

/**
 * Runs statements; gives what they return, and how often those with counts read the table, and keep what they selected.
 *
 * @param {Database} database @param {string} statements
 */
async function looked({ query, explain, table, kept }, statements) {
  let text = '';
  let plan = '';
  for (const statement of each(statements)) {
    if (/\bhotline_report_rows\b/.test(statement))
      plan += (await query(`${explain} ${statement.replace(/^\s*--.*\n/, '')}`)).rows.flat().join('\n');
    const { names, rows } = await query(statement);
    if (String(names[0]).startsWith('confidential')) text += asCsv(names, rows);
  }
  const isAgain = statements.includes("SELECT 'line'");
  return { text, isAgain, looks: [...plan.matchAll(table)].length, kept: [...plan.matchAll(kept)].length };
}

/** One read of the table, of which nothing is kept. */
const once = [1, 0];

for (const name of /** @type {const} */ (['duckdb', 'postgres'])) {
  test(`${name} reads the table once in each pass, for every built-in plan`, async () => {
    const database = databases[name];
    for (const plan of await builtInPlans()) {
      // Tables without and with values that could not be understood in several rows.
      for (const length of [1, 400]) {
        const table = fileOf(plan, 14, length);
        const byLine = await passes(database, plan, table, { line: 'row_number_of_file' });
        const byOrder = await passes(database, plan, table, { order: ['row_number_of_file'] });
        assert.equal(byLine.isAgain, length > 1, plan.id);
        assert.deepEqual([byLine.profile, byOrder.profile], [once, once], plan.id);
        // Rows of such values are looked for once more, among those that are kept if they had to be ordered.
        assert.deepEqual(
          [byLine.cells, byOrder.cells],
          length > 1
            ? [
                [2, 0],
                [1, 1],
              ]
            : [once, once],
          plan.id,
        );
      }
    }
  });
}

/** @param {Database} database @param {import('./warehouse/files.mjs').Plan} plan @param {Table} table @param {{ line: string } | { order: string[] }} numbered */
async function passes(database, plan, table, numbered) {
  for (const statement of tableOf(table, database.type)) await database.query(statement);
  const dialect = database === databases.duckdb ? 'duckdb' : 'postgres';
  const knowledge = { acceptUnread: true };
  const source = /** @type {const} */ ({ dialect, table: 'signals', ...numbered, mapping: table.mapping, knowledge });
  const profile = await looked(database, await warehouseStatements(plan, source));
  const cells = await looked(database, await warehouseStatements(plan, { profile: profile.text }));
  return { profile: [profile.looks, profile.kept], cells: [cells.looks, cells.kept], isAgain: cells.isAgain };
}
