import { CanvasChart, Report } from './hotline_report.js';
import { asReportError, ReportError } from './errors.js';
import type { Problem, ReportDocument } from './report-document.js';

/** How the static HTML of a report is written. */
export interface HtmlOptions {
  /** Stands before every id, so that several reports can stand on one page. */
  prefix?: string;
  /** The level of the report's own heading, 1 to 4. */
  headingLevel?: 1 | 2 | 3 | 4;
  /** How notes are numbered, where not as the document says. */
  noteNumbering?: 'deduplicated' | 'as-published';
  /** `none`; `places`: empty figures for canvases; `svg`: the charts themselves, as vectors. */
  charts?: 'none' | 'places' | 'svg';
  /** State geometry by region code, for maps drawn as SVG. */
  geometry?: Record<string, unknown>;
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
}

/** A checked report. Everything it gives out is made from what may be published. */
export class PublishedReport {
  readonly #inner: Report;
  /** What the check found that does not stop the report: contradictions of the publication, and advice. */
  readonly problems: readonly Problem[];

  /** Use {@link parseReport}. */
  constructor(
    inner: Report,
    /** The document that it was read from. */
    readonly document: ReportDocument,
  ) {
    this.#inner = inner;
    this.problems = inner.problems as Problem[];
  }

  get title(): string {
    return this.#inner.title;
  }

  get language(): string {
    return this.#inner.language;
  }

  /** The report as a complete static fragment of HTML, readable without any script. */
  html(options: HtmlOptions = {}): string {
    return attempt(() => this.#inner.html(options));
  }

  /** The charts that the report offers, in reading order. */
  get charts(): readonly ChartInfo[] {
    return this.#inner.charts as ChartInfo[];
  }

  /** A table, map or headline in a sentence or two. */
  summary(id: string): string {
    return attempt(() => this.#inner.summary(id));
  }

  /** A chart as a vector picture. */
  svg(id: string, options: SvgOptions): string {
    return attempt(() => this.#inner.svg(id, options));
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
 * Reads and checks a report document. Call `init` first.
 *
 * @param document the document as an object, or as JSON text
 * @throws {ReportError} with every problem at once, if any of them stops the report
 */
export function parseReport(document: ReportDocument | string): PublishedReport {
  let content: unknown = document;
  if (typeof document === 'string') {
    try {
      content = JSON.parse(document);
    } catch (fault) {
      throw new ReportError('not-json', `This is not JSON: ${(fault as Error).message}`, [], { cause: fault });
    }
  }
  return attempt(() => new PublishedReport(Report.parse(content), content as ReportDocument));
}
