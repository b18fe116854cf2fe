import type { ElementFault } from './error.js';
import type { CellFocus, Charts, GeometrySource, PublishedReport, ReportSource } from '../index.js';

/** The events of the element. All of them bubble, also out of shadow roots. */
export interface HotlineReportEventMap {
  /** The report is there. */
  'report-ready': CustomEvent<{ report: PublishedReport; article: HTMLElement }>;
  /** It cannot be shown; what the page held is there again, under a message. */
  'report-error': CustomEvent<ElementFault>;
  /** The reader's pointer or keyboard is at a mark of a chart, or, with `null`, at none any more. */
  'cell-focus': CustomEvent<CellFocus | null>;
}

/** Loading state of an element. */
export type HotlineReportState = 'idle' | 'loading' | 'ready' | 'failed';

/** Attributes that the markup of a framework may set on the element, and properties where a framework sets these. */
export interface HotlineReportTag {
  src?: string | undefined;
  report?: ReportSource | undefined;
  check?: boolean | 'on' | 'off' | undefined;
  charts?: Charts | undefined;
  notes?: boolean | 'on' | 'off' | undefined;
  'note-numbering'?: 'deduplicated' | 'as-published' | undefined;
  prefix?: string | undefined;
  sortable?: boolean | 'on' | 'off' | undefined;
  controls?: boolean | 'on' | 'off' | undefined;
  permalink?: string | undefined;
  tables?: string | readonly string[] | undefined;
  language?: string | undefined;
  geometry?: GeometrySource | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  loading?: 'lazy' | 'eager' | undefined;
  'heading-level'?: 1 | 2 | 3 | 4 | '1' | '2' | '3' | '4' | undefined;
}
