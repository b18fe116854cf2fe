/**
 * A report as one file that needs nothing else: for a web site, an e-mail, an archive. Loaded on demand, since readers
 * of reports do not need it.
 *
 * ```js
 * import { toSingleFile } from 'hotline-report/save';
 * const html = await toSingleFile(document, { variant: 'static' });
 * ```
 */
import { mapBeside } from './beside.js';
import { init, parseReport, ReportError, type PublishedReport, type ReportDocument } from './slim.js';
import { soundness } from './soundness.js';
import { viewerModule } from './viewer-module.js';
import { savedPrefix, type SavedMore } from './saved-data.js';
import { savedPage } from './saved-page.js';

/**
 * - `interactive`: complete without script; with it, canvas charts, tooltips, sorting, languages, downloads.
 * - `static`: nothing in it runs; its charts are vectors.
 * - `paste`: tables and notes alone, a piece of HTML that content systems such as WordPress let pass unchanged.
 *
 * The pages hold a `Dataset` of schema.org, too, by which search engines find the figures.
 */
export type SavedVariant = 'interactive' | 'static' | 'paste';

/** How a report is saved. */
export interface SaveOptions {
  /** What is made; `interactive` where absent. */
  variant?: SavedVariant;
  /** The language of numbers, dates and fixed words, where not the document's own: `es-US`. */
  language?: string;
  /** The level of the report's own heading, 1 to 4: 1 in a page of its own, 2 in a page of others. */
  headingLevel?: 1 | 2 | 3 | 4;
  /** Where the geometry of a map comes from; by default `maps/US-MO.json` beside the package. */
  geometry?: (region: string) => Promise<unknown>;
}

const variants: readonly SavedVariant[] = ['interactive', 'static', 'paste'];

/** CSS pixels of charts drawn as vectors: beside a table, or alone on a small screen, each in its natural size. */
const widths = { width: 520, narrowWidth: 288 };

/**
 * Makes one file of a report. It holds the published document and nothing else; the same document gives the same bytes.
 *
 * @param report a report that was parsed, a document, or the JSON text of one
 * @returns HTML: a page, or for `paste` a piece of one
 * @throws {ReportError} `invalid-document` with all problems, if the document is not sound
 */
export async function toSingleFile(
  report: PublishedReport | ReportDocument | string,
  options: SaveOptions = {},
): Promise<string> {
  const { variant = 'interactive', headingLevel, geometry = mapBeside } = options;
  if (!variants.includes(variant)) {
    const known = variants.map((name) => `“${name}”`).join(', ');
    throw new ReportError('invalid-options', `There is no variant “${variant}”. Known are ${known}.`);
  }
  if (options.language !== undefined && !/^(en|es)(-|$)/i.test(options.language)) {
    const known = 'Known are English and Spanish: en-US, en-GB, es-US, es-MX, es-ES.';
    throw new ReportError('invalid-options', `There are no words in “${options.language}”. ${known}`);
  }
  await init(viewerModule());
  // Not told by its class: a classic script has one of its own.
  const given = isParsed(report) ? report.document : report;
  const contradictions = await soundness(given);
  const { document, language: usual } = isParsed(report) ? report : parseReport(given);
  const { language = usual } = options;
  const shown = parseReport(document, { language });
  if (variant === 'paste') {
    const prefix = `hr-${fingerprint(JSON.stringify(document))}-`;
    return shown.html({ plain: true, prefix, headingLevel: headingLevel ?? 2, contradictions });
  }
  const shapes = await shapesOf(shown, geometry);
  const interactive = variant === 'interactive';
  const article = shown.html({
    ...widths,
    prefix: savedPrefix,
    headingLevel: headingLevel ?? 1,
    charts: 'svg',
    geometry: shapes,
    contradictions,
    controls: interactive,
  });
  const more: SavedMore = { language, contradictions, geometry: shapes };
  const dataset = await datasetOf(document);
  const page = { title: shown.title, language: document.language, article, dataset };
  return savedPage(interactive ? { ...page, data: { document, more } } : page);
}

function isParsed(report: PublishedReport | ReportDocument | string): report is PublishedReport {
  return typeof report === 'object' && 'document' in report;
}

/** What search engines are told of the figures, from the module that exports: readers need it as little as this one. */
async function datasetOf(document: ReportDocument): Promise<unknown> {
  const { exportReport } = await import('./export.js');
  const { bytes } = await exportReport(document, 'json-ld');
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The geometry of every map that can be drawn. One without geometry is left out, as in a page; its table stands. */
async function shapesOf(
  report: PublishedReport,
  geometry: (region: string) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const regions = [...new Set(report.charts.flatMap(({ region }) => region ?? []))];
  const found = await Promise.all(
    regions.map(async (region) => [region, await geometry(region).catch(() => undefined)] as const),
  );
  return Object.fromEntries(found.filter(([, shape]) => shape !== undefined));
}

/** A short name of a text (FNV-1a): ids of several reports on one page must differ. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}
