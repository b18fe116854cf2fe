import { CanvasChart, Report } from './hotline_report.js';
import { assertRunning } from './engine.js';
import { asReportError, ReportError } from './errors.js';
import type { Problem, ReportDocument } from './report-document.js';
import type { SaveOptions } from './save.js';

/** How the static HTML of a report is written. */
export interface HtmlOptions {
  /** Stands before every id, so that several reports can stand on one page. */
  prefix?: string;
  /** The level of the report's own heading, 1 to 4. */
  headingLevel?: 1 | 2 | 3 | 4;
  /** How notes are numbered, where not as the document says. */
  noteNumbering?: 'deduplicated' | 'as-published';
  /** `none`; `places`: empty figures for canvases; `svg`: the charts as vectors, save maps without geometry. */
  charts?: 'none' | 'places' | 'svg';
  /** State geometry by region code, for maps drawn as SVG. */
  geometry?: Record<string, unknown>;
  /** CSS pixels of charts drawn as vectors; those of a sheet of paper where absent. */
  width?: number;
  /** CSS pixels of a second picture of each, which the style sheet shows on narrow screens instead. */
  narrowWidth?: number;
  /** Only what content systems let pass: no charts, nothing that needs a style sheet. */
  plain?: boolean;
  /** @internal Whether hidden controls are written for the script of a saved page. */
  controls?: boolean;
  /** Where the publication contradicts itself, as `checkReport` found it: what is printed there is marked. */
  contradictions?: readonly Problem[];
}

/** A chart that a report offers. */
export interface ChartInfo {
  /** The id of the table or map that it shows. */
  id: string;
  kind: 'bars' | 'donut' | 'map' | 'tiles';
  /** For a map, the region whose geometry it needs: `US-MO`. */
  region?: string;
}

/** How a chart is drawn as SVG. */
export interface SvgOptions {
  /** Width in CSS pixels. */
  width: number;
  theme?: 'light' | 'dark' | 'print';
  /** Stands before ids within the picture. */
  prefix?: string;
  geometry?: unknown;
  /** @internal The rows in the order in which a reader sorted them: what their `data-row` says, spaces between. */
  order?: string;
}

/** A report that can be shown. Everything it gives out is made from what may be published. */
export class PublishedReport {
  readonly #inner: Report;

  /** Use {@link parseReport}. */
  constructor(
    inner: Report,
    /** The document that it was read from. */
    readonly document: ReportDocument,
  ) {
    this.#inner = inner;
  }

  get title(): string {
    return this.#inner.title;
  }

  /** The language of its numbers, dates and fixed words. */
  get language(): string {
    return this.#inner.language;
  }

  /** The report as a complete static fragment of HTML, readable without any script. */
  html(options: HtmlOptions = {}): string {
    return attempt(() => this.#inner.html({ textLanguage: this.document.language, ...options }));
  }

  /** The charts that the report offers, in reading order. */
  get charts(): readonly ChartInfo[] {
    return this.#inner.charts as ChartInfo[];
  }

  /** A table, map or headline in a sentence or two. */
  summary(id: string): string {
    return attempt(() => this.#inner.summary(id));
  }

  /**
   * A table as CSV, the way it is printed: title, head, rows, notes. Texts that a spreadsheet might take for formulas
   * begin with an apostrophe. `hotline-report/export` writes the layout for programs, and other formats.
   *
   * @throws {ReportError} if there is no such table
   */
  csv(id: string): string {
    return attempt(() => this.#inner.csv(id));
  }

  /** A chart as a vector picture. */
  svg(id: string, options: SvgOptions): string {
    return attempt(() => this.#inner.svg(id, options));
  }

  /**
   * The report as one file that needs nothing else: a page, or a piece of HTML to paste. Loads what makes it on demand.
   *
   * @throws {ReportError} if the document is not sound
   */
  async toSingleFile(options: SaveOptions = {}): Promise<string> {
    const { toSingleFile } = await import('./save.js');
    return toSingleFile(this, options);
  }

  /** @internal A chart laid out for a canvas of that width. */
  layOut(id: string, canvas: HTMLCanvasElement, options: object): CanvasChart {
    return attempt(() => this.#inner.layOut(id, canvas, options));
  }
}

function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (fault) {
    throw asReportError(fault);
  }
}

/**
 * Reads a report document that was checked when it was published. Call `init` first.
 *
 * @param document the document as an object, or as JSON text
 * @param options the language of numbers, dates and fixed words, where not the document's own: `es-US`
 * @throws {ReportError} if it cannot be shown; `checkReport` says why
 */
export function parseReport(
  document: ReportDocument | string,
  { language }: { language?: string } = {},
): PublishedReport {
  const content = typeof document === 'string' ? parseJson(document) : document;
  const shown = language === undefined ? content : { ...content, language };
  assertRunning();
  return attempt(() => new PublishedReport(Report.parse(shown), content));
}

/** @internal */
export function parseJson(text: string): ReportDocument {
  try {
    return JSON.parse(text) as ReportDocument;
  } catch (fault) {
    const message = `This is not JSON: ${(fault as Error).message}. \`checkReport\` says in which line and what to write.`;
    throw new ReportError('not-json', message, [], { cause: fault });
  }
}
