// What is counted: rows, cases, people; and under which conditions.
import { edited, figuresOf, freshId, tablesOf } from './edit.js';
import { dropOtherUnits } from './units.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Measure} Measure */
/** @typedef {import('./edit.js').Condition} Condition */

/**
 * A further thing that is counted, with its figure at the top of the report.
 * @param {Plan} plan @param {string} unit @param {NonNullable<Measure['count']>} count
 */
export const withCounted = (plan, unit, count) =>
  edited(plan, (draft) => {
    const id = freshId(unit, Object.keys(draft.measures));
    draft.measures[id] = count === 'records' ? { unit } : { unit, count };
    addFigure(draft, id, unit);
  });

/** @param {Plan} draft @param {string} measure @param {string} unit */
function addFigure(draft, measure, unit) {
  const taken = figuresOf(draft).map(({ id }) => id);
  const label = unit.slice(0, 1).toUpperCase() + unit.slice(1);
  (draft.report.headline ??= []).push({ id: freshId(unit, taken), label, measure });
}

/**
 * Removes a measure; its uses count the first of the others then. The last one stays.
 * @param {Plan} plan @param {string} measure
 */
export const withoutCounted = (plan, measure) =>
  edited(plan, (draft) => {
    if (!draft.measures[measure] || Object.keys(draft.measures).length < 2) return;
    delete draft.measures[measure];
    const [heir] = Object.keys(draft.measures);
    const gone = figuresOf(draft)
      .filter((figure) => figure.measure === measure)
      .map(({ id }) => id);
    for (const id of gone) dropFigure(draft, id);
    const maps = (draft.report.sections ?? []).flatMap(({ map }) => (map ? [map] : []));
    for (const one of [...tablesOf(draft).map(({ table }) => table), ...maps]) {
      if (one.measure === measure && heir !== undefined) one.measure = heir;
    }
    dropOtherUnits(draft);
  });

/** @param {Plan} draft @param {string} id */
function dropFigure(draft, id) {
  draft.report.headline = draft.report.headline?.filter((figure) => figure.id !== id) ?? [];
  for (const section of draft.report.sections ?? []) {
    if (section.figures) section.figures = section.figures.filter((figure) => figure.id !== id);
  }
  for (const figure of figuresOf(draft)) if (figure.partOf === id) delete figure.partOf;
  for (const { table } of tablesOf(draft)) {
    if (typeof table.base === 'object' && 'figure' in table.base && table.base.figure === id) delete table.base;
  }
}

/** A figure at the top of the report, or none. @param {Plan} plan @param {string} measure @param {boolean} isShown */
export const withFigure = (plan, measure, isShown) =>
  edited(plan, (draft) => {
    const of = (draft.report.headline ?? []).filter((figure) => figure.measure === measure);
    if (!isShown) for (const { id } of of) dropFigure(draft, id);
    else if (of.length === 0) addFigure(draft, measure, draft.measures[measure]?.unit ?? measure);
  });

/**
 * Sets the way it is counted.
 * @param {Plan} plan @param {string} measure @param {NonNullable<Measure['count']>} count
 */
export const withCount = (plan, measure, count) =>
  edited(plan, (draft) => {
    const one = draft.measures[measure];
    if (!one) return;
    if (count === 'records') delete one.count;
    else one.count = count;
    dropOtherUnits(draft);
  });

/**
 * Only rows with one of these answers count; without any, all do.
 * @param {Plan} plan @param {string} measure @param {string} field @param {string[]} is
 */
export const withCondition = (plan, measure, field, is) =>
  edited(plan, (draft) => {
    const one = draft.measures[measure];
    if (!one || !draft.fields[field]) return;
    const others = (one.where ?? []).filter((condition) => condition.field !== field);
    one.where = is.length > 0 ? [...others, { field, is }] : others;
    if (one.where.length === 0) delete one.where;
  });
