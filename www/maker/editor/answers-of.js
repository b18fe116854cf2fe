// The answers that the file's rows give to a field of the plan.
import { categoriesOf, hasAnswers } from '../plan/answers.js';
import { folded, tablesOf } from '../plan/edit.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/answers.js').Answer} Answer */

/** Signs that are within no answer. */
const signs = [';', '|', '\n'];

/** @param {Session} session @param {string} id */
const columnOf = ({ mapping, profile }, id) => profile.columns.find(({ name }) => name === mapping[id]?.[0]);

/** @param {Session} session @param {string} id @returns {Answer[]} */
export function answersOf(session, id) {
  const column = columnOf(session, id);
  const field = session.plan.fields[id];
  if (!column || !field) return [];
  const answers = column.answers.map(({ value, count }) => ({ text: value, rows: count }));
  if (field.type !== 'list') return answers;
  const sign = field.separator ?? ';';
  const found = column.separators.find(({ separator }) => separator.trim() === sign.trim());
  return found ? found.answers.map(({ value, count }) => ({ text: value, rows: count })) : partsOf(answers, sign);
}

/** Answers that the profile has together, one by one. @param {Answer[]} answers @param {string} sign @returns {Answer[]} */
function partsOf(answers, sign) {
  /** @type {Map<string, Answer>} */
  const parts = new Map();
  for (const { text, rows } of answers) {
    const own = new Map(text.split(sign).map((part) => [folded(part), part.trim()]));
    for (const [key, part] of own) {
      if (key !== '') parts.set(key, { text: parts.get(key)?.text ?? part, rows: (parts.get(key)?.rows ?? 0) + rows });
    }
  }
  return [...parts.values()];
}

/** The sign between several answers in a cell, as far as the file shows. @param {import('/pkg/analyst.js').ColumnProfile} column */
export function separatorOf({ separators, answers }) {
  const isBetween = (/** @type {string} */ sign, /** @type {string} */ value) =>
    value.split(sign).filter((part) => part.trim() !== '').length > 1;
  return separators[0]?.separator ?? signs.find((sign) => answers.some(({ value }) => isBetween(sign, value)));
}

/**
 * The sign between several answers of a field that is taken to have one, with the commonest of those.
 * @param {Session} session @param {string} id
 */
export function severalIn(session, id) {
  const column = columnOf(session, id);
  const separator = column && separatorOf(column);
  if (!column || separator === undefined || session.plan.fields[id]?.type !== 'category') return undefined;
  const example = column.answers.find(({ value }) => value.includes(separator))?.value;
  return example === undefined ? undefined : { column: column.name, separator, example };
}

/** Returns whether the file has more answers than the profile lists. @param {Session} session @param {string} id */
export function isCutOff(session, id) {
  const column = columnOf(session, id);
  return column !== undefined && column.distinct > column.answers.length;
}

/**
 * Answers that tables print and the plan does not list, each with its fields.
 * @param {Session} session @returns {Map<string, string[]>}
 */
export function unlistedAnswers(session) {
  const { plan } = session;
  /** @type {Map<string, string[]>} */
  const found = new Map();
  const used = tablesOf(plan).flatMap(({ table: { by, columns, within } }) => [by, columns?.by, within?.field]);
  for (const id of new Set(used)) {
    const field = plan.fields[id ?? ''];
    if (id === undefined || !field || !hasAnswers(field) || typeof field.otherwise === 'object') continue;
    if (field.otherwise === 'missing') continue;
    for (const { text } of categoriesOf(field, answersOf(session, id)).unknown) {
      found.set(text, [...(found.get(text) ?? []), id]);
    }
  }
  return found;
}
