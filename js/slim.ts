/**
 * hotline-report without any idea of where its WebAssembly module is: the caller gives it.
 *
 * ```js
 * import { init, mount } from 'hotline-report/slim';
 * await init(bytes); // hotline_report_bg.wasm, from wherever it is
 * await mount('#report', '/missouri-2020.json');
 * ```
 */
export { checkReport, initChecker, type CheckOptions } from './check.js';
export { init } from './engine.js';
export type { ModuleSource } from './compile.js';
export { addLanguage, loadLanguage, type LanguageSource } from './languages.js';
export { loadReport, type LoadOptions } from './load.js';
export {
  mount,
  mountChart,
  mountTable,
  type FigureOptions,
  type MountedReport,
  type MountOptions,
  type MountTarget,
} from './mount.js';
export {
  parseReport,
  PublishedReport,
  type ChartInfo,
  type Charts,
  type HtmlOptions,
  type ParseOptions,
  type SvgOptions,
} from './report.js';
export { ReportError, type FaultDetails } from './errors.js';
/** @internal */
export { useDefaults } from './engine.js';
/** @internal */
export { wordsOf } from './languages.js';
/** @internal */
export { checkOptions, common } from './options.js';
/** @internal */
export { onDemand } from './errors.js';
export type { ErrorCode, ErrorCodes } from './error-codes.js';
export type { CellFocus } from './chart-view.js';
export type { Geometries, GeometrySource } from './geometry.js';
export type { DocumentObject, FromJson, ReportSource } from './source.js';
export type { Problem, ReportDocument } from './report-document.js';
