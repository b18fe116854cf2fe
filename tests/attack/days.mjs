// Days and periods, as ISO dates; an end is the first day after it.

/** Returns the first day of a date, a month or a year. @param {string} date */
export const firstDay = (date) => `${date}-01-01`.slice(0, 10);

/** Returns the first day after a date, a month or a year. @param {string} date */
export function dayAfter(date) {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return iso(new Date(Date.UTC(year + 1, 0, 1)));
  return iso(new Date(day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1)));
}

/** @param {Date} date */
const iso = (date) => date.toISOString().slice(0, 10);

/**
 * A stretch of days; open where an end is absent. `dated` if records without a day are outside even of an open one.
 * @typedef {{from?: string, before?: string, dated: boolean}} Stretch
 */

/** The stretch that a scope, or a printed period, covers. @param {{start?: string, end?: string}} period @returns {Stretch} */
export function stretch({ start, end }) {
  return {
    ...(start === undefined ? {} : { from: firstDay(start) }),
    ...(end === undefined ? {} : { before: dayAfter(end) }),
    dated: start !== undefined || end !== undefined,
  };
}

/** @param {Stretch} stretch @param {string | string[] | null | undefined} day */
export function covers({ from, before, dated }, day) {
  if (typeof day !== 'string') return !dated;
  return (from === undefined || day >= from) && (before === undefined || day < before);
}

/**
 * Returns the period just before, as long in months, of a period of whole months.
 * @param {{start: string, end: string}} period @returns {Stretch}
 */
export function periodBefore({ start, end }) {
  const [first, after] = [firstDay(start), dayAfter(end)];
  if (!first.endsWith('-01') || !after.endsWith('-01')) throw new Error('The period is not of whole months.');
  const months = (/** @type {string} */ day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const begins = 2 * months(first) - months(after);
  const from = `${Math.floor(begins / 12)}-${String((begins % 12) + 1).padStart(2, '0')}-01`;
  return { from, before: first, dated: true };
}
