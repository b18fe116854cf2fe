import { CanvasChart, Report } from '../hotline_report.js';
import { assertCharts, assertRunning } from './engine.js';
import type { ErrorCode } from '../common/error-codes.js';
import { asReportError, ReportError } from '../common/errors.js';
import { idsOf, withTable } from './figures.js';
import type { Geometries } from './geometry.js';
import { assertWords } from './languages.js';
import { excessOf, withoutVastCharts } from '../common/limits.js';
import { checkOptions, common, theme, width } from '../common/options.js';
import type { Problem, ReportDocument } from '../generated/report-document.js';
import { asDocument, type DocumentObject } from '../common/source.js';

/**
 * Display of charts: drawn on a canvas that answers to pointer and keyboard, as vector pictures, or not at all.
 */
export type Charts = 'canvas' | 'svg' | 'none';

/** Options for reading a document. */
export interface ParseOptions {
  /** The language to read it in, such as `es-US`: one that all its texts are in; its own where absent, or where it is not. */
  language?: string | undefined;
}

/** Options for writing the static HTML of a report. */
export interface HtmlOptions {
  /** Prefix of every id, so that several reports can be on one page: at most 64 of A–Z, a–z, 0–9, `-` and `_`. */
  prefix?: string | undefined;
  /** The level of the report's own heading, 1 to 4. */
  headingLevel?: 1 | 2 | 3 | 4 | undefined;
  /** Numbering of notes, where it differs from the document's. */
  noteNumbering?: 'deduplicated' | 'as-published' | undefined;
  /** `none` where absent; `svg`: as vectors, but maps without geometry; `canvas`: empty figures for canvases. */
  charts?: Charts | undefined;
  /** The geometry of maps drawn as SVG, by the code of the region. */
  geometry?: Geometries | undefined;
  /** CSS pixels of charts drawn as vectors, 100 to 4000; 660, a sheet of paper, where absent. */
  width?: number | undefined;
  /** CSS pixels of a second picture of each, which the style sheet shows on narrow screens instead. */
  narrowWidth?: number | undefined;
  /** Only what content systems let pass: no charts, nothing that needs a style sheet. */
  plain?: boolean | undefined;
  /** @internal Whether hidden controls are written for the script of a saved page. */
  controls?: boolean | undefined;
  /** @internal Whether lists have a chart of their own instead of bars in their rows. */
  separate?: boolean | undefined;
  /** Contradictions of the publication with itself, as `checkReport` found them: the printed figures are marked. */
  contradictions?: readonly Problem[] | undefined;
}

/** A chart that a report offers. */
export interface ChartInfo {
  /** The id of the table or map that it shows. */
  id: string;
  kind: 'bars' | 'time' | 'donut' | 'stacked' | 'pyramid' | 'heat' | 'range' | 'map' | 'tiles';
  /** `true` if a page shows it within its table. */
  inRows: boolean;
  /** For a map, the region whose geometry it needs: `US-MO`, `US` for the states, `world`, or the code of an own one. */
  region?: string;
}

/** Options for drawing a chart as SVG. */
export interface SvgOptions {
  /** Width in CSS pixels, 100 to 4000; 660, a sheet of paper, where absent. */
  width?: number | undefined;
  theme?: 'light' | 'dark' | 'print' | undefined;
  /** Prefix of the ids within the picture. */
  prefix?: string | undefined;
  /** The geometry of maps, by the code of the region. */
  geometry?: Geometries | undefined;
  /** @internal The rows in the order in which a reader sorted them: what their `data-row` says, spaces between. */
  order?: string | undefined;
}

const { charts, headingLevel, language, noteNumbering, prefix } = common;
const htmlRules = {
  charts,
  headingLevel,
  noteNumbering,
  prefix,
  width,
  narrowWidth: width,
  geometry: 'object',
  plain: 'boolean',
  contradictions: 'array',
};
const svgRules = { width, theme, prefix, geometry: 'object' };

/** A report that can be shown. Everything it gives out is made from what may be published. */
export class PublishedReport {
  readonly #inner: Report;

  /** Use {@link parseReport} or {@link loadReport}. */
  private constructor(
    inner: Report,
    /** The document that it was read from. */
    readonly document: ReportDocument,
  ) {
    this.#inner = inner;
  }

  /** @internal */
  static of(inner: Report, document: ReportDocument): PublishedReport {
    return new PublishedReport(inner, document);
  }

  get title(): string {
    return this.#inner.title;
  }

