// How a file is laid out, as it was found or as the user says, and its first rows.
import { choice, make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').Preview} Preview */
/** @typedef {import('/pkg/analyst.js').Overrides} Overrides */

const ROWS = 5;

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
  const heads = header.map((name) => make('th', { scope: 'col' }, make('bdi', {}, name)));
  const shown = rows.slice(0, ROWS);
  const body = shown.map((row) => make('tr', {}, ...row.map((value) => make('td', {}, make('bdi', {}, value)))));
  const caption = make('caption', {}, shown.length === 1 ? 'The first row' : `The first ${shown.length} rows`);
  const table = make('table', {}, caption, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...body));
  return make('div', { class: 'scroll sample', tabindex: '0', role: 'region', 'aria-label': 'The first rows' }, table);
}
