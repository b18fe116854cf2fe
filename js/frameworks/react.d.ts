import type { DetailedHTMLProps, HTMLAttributes, ReactElement, ReactNode, Ref } from 'react';
import type { HotlineReportElement, HotlineReportTag } from './element.js';
import type { CellFocus, Charts, ElementFault, GeometrySource, PublishedReport, ReportSource } from './element.js';

/** Attributes in React's types that HTML has not, or that are those of other elements: the component refuses them. */
type NotOfHtml =
  | 'autoSave'
  | 'color'
  | 'contextMenu'
  | 'defaultChecked'
  | 'defaultValue'
  | 'popoverTarget'
  | 'popoverTargetAction'
  | 'radioGroup'
  | 'results'
  | 'security'
  | 'unselectable';

/** Props of the component: the options of `mount`, the source of the report, and events. */
export interface HotlineReportProps extends Omit<
  HTMLAttributes<HotlineReportElement>,
  'children' | 'onError' | 'dangerouslySetInnerHTML' | 'prefix' | NotOfHtml
> {
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
  /** Contents of the element instead of `html`. */
  children?: ReactNode;
  ref?: Ref<HotlineReportElement> | undefined;
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
