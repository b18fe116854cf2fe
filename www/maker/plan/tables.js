// Tables and sections: which there are, in which order, and what each shows.
import { canBeColumns, canBeRows, edited, freshId, isOverlapping, moved, tableOf, tablesOf } from './edit.js';
import { dropOddChart } from './charts.js';
import { withBands } from './bands.js';
import { dropOtherUnits, isPartOf } from './units.js';
import { wordsFor } from './words.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Table} Table */
/** @typedef {import('./edit.js').Section} Section */
/** @typedef {NonNullable<Table['each']>} Each */

/** @param {Plan} plan @param {string} id @param {(table: Table, draft: Plan) => void} change */
export function editedTable(plan, id, change) {
  return edited(plan, (draft) => {
    const table = tableOf(draft, id);
    if (table) change(table, draft);
  });
}

/**
 * Returns the table by this field as it is at first.
 * @param {Plan} plan @param {string} by @param {string} measure @returns {Partial<Table>}
 */
function fitted(plan, by, measure) {
  const words = wordsFor(plan);
  const unit = plan.measures[measure]?.unit ?? words.records;
  const { type } = plan.fields[by] ?? {};
  if (type === 'date') return { each: 'month', base: 'none' };
  if (isOverlapping(plan.fields[by])) return { base: { respondents: words.respondents(unit) } };
  return {
    notSpecified: words.notKnown,
    ...(type === 'number' ? { order: /** @type {const} */ ('listed') } : {}),
    small: { pool: words.pool },
    total: { label: words.total },
  };
}

/**
 * A new table by a field, after all others of its section: the last one where none is said.
 * @param {Plan} plan @param {string} by @param {number} [section]
 */
export function withTable(plan, by, section) {
  const field = plan.fields[by];
  const [measure] = Object.keys(plan.measures);
  if (!field || measure === undefined || !canBeRows(plan, by)) return plan;
  const ready = withBands(plan, by);
  return edited(ready, (draft) => {
    const sections = (draft.report.sections ??= []);
    if (sections.length === 0) sections.push({});
    const into = sections[Math.min(section ?? sections.length - 1, sections.length - 1)];
    if (!into) return;
    const words = wordsFor(draft);
    const id = freshId(by, takenIds(draft));
    const title = field.type === 'date' ? words.months : words.by(field.label);
    (into.tables ??= []).push({ id, title, measure, by, ...fitted(ready, by, measure) });
  });
}

/** Names that tables and maps have: they must differ. @param {Plan} plan */
const takenIds = (plan) => [
  ...tablesOf(plan).map(({ table }) => table.id ?? ''),
  ...(plan.report.sections ?? []).flatMap(({ map }) => (map ? [map.id] : [])),
];

/** @param {Plan} plan @param {string} id */
export const withoutTable = (plan, id) =>
  edited(plan, (draft) => {
    for (const section of draft.report.sections ?? []) {
      if (section.tables) section.tables = section.tables.filter((table) => table.id !== id);
    }
  });

/**
 * A table one place up or down; from the end of a section it goes to the next one.
 * @param {Plan} plan @param {string} id @param {1 | -1} by
 */
export const withTableMoved = (plan, id, by) =>
  edited(plan, (draft) => {
    const sections = draft.report.sections ?? [];
    const place = sections.findIndex(({ tables }) => tables?.some((table) => table.id === id));
    const tables = sections[place]?.tables;
    if (!tables) return;
    const from = tables.findIndex((table) => table.id === id);
    const to = from + by;
    if (to >= 0 && to < tables.length) {
      sections[place] = { ...sections[place], tables: moved(tables, from, to) };
      return;
    }
    const next = sections[place + by];
    const [table] = next ? tables.splice(from, 1) : [];
    if (!next || !table) return;
    if (by < 0) (next.tables ??= []).push(table);
    else (next.tables ??= []).unshift(table);
  });

/** @param {Plan} plan */
export const withSection = (plan) =>
  edited(plan, (draft) => void (draft.report.sections ??= []).push({ heading: wordsFor(draft).section, tables: [] }));

/** The section goes; its tables join the one before, or after. @param {Plan} plan @param {number} place */
export const withoutSection = (plan, place) =>
  edited(plan, (draft) => {
    const sections = draft.report.sections ?? [];
    const [gone] = sections.splice(place, 1);
    const heir = sections[Math.max(0, place - 1)];
    if (!gone?.tables?.length) return;
    if (!heir) sections.push({ tables: gone.tables });
    else if (place === 0) heir.tables = [...gone.tables, ...(heir.tables ?? [])];
    else heir.tables = [...(heir.tables ?? []), ...gone.tables];
  });

/** @param {Plan} plan @param {number} place @param {1 | -1} by */
export const withSectionMoved = (plan, place, by) =>
  edited(plan, (draft) => {
    const sections = draft.report.sections ?? [];
    if (place + by >= 0 && place + by < sections.length) draft.report.sections = moved(sections, place, place + by);
  });

