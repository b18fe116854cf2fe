/**
 * hotline-report without any idea of where its WebAssembly module is: the caller gives it.
 *
 * ```js
 * import { init, mount } from 'hotline-report/slim';
 * await init(bytes, others); // hotline_report_bg.wasm and hotline_charts_bg.wasm, from wherever they are
 * await mount('#report', '/missouri-2020.json');
 * ```
 */
export { checkReport, initChecker } from './viewer/check.js';
export { init, initCharts } from './viewer/engine.js';
export type { ModuleSource } from './common/compile.js';
export type { WaitOptions } from './common/wait.js';
export { addLanguage, loadLanguage, type LanguageSource } from './viewer/languages.js';
export { loadReport, type LoadOptions } from './viewer/load.js';
export { mount, mountChart, mountTable } from './viewer/mount.js';
export type { FigureOptions, MountedReport, MountOptions, MountTarget } from './viewer/mount-options.js';
export {
  parseReport,
  PublishedReport,
  type ChartInfo,
  type Charts,
  type HtmlOptions,
  type ParseOptions,
  type SvgOptions,
} from './viewer/report.js';
export { ReportError, type FaultDetails } from './common/errors.js';
/** @internal */
export { useDefaults } from './viewer/engine.js';
/** @internal */
export { hasDrawings } from './viewer/report.js';
/** @internal */
export { wordsOf } from './viewer/languages.js';
/** @internal */
export { checkOptions, common, nearest } from './common/options.js';
/** @internal */
export { asReportError, onDemand } from './common/errors.js';
// What the scripts need that are loaded on demand: `heldBySlim` in scripts/bundle.mjs.
/** @internal */
export { compile } from './common/compile.js';
/** @internal */
export { wait } from './common/wait.js';
/** @internal */
export { excessOf } from './common/limits.js';
/** @internal */
export { parseMarkup } from './trusted.js';
/** @internal */
export { channels, isDark } from './viewer/colors.js';
/** @internal */
export { mapsFolder } from './viewer/engine.js';
/** @internal */
export { read } from './platform/read.js';
/** @internal */
export { isDarkAround, takeTheme } from './viewer/theme.js';
export type { ErrorCode, ErrorCodes } from './common/error-codes.js';
export type { CellFocus } from './viewer/chart-view.js';
export type { Geometries, GeometrySource } from './viewer/geometry.js';
export type { DocumentObject, FromJson, ReportSource } from './common/source.js';
export type { Problem, ReportDocument } from './generated/report-document.js';
