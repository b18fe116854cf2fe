// A table as a workbook of one sheet: what is in its cells, read back by the package's own reader of workbooks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { openRecords } from '../pkg/node/analyst.js';
import { workbookOf } from '../pkg/sheet.js';

/** @typedef {import('../js/sheet/workbook.js').Sheet} Sheet */
/** @typedef {import('../js/sheet/table.js').Cell} Cell */

/** @param {string} text @param {string} [key] @returns {Cell} */
const figure = (text, key) => ({ text, key });
/** @param {string} text @param {Cell[]} cells */
const row = (text, ...cells) => ({ cells: [{ text, level: 0 }, ...cells], isBold: false });

/** @param {Partial<Sheet>} parts @returns {Sheet} */
const sheet = (parts) => ({
  title: 'Calls by channel',
  subtitle: 'Calls · Harbour County · 2025',
  heads: [{ text: 'Channel', level: 0 }, { text: 'Number' }, { text: '% of calls' }],
  labels: 0,
  rows: [row('Phone', figure('310', '310'), figure('86%', '86')), row('Text', figure('51', '51'), figure('14%', '14'))],
  below: ['Phone: Also by satellite.', 'Harbour Helpline, 2025. Harbour Helpline'],
  publisher: 'Harbour Helpline',
  direction: 'ltr',
  ...parts,
});

/** The parts of a workbook, as texts. @param {Sheet} given @returns {Record<string, string>} */
const partsOf = (given) =>
  Object.fromEntries(Object.entries(unzipSync(workbookOf(given))).map(([path, bytes]) => [path, textOf(bytes)]));
const textOf = (/** @type {Uint8Array} */ bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const sheetOf = (/** @type {Sheet} */ given) => partsOf(given)['xl/worksheets/sheet1.xml'] ?? '';

/** Content of the cell at an address, and its number format. @param {Sheet} given @param {string} address */
function cellOf(given, address) {
  const parts = partsOf(given);
  const found = new RegExp(`<c r="${address}" s="(\\d+)"([^>]*?)(?:/>|>(.*?)</c>)`).exec(
    parts['xl/worksheets/sheet1.xml'] ?? '',
  );
  assert.ok(found, address);
  const [, style = '', kind = '', content = ''] = found;
  const styles = parts['xl/styles.xml'] ?? '';
  const look = [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(styles)?.[1] ?? '').matchAll(/<xf numFmtId="(\d+)"/g)];
  const format = new RegExp(`<numFmt numFmtId="${look[Number(style)]?.[1]}" formatCode="([^"]*)"`).exec(styles)?.[1];
  const value = content.replaceAll(/<[^>]+>/g, '');
  return { value, isText: kind.includes('inlineStr'), format: format?.replaceAll('&quot;', '"') };
}

/** The cell of a figure that is printed so. @param {string} printed @param {string} [key] */
const written = (printed, key) => {
  const { value, isText, format } = cellOf(sheet({ rows: [row('A', figure(printed, key))] }), 'B5');
  return isText ? value : [Number(value), format];
};

test('the reader of workbooks finds the table as it was given', async () => {
  const file = await openRecords(new Blob([workbookOf(sheet({}))]));
  const { format, sheets, header, rows } = file.preview;
  assert.deepEqual([format, sheets], ['workbook', ['Calls by channel']]);
  assert.deepEqual(header, ['Channel', 'Number', '% of calls']);
  assert.deepEqual(rows.slice(0, 2), [
    ['Phone', '310', '86%'],
    ['Text', '51', '14%'],
  ]);
});

