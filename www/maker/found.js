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
  ['utf32-le', 'Unicode (UTF-32, lowest byte first)'],
  ['utf32-be', 'Unicode (UTF-32, highest byte first)'],
  ['iso8859-15', 'Western (ISO-8859-15)'],
  ['cp437', 'Western (MS-DOS 437)'],
  ['cp850', 'Western (MS-DOS 850)'],
  ['macintosh', 'Western (Macintosh)'],
  ['windows1252', 'Western (Windows-1252)'],
  ['iso8859-6', 'Arabic (ISO-8859-6)'],
  ['windows1256', 'Arabic (Windows-1256)'],
  ['iso8859-13', 'Baltic (ISO-8859-13)'],
  ['iso8859-4', 'Baltic (ISO-8859-4)'],
  ['windows1257', 'Baltic (Windows-1257)'],
  ['iso8859-14', 'Celtic (ISO-8859-14)'],
  ['iso8859-2', 'Central European (ISO-8859-2)'],
  ['windows1250', 'Central European (Windows-1250)'],
  ['gbk', 'Chinese, simplified (GBK, GB 18030)'],
  ['big5', 'Chinese, traditional (Big5)'],
  ['iso8859-5', 'Cyrillic (ISO-8859-5)'],
  ['cp866', 'Cyrillic (MS-DOS 866)'],
  ['mac-cyrillic', 'Cyrillic (Macintosh)'],
  ['windows1251', 'Cyrillic (Windows-1251)'],
  ['iso8859-7', 'Greek (ISO-8859-7)'],
  ['windows1253', 'Greek (Windows-1253)'],
  ['iso8859-8', 'Hebrew (ISO-8859-8)'],
  ['windows1255', 'Hebrew (Windows-1255)'],
  ['euc-jp', 'Japanese (EUC-JP)'],
  ['iso2022-jp', 'Japanese (ISO-2022-JP)'],
  ['shift-jis', 'Japanese (Shift JIS)'],
  ['euc-kr', 'Korean (EUC-KR)'],
  ['iso8859-10', 'Nordic (ISO-8859-10)'],
  ['iso8859-16', 'Romanian (ISO-8859-16)'],
  ['koi8-r', 'Russian (KOI8-R)'],
  ['iso8859-3', 'South European (ISO-8859-3)'],
  ['windows874', 'Thai (Windows-874)'],
  ['windows1254', 'Turkish (Windows-1254)'],
  ['koi8-u', 'Ukrainian (KOI8-U)'],
  ['windows1258', 'Vietnamese (Windows-1258)'],
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
