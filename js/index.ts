/**
 * hotline-report: published statistical reports as tables and canvas charts, computed in the page by WebAssembly.
 *
 * ```js
 * import { mount } from 'hotline-report';
 * await mount(document.querySelector('#report'), '/missouri-2020.json');
 * ```
 */
import {
  init as start,
  mount as mountReport,
  type ModuleSource,
  type MountedReport,
  type MountOptions,
  type ReportDocument,
} from './slim.js';
// Each kind of entry has its own: beside the script, or inside it.
import { mapsAddress, viewerModule } from './viewer-module.js';

export * from './slim.js';

/**
 * Loads and starts the WebAssembly module, once per page however often it is called. `mount` does it by itself.
 *
 * @param source where the module is, or its bytes; what comes with this entry when left out
 */
export function init(source?: ModuleSource): Promise<void> {
  return start(source ?? viewerModule());
}

/**
 * Shows a report in an element: its tables and notes, with canvas charts beside them. What the element held before
 * is replaced only once the report is ready, so that a bad document leaves it as it was.
 *
 * @param element where it goes
 * @param source the document, the address of one, or a file that holds one
 * @throws {ReportError}
 */
export function mount(
  element: Element,
  source: ReportDocument | string | URL | Blob,
  options: MountOptions = {},
): Promise<MountedReport> {
  // Whether it starts is told by what waits for it.
  init().catch(() => undefined);
  const maps = mapsAddress();
  return mountReport(element, source, maps === undefined ? options : { geometry: maps, ...options });
}
