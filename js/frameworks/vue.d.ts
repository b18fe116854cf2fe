import type { DefineComponent, HTMLAttributes, PublicProps } from 'vue';
import type { HotlineReportTag } from './element.js';
import type { CellFocus, Charts, ElementFault, GeometrySource, PublishedReport, ReportSource } from './element.js';

/** Props of the component: the options of `mount`, and the source of the report. */
export interface HotlineReportProps {
  /** The report itself; it counts before `src`. */
  report?: ReportSource | undefined;
  /** The address of the document. */
  src?: string | undefined;
  /** `true` if the document is checked first. */
  check?: boolean | undefined;
  charts?: Charts | undefined;
  notes?: boolean | undefined;
  noteNumbering?: 'deduplicated' | 'as-published' | undefined;
  sortable?: boolean | undefined;
  controls?: boolean | undefined;
  permalink?: string | undefined;
  /** Prefix of every id in the element's shadow root; none where absent. */
  prefix?: string | undefined;
  tables?: readonly string[] | undefined;
  language?: string | undefined;
  geometry?: GeometrySource | undefined;
  headingLevel?: 1 | 2 | 3 | 4 | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  loading?: 'lazy' | 'eager' | undefined;
  /** The static report, as `parseReport(document).html()` gives it: for readers without scripts, and until it is live. */
  html?: string | undefined;
}

/** Events of the component. */
export type HotlineReportEmits = {
  ready: (ready: { report: PublishedReport; article: HTMLElement }) => void;
  error: (fault: ElementFault) => void;
  'cell-focus': (cell: CellFocus | null) => void;
};

/** A report in a page. On a server it is the static report. */
export const HotlineReport: DefineComponent<
  HotlineReportProps,
  {},
  {},
  {},
  {},
  {},
  {},
  HotlineReportEmits,
  string,
  PublicProps
>;

declare module 'vue' {
  interface GlobalComponents {
    'hotline-report': new () => { $props: HTMLAttributes & HotlineReportTag };
  }
}
