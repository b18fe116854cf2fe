// Charts that a table of a plan can have.
import { isOverlapping } from './edit.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Table} Table */
/** @typedef {NonNullable<Table['chart']>} Chart */

/** A pyramid has two sides. */
const SIDES = 2;

/**
 * The charts that a table can have, with what they are called; first the one that suits it by itself.
 *
 * @param {Plan} plan @param {Table} table @returns {[Chart, string][]}
 */
export function chartsOf(plan, table) {
  const { by = '', columns, kind, region } = table;
  const isTime = by === plan.date;
  const isList = !columns && !isTime;
  const isWhole = isList && !isOverlapping(plan.fields[by]) && kind !== 'non-cumulative';
  const isMap = region === undefined ? by === plan.jurisdiction : canBeMap(plan, table);
  const areParts = columns !== undefined && columns.by !== plan.date;
  /** @type {[Chart, string, boolean][]} */
  const all = [
    ['auto', 'What suits the table', true],
    ['bars', columns ? 'Bars side by side' : 'Bars', true],
    ['separate', 'Bars in a chart of their own', isList],
    ['donut', 'Ring', isWhole],
    ['stacked', 'Bars divided into parts', areParts],
    ['stacked-100', 'Bars of 100%, divided into parts', areParts],
    ['pyramid', 'Pyramid: two columns, on both sides', areParts && sidesOf(plan, columns?.by) === SIDES],
    ['heat', 'Tints behind the figures', columns !== undefined],
    ['map', region === undefined ? 'Map of the states' : 'Map', isMap],
    ['none', 'None', true],
  ];
  return all.filter(([, , can]) => can).map(([chart, name]) => [chart, name]);
}

/** Returns whether the rows of a table can be places of a map. @param {Plan} plan @param {Table} table */
export function canBeMap(plan, { by = '', columns }) {
  const { type } = plan.fields[by] ?? {};
  return columns === undefined && (type === 'category' || type === 'list');
}

/** Takes the chart out that a table cannot have any more. @param {Plan} plan @param {Table} table */
export function dropOddChart(plan, table) {
  if (table.chart && !chartsOf(plan, table).some(([chart]) => chart === table.chart)) delete table.chart;
  if (table.chart !== 'map') delete table.region;
}

/** Returns the number of answers of a field, if that is known. @param {Plan} plan @param {string} [field] */
function sidesOf(plan, field = '') {
  const { type, values = [], bands = [] } = plan.fields[field] ?? {};
  if (type === 'yes-no') return SIDES;
  return type === 'number' ? bands.length : values.length;
}
