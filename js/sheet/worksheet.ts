import { figureOf } from './figure.js';
import { main, type Look, type Styles } from './styles.js';
import type { Cell } from './table.js';
import type { Sheet } from './workbook.js';
import { xml } from './xml.js';

/** Number of the row with the heads, below title, subtitle and an empty one. */
export const headRow = 4;
/** Height of a line, in points. */
const lineHeight = 15;
/** Letters that Excel takes in a cell. */
const longestText = 32_767;

/** Writes the part that has the cells. */
export function worksheet({ title, subtitle, heads, labels, rows, below, direction }: Sheet, styles: Styles): string {
  const widths = heads.map(({ text }, column) => {
    const texts = rows.flatMap(({ cells }) => cells[column] ?? []);
    const longest = Math.max(0, ...texts.map((cell) => wide(cell.text) + 2 * (cell.level ?? 0)));
    return column === labels ? clamp(longest + 2, 36, 56) : figureWidth(text, longest);
  });
  const lines: string[] = [];
  /** Adds a row, from a column on; one without cells is empty. */
  const add = (cells: [Cell, Look][], first = 0) => {
    const at = lines.length + 1;
    const high = Math.max(1, ...cells.map(([{ text }, look], column) => linesOf(text, look, widths[first + column]!)));
    const height = high > 1 ? ` ht="${high * lineHeight}"` : '';
    const texts = cells.map((cell, column) => written(...cell, first + column, at));
    lines.push(`<row r="${at}"${height}>${texts.join('')}</row>`);
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
    align: level === undefined ? 'right' : 'start',
    indent: level ?? 0,
    wraps: true,
  });
  add([[{ text: title }, { font: 'title', align: 'start' }]]);
  add([[{ text: subtitle }, { font: 'quiet', align: 'start' }]]);
  add([]);
  add(heads.map((cell): [Cell, Look] => [cell, { ...sided(cell), font: 'bold', line: 'below' }]));
  rows.forEach(({ cells, isBold }, index) => {
    const line = isBold && index === rows.length - 1 ? 'above' : 'none';
    add(cells.map((cell): [Cell, Look] => [cell, { ...sided(cell), font: isBold ? 'bold' : 'usual', line }]));
  });
  add([]);
  // In the column of labels, which is wide enough for them.
  for (const text of below) add([[{ text }, { font: 'quiet', align: 'start', wraps: true }]], labels);
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const top = `A${headRow + 1}`;
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0"${direction === 'rtl' ? ' rightToLeft="1"' : ''}>`,
    `<pane ySplit="${headRow}" topLeftCell="${top}" activePane="bottomLeft" state="frozen"/>`,
    `<selection pane="bottomLeft" activeCell="${top}" sqref="${top}"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${lineHeight}"/><cols>${columns.join('')}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    '<pageSetup fitToHeight="0"/></worksheet>',
  ].join('');
}

/** Returns the number of lines of a text in a column, which not every program works out. */
function linesOf(text: string, { font, wraps }: Look, letterWidths: number): number {
  if (!wraps) return 1;
  // Figures are wider than most letters, and these ones smaller.
  const width = font === 'quiet' ? 1.15 * letterWidths : letterWidths;
  let [lines, used] = [1, 0];
  for (const word of text.split(' ').map(wide)) {
    const fits = used + word <= width - 2;
    lines += fits ? 0 : Math.max(Math.ceil(word / width), used > 0 ? 1 : 0);
    used = fits ? used + word + 1 : (word % width) + 1;
  }
  return lines;
}

/** Returns the width of a column of figures, in letters. */
function figureWidth(head: string, longest: number): number {
  const word = Math.max(0, ...head.split(' ').map(wide));
  return clamp(Math.max(longest, word, wide(head) / 3) + 2, 10, 28);
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
