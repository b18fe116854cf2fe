import type { ExportOptions } from '../export.js';
import { exportFormats, type ExportFormat } from '../export/formats.js';
import { oEmbedOf, toSingleFile, type OEmbed, type SavedVariant, type SaveOptions } from '../save.js';
import type { BuildValues } from './build.js';
import { numberOf } from './values.js';
import { loadReport, type ReportDocument } from '../slim.js';
import { soundness } from '../common/soundness.js';
import { exits, Stop } from './stop.js';

/** A page of a document. */
interface PageOptions extends Omit<SaveOptions, 'signal'> {
  variant?: SavedVariant | undefined;
  format?: undefined;
}

/** Result of a document: a page, or a file for other programs. */
export type FileOptions =
  PageOptions | { format: ExportFormat; options: Omit<ExportOptions, 'signal'>; variant?: undefined };

/** The formats that there are. */
export const fileFormats: readonly string[] = exportFormats.map(({ name }) => name);

/** Stops where a format is of one chart and none is named, or of everything and one is. */
export function assertTable(format: ExportFormat, table: string | undefined): void {
  const { of = [] } = exportFormats.find(({ name }) => name === format) ?? {};
  if (table === undefined && !of.includes('report'))
    throw new Stop(exits.usage, `${format} is of one chart: name its table or map with --table.`);
  if (table !== undefined && !of.some((part) => part !== 'report'))
    throw new Stop(exits.usage, `${format} holds the whole report: leave --table out.`);
}

/** The file that a document becomes. */
export async function makeFile(document: ReportDocument, options: FileOptions): Promise<string | Uint8Array> {
  if (options.format === undefined) return toSingleFile(document, options);
  await soundness(document);
  const { exportReport } = await import('../export.js');
  return (await exportReport(document, options.format, options.options)).bytes;
}

/** Returns what a page with an address says to content systems that embed it. */
export async function embedding(
  document: ReportDocument,
  { address = '', language }: PageOptions,
  { width, height }: Pick<BuildValues, 'width' | 'height'>,
): Promise<OEmbed> {
  const size = {
    ...(width === undefined ? {} : { width: numberOf('width', width, 100, 4000) }),
    ...(height === undefined ? {} : { height: numberOf('height', height, 100, 20_000) }),
  };
  return oEmbedOf(await loadReport(document, { language }), { address, ...size });
}
