import { archiveOf } from './archive.js';
import { figureOf } from './figure.js';
import { Styles, type Look } from './styles.js';
import type { Cell, TableParts } from './table.js';
import { xml } from './xml.js';

/** A table with the words around it. */
export interface Sheet extends TableParts {
  title: string;
  /** Line below the title: what is counted, where and when. */
  subtitle: string;
  /** Lines below the table: remarks, notes, and whose the figures are. */
  below: readonly string[];
  /** Name of the publisher. */
  publisher: string;
  direction: string;
}

/** Media type of workbooks. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const [office, pack] = ['officeDocument/2006', 'package/2006'].map((one) => `http://schemas.openxmlformats.org/${one}`);
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows above the head of the table: title, subtitle, an empty one. */
const above = 3;
/** Height of a line, in points. */
const lineHeight = 15;
/** Letters that Excel takes in a cell, and in the name of a sheet. */
const [longestText, longestName] = [32_767, 31];

/** Writes a workbook of one sheet. The same table gives the same bytes. */
export function workbookOf(sheet: Sheet): Uint8Array<ArrayBuffer> {
  const styles = new Styles();
  const name = nameOf(sheet.title);
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `<Types xmlns="${pack}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${part}.styles+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part}.worksheet+xml"/></Types>`,
    '_rels/.rels': relationships([
      [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
      [`${pack}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml':
      `<cp:coreProperties xmlns:cp="${pack}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${xml(sheet.title)}</dc:title><dc:creator>${xml(sheet.publisher)}</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>` +
      `<sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${xml(name.replaceAll("'", "''"))}'!$${above + 1}:$${above + 1}` +
      `</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      [`${office}/relationships/worksheet`, 'worksheets/sheet1.xml'],
      [`${office}/relationships/styles`, 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': worksheet(sheet, styles),
    'xl/styles.xml': styles.toXml(),
  };
  return archiveOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, head + text])));
}

function relationships(all: [type: string, target: string][]): string {
  const lines = all.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${pack}/relationships">${lines.join('')}</Relationships>`;
}

function worksheet({ title, subtitle, heads, rows, below, direction }: Sheet, styles: Styles): string {
  const start = direction === 'rtl' ? 'right' : 'left';
  const widths = heads.map((own, column) =>
    widthOf(
      own,
      rows.flatMap(({ cells }) => cells[column] ?? []),
    ),
  );
  const lines: string[] = [];
  /** Adds a row; one without cells is empty. */
  const add = (...cells: [Cell, Look][]) => {
    const at = lines.length + 1;
    const height = Math.max(
      1,
      ...cells.map(([{ text }, look], column) => (look.wraps ? linesOf(text, widths[column]!) : 1)),
    );
    const high = height > 1 ? ` ht="${height * lineHeight}"` : '';
    lines.push(`<row r="${at}"${high}>${cells.map((cell, column) => written(...cell, column, at)).join('')}</row>`);
  };
  const written = ({ text, key }: Cell, look: Look, column: number, row: number): string => {
    const figure = key === undefined ? undefined : figureOf(text, key);
    const place = `r="${letters(column)}${row}"`;
    if (figure && styles.hasRoomFor(figure.format)) {
      return `<c ${place} s="${styles.of({ ...look, format: figure.format })}"><v>${figure.number}</v></c>`;
    }
    const style = `s="${styles.of(look)}"`;
    // A text of its own kind, in which nothing is a formula.
    return text ? `<c ${place} ${style} t="inlineStr"><is><t>${textOf(text)}</t></is></c>` : `<c ${place} ${style}/>`;
  };
  const sided = ({ level }: Cell): Look => ({
    align: level === undefined ? 'right' : start,
    indent: level ?? 0,
    wraps: true,
  });
  add([{ text: title }, { font: 'title', align: start }]);
  add([{ text: subtitle }, { font: 'quiet', align: start }]);
  add();
  add(...heads.map((cell): [Cell, Look] => [cell, { ...sided(cell), font: 'bold', line: 'below' }]));
  rows.forEach(({ cells, isBold }, index) => {
    const line = isBold && index === rows.length - 1 ? 'above' : 'none';
    add(...cells.map((cell): [Cell, Look] => [cell, { ...sided(cell), font: isBold ? 'bold' : 'usual', line }]));
  });
  add();
  for (const text of below) add([{ text }, { font: 'quiet', align: start, wraps: true }]);
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const top = `A${above + 2}`;
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0"${direction === 'rtl' ? ' rightToLeft="1"' : ''}>`,
    `<pane ySplit="${above + 1}" topLeftCell="${top}" activePane="bottomLeft" state="frozen"/>`,
    `<selection pane="bottomLeft" activeCell="${top}" sqref="${top}"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${lineHeight}"/><cols>${columns.join('')}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    '<pageSetup fitToHeight="0"/></worksheet>',
  ].join('');
}

/** Returns the number of lines of a text in a column, which not every program works out. */
function linesOf(text: string, width: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(' ').map(wide)) {
    const fits = used + word <= width - 2;
    lines += fits ? 0 : Math.max(Math.ceil(word / width), used > 0 ? 1 : 0);
    used = fits ? used + word + 1 : (word % width) + 1;
  }
  return lines;
}

/** Returns the width of a column in letters: of labels as long as most are, of figures as they are printed. */
function widthOf({ text, level }: Cell, cells: readonly Cell[]): number {
  const longest = Math.max(0, ...cells.map((cell) => wide(cell.text) + 2 * (cell.level ?? 0)));
  // Lines below the table are in the column of labels.
  if (level !== undefined) return clamp(longest + 2, 36, 56);
  const word = Math.max(0, ...text.split(/\s/).map(wide));
  return clamp(Math.max(longest, word, wide(text) / 3) + 2, 10, 28);
}

const clamp = (width: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.ceil(width)));

/** Letters of East Asia are twice as wide. */
const wide = (text: string): number => text.length + (text.match(/[\u1100-\u11ff\u2e80-\uffdc]/g)?.length ?? 0);

/** The letters of a column: A to Z, AA … */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** A text of a cell. Excel reads `_x0041_` as a letter, unless its first sign is written in the same way. */
function textOf(text: string): string {
  return xml(text.slice(0, longestText)).replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

/** The name of a sheet, without the signs that it may not have. */
function nameOf(title: string): string {
  const plain = title.replaceAll(/[[\]:*?/\\]/g, ' ').replaceAll(/\s+/g, ' ');
  const short = plain.slice(0, longestName);
  const words = short === plain || !short.includes(' ') ? short : short.slice(0, short.lastIndexOf(' '));
  const name = words.replaceAll(/^[' ]+|[' ]+$/g, '');
  // Excel keeps this one to itself.
  return /^(history)?$/i.test(name) ? '1' : name;
}
