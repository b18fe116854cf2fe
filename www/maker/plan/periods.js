// Periods of reports: how long they are, and what they are called.
import { textOf } from '../texts.js';

/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */
/** @typedef {ReportDocument['period']} Period */

/** A day, month or year as numbers. @param {string} date */
const partsOf = (date) => {
  const [year = NaN, month, day] = date.split('-').map(Number);
  return { year, month, day };
};

/** @param {number} year @param {number} month */
const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The months that a period consists of, counted from year 0: the first, and the one after the last. Nothing where its days are no
 * whole months.
 * @param {Period | undefined} period @returns {[from: number, until: number] | undefined}
 */
export function monthsOf({ start, end } = {}) {
  if (!start || !end) return undefined;
  const [first, last] = [partsOf(start), partsOf(end)];
  const { year, month = 12 } = last;
  const isWhole = (first.day ?? 1) === 1 && (last.day ?? daysIn(year, month)) === daysIn(year, month);
  const [from, until] = [first.year * 12 + (first.month ?? 1) - 1, year * 12 + month];
  return isWhole && from < until ? [from, until] : undefined;
}

/** Returns whether the period is over on a day, month or year. @param {Period} period @param {string} date */
export function isOver({ end = '' }, date) {
  const [last, of] = [partsOf(end), partsOf(date)];
  const dayOf = (/** @type {typeof last} */ { year, month = 12, day = daysIn(year, month) }) => [year, month, day];
  const [lastDay, ofDay] = [dayOf(last), dayOf(of)];
  const at = lastDay.findIndex((part, place) => part !== ofDay[place]);
  return at < 0 || Number(ofDay[at]) > Number(lastDay[at]);
}

/**
 * The name of a period as `{year}` is filled in with it: its own words, its year, or its first and last day.
 * @param {Period} period @param {string} language
 */
export function nameOfPeriod({ label, start = '', end = '' }, language) {
  if (textOf(label) !== '') return textOf(label);
  const [first, last] = [partsOf(start), partsOf(end)];
  if ((first.month ?? 1) === 1 && (first.day ?? 1) === 1 && isYearEnd(last))
    return first.year === last.year ? `${first.year}` : `${first.year}–${last.year}`;
  return start === end ? written(start, language) : `${written(start, language)} – ${written(end, language)}`;
}

/** @param {ReturnType<typeof partsOf>} date */
const isYearEnd = ({ month = 12, day = 31 }) => month === 12 && day === 31;

/** A date as precise as it is. @param {string} date @param {string} language */
function written(date, language) {
  const { year, month, day } = partsOf(date);
  const precision = {
    ...(month && { month: /** @type {const} */ ('long') }),
    ...(day && { day: /** @type {const} */ ('numeric') }),
  };
  const format = new Intl.DateTimeFormat(language, { year: 'numeric', ...precision, timeZone: 'UTC' });
  return format.format(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
}
