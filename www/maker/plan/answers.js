// Which answer is which: the categories of a field, what else they are called in the records, and in which order.
import { conditional, edited, folded, isAlike, tablesOf } from './edit.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Field} Field */
/** @typedef {NonNullable<Field['values']>[number]} Category */
/** @typedef {{text: string, rows: number}} Answer what is in the records, and how often */
/** @typedef {NonNullable<Field['otherwise']>} Otherwise */

/** Returns whether the answers of a field can be named and put together. @param {Field | undefined} field */
export const hasAnswers = (field) => field?.type === 'category' || field?.type === 'list';

/**
 * The categories of a field with their counts: those that the plan lists, in its order; then those that only the records
 * have, the largest first.
 * @param {Field} field @param {Answer[]} answers
 */
export function categoriesOf(field, answers) {
  const listed = (field.values ?? []).map((category) => ({ ...category, isListed: true, rows: 0 }));
  const owner = new Map(
    listed.flatMap((category) => [category.label, ...(category.also ?? [])].map((text) => [folded(text), category])),
  );
  const missing = new Set((field.missing ?? []).map(folded));
  /** @type {Answer[]} */
  const unknown = [];
  /** @type {Answer[]} */
  const notKnown = [];
  for (const answer of answers) {
    const category = owner.get(folded(answer.text));
    if (category) category.rows += answer.rows;
    else if (missing.has(folded(answer.text))) notKnown.push(answer);
    else unknown.push(answer);
  }
  const further = unknown.toSorted((one, other) => other.rows - one.rows);
  return { listed, unknown: further, notKnown };
}

/** @param {Plan} plan @param {string} id @param {(field: Field, draft: Plan) => void} change */
function editedField(plan, id, change) {
  if (!hasAnswers(plan.fields[id])) return plan;
  return edited(plan, (draft) => {
    const field = draft.fields[id];
    if (field) change(field, draft);
  });
}

/** The category that a text belongs to; it is listed from now on. @param {Field} field @param {string} text @returns {Category} */
function claimed(field, text) {
  const values = (field.values ??= []);
  const found = values.find(({ label, also = [] }) => [label, ...also].some((one) => isAlike(one, text)));
  if (found) return found;
  if (field.missing) field.missing = field.missing.filter((one) => !isAlike(one, text));
  const made = { label: text };
  values.push(made);
  return made;
}

/**
 * Renames a category in the rest of the plan.
 * @param {Plan} draft @param {string} id @param {string} from @param {string} to
 */
function renameRows(draft, id, from, to) {
  /** @param {string[]} labels */
  const renamed = (labels) => [...new Set(labels.map((label) => (label === from ? to : label)))];
  for (const { where = [] } of conditional(draft)) {
    for (const condition of where.filter(({ field }) => field === id)) {
      if (condition.is) condition.is = renamed(condition.is);
      if (condition.isNot) condition.isNot = renamed(condition.isNot);
    }
  }
  const tables = (draft.report.sections ?? []).flatMap((section) => section.tables ?? []);
  for (const table of tables) {
    if (table.by === id) {
      if (table.always) table.always = renamed(table.always);
      if (table.other === from) table.other = to;
    }
    if (table.within?.field === id && table.within.other === from) table.within.other = to;
    if (table.by === id && table.within?.of) renameKey(table.within.of, from, to);
    if (table.finding && table.by === id) table.finding = table.finding.replaceAll(`/${from}}`, `/${to}}`);
    if (table.rowNotes && (table.by === id || table.within?.field === id)) renameKey(table.rowNotes, from, to);
  }
}

/** @template T @param {Record<string, T>} record @param {string} from @param {string} to */
function renameKey(record, from, to) {
  const held = record[from];
  if (held === undefined || from === to) return;
  delete record[from];
  record[to] ??= held;
}

/**
 * Several answers become one category. Reports that were published under the old words are still understood.
 * @param {Plan} plan @param {string} id @param {string[]} texts @param {string} into
 */
export function withJoined(plan, id, texts, into) {
  if (into.trim() === '' || texts.length === 0) return plan;
  return editedField(plan, id, (field, draft) => {
    const parts = [...new Set(texts.map((text) => claimed(field, text)))];
    const known = field.values?.find(({ label, also = [] }) => [label, ...also].some((one) => isAlike(one, into)));
    const target = known && !parts.includes(known) ? known : parts[0];
    if (!target) return;
    const all = [target, ...parts.filter((part) => part !== target)];
    const spellings = [...all.flatMap(({ label, also = [] }) => [label, ...also]), into];
    for (const { label } of all) renameRows(draft, id, label, into);
    target.label = into;
    target.also = distinct(spellings).filter((text) => !isAlike(text, into));
    if (target.also.length === 0) delete target.also;
    field.missing = (field.missing ?? []).filter((text) => !isAlike(text, into));
    if (field.missing.length === 0) delete field.missing;
    field.values = field.values?.filter((category) => category === target || !all.includes(category)) ?? [];
    followOtherwise(
      field,
      all.map(({ label }) => label),
      into,
    );
  });
}

/** @param {Field} field @param {string[]} gone @param {string} into */
function followOtherwise(field, gone, into) {
  const { otherwise } = field;
  if (typeof otherwise === 'object' && gone.includes(otherwise.category)) field.otherwise = { category: into };
}

