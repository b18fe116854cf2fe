// What is different from an edition that was published before.
import { monthsOf } from './plan/periods.js';
import { textOf } from './texts.js';

/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */
/** @typedef {NonNullable<NonNullable<ReportDocument['sections']>[number]['tables']>[number]} Table */
/** @typedef {Table['rows'][number]} Row */
/** @typedef {Row['value']} Value */
/** @typedef {{label: string, key: string, value?: Value, period?: Row['period']}} Line a row, and what its twin has, too */

/**
 * @typedef {object} Change of a figure, or of a row
 * @property {string} label
 * @property {string} before as words or digits
 * @property {string} now
 * @property {number | undefined} percent by how much it is larger, where both are counts
 */

/**
 * @typedef {object} Differences
 * @property {Change[]} figures
 * @property {{title: string, changes: Change[], added: string[], gone: string[]}[]} tables those that differ
 * @property {string[]} added tables that only the new one has
 * @property {string[]} gone tables that only the old one has
 */

/**
 * Returns whether two reports have a table in common, so that they can be two editions of one.
 * @param {ReportDocument} one @param {ReportDocument} other
 */
export const areEditions = (one, other) => {
  const ids = new Set(tablesOf(one).map(({ id }) => id));
  return tablesOf(other).some(({ id }) => ids.has(id));
};

/** @param {ReportDocument} before @param {ReportDocument} now @returns {Differences} */
export function differences(before, now) {
  const [old, made] = [tablesOf(before), tablesOf(now)];
  const years = yearsBetween(before, now);
  const tables = made.flatMap((table) => {
    const twin = old.find(({ id }) => id === table.id);
    const found = twin ? rowDifferences(...alike(rowsOf(twin.rows), rowsOf(table.rows), years)) : undefined;
    const isSame = !found || [found.changes, found.added, found.gone].every((list) => list.length === 0);
    return isSame ? [] : [{ title: textOf(table.title), ...found }];
  });
  const only = (/** @type {Table[]} */ these, /** @type {Table[]} */ others) =>
    these.filter(({ id }) => !others.some((one) => one.id === id)).map(({ title }) => textOf(title));
  return {
    figures: rowDifferences(figuresOf(before), figuresOf(now)).changes,
    tables,
    added: only(made, old),
    gone: only(old, made),
  };
}

/** @param {ReportDocument} report */
const tablesOf = ({ sections = [] }) => sections.flatMap(({ tables = [] }) => tables);

/** @param {ReportDocument} report */
const figuresOf = ({ headline = [] }) =>
  headline.map(({ label, value }) => ({ label: textOf(label), key: textOf(label), value }));

/**
 * Rows with one figure, also those below others.
 * @param {Row[]} rows @param {string} above @returns {Line[]}
 */
function rowsOf(rows, above = '') {
  return rows.flatMap(({ label, value, period, children = [] }) => {
    const own = textOf(label);
    const name = above === '' ? own : `${above}, ${own}`;
    const line = { label: name, key: name, value, ...(period ? { period } : {}) };
    return [...(value === undefined ? [] : [line]), ...rowsOf(children, name)];
  });
}

/**
 * The years from one report to the other, if they are of the same days of these; else none.
 * @param {ReportDocument} before @param {ReportDocument} now
 */
function yearsBetween({ period: before }, { period: now }) {
  const [then, last] = [monthsOf(before), monthsOf(now)];
  if (then && last) {
    // February has not as many days in each year.
    const months = last[0] - then[0];
    return months % 12 === 0 && last[1] - then[1] === months ? months / 12 : 0;
  }
  const [from, to] = [before?.start, now?.start];
  if (!from || !to || from.slice(4) !== to.slice(4)) return 0;
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return before?.end && now?.end && shifted(before.end, years) === now.end ? years : 0;
}

/** A day, month or year so many years later. @param {string} day @param {number} years */
const shifted = (day, years) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/**
 * The rows of two editions, keyed so that those of one month are held against each other where the years differ. Where a table
 * has the same periods in both, such as one of all years, these are held against each other.
 * @param {Line[]} before @param {Line[]} now @param {number} years @returns {[Line[], Line[]]}
 */
function alike(before, now, years) {
  const keys = new Set(before.map(({ key }) => key));
  if (years === 0 || now.some(({ key }) => keys.has(key))) return [before, now];
  const keyed = (/** @type {Line} */ line, /** @type {number} */ by) => {
    const { start, end } = line.period ?? {};
    return start && end ? { ...line, key: `${shifted(start, by)} ${shifted(end, by)}` } : line;
  };
  return [before.map((line) => keyed(line, years)), now.map((line) => keyed(line, 0))];
}

/** @param {Line[]} before @param {Line[]} now */
function rowDifferences(before, now) {
  const old = new Map(before.map(({ key, value }) => [key, value]));
  const keys = new Set(now.map(({ key }) => key));
  const changes = now.flatMap(({ key, label, value }) => {
    if (!old.has(key)) return [];
    const [was, is] = [old.get(key), value];
    const [from, to] = [countOf(was), countOf(is)];
    if (wordsOf(was) === wordsOf(is)) return [];
    const percent = from && to !== undefined ? Math.round((100 * (to - from)) / from) : undefined;
    return [{ label, before: wordsOf(was), now: wordsOf(is), percent }];
  });
  return {
    changes: changes.toSorted((one, other) => Math.abs(other.percent ?? 0) - Math.abs(one.percent ?? 0)),
    added: now.filter(({ key }) => !old.has(key)).map(({ label }) => label),
    gone: before.filter(({ key }) => !keys.has(key)).map(({ label }) => label),
  };
}

/** @param {Value} value */
function countOf(value) {
  if (typeof value === 'number') return value;
  return typeof value === 'object' && 'count' in value && typeof value.count === 'number' ? value.count : undefined;
}

/** @param {Value} value */
function wordsOf(value) {
  const count = countOf(value);
  if (count !== undefined) return count.toLocaleString('en-US');
  if (typeof value === 'object' && 'number' in value) return String(value.number);
  return 'hidden';
}
