import start, { workbook } from './hotline_xlsx.js';
import { compile, type ModuleSource } from './compile.js';
import type { ReportDocument } from './report-document.js';
import { spreadsheetModule } from './spreadsheet-module.js';

/** Loads the module that writes workbooks; gives what writes them. A script of its own, loaded on demand. */
export async function startSpreadsheet(source?: ModuleSource): Promise<(document: ReportDocument) => Uint8Array> {
  await start({ module_or_path: await compile(source ?? spreadsheetModule()) });
  return workbook;
}
