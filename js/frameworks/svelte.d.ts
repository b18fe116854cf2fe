// For TypeScript alone: `import type {} from 'hotline-report/svelte'` tells Svelte's templates of the element.
import type { HTMLAttributes } from 'svelte/elements';
import type { HotlineReportElement, HotlineReportEventMap, HotlineReportTag } from './element.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'hotline-report': HTMLAttributes<HotlineReportElement> &
      HotlineReportTag & {
        [Name in keyof HotlineReportEventMap as `on${Name}`]?: (event: HotlineReportEventMap[Name]) => void;
      };
  }
}
