// The answers that the file's rows give to a field of the plan.

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
