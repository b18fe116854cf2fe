import start, { workbook } from './hotline_xlsx.js';
import { compile, type ModuleSource } from './common/compile.js';
import type { ReportDocument } from './generated/report-document.js';
import { spreadsheetModule } from './platform/spreadsheet-module.js';

/** Loads the module that writes workbooks; gives what writes them. A script of its own, loaded on demand. */
export async function startSpreadsheet(source?: ModuleSource): Promise<(document: ReportDocument) => Uint8Array> {
  await start({ module_or_path: await compile(source ?? spreadsheetModule) });
  return workbook;
}