/** @param {string[]} texts */
function distinct(texts) {
  return texts.filter((text, place) => texts.findIndex((other) => isAlike(other, text)) === place);
}

/** @param {Plan} plan @param {string} id @param {string} text @param {string} to */
export const withRenamed = (plan, id, text, to) => withJoined(plan, id, [text], to);

/**
 * A range of numbers, or a column of a question, gets another name, also where the plan refers to it.
 * @param {Plan} plan @param {string} id @param {'bands' | 'columns'} list @param {number} place @param {string} to
 */
export const withPartNamed = (plan, id, list, place, to) =>
  edited(plan, (draft) => {
    const parts = draft.fields[id]?.[list] ?? [];
    const part = parts[place];
    if (!part) return;
    // While one types, it can be called as another one is, and what refers to that one is not its own.
    const isOther = parts.some((other) => other !== part && [part.label, to].includes(other.label));
    if (!isOther) renameRows(draft, id, part.label, to);
    part.label = to;
  });

/** An answer of the records is listed in the plan. @param {Plan} plan @param {string} id @param {string} text */
export const withListed = (plan, id, text) => editedField(plan, id, (field) => void claimed(field, text));

/** A spelling becomes a category of its own again. @param {Plan} plan @param {string} id @param {string} text */
export const withSplitOff = (plan, id, text) =>
  editedField(plan, id, (field) => {
    const values = field.values ?? [];
    const place = values.findIndex(({ also = [] }) => also.some((one) => isAlike(one, text)));
    const owner = values[place];
    if (!owner) return;
    owner.also = owner.also?.filter((one) => !isAlike(one, text)) ?? [];
    if (owner.also.length === 0) delete owner.also;
    values.splice(place + 1, 0, { label: text });
  });

/**
 * The answers in an order, as the tables list them. All are listed from then on, so that the order can be kept.
 * @param {Plan} plan @param {string} id @param {string[]} texts
 */
export const withAnswersOrdered = (plan, id, texts) =>
  editedField(plan, id, (field, draft) => {
    const first = texts.map((text) => claimed(field, text));
    const rest = (field.values ?? []).filter((category) => !first.includes(category));
    field.values = [...new Set([...first, ...rest])];
    for (const table of tablesBy(draft, id)) table.order = 'listed';
  });

/** @param {Plan} draft @param {string} id */
const tablesBy = (draft, id) =>
  tablesOf(draft)
    .map(({ table }) => table)
    .filter(({ by }) => by === id);

/** @param {Field} field @param {Answer[]} answers */
function listAll(field, answers) {
  for (const { text } of categoriesOf(field, answers).unknown) claimed(field, text);
}

/** The largest first, whatever the records say. @param {Plan} plan @param {string} id */
export const withLargestFirst = (plan, id) =>
  editedField(plan, id, (_, draft) => {
    for (const table of tablesBy(draft, id)) delete table.order;
  });

/**
 * An answer counts as not known, or as an answer again.
 * @param {Plan} plan @param {string} id @param {string} text @param {boolean} isNotKnown
 */
export const withNotKnown = (plan, id, text, isNotKnown) =>
  editedField(plan, id, (field, draft) => {
    if (!isNotKnown) {
      field.missing = (field.missing ?? []).filter((one) => !isAlike(one, text));
      if (field.missing.length === 0) delete field.missing;
      return;
    }
    const gone = field.values?.find(({ label }) => isAlike(label, text));
    for (const value of field.values ?? []) {
      value.also = value.also?.filter((one) => !isAlike(one, text)) ?? [];
      if (value.also.length === 0) delete value.also;
    }
    field.values = field.values?.filter((value) => value !== gone) ?? [];
    if (field.values.length === 0) {
      delete field.values;
      delete field.otherwise;
    }
    field.missing = distinct([...(field.missing ?? []), text, ...(gone?.also ?? [])]);
    if (gone) forgetRow(draft, id, gone.label);
  });

/** A row that is there no more. @param {Plan} draft @param {string} id @param {string} label */
function forgetRow(draft, id, label) {
  const { otherwise } = draft.fields[id] ?? {};
  if (typeof otherwise === 'object' && otherwise.category === label) delete draft.fields[id]?.otherwise;
  for (const table of (draft.report.sections ?? []).flatMap(({ tables }) => tables ?? [])) {
    if (table.by === id) {
      if (table.always) table.always = table.always.filter((one) => one !== label);
      if (table.other === label) delete table.other;
      delete table.within?.of?.[label];
      delete table.rowNotes?.[label];
    }
    if (table.within?.field === id) {
      if (table.within.other === label) delete table.within.other;
      delete table.rowNotes?.[label];
    }
  }
}

/**
 * Sets the treatment of answers that the plan does not list. Where it lists none, those of the records are listed
 * first.
 * @param {Plan} plan @param {string} id @param {Otherwise} otherwise @param {Answer[]} answers
 */
export const withOtherwise = (plan, id, otherwise, answers) =>
  editedField(plan, id, (field) => {
    if (otherwise === 'keep') return void delete field.otherwise;
    if (!field.values?.length) listAll(field, answers);
    if (!field.values?.length) return;
    field.otherwise = otherwise;
  });
