// Which columns of the file the plan uses, and as what.
import { dropOddChart } from './charts.js';
import { canBeRows, conditional, edited, figuresOf, freshId, isAlike, tablesOf } from './edit.js';
import { withTable } from './tables.js';
import { dropOtherUnits } from './units.js';
import { wordsFor } from './words.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Field} Field */
/** @typedef {Field['type']} FieldType */
/** @typedef {{name: string, separator?: string | undefined, label?: string | undefined}} Column of the file */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */

/** The field that a column is used for. @param {Mapping} mapping @param {string} column */
export const fieldOf = (mapping, column) =>
  Object.entries(mapping).find(([, columns]) => columns.includes(column))?.[0];

/**
 * A column is used from now on: a field for it, and a table where its answers can be rows.
 * @param {Plan} plan @param {Column} column @param {FieldType} type
 * @returns {{plan: Plan, id: string}}
 */
export function withColumn(plan, column, type) {
  const id = freshId(column.name, Object.keys(plan.fields));
  const field = fieldFrom(column, type);
  const ready = edited(plan, (draft) => {
    draft.fields[id] = field;
    if (type === 'date') draft.date ??= id;
  });
  return { plan: canBeRows(ready, id) ? withTable(ready, id) : ready, id };
}

/** @param {Column} column @param {FieldType} type @returns {Field} */
function fieldFrom({ name, label: said = name, separator }, type) {
  // Between braces something would be filled in.
  const label = said.replaceAll(/[{}\s]+/g, ' ').trim() || 'Column';
  return {
    label,
    type,
    names: [name],
    ...(type === 'list' && separator !== undefined ? { separator } : {}),
    ...(type === 'flags' ? { columns: [{ label, names: [name] }] } : {}),
  };
}

/**
 * The field is something else: what only the old kind had goes, its tables stay where the new kind can have them.
 * @param {Plan} plan @param {string} id @param {FieldType} type @param {Column} column
 */
export function withKind(plan, id, type, column) {
  const before = plan.fields[id];
  if (!before || before.type === type) return plan;
  const places = tablesOf(plan).filter(({ table }) => table.by === id);
  const names = before.names ?? [column.name];
  const without = withoutField(plan, id);
  const ready = edited(without, (draft) => {
    draft.fields[id] = { ...fieldFrom({ ...column, label: before.label }, type), names };
    if (before.optional) draft.fields[id].optional = true;
    if (type === 'date') draft.date ??= id;
  });
  const [first] = places;
  if (!canBeRows(ready, id)) return ready;
  const sections = ready.report.sections?.length ?? 0;
  const again = withTable(ready, id, first && first.section < sections ? first.section : undefined);
  return edited(again, (draft) => {
    const table = tablesOf(draft).findLast((one) => one.table.by === id)?.table;
    if (table && first?.table.title !== undefined) table.title = first.table.title;
  });
}

/** A column is used no more: neither are its tables, nor what they are split by, counted by, or asked for. @param {Plan} plan @param {string} id */
export const withoutField = (plan, id) =>
  edited(plan, (draft) => {
    if (!draft.fields[id]) return;
    const isDate = draft.date === id;
    const isPlace = draft.jurisdiction === id;
    delete draft.fields[id];
    if (isDate) delete draft.date;
    if (isPlace) delete draft.jurisdiction;
    // They are numbers of people by place.
    if (isPlace) delete draft.denominators;
    for (const field of Object.values(draft.fields)) {
      if (field.determines) field.determines = field.determines.filter((other) => other !== id);
    }
    dropMeasures(draft, id);
    for (const one of conditional(draft)) {
      if (one.where) one.where = one.where.filter(({ field }) => field !== id);
    }
    for (const section of draft.report.sections ?? []) {
      if (section.map && (section.map.by === id || isPlace)) delete section.map;
      section.tables = section.tables?.filter(({ by }) => by !== id) ?? [];
      for (const table of section.tables) {
        loosen(table, id, isDate, isPlace);
        dropOddChart(draft, table);
      }
    }
    for (const figure of figuresOf(draft)) {
      if (isDate) delete figure.change;
      if (isPlace) delete figure.rank;
      if (isPlace) delete figure.rate;
    }
  });

/** @param {import('./edit.js').Table} table @param {string} id @param {boolean} isDate @param {boolean} isPlace */
function loosen(table, id, isDate, isPlace) {
  if (table.columns?.by === id) {
    delete table.columns;
    if (!table.each) delete table.change;
  }
  if (table.within?.field === id) {
    delete table.within;
    delete table.rowNotes;
    if (table.base === 'parent') delete table.base;
    if (table.kind === 'nested') delete table.kind;
  }
  if (isDate && table.span !== 'report') delete table.span;
  if (isPlace) delete table.rate;
}

/** Counts rows from now on where the field was counted. @param {Plan} draft @param {string} id */
function dropMeasures(draft, id) {
  const gone = Object.entries(draft.measures)
    .filter(([, { count }]) => usesField(count, id))
    .map(([name]) => name);
  for (const name of gone) delete draft.measures[name];
  const [first] = Object.keys(draft.measures);
  const heir = first ?? freshId(wordsFor(draft).records, []);
  if (first === undefined) draft.measures[heir] = { unit: wordsFor(draft).records };
  const maps = (draft.report.sections ?? []).flatMap(({ map }) => (map ? [map] : []));
  for (const one of [...figuresOf(draft), ...tablesOf(draft).map(({ table }) => table), ...maps]) {
    if (gone.includes(one.measure ?? '')) one.measure = heir;
  }
  dropOtherUnits(draft);
}

/** @param {import('./edit.js').Measure['count']} count @param {string} id */
function usesField(count, id) {
  if (typeof count !== 'object') return false;
  if ('distinct' in count) return count.distinct === id;
  if ('sum' in count) return count.sum === id;
  return count.sumDistinct.of === id || count.sumDistinct.by === id;
}

/** Yes/no columns become one question with several answers. @param {Plan} plan @param {string[]} ids @param {Mapping} mapping @param {string} label */
export function withTogether(plan, ids, mapping, label) {
  const parts = ids.flatMap((id) => {
    const field = plan.fields[id];
    const [column] = mapping[id] ?? [];
    return field?.type === 'yes-no' && column !== undefined ? [{ id, field, column }] : [];
  });
  if (
    parts.length < 2 ||
    parts.some(({ column }, at) => parts.findIndex((one) => isAlike(one.column, column)) !== at)
  ) {
    return { plan, mapping };
  }
  const without = parts.reduce((so, { id }) => withoutField(so, id), plan);
  const id = freshId(label, Object.keys(without.fields));
  const ready = edited(without, (draft) => {
    const columns = parts.map(({ field, column }) => ({ label: field.label, names: [column] }));
    draft.fields[id] = { label, type: 'flags', columns };
  });
  const rest = Object.fromEntries(Object.entries(mapping).filter(([key]) => !ids.includes(key)));
  return { plan: withTable(ready, id), mapping: { ...rest, [id]: parts.map(({ column }) => column) } };
}

/** The mapping without fields that the plan has no more. @param {Pick<import('/pkg/analyst.js').Plan, 'fields'>} plan @param {Mapping} mapping @returns {Mapping} */
export const mappingOf = (plan, mapping) =>
  Object.fromEntries(Object.entries(mapping).filter(([id]) => plan.fields[id] !== undefined));
