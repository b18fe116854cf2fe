/**
 * From a report to files that other programs read: CSV, JSON-stat, Excel, Data Package and others, and pictures of its
 * charts. Load it on demand, beside `hotline-report`, which shows the report.
 *
 * ```js
 * import { exportReport } from 'hotline-report/export';
 * const { name, type, bytes } = await exportReport(report, 'xlsx');
 * ```
 */
import { mapBeside } from './platform/beside.js';
import { idsOf } from './viewer/figures.js';
import { shapeOf, type GeometrySource } from './viewer/geometry.js';
import { checkOptions, common, nearest, theme as themes, width as widths } from './common/options.js';
import { asReportError, ReportError } from './common/errors.js';
import { exporterOf, workbookOf } from './export/modules.js';
import { exportFormats, type ExportFormat } from './export/formats.js';
import { fileName } from './common/file-name.js';
import { pngOf } from './platform/png.js';
import type { ReportDocument } from './generated/report-document.js';
import type { PublishedReport } from './viewer/report.js';
import { isParsed, load, type ReportSource } from './common/source.js';
import { wait, type WaitOptions } from './common/wait.js';

export type { WaitOptions } from './common/wait.js';
export { initExport, type InitExportOptions } from './export/modules.js';
export { exportFormats, type ExportFormat, type FormatInfo } from './export/formats.js';

/** Options for an export. */
export interface ExportOptions {
  /**
   * The id of a table or map, or `headline`; for `svg` and `png` also `card`, a picture of 1200 × 630 for social media
   * with the title and the first figures. `csv` and `json-stat` hold everything without it; `svg`, `png` and
   * `vega-lite` need it, since each is of one chart.
   */
  table?: string | undefined;
  /** Layout of `csv` of one table: one record per figure, or as it is printed. */
  layout?: 'tidy' | 'printed' | undefined;
  /**
   * `true` if CSV begins with a byte order mark, by which Excel knows that it is UTF-8. It does unless this is `false`.
   */
  bom?: boolean | undefined;
  /** Width of a picture in CSS pixels, 100 to 4000; 800 where absent. */
  width?: number | undefined;
  /** Number of pixels of a `png` for one of CSS. */
  scale?: 1 | 2 | 3 | undefined;
  theme?: 'light' | 'dark' | 'print' | undefined;
  /** Source of the geometry of maps; the folder `maps` beside the package where absent. */
  geometry?: GeometrySource | undefined;
  /** Gives it up: the promise then fails with the signal's reason. */
  signal?: AbortSignal | undefined;
}

const rules = {
  table: 'string',
  layout: ['tidy', 'printed'],
  bom: 'boolean',
  width: widths,
  scale: [1, 2, 3],
  theme: themes,
  geometry: common.geometry,
  signal: common.signal,
};

/** A file to save. */
export interface ExportedFile {
  /** Name, by title, place, years, table and kind, each once: `missouri-state-report-2020.xlsx`. */
  name: string;
  /** Media type, as in MIME. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A report as a file. Withheld figures are empty, with a code that says so and nothing about why.
 *
 * @throws {ReportError} if there is no such format, table or chart, or pictures cannot be made here
 */
export async function exportReport(
  source: ReportSource,
  format: ExportFormat,
  options: ExportOptions = {},
): Promise<ExportedFile> {
  checkOptions(options, rules);
  assertFormat(format);
  const { signal } = options;
  const document = await load(source, signal);
  try {
    if (format === 'svg' || format === 'png') return await picture(document, format, options);
    if (format === 'xlsx') return await workbookFile(document);
    return await textFile(document, format, options);
  } catch (fault) {
    signal?.throwIfAborted();
    throw asReportError(fault);
  }
}

function assertFormat(format: ExportFormat): void {
  const names = exportFormats.map(({ name }) => name);
  if (names.includes(format)) return;
  const near = nearest(String(format), names);
  const meant = near === undefined ? '' : ` Did you mean “${near}”?`;
  const message = `There is no export format “${String(format)}”.${meant} Known are ${names.join(', ')}.`;
  throw new ReportError('unknown-format', message);
}

/**
 * Returns the name of the file that `toSingleFile` makes: by title, place and years of the report, each once, and its
 * variant.
 */
export function savedFileName(
  report: PublishedReport | ReportDocument,
  variant: 'interactive' | 'static' | 'paste' = 'interactive',
): string {
  checkOptions({ variant }, { variant: ['interactive', 'static', 'paste'] });
  const document = isParsed(report) ? report.document : report;
  return `${fileName(document, variant === 'interactive' ? '' : variant)}.html`;
}

async function textFile(document: ReportDocument, format: ExportFormat, options: ExportOptions): Promise<ExportedFile> {
  const { table, layout, bom = true } = options;
  const geometry = format === 'vega-lite' ? await geometryOf(document, options) : undefined;
  const exporter = await exporterOf(document);
  try {
    const { name, type, bytes } = exporter.export(format, { table, layout, bom, geometry });
    // The core says what kind of file it is by what it puts after the name of the report or the table.
    const stem = [exporter.fileName(table ?? ''), exporter.name].find((one) => name.startsWith(one)) ?? '';
    const more = [table ?? '', layout === 'printed' ? 'as printed' : ''];
    return {
      name: `${fileName(document, ...more)}${name.slice(stem.length)}`,
      type,
      bytes: bytes as Uint8Array<ArrayBuffer>,
    };
  } finally {
    exporter.free();
  }
}

async function workbookFile(document: ReportDocument): Promise<ExportedFile> {
  const bytes = (await workbookOf(document)) as Uint8Array<ArrayBuffer>;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: `${fileName(document)}.xlsx`, type, bytes };
}

