import type { DetailedHTMLProps, HTMLAttributes, ReactElement, ReactNode } from 'react';
import type { HotlineReportElement, HotlineReportTag } from './element.js';
import type { CellFocus, Charts, ElementFault, GeometrySource, PublishedReport, ReportSource } from './element.js';

/** Props of the component: the options of `mount`, the source of the report, and events. */
export interface HotlineReportProps extends Omit<
  HTMLAttributes<HotlineReportElement>,
  'children' | 'onError' | 'dangerouslySetInnerHTML'
> {
  /** The report itself; it counts before `src`. */
  report?: ReportSource | undefined;
  /** The address of the document. */
  src?: string | undefined;
  charts?: Charts | undefined;
  notes?: boolean | undefined;
  sortable?: boolean | undefined;
  controls?: boolean | undefined;
  permalink?: string | undefined;
  tables?: readonly string[] | undefined;
  language?: string | undefined;
  geometry?: GeometrySource | undefined;
  headingLevel?: 1 | 2 | 3 | 4 | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  loading?: 'lazy' | 'eager' | undefined;
  /** The static report, as `parseReport(document).html()` gives it: for readers without scripts, and until it is live. */
  html?: string | undefined;
  /** Contents of the element instead of `html`. */
  children?: ReactNode;
  onReady?: ((ready: { report: PublishedReport; article: HTMLElement }, event: CustomEvent) => void) | undefined;
  onError?: ((fault: ElementFault, event: CustomEvent) => void) | undefined;
  onCellFocus?: ((cell: CellFocus | null, event: CustomEvent) => void) | undefined;
}

/** A report in a page. On a server it is the static report. */
export function HotlineReport(props: HotlineReportProps): ReactElement;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'hotline-report': DetailedHTMLProps<HTMLAttributes<HotlineReportElement>, HotlineReportElement> &
        HotlineReportTag;
    }
  }
}
