// Kinds of columns in words, and what they are in a plan.

/** @typedef {import('/pkg/analyst.js').ColumnKind} Kind */
/** @typedef {import('./plan/edit.js').Field} Field */

/** @type {Record<Field['type'], string>} */
export const typeWords = {
  category: 'One answer',
  list: 'Several answers',
  flags: 'Several answers, a column each',
  'yes-no': 'Yes or no',
  number: 'Number',
  date: 'Date',
  id: 'Number of a case',
};

/** @type {Record<Kind, string>} */
export const kindWords = {
  blank: 'Empty',
  date: 'Dates',
  'case-number': 'Numbers of cases',
  'row-number': 'Numbers of rows',
  'yes-no': 'Yes or no',
  'one-answer': 'One answer each',
  'several-answers': 'Several answers each',
  number: 'Numbers',
  place: 'Places',
  'free-text': 'Free text',
};

/** @type {Partial<Record<Kind, Field['type']>>} */
const types = {
  date: 'date',
  'case-number': 'id',
  'row-number': 'id',
  'yes-no': 'yes-no',
  'one-answer': 'category',
  'several-answers': 'list',
  number: 'number',
  place: 'category',
};

/** Returns the type of field for a column of that kind; none where it has no answers to count. @param {Kind} kind */
export const typeOf = (kind) => types[kind];
