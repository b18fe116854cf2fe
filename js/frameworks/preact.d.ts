// For TypeScript alone: `import type {} from 'hotline-report/preact'` tells Preact's JSX of the element.
import type { HTMLAttributes } from 'preact';
import type { HotlineReportElement, HotlineReportTag } from './element.js';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'hotline-report': HTMLAttributes<HotlineReportElement> & HotlineReportTag;
    }
  }
}
