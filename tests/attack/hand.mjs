// Hand-made documents, for tests of the attacker itself.
import { attack } from './attack.mjs';
import { count, plan } from './world.mjs';

/** @typedef {import('./types.mjs').Row} Row */

/** Records: so many of each. @param {...[number, Row]} kinds @returns {Row[]} */
export const rows = (...kinds) => kinds.flatMap(([times, row]) => Array.from({ length: times }, () => row));

/** A value as documents write it: a number, `[c]` or other words for a mask, or an object. @param {any} value */
const written = (value) => (typeof value === 'string' ? { masked: value } : value);

/** @param {Record<string, any>} counts by label; `Total` is the total row, a list has a value for each column */
function table(counts, more = {}) {
  const row = (/** @type {[string, any]} */ [label, value]) =>
    Array.isArray(value) ? { label, values: value.map(written) } : { label, value: written(value) };
  const printed = Object.entries(counts).map(row);
  const total = printed.find(({ label }) => label === 'Total');
  return { rows: printed.filter((one) => one !== total), ...(total ? { total } : {}), ...more };
}

/**
 * A document of tables and figures by their ids.
 * @param {Record<string, [counts: Record<string, any>, more?: any]>} tables @param {Record<string, any>} [figures]
 */
export const document = (tables, figures = {}) => ({
  headline: Object.entries(figures).map(([id, value]) => ({ id, ...(value.rank ? value : { value: written(value) }) })),
  sections: [{ tables: Object.entries(tables).map(([id, of]) => ({ id, ...table(...of) })) }],
});

/** A plan of category fields, lists (`t`) and days (`d`). @param {any} of */
export function planOf({ fields = ['k'], measures = { n: count }, tables, headline, ...more }) {
  const types = new Map([
    ['t', 'list'],
    ['d', 'date'],
    ['case', 'id'],
    ['people', 'number'],
  ]);
  const made = fields.map((/** @type {string} */ id) => {
    return { id, plan: { label: id, type: types.get(id) ?? 'category', names: [id] }, draw: () => '' };
  });
  const axes = fields.includes('d') ? { date: 'd' } : {};
  return plan(made, { protection: { threshold: 3, mask: '[c]' }, ...axes, ...more, measures, tables, headline });
}

/**
 * Attacks one document of one plan.
 * @param {any} ofPlan @param {any} report @param {Row[]} records @param {any} [scope] @param {any} [more]
 */
export function read(ofPlan, report, records, scope = {}, more = {}) {
  return attack({ publications: [{ report, plan: ofPlan, scope }], records: { a: records }, ...more });
}

/** The counts that are leaksOf, by name. @param {import('./types.mjs').Found} found */
export const leaksOf = ({ leaks }) => Object.fromEntries(leaks.map(({ name, low, high }) => [name, [low, high]]));

/** The same of rows, totals and figures alone: no differences, no kinds of records. @param {import('./types.mjs').Found} found */
export const cells = (found) =>
  Object.fromEntries(Object.entries(leaksOf(found)).filter(([name]) => !/ without |^those with /.test(name)));
