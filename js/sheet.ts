// A table of a report as a workbook of one sheet, for Excel and its like. A script of its own, loaded on demand, that needs no
// module: what is in the table of the page is in the sheet. Whole reports become workbooks by `hotline-report/export`.
import { readTable, type TableParts } from './sheet/table.js';
import { workbookOf, type Sheet } from './sheet/workbook.js';

export { workbookOf, workbookType } from './sheet/workbook.js';

/** Writes a workbook of a table that is on the page. */
export function workbookOfTable(
  table: HTMLTableElement,
  words: Omit<Sheet, keyof TableParts>,
): Uint8Array<ArrayBuffer> {
  return workbookOf({ ...words, ...readTable(table) });
}
