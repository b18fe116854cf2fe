import { desc, escape, fromCSV, op } from 'arquero';

/** @import {Filter, Source, Tables} from '../job.mjs' */

export const title = 'Arquero';
export const accepts = ['bytes', 'file'];

/** @type {any} */
let signals;

export function init() {}

/** @param {Source} source */
export async function load(source) {
  const bytes = 'bytes' in source ? source.bytes : await source.file.arrayBuffer();
  signals = fromCSV(new TextDecoder().decode(bytes), { autoType: false })
    .filter((/** @type {any} */ row) => row.substantive === 'true')
    .derive({ year: (/** @type {any} */ row) => +op.slice(row.date, 0, 4) })
    .reify();
}

/** @param {Filter} filter @returns {Tables} */
export function tabulate({ state, year, channel }) {
  const heard = channel === undefined ? signals : having(signals, 'channel', channel);
  const inYear = year === null ? heard : having(heard, 'year', year);
  const chosen = state === null ? inYear : having(inYear, 'state', state);
  const described = present(chosen, 'demographics');
  const each = described
    .select('demographics')
    .derive({ one: (/** @type {any} */ row) => op.split(row.demographics, ';') });
  const count = chosen.numRows();
  return {
    signals: count,
    signalers: counted(chosen, 'signaler_type').map(([label, n]) => [label, n, (100 * n) / count]),
    reasons: counted(present(chosen, 'primary_reason'), 'primary_reason'),
    venues: counted(present(chosen, 'trafficking_type'), 'trafficking_type', 'venue'),
    described: described.numRows(),
    demographics: counted(each.unroll('one'), 'one'),
    states: counted(present(inYear, 'state'), 'state'),
    years: counted(present(heard, 'state'), 'year', 'state'),
  };
}

/** @param {any} table @param {string} column @param {string | number} value */
const having = (table, column, value) => table.filter(escape((/** @type {any} */ row) => row[column] === value));

/** @param {any} table @param {string} column */
const present = (table, column) => table.filter(escape((/** @type {any} */ row) => Boolean(row[column])));

/** By falling count. @param {any} table @param {string[]} columns @returns {any[]} */
function counted(table, ...columns) {
  const rows = table
    .groupby(...columns)
    .count()
    .orderby(desc('count'))
    .objects();
  return rows.map((/** @type {any} */ row) => [...columns.map((column) => row[column]), row.count]);
}