test('the words around a table are above and below it, and its head stays in sight', () => {
  const text = sheetOf(sheet({}));
  const lines = [...text.matchAll(/<row r="\d+"[^>]*>(.*?)<\/row>/g)].map(([, cells = '']) =>
    cells.replaceAll(/<\/c>|<c [^>]*\/>/g, '|').replaceAll(/<[^>]+>/g, ''),
  );
  assert.deepEqual(lines, [
    'Calls by channel|',
    'Calls · Harbour County · 2025|',
    '',
    'Channel|Number|% of calls|',
    'Phone|310|0.86|',
    'Text|51|0.14|',
    '',
    'Phone: Also by satellite.|',
    'Harbour Helpline, 2025. Harbour Helpline|',
  ]);
  assert.match(text, /<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"\/>/);
  assert.match(partsOf(sheet({}))['docProps/core.xml'] ?? '', /<dc:creator>Harbour Helpline</);
});

test('figures are numbers in every language, with the words around them as their format', () => {
  assert.deepEqual(written('310', '310'), [310, '0']);
  assert.deepEqual(written('1,234', '1234'), [1234, '#,##0']);
  assert.deepEqual(written('1.234.567,5', '1234567.5'), [1_234_567.5, '#,##0.0']);
  assert.deepEqual(written('12 345', '12345'), [12_345, '#,##0']);
  assert.deepEqual(written('1234', '1234'), [1234, '0']);
  assert.deepEqual(written('86%', '86'), [0.86, '0%']);
  assert.deepEqual(written('1.1%', '1.1'), [0.011, '0.0%']);
  assert.deepEqual(written('12,5 %', '12.5'), [0.125, '0.0" "%']);
  assert.deepEqual(written('[low] 0%', '0'), [0, '"[low] "0%']);
  assert.deepEqual(written('+35%', '35'), [0.35, '+0%']);
  assert.deepEqual(written('−3%', '-3'), [-0.03, '0%']);
  assert.deepEqual(written('−2,069', '-2069'), [-2069, '#,##0']);
  assert.deepEqual(written('over 30', '30'), [30, '"over "0']);
  assert.deepEqual(written('4.2 (3.9–4.6)', '4.2'), [4.2, '0.0" (3.9–4.6)"']);
  assert.deepEqual(written('13th', '13'), [13, '0"th"']);
  assert.deepEqual(written('about "30"', '30'), [30, String.raw`"about "\"""0""\"""`]);
});

test('lengths of time are parts of a day', () => {
  assert.deepEqual(written('2:35', '155'), [155 / 86_400, '[m]:ss']);
  assert.deepEqual(written('1:02:35', '3755'), [3755 / 86_400, '[h]:mm:ss']);
  assert.equal(written('about 2:35', '155'), 'about 2:35');
});

test('what prints no figure is a text, whatever digits it has', () => {
  assert.equal(written('Fewer than three'), 'Fewer than three');
  assert.equal(written('<3'), '&lt;3');
  assert.equal(written('1–4'), '1–4');
  assert.equal(written('5'), '5');
  assert.equal(written('–'), '–');
  // A figure that is printed otherwise than it is sorted by.
  assert.equal(written('many', '30'), 'many');
  assert.equal(written('5', '-5'), '5');
});

test('no text becomes a formula or a link, and none spoils the file', () => {
  const hostile = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "=cmd|' /C calc'!A0",
    '</t></is></c><c><f>1+1</f></c>',
    '_x0041_',
    'a\u0001\ud800b',
  ];
  const given = sheet({
    title: '=HYPERLINK("https://example.org")',
    subtitle: '=1',
    heads: hostile.map((text) => ({ text })),
    rows: [row('=1', ...hostile.map((text) => figure(text)))],
    below: hostile,
  });
  const text = sheetOf(given);
  assert.doesNotMatch(text, /<f>|<hyperlink|\ud800/);
  assert.equal(text.match(/ t="inlineStr"/g)?.length, 3 + 3 * hostile.length);
  assert.match(text, /<t>_x005F_x0041_<\/t>/);
  assert.match(text, /<t>a\ufffd\ufffdb<\/t>/);
});

test('the sheet of a report in Arabic runs from right to left', async () => {
  const arabic = sheet({
    direction: 'rtl',
    title: 'المكالمات حسب القناة',
    heads: [{ text: 'القناة', level: 0 }, { text: 'العدد' }],
    rows: [row('الهاتف', figure('1,310', '1310')), { ...row('منها', figure('3', '3')), isBold: true }],
  });
  const text = sheetOf(arabic);
  assert.match(text, /<sheetView [^>]*rightToLeft="1"/);
  assert.deepEqual(cellOf(arabic, 'B5'), { value: '1310', isText: false, format: '#,##0' });
  const { sheets, rows } = (await openRecords(new Blob([workbookOf(arabic)]))).preview;
  assert.deepEqual(sheets, ['المكالمات حسب القناة']);
  assert.deepEqual(rows[0], ['الهاتف', '1310']);
  assert.doesNotMatch(sheetOf(sheet({})), /rightToLeft/);
});

test('the name of the sheet is one that Excel takes', () => {
  /** @param {string} title */
  const named = (title) => /<sheet name="([^"]*)"/.exec(partsOf(sheet({ title }))['xl/workbook.xml'] ?? '')?.[1];
  assert.equal(named('Restaurant/Food [Service]: all?'), 'Restaurant Food Service all');
  assert.equal(named('Primary Reason for Contacting the National Hotline'), 'Primary Reason for Contacting');
  assert.equal(named("'Others'"), 'Others');
  assert.equal(named('History'), '1');
  assert.equal(named('???'), '1');
});

test('labels of nested rows are indented, and columns are as wide as they need', () => {
  const nested = sheet({ rows: [{ cells: [{ text: 'Labor', level: 1 }, figure('3', '3')], isBold: true }] });
  assert.match(partsOf(nested)['xl/styles.xml'] ?? '', /horizontal="left" indent="1"/);
  const widths = [...sheetOf(sheet({})).matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
  assert.deepEqual(widths, [36, 10, 10]);
});

test('more formats than Excel keeps are no fault: the words stay, as text', () => {
  const many = Array.from({ length: 300 }, (_, at) => row(`Row ${at}`, figure(`5 (${at}–400)`, '5')));
  assert.deepEqual(cellOf(sheet({ rows: many }), 'B304'), { value: '5 (299–400)', isText: true, format: undefined });
});

test('the same table gives the same bytes', () => {
  assert.deepEqual(workbookOf(sheet({})), workbookOf(sheet({})));
});
