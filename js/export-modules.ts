import start, { Exporter } from './hotline_export.js';
import type { ModuleSource } from './engine.js';
import { ReportError } from './errors.js';
import { exportModule } from './export-module.js';
import { once } from './once.js';
import type { ReportDocument } from './report-document.js';

/** Where the modules come from. */
export interface InitExportOptions {
  /** The module of all formats but workbooks: where it is, or its bytes; what comes with this entry when left out. */
  export?: ModuleSource;
  /** The module that writes workbooks; it is loaded only for these. */
  xlsx?: ModuleSource;
}

let given: InitExportOptions = {};
const ready = once(() => loaded(start({ module_or_path: given.export ?? exportModule() })));
const readyForWorkbooks = once(async () => {
  const { startSpreadsheet } = await loaded(import('./spreadsheet.js'));
  return loaded(startSpreadsheet(given.xlsx));
});

/** What is loading, or why it could not be loaded. */
async function loaded<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (fault) {
    if (fault instanceof ReportError) throw fault;
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreachable', `The module that exports did not start: ${reason}`, [], { cause: fault });
  }
}

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
