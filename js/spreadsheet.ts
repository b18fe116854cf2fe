import start, { workbook, type InitInput } from './hotline_xlsx.js';
import { xlsxModule } from './xlsx-module.js';
import type { ReportDocument } from './report-document.js';

/** Loads the module that writes workbooks; gives what writes them. It is an entry of its own, loaded on demand. */
export async function startSpreadsheet(
  source: InitInput | Promise<InitInput> | undefined,
): Promise<(document: ReportDocument) => Uint8Array> {
  await start({ module_or_path: source ?? xlsxModule() });
  return workbook;
}
