// What is different from an edition that was published before.
import { textOf } from './texts.js';

/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */
/** @typedef {NonNullable<NonNullable<ReportDocument['sections']>[number]['tables']>[number]} Table */
/** @typedef {Table['rows'][number]} Row */
/** @typedef {Row['value']} Value */

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
  const tables = made.flatMap((table) => {
    const twin = old.find(({ id }) => id === table.id);
    const found = twin ? rowDifferences(rowsOf(twin.rows), rowsOf(table.rows)) : undefined;
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
const figuresOf = ({ headline = [] }) => headline.map(({ label, value }) => ({ label: textOf(label), value }));

/** Rows with one figure, also those below others. @param {Row[]} rows @param {string} above @returns {{label: string, value?: Value}[]} */
function rowsOf(rows, above = '') {
  return rows.flatMap(({ label, value, children = [] }) => {
    const own = textOf(label);
    const name = above === '' ? own : `${above}, ${own}`;
    return [...(value === undefined ? [] : [{ label: name, value }]), ...rowsOf(children, name)];
  });
}

/** @param {{label: string, value?: Value}[]} before @param {{label: string, value?: Value}[]} now */
function rowDifferences(before, now) {
  const old = new Map(before.map(({ label, value }) => [label, value]));
  const labels = new Set(now.map(({ label }) => label));
  const changes = now.flatMap(({ label, value }) => {
    if (!old.has(label)) return [];
    const [was, is] = [old.get(label), value];
    const [from, to] = [countOf(was), countOf(is)];
    if (wordsOf(was) === wordsOf(is)) return [];
    const percent = from && to !== undefined ? Math.round((100 * (to - from)) / from) : undefined;
    return [{ label, before: wordsOf(was), now: wordsOf(is), percent }];
  });
  return {
    changes: changes.toSorted((one, other) => Math.abs(other.percent ?? 0) - Math.abs(one.percent ?? 0)),
    added: now.map(({ label }) => label).filter((label) => !old.has(label)),
    gone: before.map(({ label }) => label).filter((label) => !labels.has(label)),
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
