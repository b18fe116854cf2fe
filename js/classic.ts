/** All that shows a report, and the element, as one classic script; what it exports is `HotlineReport` on the page. */
export * from './index.js';
export { HotlineReportElement } from './element.js';
