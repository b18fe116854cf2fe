// Sentences that say in which range the median of a table of ranges lies.
import { edited, tablesOf } from './edit.js';
import { wordsFor } from './words.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Table} Table */

/** Tables of ranges and nothing else, of which a text can name the median. @param {Plan} plan */
export const tablesOfRanges = (plan) =>
  tablesOf(plan)
    .map(({ table }) => table)
    .filter((table) => {
      const field = plan.fields[table.by ?? ''];
      const isPlain = !table.columns && !table.within && table.top === undefined;
      return field?.type === 'number' && coverAll(field.bands ?? []) && isPlain && isExact(plan, table);
    });

/** Returns whether every number is in just one range. @param {{from?: number, to?: number}[]} bands */
function coverAll(bands) {
  const sorted = bands.toSorted((one, other) => (one.from ?? -Infinity) - (other.from ?? -Infinity));
  const follows = sorted.every(
    (band, place) => band.from === (place === 0 ? undefined : (sorted[place - 1]?.to ?? NaN) + 1),
  );
  return sorted.length > 0 && follows && sorted.at(-1)?.to === undefined;
}

/** Returns whether the printed counts are exact, and of people who are in one row each. @param {Plan} plan @param {Table} table */
function isExact({ measures, protection }, { measure = '', total, treatment }) {
  const { count } = measures[measure] ?? {};
  const isDistinct = typeof count === 'object' && 'distinct' in count;
  return (treatment ?? protection?.treatment ?? 'suppress') === 'suppress' && (!isDistinct || total !== undefined);
}

/** @param {Table} table */
export const medianOf = ({ id = '' }) => `{median:${id}}`;

/** Returns whether a text of its section names the table's median. @param {Plan} plan @param {Table} table */
export const saysMedian = (plan, table) =>
  (plan.report.sections ?? []).some(({ text }) => JSON.stringify(text ?? []).includes(medianOf(table)));

/** The plan with a sentence about the median under the heading of the table's section. @param {Plan} plan @param {Table} table */
export const withMedian = (plan, table) =>
  edited(plan, (draft) => {
    const section = draft.report.sections?.find(({ tables }) => tables?.some(({ id }) => id === table.id));
    const sentence = wordsFor(draft).median(table.title ?? '', medianOf(table));
    if (section) (section.text ??= []).push(sentence);
  });
