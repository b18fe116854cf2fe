/**
 * A report as one file that needs nothing else: for a web site, an e-mail, an archive. Loaded on demand, since readers
 * of reports do not need it.
 *
 * ```js
 * import { toSingleFile } from 'hotline-report/save';
 * const html = await toSingleFile(document, { variant: 'static' });
 * ```
 */
import { languageBeside, mapBeside } from './platform/beside.js';
import { onDemand } from './common/errors.js';
import { shapeOf, type GeometrySource } from './viewer/geometry.js';
import {
  checkOptions,
  common,
  hasDrawings,
  init,
  initCharts,
  loadLanguage,
  parseReport,
  ReportError,
  type PublishedReport,
  type ReportDocument,
  type ReportSource,
  wordsOf,
} from './slim.js';
import { pageTheme } from './common/options.js';
import { asDocument, contentOf, isParsed } from './common/source.js';
import { soundness } from './common/soundness.js';
import { chartsModule } from './platform/charts-module.js';
import { viewerModule } from './platform/viewer-module.js';
import { savedPrefix, type SavedMore } from './saved/data.js';
import { textOf } from './common/file-name.js';
import { describe, webAddress } from './saved/card.js';
import { savedPage } from './saved/page.js';

export { oEmbedOf, type OEmbed, type OEmbedOptions } from './saved/card.js';

/**
 * - `interactive`: complete without script; with it, canvas charts, tooltips, sorting, languages, downloads.
 * - `static`: nothing in it runs; its charts are vectors.
 * - `paste`: tables and notes alone, a piece of HTML that content systems such as WordPress let pass unchanged.
 *
 * The pages hold a `Dataset` of schema.org, too, by which search engines find the figures.
 */
export type SavedVariant = 'interactive' | 'static' | 'paste';

/** Options for saving a report. */
export interface SaveOptions {
  /** Variant of the file; `interactive` where absent. */
  variant?: SavedVariant | undefined;
  /** The language to read it in, such as `es-US`: one that all its texts are in; its own where absent, or where it is not. */
  language?: string | undefined;
  /** The level of the report's own heading, 1 to 4: 1 in a page of its own, 2 in a page of others. */
  headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** Colours of a page: those that the reader's system has where absent or `auto`; always the same with `light` or `dark`. */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Source of the geometry of maps; the folder `maps` beside the package where absent. */
  geometry?: GeometrySource | undefined;
  /** Address of the page, so that it can say so to search engines and content systems. */
  address?: string | undefined;
  /** The address of a picture that others show beside a link to the page: 1200 × 630 pixels are usual. */
  picture?: string | undefined;
  /** Gives it up: the promise then fails with the signal's reason. */
  signal?: AbortSignal | undefined;
}

const rules = {
  variant: ['interactive', 'static', 'paste'],
  language: common.language,
  headingLevel: common.headingLevel,
  theme: pageTheme,
  geometry: common.geometry,
  address: 'string',
  picture: 'string',
  signal: common.signal,
};

/** Options for a page of its own: a piece of another page has the address and the colours of that. */
const ofPages = ['address', 'picture', 'theme'] as const;

/** CSS pixels of charts drawn as vectors: beside a table, or alone on a small screen, each in its natural size. */
const widths = { width: 520, narrowWidth: 288 };

/**
 * Makes one file of a report. It holds the published document and nothing else; the same document gives the same bytes.
 *
 * @param source a report that was parsed, a document, its JSON text, its address, or a file that holds it
 * @returns HTML: a page, or for `paste` a piece of one
 * @throws {ReportError} `invalid-document` with all problems, if the document is not sound
 */
export async function toSingleFile(source: ReportSource, options: SaveOptions = {}): Promise<string> {
  checkOptions(options, rules);
  const { variant = 'interactive', headingLevel, theme = 'auto', geometry = mapBeside, signal } = options;
  const odd = variant === 'paste' && ofPages.find((name) => options[name] !== undefined);
  if (odd)
    throw new ReportError('invalid-options', `\`${odd}\` is for a page of its own, and \`paste\` is a piece of one.`);
  const [address, picture] = (['address', 'picture'] as const).map((name) => {
    const given = options[name];
    return given === undefined ? undefined : webAddress(name, given);
  });
  const [content] = await Promise.all([contentOf(source, signal), init(viewerModule(), undefined, { signal })]);
  const contradictions = await soundness(content);
  signal?.throwIfAborted();
  const { shown, document, languages } = await read(isParsed(source) ? source : asDocument(content), options.language);
  if (variant === 'paste') {
    const prefix = `hr-${fingerprint(JSON.stringify(document))}-`;
    return shown.html({ plain: true, prefix, headingLevel: headingLevel ?? 2, contradictions });
  }
  const charts = hasDrawings(shown);
  const [shapes] = await Promise.all([
    shapesOf(shown, geometry, signal),
    charts ? initCharts(chartsModule(), { signal }) : undefined,
  ]);
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
  const { language, direction } = shown;
  const words = wordsOf(languages);
  const more: SavedMore = { language, contradictions, geometry: shapes, ...(words.length > 0 ? { words } : {}) };
  // In the language of the page.
  const dataset = await datasetOf({ ...document, language });
  const { title } = shown;
  const card = { title, description: describe(shown), publisher: textOf(document.publisher), address, picture };
  const { accent } = document.imprint ?? {};
  const page = { card, language, direction, theme, article, accent, dataset };
  return savedPage(interactive ? { ...page, data: { document, more, charts } } : page);
}

/** The report in the language asked for, with the words of all languages that readers can choose. */
async function read(source: PublishedReport | ReportDocument, asked: string | undefined) {
  const document = isParsed(source) ? source.document : source;
  const usual = isParsed(source) ? source.language : document.language;
  if (typeof usual === 'string') await loadLanguage(usual, languageBeside);
  const own = parseReport(document, { language: usual });
  const { languages } = own;
  const is = (tag: string) => (one: string) => one.split('-')[0]?.toLowerCase() === tag.split('-')[0]?.toLowerCase();
  if (asked !== undefined && !languages.some(is(asked))) {
    const message = `The texts of this report are not in ${asked}; they are in ${languages.join(', ')}.`;
    throw new ReportError('invalid-options', message);
  }
  for (const tag of languages) await loadLanguage(tag, languageBeside);
  return { document, languages, shown: asked === undefined ? own : parseReport(document, { language: asked }) };
}

/**
 * Returns the description of the figures for search engines, from the module that exports: readers need it as little as
 * this one.
 */
async function datasetOf(document: ReportDocument): Promise<unknown> {
  const { exportReport } = await onDemand(import('./export.js'));
  const { bytes } = await exportReport(document, 'json-ld');
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The geometry of every map that can be drawn. One without geometry is left out, as in a page; its table is. */
async function shapesOf(
  report: PublishedReport,
  geometry: GeometrySource,
  signal: AbortSignal | undefined,
): Promise<Record<string, unknown>> {
  const regions = [...new Set(report.charts.flatMap(({ region }) => region ?? []))];
  const found = await Promise.all(
    regions.map(async (region) => [region, await shapeOf(region, geometry, signal).catch(() => undefined)] as const),
  );
  signal?.throwIfAborted();
  return Object.fromEntries(found.filter(([, shape]) => shape !== undefined));
}

/** A short name of a text (FNV-1a): ids of several reports on one page must differ. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}