/** The rows are of another field; what only fitted the old ones goes. @param {Plan} plan @param {string} id @param {string} by */
export function withRowsBy(plan, id, by) {
  const before = tableOf(plan, id);
  if (!before || before.by === by || !canBeRows(plan, by)) return plan;
  return editedTable(withBands(plan, by), id, (table, draft) => {
    const { title, measure = '', where, notes, chart, columns } = table;
    const stays = title === plan.fields[before.by ?? '']?.label ? plan.fields[by]?.label : title;
    for (const key of Object.keys(table)) delete (/** @type {Record<string, unknown>} */ (table)[key]);
    Object.assign(table, { id, title: stays, measure, by, ...fitted(draft, by, measure) });
    if (where) table.where = where;
    if (notes) table.notes = notes;
    if (chart && chart !== 'donut') table.chart = chart;
    if (columns && columns.by !== by) split(table, columns);
    dropOddChart(draft, table);
  });
}

/** @param {Table} table @param {NonNullable<Table['columns']>} columns */
function split(table, columns) {
  table.columns = columns;
  // Cells of several columns cannot be put together.
  if (table.small) delete table.small.pool;
  delete table.within;
  delete table.rate;
  delete table.rowNotes;
  if (table.base === 'parent') delete table.base;
}

/** The rows are split into columns by a field, or no longer. @param {Plan} plan @param {string} id @param {string} [by] */
export function withSplit(plan, id, by) {
  if (by !== undefined && (by === tableOf(plan, id)?.by || !canBeColumns(plan, by))) return plan;
  const ready = by === undefined ? plan : withBands(plan, by);
  return editedTable(ready, id, (table, draft) => {
    if (by !== undefined) {
      split(table, draft.date === by ? { by, each: 'year' } : { by });
      return dropOddChart(draft, table);
    }
    delete table.columns;
    dropOddChart(draft, table);
    if (!table.each) delete table.change;
    const isPooled = table.by !== draft.date && !isOverlapping(draft.fields[table.by ?? '']);
    if (isPooled) table.small = { pool: wordsFor(draft).pool, ...table.small };
  });
}

/**
 * Sets the length of the periods that are rows, or columns.
 * @param {Plan} plan @param {string} id @param {Each} each
 */
export const withPeriods = (plan, id, each) =>
  editedTable(plan, id, (table, draft) => {
    if (each === 'fiscal-year') draft.fiscalYearStart ??= 10;
    if (table.by === draft.date) table.each = each;
    else if (table.columns && table.columns.by === draft.date) table.columns.each = each;
  });

/**
 * Sets the base of percentages.
 * @param {Plan} plan @param {string} id @param {'total' | 'respondents' | 'none' | {figure: string}} of
 */
export const withBase = (plan, id, of) =>
  editedTable(plan, id, (table, draft) => {
    const unit = draft.measures[table.measure ?? '']?.unit ?? wordsFor(draft).records;
    if (typeof of === 'object' && !isPartOf(draft, table.measure ?? '', of.figure)) return;
    if (of === 'total') delete table.base;
    else table.base = of === 'respondents' ? { respondents: wordsFor(draft).respondents(unit) } : of;
  });

/** @param {Plan} plan @param {string} id @param {boolean} isShown */
export const withTotal = (plan, id, isShown) =>
  editedTable(plan, id, (table, draft) => {
    if (!isShown) delete table.total;
    else table.total ??= { label: wordsFor(draft).total };
  });

/**
 * Returns whether small rows are put together in one row, or hidden.
 * @param {Plan} plan @param {string} id @param {'pool' | 'hide'} how
 */
export const withSmall = (plan, id, how) =>
  editedTable(plan, id, (table, draft) => {
    const canPool = !isOverlapping(draft.fields[table.by ?? '']) && !table.columns && table.kind !== 'non-cumulative';
    const { mask, notes } = table.small ?? {};
    const kept = { ...(mask === undefined ? {} : { mask }), ...(notes === undefined ? {} : { notes }) };
    if (how === 'pool' && canPool) table.small = { ...table.small, pool: table.small?.pool ?? wordsFor(draft).pool };
    else if (Object.keys(kept).length > 0) table.small = kept;
    else delete table.small;
    const named =
      how === 'pool' ? [] : Object.keys(table.rowNotes ?? {}).filter((label) => !isRow(draft, table, label));
    for (const label of named) delete table.rowNotes?.[label];
  });

/** @param {Plan} plan @param {Table} table @param {string} label */
function isRow(plan, table, label) {
  const { values } = plan.fields[table.by ?? ''] ?? {};
  return !values?.length || values.some((value) => value.label === label) || table.notSpecified === label;
}

/** @param {Plan} plan @param {string} id @param {'order' | 'chart'} key @param {string} value as in the plan; `auto` and `count` are what is usual */
export const withChoice = (plan, id, key, value) =>
  editedTable(plan, id, (table) => {
    if (value === 'auto' || value === 'count') delete table[key];
    else Object.assign(table, { [key]: value });
    // Only a map has a region.
    if (table.chart !== 'map') delete table.region;
  });

/** @param {Plan} plan @param {string} id @param {string} measure */
export const withMeasure = (plan, id, measure) =>
  editedTable(plan, id, (table, draft) => {
    if (draft.measures[measure]) table.measure = measure;
    dropOtherUnits(draft);
  });
