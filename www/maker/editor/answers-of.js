// The answers that the file's rows give to a field of the plan.
import { categoriesOf, hasAnswers } from '../plan/answers.js';
import { tablesOf } from '../plan/edit.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/answers.js').Answer} Answer */

/** @param {Session} session @param {string} id @returns {Answer[]} */
export function answersOf({ plan, mapping, profile }, id) {
  const [name] = mapping[id] ?? [];
  const column = profile.columns.find((one) => one.name === name);
  const field = plan.fields[id];
  if (!column || !field) return [];
  const sign = field.separator ?? ';';
  const parts =
    field.type === 'list' ? column.separators.find(({ separator }) => separator.trim() === sign.trim()) : undefined;
  return (parts?.answers ?? column.answers).map(({ value, count }) => ({ text: value, rows: count }));
}

/** Returns whether the file has more answers than the profile lists. @param {Session} session @param {string} id */
export function isCutOff({ mapping, profile }, id) {
  const column = profile.columns.find(({ name }) => name === mapping[id]?.[0]);
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
