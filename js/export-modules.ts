import start, { Exporter, type InitInput } from './hotline_export.js';
import { exportModule } from './export-module.js';
import { once } from './once.js';
import type { ReportDocument } from './report-document.js';

/** Where the modules come from. */
export interface InitExportOptions {
  /** The module of all formats but workbooks: where it is, or its bytes; found beside this script when left out. */
  export?: InitInput | Promise<InitInput>;
  /** The module that writes workbooks; it is loaded only for these. */
  xlsx?: InitInput | Promise<InitInput>;
}

let given: InitExportOptions = {};
const ready = once(async () => {
  await start({ module_or_path: given.export ?? exportModule() });
});
const readyForWorkbooks = once(async () => {
  const { startSpreadsheet } = await import('./spreadsheet.js');
  return startSpreadsheet(given.xlsx);
});

/**
 * Loads the module that exports, once per page. Exporting does it by itself; this is for other places, such as a page
 * without a server, which has the bytes in it.
 */
export async function initExport(options: InitExportOptions = {}): Promise<void> {
  given = { ...given, ...options };
  await ready();
}

/** The report as the core knows it. Whoever asks frees it. */
export async function exporterOf(document: ReportDocument): Promise<Exporter> {
  await ready();
  return Exporter.parse(document);
}

/** The report as an Excel workbook. */
export async function workbookOf(document: ReportDocument): Promise<Uint8Array> {
  return (await readyForWorkbooks())(document);
}