  /** The language that it is read in. */
  get language(): string {
    return this.#inner.language;
  }

  /** The languages that it can be read in as a whole, the document's own first. */
  get languages(): readonly string[] {
    return this.#inner.languages;
  }

  /** Direction of its lines. */
  get direction(): 'ltr' | 'rtl' {
    return this.#inner.direction as 'ltr' | 'rtl';
  }

  /** The report as a complete static fragment of HTML, readable without any script. */
  html(options: HtmlOptions = {}): string {
    checkOptions(options, htmlRules, { controls: 'boolean', separate: 'boolean' });
    const places = options.charts === 'canvas' ? { charts: 'places' } : {};
    if (options.charts === 'svg' && hasDrawings(this, options.separate)) assertCharts();
    return attempt(() => this.#inner.html({ ...options, ...places }));
  }

  /** The charts that the report offers, in reading order. */
  get charts(): readonly ChartInfo[] {
    return this.#inner.charts as ChartInfo[];
  }

  /**
   * A table, map or headline in a sentence or two.
   *
   * @param id of a table or map; `headline`, or `figures-2` for the figures of the second section
   * @throws {ReportError} `no-table`
   */
  summary(id: string): string {
    return this.#ofTable(id, (report) => report.summary(id));
  }

  /**
   * A table, map or headline as CSV, the way it is printed: title, head, rows, notes. Texts that a spreadsheet might take for formulas
   * begin with an apostrophe. `hotline-report/export` writes the layout for programs, and other formats.
   *
   * @param id of a table or map; `headline`, or `figures-2` for the figures of the second section
   * @throws {ReportError} `no-table`
   */
  csv(id: string): string {
    return this.#ofTable(id, (report) => report.csv(id));
  }

  /**
   * A chart as a vector picture.
   *
   * @throws {ReportError} `no-chart`; `not-started` if the module of charts does not run yet: `initCharts` starts it
   */
  svg(id: string, options: SvgOptions = {}): string {
    checkOptions(options, svgRules, { order: 'string' });
    assertCharts();
    const { geometry, ...others } = options;
    const region = geometry && this.charts.find((chart) => chart.id === id)?.region;
    return attempt(() => this.#inner.svg(id, region ? { ...others, geometry: geometry[region] } : others));
  }

  #ofTable(id: string, act: (report: Report) => string): string {
    const made = withTable(this.document, id);
    if (made) return attempt(() => act(Report.parse(made, this.language)));
    try {
      return act(this.#inner);
    } catch (fault) {
      throw new ReportError('no-table', `${asReportError(fault).message} It has ${idsOf(this.document).join(', ')}.`);
    }
  }

  /** @internal A chart laid out for a canvas of that width. */
  layOut(id: string, canvas: HTMLCanvasElement, options: object): CanvasChart {
    return attempt(() => this.#inner.layOut(id, canvas, options));
  }

  /** @internal The bars of a list laid out for a canvas behind its rows, whose places are given. */
  layOutRows(
    id: string,
    canvas: HTMLCanvasElement,
    order: string,
    boxes: Int32Array,
    [across, down]: readonly [number, number],
    mirrored: boolean,
  ): CanvasChart {
    return attempt(() => this.#inner.layOutRows(id, canvas, order, boxes, across, down, mirrored));
  }
}

function attempt<T>(action: () => T, otherwise?: ErrorCode): T {
  try {
    return action();
  } catch (fault) {
    throw asReportError(fault, otherwise);
  }
}

/** @internal Returns whether a report has charts other than bars in rows, which the module of charts draws. */
export function hasDrawings({ charts: offered }: PublishedReport, areSeparate = false): boolean {
  return offered.some(({ inRows }) => areSeparate || !inRows);
}

/**
 * Reads a report document that was checked when it was published. Wait for `init` before, and for `initCharts` where its
 * charts are drawn as pictures in a page; or use `loadReport`.
 *
 * @param document the document as an object, or as JSON text
 * @throws {ReportError} if it cannot be shown; `checkReport` says why
 */
export function parseReport(document: DocumentObject | string, options: ParseOptions = {}): PublishedReport {
  checkOptions(options, { language });
  const content = asDocument(document);
  assertRunning();
  return attempt(() => {
    const excess = excessOf(content);
    if (excess) throw new ReportError('too-large', `${excess.pointer}: ${excess.message}`);
    const drawn = withoutVastCharts(content);
    const inner = Report.parse(drawn, options.language);
    assertWords(inner.language);
    return PublishedReport.of(inner, content);
  }, 'invalid-document');
}