async function picture(document: ReportDocument, format: 'svg' | 'png', options: ExportOptions): Promise<ExportedFile> {
  const { table, width = 800, scale = 2, theme = 'light' } = options;
  if (table === undefined) {
    throw new ReportError(
      'no-chart',
      'A picture is of one chart: name its table or map in the option `table`, or `card` for a card of the report.',
    );
  }
  const geometry = await geometryOf(document, options);
  const exporter = await exporterOf(document);
  try {
    const ids = idsOf(document);
    if (table !== 'card' && !ids.includes(table)) {
      const message = `The report has no table, map or figures “${table}”. It has ${ids.join(', ')}.`;
      throw new ReportError('no-table', message);
    }
    const wanted = { width, theme, geometry };
    const file = fileName(document, table);
    if (format === 'svg') {
      const text = exporter.svg(table, { ...wanted, prefix: 'hr-' });
      return { name: `${file}.svg`, type: 'image/svg+xml', bytes: new TextEncoder().encode(text) };
    }
    return { name: `${file}.png`, type: 'image/png', bytes: await pngOf(exporter, { ...wanted, table, scale }) };
  } finally {
    exporter.free();
  }
}

/** The geometry of the chosen map, if it is a map that is chosen. */
async function geometryOf(document: ReportDocument, options: ExportOptions): Promise<unknown> {
  const maps = (document.sections ?? []).flatMap(({ map }) => (map ? [map] : []));
  const tables = (document.sections ?? []).flatMap((section) => section.tables ?? []);
  const drawn = tables.find(({ id, chart }) => id === options.table && chart === 'map');
  const region = maps.find(({ id }) => id === options.table)?.region ?? (drawn && (drawn.region ?? 'US'));
  return region && shapeOf(region, options.geometry ?? mapBeside, options.signal);
}

/**
 * Copies a table, with its notes, so that it can be pasted as a table into documents and spreadsheets, or as text.
 * Browsers allow it only while they handle a click or a key.
 *
 * @throws {ReportError} if there is no such table, or the browser refuses
 */
export async function copyTable(source: ReportSource, table: string, options: WaitOptions = {}): Promise<void> {
  checkOptions(options, { signal: common.signal });
  if (typeof ClipboardItem === 'undefined' || !globalThis.navigator?.clipboard) {
    throw new ReportError('no-clipboard', 'There is no clipboard here that a page may write to.');
  }
  const parts = wait(
    load(source, options.signal).then((document) => clippingOf(document, table)),
    options,
  );
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
export async function clippingOf(
  document: ReportDocument,
  table: string,
  options: WaitOptions = {},
): Promise<[html: string, text: string]> {
  const exporter = await wait(exporterOf(document), options);
  try {
    const [html, text] = exporter.clipping(table) as [string, string];
    return [unstyled(html), text];
  } catch (fault) {
    throw asReportError(fault);
  } finally {
    exporter.free();
  }
}

/**
 * The same table without inline styles: browsers read what is copied under the policy of the page, and many policies
 * forbid those. Spaces that stay stand for the depth of a row.
 */
function unstyled(html: string): string {
  return html
    .replaceAll(' style="text-align:right"', ' align="right"')
    .replaceAll(/ style="text-align:left;padding-left:(\d+)em[^"]*">/g, (_, level: string) => {
      return ` align="left">${'\u00a0'.repeat(2 * Number(level))}`;
    });
}
