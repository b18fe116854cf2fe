import start, { Exporter } from '../hotline_export.js';
import { compile, type ModuleSource } from '../common/compile.js';
import { asReportError, onDemand } from '../common/errors.js';
import { exportModule } from '../platform/export-module.js';
import { once } from '../common/once.js';
import { checkOptions, common } from '../common/options.js';
import { wait } from '../common/wait.js';
import type { ReportDocument } from '../generated/report-document.js';

/** Sources of the modules. */
export interface InitExportOptions {
  /** The module of all formats but workbooks: where it is, or its bytes; what comes with this entry when left out. */
  export?: ModuleSource;
  /** The module that writes workbooks; it is loaded only for these. */
  xlsx?: ModuleSource;
  /** Gives it up: the promise then fails with the signal's reason. What is loaded once, for all who wait for it, goes on. */
  signal?: AbortSignal | undefined;
}

let given: Omit<InitExportOptions, 'signal'> = {};
const ready = once(async () => start({ module_or_path: await compile(given.export ?? exportModule) }));
const readyForWorkbooks = once(async () => {
  const { startSpreadsheet } = await onDemand(import('../spreadsheet.js'));
  return startSpreadsheet(given.xlsx);
});

/**
 * Loads the module that exports, once per page. Exporting does it by itself; this is for other places, such as a page
 * without a server, which has the bytes in it.
 */
export async function initExport(options: InitExportOptions = {}): Promise<void> {
  const source = 'object or string';
  checkOptions(options, { export: source, xlsx: source, signal: common.signal });
  const { signal, ...sources } = options;
  given = { ...given, ...sources };
  await wait(ready(), { signal });
}

/** The report as the core knows it. Whoever asks frees it. */
export async function exporterOf(document: ReportDocument): Promise<Exporter> {
  await ready();
  try {
    return Exporter.parse(document);
  } catch (fault) {
    throw asReportError(fault, 'invalid-document');
  }
}

/** The report as an Excel workbook. */
export async function workbookOf(document: ReportDocument): Promise<Uint8Array> {
  return (await readyForWorkbooks())(document);
}
