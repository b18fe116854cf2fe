// How a file is laid out, as it was found or as the user says, and its first rows.
import { choice, make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').Preview} Preview */
/** @typedef {import('/pkg/analyst.js').Overrides} Overrides */

const ROWS = 5;
const COLUMNS = 60;

/** @type {[import('/pkg/analyst.js').Encoding, string][]} */
const encodings = [
  ['utf8', 'Unicode (UTF-8)'],
  ['utf16-le', 'Unicode (UTF-16, low byte first)'],
  ['utf16-be', 'Unicode (UTF-16, high byte first)'],
  ['windows1252', 'Western (Windows-1252)'],
];

/** @type {[string, string][]} */
const delimiters = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Vertical bar'],
];

/** @param {Preview} preview @param {(overrides: Overrides) => void} change */
export function layoutChoices({ dialect, sheet, sheets }, change) {
  const fields = [];
  if (sheets.length > 0) {
    const names = sheets.map((name) => /** @type {[string, string]} */ ([name, name]));
    fields.push(about('sheet', 'Sheet', names, sheet ?? '', (value) => change({ sheet: value })));
  }
  if (dialect) {
    const { encoding, delimiter, header, preambleLines } = dialect;
    const known = delimiters.some(([mark]) => mark === delimiter);
    const marks = known ? delimiters : [...delimiters, /** @type {[string, string]} */ ([delimiter, `“${delimiter}”`])];
    fields.push(
      about('encoding', 'Characters', encodings, encoding, (value) =>
        change({ encoding: /** @type {typeof encoding} */ (value) }),
      ),
      about('delimiter', 'Between two columns', marks, delimiter, (value) => change({ delimiter: value })),
      about('preamble', 'Lines before the table', lines(preambleLines), String(preambleLines), (value) =>
        change({ preambleLines: Number(value) }),
      ),
      about('header', 'First line of the table', headers, String(header), (value) =>
        change({ header: value === 'true' }),
      ),
    );
  }
  return make('div', { class: 'fields' }, ...fields);
}

/** @type {[string, string][]} */
const headers = [
  ['true', 'Names of columns'],
  ['false', 'A record'],
];

/** @param {number} found @returns {[string, string][]} */
function lines(found) {
  const most = Math.max(10, found);
  return Array.from({ length: most + 1 }, (_, count) => [String(count), count === 0 ? 'None' : String(count)]);
}

/**
 * A choice that gets the focus back when the page was written anew because of it.
 * @param {string} what @param {string} label @param {[string, string][]} options @param {string} chosen
 * @param {(value: string) => void} take
 */
function about(what, label, options, chosen, take) {
  const { field } = choice(label, options, chosen, take);
  field.dataset['about'] = what;
  return field;
}

/** @param {Preview} preview */
export function sampleTable({ header, rows }) {
  /** @param {string[]} values @param {(value: HTMLElement) => HTMLElement} cell */
  const cells = (values, cell) => values.slice(0, COLUMNS).map((value) => cell(make('bdi', {}, value)));
  const shown = rows.slice(0, ROWS);
  const body = shown.map((row) => make('tr', {}, ...cells(row, (value) => make('td', {}, value))));
  const head = make('tr', {}, ...cells(header, (value) => make('th', { scope: 'col' }, value)));
  const of = header.length > COLUMNS ? ` of the first ${COLUMNS} columns` : '';
  const caption = `${shown.length === 1 ? 'The first row' : `The first ${shown.length} rows`}${of}`;
  const table = make('table', {}, make('caption', {}, caption), make('thead', {}, head), make('tbody', {}, ...body));
  return make('div', { class: 'scroll sample', tabindex: '0', role: 'region', 'aria-label': caption }, table);
}
