// Records as text, and what they say in the fields of a plan.

/** @typedef {import('./types.mjs').Row} Row */
/** @typedef {import('./types.mjs').Unit} Unit */

/** @param {string} value */
const quoted = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Writes records as CSV. @param {Row[]} rows @param {string[]} [headings] */
export function csv(rows, headings = Object.keys(rows[0] ?? {})) {
  const lines = rows.map((row) => headings.map((heading) => quoted(row[heading] ?? '')).join(','));
  return [headings.join(','), ...lines, ''].join('\n');
}

/** Parses CSV without line ends in values. @param {string} text @returns {Row[]} */
export function parseCsv(text) {
  const [headings = [], ...rows] = text
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(cell));
  return rows.map((row) => Object.fromEntries(headings.map((heading, place) => [heading, row[place] ?? ''])));
}

/** @param {RegExpMatchArray} match */
const cell = ([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? '';

/** Compares labels as plans do: without regard to case and spaces around. @param {string} label */
export const same = (label) => label.trim().toLowerCase();

/**
 * Reads records by the fields of a plan.
 * @param {Row[]} rows @param {any} plan @returns {Unit[]}
 */
export function units(rows, plan) {
  const headings = new Map(Object.keys(rows[0] ?? {}).map((heading) => [same(heading), heading]));
  const headingOf = (/** @type {string[]} */ names) =>
    names.map((name) => headings.get(same(name))).find((found) => found !== undefined) ?? '';
  const fields = Object.entries(plan.fields).map(([id, field]) => ({
    id,
    field,
    heading: headingOf([...(field.names ?? []), field.label, id]),
    columns: (field.columns ?? []).map((/** @type {any} */ { label, names }) => ({ label, heading: headingOf(names) })),
  }));
  return rows.map((row) =>
    Object.fromEntries(
      fields.map(({ id, field, heading, columns }) => [
        id,
        field.type === 'flags' ? flags(row, columns) : read(field, row[heading] ?? ''),
      ]),
    ),
  );
}

/** Those who answered any column are known, also if they said no to all. @param {Row} row @param {{label: string, heading: string}[]} columns */
function flags(row, columns) {
  const answered = columns.filter(({ heading }) => (row[heading] ?? '') !== '');
  if (answered.length === 0) return null;
  const chosen = answered.filter(({ heading }) => same(row[heading] ?? '') === 'yes');
  return chosen.map(({ label }) => label).toSorted();
}

/** @param {any} field @param {string} text */
function read(field, text) {
  const written = text.trim();
  if (written === '' || field.missing?.includes(written)) return null;
  if (field.type === 'list') {
    const options = written.split(field.separator ?? ';').map((option) => labelOf(field, option.trim()));
    const chosen = [...new Set(options.filter((option) => option !== null))].toSorted();
    return chosen.length > 0 ? chosen : null;
  }
  // In which band a number lies is another question: plans may divide them otherwise.
  if (field.type === 'number' && field.bands) return String(Number(written));
  if (field.type === 'yes-no') return same(written) === 'yes' ? 'yes' : 'no';
  return labelOf(field, written);
}

/** @param {any} field @param {string} written */
function labelOf(field, written) {
  /** @param {any} known */
  const fits = (known) => [known.label, ...(known.also ?? [])].some((name) => same(name) === same(written));
  const found = field.values?.find(fits);
  if (found) return found.label;
  if (field.values && field.otherwise === 'missing') return null;
  return field.values && field.otherwise?.category ? field.otherwise.category : written;
}

/** Whether a number, as text, lies in a band. @param {{from?: number, to?: number}} band @param {unknown} number */
export const inBand = ({ from = -Infinity, to = Infinity }, number) =>
  typeof number === 'string' && Number(number) >= from && Number(number) < to + 1;
