/**
 * hotline-report without any idea of where its WebAssembly module is: the caller gives it.
 *
 * ```js
 * import { init, mount } from 'hotline-report/slim';
 * await init(bytes); // hotline_report_bg.wasm, from wherever it is
 * await mount(document.querySelector('#report'), '/missouri-2020.json');
 * ```
 */
export { checkReport, initChecker } from './check.js';
export { init, type ModuleSource } from './engine.js';
export { mount, type MountOptions, type MountedReport } from './mount.js';
export { parseReport, PublishedReport, type HtmlOptions, type ChartInfo, type SvgOptions } from './report.js';
export { asReportError, ReportError, type FaultDetails } from './errors.js';
export type { CellFocus } from './chart-view.js';
export type { Problem, ReportDocument } from './report-document.js';
