// Wholes of which something can be a part: those that count the same, or records, which are at least as many as what they are
// about. The check of plans refuses others.
import { figuresOf, tablesOf } from './edit.js';

/** @typedef {import('./edit.js').Plan} Plan */

/** A way of counting as text, whatever the order of its members. @param {Plan} plan @param {string} measure */
const countOf = ({ measures }, measure) =>
  JSON.stringify(measures[measure]?.count ?? 'records', ['distinct', 'sum', 'sumDistinct', 'of', 'by']);

/** Answers whether a measure can count a part of a figure. @param {Plan} plan @param {string} measure @param {string} id of the figure */
export function isPartOf(plan, measure, id) {
  const whole = figuresOf(plan).find((figure) => figure.id === id);
  // A figure that is not there is another fault.
  if (!plan.measures[measure] || !plan.measures[whole?.measure ?? '']) return true;
  const [part, all] = [countOf(plan, measure), countOf(plan, whole?.measure ?? '')];
  return part === all || (all === '"records"' && part.startsWith('{"distinct"'));
}

/** Takes away the wholes that count something else than their parts, after a change of how things are counted. @param {Plan} draft */
export function dropOtherUnits(draft) {
  for (const figure of figuresOf(draft)) {
    if (figure.partOf !== undefined && !isPartOf(draft, figure.measure ?? '', figure.partOf)) delete figure.partOf;
  }
  for (const { table } of tablesOf(draft)) {
    const { base, measure = '' } = table;
    if (typeof base === 'object' && 'figure' in base && !isPartOf(draft, measure, base.figure)) delete table.base;
  }
}
