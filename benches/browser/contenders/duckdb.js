import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { columns } from '../job.mjs';

/** @import {Filter, Source, Tables} from '../job.mjs' */

export const title = 'DuckDB-WASM, in its worker';
export const accepts = ['bytes', 'file'];

const name = 'signals.csv';
const types = /** @type {Record<string, string>} */ ({ date: 'DATE', substantive: 'BOOLEAN' });
const schema = columns.map((column) => `'${column}': '${types[column] ?? 'VARCHAR'}'`).join(', ');

/** @type {any} */
let database;
/** @type {any} */
let connection;

export async function init() {
  database = new AsyncDuckDB(new VoidLogger(), new Worker(worker));
  await database.instantiate(wasm);
  connection = await database.connect();
  await connection.query('SELECT 1');
}

/** @param {Source} source */
export async function load(source) {
  if ('bytes' in source) await database.registerFileBuffer(name, new Uint8Array(source.bytes));
  else await database.registerFileHandle(name, source.file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  await connection.query(`
    CREATE TABLE signals AS
    SELECT year(date)::INTEGER AS year, state, channel, signaler_type, primary_reason, trafficking_type, venue,
      demographics
    FROM read_csv('${name}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
      columns = {${schema}})
    WHERE substantive`);
}

/** @param {Filter} filter @returns {Promise<Tables>} */
export async function tabulate({ state, year, channel }) {
  const heard = channel === undefined ? 'true' : `channel = '${channel}'`;
  const inYear = year === null ? heard : `${heard} AND year = ${year}`;
  const chosen = state === null ? inYear : `${inYear} AND state = '${state}'`;
  // One question, because each takes a way to the worker and back.
  const answer = await connection.query(`
    SELECT * FROM (
      SELECT 'signalers' AS of, signaler_type AS a, NULL AS b, count(*)::INTEGER AS n
        FROM signals WHERE ${chosen} GROUP BY a
      UNION ALL SELECT 'reasons', primary_reason AS a, NULL, count(*)::INTEGER
        FROM signals WHERE ${chosen} AND a IS NOT NULL GROUP BY a
      UNION ALL SELECT 'venues', trafficking_type AS a, venue AS b, count(*)::INTEGER
        FROM signals WHERE ${chosen} AND a IS NOT NULL GROUP BY a, b
      UNION ALL SELECT 'described', NULL, NULL, count(demographics)::INTEGER
        FROM signals WHERE ${chosen}
      UNION ALL SELECT 'demographics', a, NULL, count(*)::INTEGER
        FROM (SELECT unnest(string_split(demographics, ';')) AS a FROM signals WHERE ${chosen}) GROUP BY a
      UNION ALL SELECT 'states', state AS a, NULL, count(*)::INTEGER
        FROM signals WHERE ${inYear} AND a IS NOT NULL GROUP BY a
      UNION ALL SELECT 'years', year::VARCHAR AS a, state AS b, count(*)::INTEGER
        FROM signals WHERE ${heard} AND b IS NOT NULL GROUP BY a, b
    ) ORDER BY n DESC`);
  return tables(answer);
}

/** @param {any} answer an Arrow table @returns {Tables} */
function tables(answer) {
  /** @type {Record<string, any[][]>} */
  const found = { signalers: [], reasons: [], venues: [], described: [], demographics: [], states: [], years: [] };
  const [of, a, b, n] = [0, 1, 2, 3].map((column) => answer.getChildAt(column));
  for (let row = 0; row < answer.numRows; row += 1) {
    const labels = [a.get(row), b.get(row)].filter((label) => label !== null);
    found[of.get(row)]?.push([...labels, n.get(row)]);
  }
  const { signalers = [], reasons, venues, described, demographics, states, years } = /** @type {any} */ (found);
  const signals = signalers.reduce((/** @type {number} */ sum, /** @type {any[]} */ row) => sum + row[1], 0);
  return {
    signals,
    signalers: signalers.map((/** @type {any[]} */ [label, count]) => [label, count, (100 * count) / signals]),
    reasons,
    venues,
    described: described[0][0],
    demographics,
    states,
    years: years.map((/** @type {any[]} */ [year, state, count]) => [Number(year), state, count]),
  };
}

export async function close() {
  await connection.close();
  await database.terminate();
}
