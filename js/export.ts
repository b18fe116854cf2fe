/**
 * From a report to files that other programs read: CSV, JSON-stat, Excel, Data Package and others, and pictures of its
 * charts. Load it on demand, beside `hotline-report`, which shows the report.
 *
 * ```js
 * import { exportReport } from 'hotline-report/export';
 * const { name, type, bytes } = await exportReport(report, 'xlsx');
 * ```
 */
import { exporterOf, workbookOf } from './export-modules.js';
import { exportFormats, type ExportFormat } from './export-formats.js';
import { mapBeside } from './beside.js';
import { asReportError, ReportError } from './slim.js';
import type { PublishedReport } from './report.js';
import type { ReportDocument } from './report-document.js';

export { initExport, type InitExportOptions } from './export-modules.js';
export { exportFormats, type ExportFormat, type FormatInfo } from './export-formats.js';

/** What is to be exported, and how. */
export interface ExportOptions {
  /**
   * The id of a table or map, or `headline`. `csv` and `json-stat` hold everything without it; `svg`, `png` and
   * `vega-lite` need it, since each is of one chart.
   */
  table?: string;
  /** How `csv` of one table is laid out: one record per figure, or the way it is printed. */
  layout?: 'tidy' | 'printed';
  /** Whether CSV begins with a byte order mark, by which Excel knows that it is UTF-8. It does unless this is `false`. */
  bom?: boolean;
  /** Width of a picture in CSS pixels; 800 when left out. */
  width?: number;
  /** How many pixels of a `png` stand for one of CSS. */
  scale?: 1 | 2 | 3;
  theme?: 'light' | 'dark' | 'print';
  /** Where the geometry of a map comes from; by default `maps/US-MO.json` beside the package. */
  geometry?: (region: string) => Promise<unknown>;
}

/** A file to save. */
export interface ExportedFile {
  /** What it is called: `missouri-state-report-2020.xlsx`. */
  name: string;
  /** What it is, as MIME says it. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A report as a file. Withheld figures are empty, with a code that says so and nothing about why.
 *
 * @throws {ReportError} if there is no such format, table or chart, or pictures cannot be made here
 */
export async function exportReport(
  report: PublishedReport | ReportDocument,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<ExportedFile> {
  const info = exportFormats.find(({ name }) => name === format);
  if (!info) {
    const known = exportFormats.map(({ name }) => name).join(', ');
    throw new ReportError('unknown-format', `There is no export format “${String(format)}”. Known are ${known}.`);
  }
  const document = documentOf(report);
  try {
    if (format === 'svg' || format === 'png') return await picture(document, format, options);
    if (format === 'xlsx') return await workbookFile(document);
    return await textFile(document, format, options);
  } catch (fault) {
    throw asReportError(fault);
  }
}

async function textFile(document: ReportDocument, format: ExportFormat, options: ExportOptions): Promise<ExportedFile> {
  const { table, layout, bom = true } = options;
  const geometry = format === 'vega-lite' ? await geometryOf(document, options) : undefined;
  const exporter = await exporterOf(document);
  try {
    const { name, type, bytes } = exporter.export(format, { table, layout, bom, geometry });
    return { name, type, bytes: bytes as Uint8Array<ArrayBuffer> };
  } finally {
    exporter.free();
  }
}

async function workbookFile(document: ReportDocument): Promise<ExportedFile> {
  const bytes = (await workbookOf(document)) as Uint8Array<ArrayBuffer>;
  const exporter = await exporterOf(document);
  try {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name: `${exporter.name}.xlsx`, type, bytes };
  } finally {
    exporter.free();
  }
}

async function picture(document: ReportDocument, format: 'svg' | 'png', options: ExportOptions): Promise<ExportedFile> {
  const { table, width = 800, scale = 2, theme = 'light' } = options;
  if (table === undefined) {
    throw new ReportError('no-chart', 'A picture is of one chart: name its table or map in the option `table`.');
  }
  if (![1, 2, 3].includes(scale)) throw new ReportError('invalid-options', '`scale` should be 1, 2 or 3.');
  if (!['light', 'dark', 'print'].includes(theme)) {
    throw new ReportError('invalid-options', '`theme` should be "light", "dark" or "print".');
  }
  if (format === 'png' && typeof globalThis.document === 'undefined') {
    throw new ReportError('no-canvas', 'A PNG is painted on a canvas, and there is none here. SVG needs no browser.');
  }
  const geometry = await geometryOf(document, options);
  const exporter = await exporterOf(document);
  try {
    const wanted = { width, theme, geometry };
    const file = exporter.fileName(table);
    if (format === 'svg') {
      const text = exporter.svg(table, { ...wanted, prefix: 'hr-' });
      return { name: `${file}.svg`, type: 'image/svg+xml', bytes: new TextEncoder().encode(text) };
    }
    const canvas = globalThis.document.createElement('canvas');
    exporter.paint(table, canvas, scale, wanted);
    return { name: `${file}.png`, type: 'image/png', bytes: await pngOf(canvas) };
  } finally {
    exporter.free();
  }
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new ReportError('no-canvas', 'The browser could not write this picture.');
  return new Uint8Array(await blob.arrayBuffer());
}

/** The geometry of the chosen map, if it is a map that is chosen. */
async function geometryOf(document: ReportDocument, options: ExportOptions): Promise<unknown> {
  const maps = (document.sections ?? []).flatMap(({ map }) => (map ? [map] : []));
  const map = maps.find(({ id }) => id === options.table);
  return map && (options.geometry ?? mapBeside)(map.region);
}

/**
 * Copies a table, with its notes, so that it can be pasted as a table into documents and spreadsheets, or as text.
 * Browsers allow it only while they handle a click or a key.
 *
 * @throws {ReportError} if there is no such table, or the browser refuses
 */
export async function copyTable(report: PublishedReport | ReportDocument, table: string): Promise<void> {
  if (typeof ClipboardItem === 'undefined' || !globalThis.navigator?.clipboard) {
    throw new ReportError('no-clipboard', 'There is no clipboard here that a page may write to.');
  }
  const parts = clippingOf(documentOf(report), table);
  const blob = (place: 0 | 1, type: string) => parts.then((made) => new Blob([made[place]], { type }));
  // Promises, since some browsers forget the click while the module loads.
  const item = { 'text/html': blob(0, 'text/html'), 'text/plain': blob(1, 'text/plain') };
  try {
    await Promise.all([navigator.clipboard.write([new ClipboardItem(item)]), parts]);
  } catch (fault) {
    // What is wrong with the table says more than that there was nothing to copy.
    await parts;
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('no-clipboard', `The browser did not let the table be copied: ${reason}`, [], {
      cause: fault,
    });
  }
}

/** A table as HTML, and as text with tabs between its cells: what {@link copyTable} copies. */
export async function clippingOf(document: ReportDocument, table: string): Promise<[html: string, text: string]> {
  const exporter = await exporterOf(document);
  try {
    return exporter.clipping(table) as [string, string];
  } catch (fault) {
    throw asReportError(fault);
  } finally {
    exporter.free();
  }
}

function documentOf(report: PublishedReport | ReportDocument): ReportDocument {
  return 'document' in report ? report.document : report;
}
