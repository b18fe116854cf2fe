import type { CellFocus } from './chart-view.js';
import type { GeometrySource } from './geometry.js';
import { common, pageTheme, type Rules } from '../common/options.js';
import type { Charts, HtmlOptions, PublishedReport } from './report.js';
import type { Problem, ReportDocument } from '../generated/report-document.js';
import type { ReportSource } from '../common/source.js';

/** Options for showing a report in a page. */
export interface MountOptions extends Pick<HtmlOptions, 'headingLevel' | 'noteNumbering' | 'prefix'> {
  /**
   * `true` if the document is checked first: then errors are all reported at once, and what contradicts itself is
   * marked. A published document was checked before, so it is not unless this is `true`.
   */
  check?: boolean | undefined;
  /** `canvas` where absent: charts that answer to pointer and keyboard; `svg`: pictures; `none`: tables alone. */
  charts?: Charts | undefined;
  /** Only these tables and maps, by their ids, with the notes that they refer to; all of them where absent. */
  tables?: readonly string[] | undefined;
  /** `true` if notes are shown; they are unless this is `false`. */
  notes?: boolean | undefined;
  /** `true` if the heads of tables sort them; they do unless this is `false`. */
  sortable?: boolean | undefined;
  /**
   * `true` if the report has controls of its own: its languages, its document and tables as files, printing, which of
   * table and chart is seen, charts as pictures, and how to cite each table. Where there is little room, those of the whole report are one menu.
   */
  controls?: boolean | undefined;
  /**
   * Name by which the address of the page keeps what a reader chose: language, order of rows, view, and a row. Two reports
   * of a page need two names. `#harbour` where the page shows the report at this address. Nothing is kept where it is absent.
   */
  permalink?: string | undefined;
  /** The language to read it in, such as `es-US`: one that all its texts are in; its own where absent, or where it is not. */
  language?: string | undefined;
  /** Colours: those of the page around it where absent or `auto`; always the same with `light` or `dark`. */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Source of the geometry of maps; the folder `maps` beside the package where absent. */
  geometry?: GeometrySource | undefined;
  /** Called with the mark of a chart that the pointer or the keyboard is at, and with `null` when it leaves. */
  onCellFocus?: ((cell: CellFocus | null) => void) | undefined;
  /** Gives it up: the promise then fails with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Options for showing a single table or chart in a page. */
export type FigureOptions = Omit<MountOptions, 'tables' | 'charts' | 'controls'>;

/** A report that is on the page. */
export interface MountedReport {
  readonly report: PublishedReport;
  /** The document as it was loaded. */
  readonly document: ReportDocument;
  /** Findings of the check that do not stop the report; empty where none was asked for. */
  readonly problems: readonly Problem[];
  /** The `<article>` that was put into the element. */
  readonly article: HTMLElement;
  /**
   * Shows another document, or the same one with other options; options that are not named stay. Only what differs
   * changes on the page, so focus, canvases and the chosen order of rows stay. Updates that are asked for one after another add
   * up. On an error, all stays as it was. A signal counts for its own call alone.
   *
   * @param change another source, or other options
   * @param options other options beside another source
   * @throws {ReportError}
   */
  update(change: ReportSource | MountOptions, options?: MountOptions): Promise<void>;
  /** Takes it off the page and stops watching. */
  unmount(): void;
}

/** Target of a report: an element, or a selector that finds one. */
export type MountTarget = Element | string | null;

/** @internal Rules of these options. */
export const rules: Rules = {
  ...common,
  check: 'boolean',
  controls: 'boolean',
  notes: 'boolean',
  onCellFocus: 'function',
  permalink: 'string',
  sortable: 'boolean',
  tables: 'array',
  theme: pageTheme,
};
/** @internal Rules of the options for a single figure. */
export const figureRules: Rules = { ...rules, charts: undefined, controls: undefined, tables: undefined };
