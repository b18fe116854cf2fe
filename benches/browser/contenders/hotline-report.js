// The package itself, as anyone would use it: a plan says which tables, a report comes back.
import { initAnalyst, openRecords } from '/pkg/analyst.js';

/** @import {Filter, Source, Tables} from '../job.mjs' */

export const title = 'hotline-report';
export const accepts = ['bytes', 'file'];

/** @param {string} label @param {string} name */
const category = (label, name) => ({ label, type: 'category', names: [name] });
/** @param {string} id @param {string} by */
const table = (id, by) => ({ id, title: id, measure: 'signals', by, missing: 'leave-out', base: 'none' });

// A threshold of 1 hides nothing, so that the tables can be compared.
const plan = {
  version: 1,
  id: 'six-tables',
  name: 'Six tables',
  language: 'en-US',
  jurisdiction: 'state',
  date: 'date',
  protection: { threshold: 1 },
  fields: {
    date: { label: 'Date', type: 'date', names: ['date'] },
    state: category('State', 'state'),
    channel: category('Channel', 'channel'),
    signaler: category('Signaler', 'signaler_type'),
    substantive: { label: 'Substantive', type: 'yes-no', names: ['substantive'] },
    reason: category('Reason', 'primary_reason'),
    type: category('Type', 'trafficking_type'),
    venue: category('Venue', 'venue'),
    demographics: { label: 'Demographics', type: 'list', names: ['demographics'] },
  },
  measures: { signals: { unit: 'signals', where: [{ field: 'substantive', is: ['yes'] }] } },
  report: {
    title: 'Six tables',
    publisher: 'A benchmark',
    everywhere: 'Everywhere',
    headline: [{ id: 'signals', label: 'Signals', measure: 'signals' }],
    sections: [
      {
        tables: [
          table('signalers', 'signaler'),
          table('reasons', 'reason'),
          { ...table('venues', 'type'), within: { field: 'venue' } },
          { ...table('demographics', 'demographics'), base: { respondents: 'signals with any' } },
          table('states', 'state'),
          { ...table('years', 'state'), columns: { by: 'date', each: 'year' }, span: 'all' },
        ],
      },
    ],
  },
};

const mapping = Object.fromEntries(Object.entries(plan.fields).map(([field, { names }]) => [field, names]));

/** @type {any} */
let records;

export async function init() {
  await initAnalyst({ warm: true });
}

/** @param {Source} source */
export async function load(source) {
  const file = await ('bytes' in source ? openRecords(source.bytes, { transfer: true }) : openRecords(source.file));
  records = await file.read(/** @type {any} */ (plan), { mapping });
}

/** @param {Filter} filter @returns {Promise<Tables>} */
export async function tabulate({ state, year, channel }) {
  const { report } = await records.report({
    ...(state === null ? {} : { jurisdiction: state }),
    ...(year === null ? {} : { start: `${year}`, end: `${year}` }),
    ...(channel === undefined ? {} : { where: [{ field: 'channel', is: [channel] }] }),
  });
  const tables = Object.fromEntries(report.sections[0].tables.map((/** @type {any} */ one) => [one.id, one]));
  const signals = count(report.headline[0].value);
  const { signalers, reasons, venues, demographics, states, years } = tables;
  return {
    signals,
    signalers: rows(signalers).map(([label, number]) => [label, number, (100 * number) / signals]),
    reasons: rows(reasons),
    venues: venues.rows.flatMap((/** @type {any} */ type) =>
      type.children.map((/** @type {any} */ { label, value }) => [type.label, label, count(value)]),
    ),
    described: demographics.base.count.count,
    demographics: rows(demographics),
    states: rows(states),
    years: years.rows.flatMap((/** @type {any} */ { label, values }) =>
      years.columns.flatMap((/** @type {any} */ { heading }, /** @type {number} */ at) =>
        count(values[at]) > 0 ? [[Number(heading), label, count(values[at])]] : [],
      ),
    ),
  };
}

export function close() {
  records?.close();
}

/** @param {any} value of a report document */
const count = (value) => (typeof value === 'number' ? value : value.count);

/** @param {any} of @returns {[string, number][]} */
const rows = ({ rows: all }) =>
  all
    .map((/** @type {any} */ { label, value }) => [label, count(value)])
    .filter((/** @type {any} */ row) => row[1] > 0);
