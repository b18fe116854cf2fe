// The job that every contender does, and how its answers are judged.

/**
 * @typedef {{state: string | null, year: number | null, channel?: string}} Filter null and absent: not filtered
 *
 * The six tables. All count rows with `substantive` = true, and of those
 * - `signals` (their number), `signalers`, `reasons`, `venues`, `described` (signals with any demographics) and
 *   `demographics` obey the whole filter;
 * - `states` obeys year and channel: it ranks the filtered state among the others;
 * - `years` obeys only the channel.
 * Rows without a reason, a type of trafficking, demographics or a state are missing from those tables. A signal counts
 * once for each of its demographics. Percentages are of `signals`; rounding them to one decimal is allowed. The rows
 * of a table come in any order, except that `states` is ranked.
 *
 * @typedef {object} Tables
 * @property {number} signals
 * @property {[signaler: string, count: number, percent: number][]} signalers
 * @property {[reason: string, count: number][]} reasons
 * @property {[type: string, venue: string, count: number][]} venues
 * @property {number} described
 * @property {[demographic: string, count: number][]} demographics
 * @property {[state: string, count: number][]} states by falling count
 * @property {[year: number, state: string, count: number][]} years
 *
 * @typedef {{bytes: ArrayBuffer} | {file: File}} Source
 *
 * What a file in contenders/ exports.
 * @typedef {object} Contender
 * @property {string} title
 * @property {('bytes' | 'file')[]} accepts the kinds of source that `load` takes
 * @property {(keyof Filter)[]} [lacks] columns that it cannot filter by
 * @property {() => Promise<void> | void} init all that happens before there is a file; not timed
 * @property {(source: Source) => Promise<void> | void} load may transfer the bytes away
 * @property {(filter: Filter) => Promise<Tables> | Tables} tabulate
 * @property {() => Promise<void> | void} [close]
 */

export const columns = [
  'signal_id',
  'date',
  'state',
  'channel',
  'signaler_type',
  'substantive',
  'situation_id',
  'primary_reason',
  'trafficking_type',
  'venue',
  'demographics',
  'language',
];

/** @typedef {'narrow' | 'state' | 'all' | 'other'} FilterKind */

/**
 * The first is the one of the timed job: load, then tabulate by it.
 * @type {{name: string, kind: FilterKind, filter: Filter}[]}
 */
export const questions = [
  { name: 'Missouri 2020', kind: 'narrow', filter: { state: 'Missouri', year: 2020 } },
  { name: 'California 2018', kind: 'narrow', filter: { state: 'California', year: 2018 } },
  { name: 'Texas, all years', kind: 'state', filter: { state: 'Texas', year: null } },
  { name: 'everything', kind: 'all', filter: { state: null, year: null } },
  { name: 'channel = SMS', kind: 'other', filter: { state: null, year: null, channel: 'SMS' } },
];

const rounding = 0.05 + 1e-9;

/**
 * What is wrong with an answer, in words; empty when it is right.
 * @param {Tables} actual @param {Tables} expected
 * @returns {string[]}
 */
export function differences(actual, expected) {
  const wrong = [];
  for (const key of /** @type {const} */ (['signals', 'described'])) {
    if (actual[key] !== expected[key]) wrong.push(`${key}: ${actual[key]}, not ${expected[key]}`);
  }
  for (const key of /** @type {const} */ (['signalers', 'reasons', 'venues', 'demographics', 'states', 'years'])) {
    const width = expected[key][0]?.length ?? 0;
    const rows = key === 'signalers' ? actual.signalers.map((row) => row.slice(0, 2)) : actual[key];
    const wanted = key === 'signalers' ? expected.signalers.map((row) => row.slice(0, 2)) : expected[key];
    const missing = surplus(wanted, rows);
    const invented = surplus(rows, wanted);
    if (missing || invented) wrong.push(`${key}: ${invented ?? 'nothing'} instead of ${missing ?? 'nothing'}`);
    else if (actual[key].some((row) => row.length !== width)) wrong.push(`${key}: rows of another width`);
  }
  const percents = new Map(expected.signalers.map(([label, , percent]) => [label, percent]));
  for (const [label, , percent] of actual.signalers) {
    const off = Math.abs(percent - (percents.get(label) ?? 0));
    if (!(off <= rounding)) wrong.push(`signalers: ${label} has ${percent} %`);
  }
  const counts = actual.states.map(([, count]) => count);
  if (counts.some((count, at) => count > (counts[at - 1] ?? Infinity))) wrong.push('states: not ranked');
  return wrong;
}

/** The first row that stands in one table more often than in the other. @param {unknown[]} table @param {unknown[]} other */
function surplus(table, other) {
  const left = new Map();
  for (const row of other) left.set(JSON.stringify(row), (left.get(JSON.stringify(row)) ?? 0) + 1);
  for (const row of table) {
    const key = JSON.stringify(row);
    const count = left.get(key) ?? 0;
    if (count === 0) return key;
    left.set(key, count - 1);
  }
  return undefined;
}
