/**
 * hotline-report: published statistical reports as tables and canvas charts, computed in the page by WebAssembly.
 *
 * ```js
 * import { mount } from 'hotline-report';
 * await mount(document.querySelector('#report'), '/missouri-2020.json');
 * ```
 */
export { checkReport } from './check.js';
export { init } from './engine.js';
export { mount, type MountOptions, type MountedReport } from './mount.js';
export { parseReport, PublishedReport, type HtmlOptions, type ChartInfo } from './report.js';
export { asReportError, ReportError, type FaultDetails } from './errors.js';
export { mapBesidePackage } from './geometry.js';
export type { Problem, ReportDocument } from './report-document.js';
