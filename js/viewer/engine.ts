import start from '../hotline_report.js';
import { compile, type ModuleSource } from '../common/compile.js';
import { ReportError } from '../common/errors.js';

let started: Promise<void> | undefined;
let runs = false;
let usualModule: (() => ModuleSource) | undefined;
let usualMaps: (() => URL | undefined) | undefined;

/** @internal Says where an entry has its module and its maps. */
export function useDefaults(module: () => ModuleSource, maps: () => URL | undefined): void {
  usualModule ??= module;
  usualMaps ??= maps;
}

/** The folder of maps beside the package. */
export function mapsFolder(): URL | undefined {
  return usualMaps?.();
}

/** The folder of languages beside the package. */
export function languagesFolder(): URL | undefined {
  const maps = mapsFolder();
  return maps && new URL('../languages/', maps);
}

/**
 * Starts the WebAssembly module, once per page however often it is called: the first source counts. Only `parseReport`,
 * which waits for nothing, needs it before; all else does it by itself.
 *
 * @param source where `hotline_report_bg.wasm` is, or its bytes; what comes with the entry where absent. The entry
 * `hotline-report/slim` comes with none.
 * @throws {ReportError} `unreachable` if it cannot be loaded
 */
export function init(source?: ModuleSource): Promise<void> {
  started ??= begin(source);
  return started;
}

async function begin(source: ModuleSource | typeof usualModule = usualModule): Promise<void> {
  try {
    if (source === undefined) assertRunning();
    else await start({ module_or_path: await compile(source) });
    runs = true;
  } catch (fault) {
    // A failed start (no network, say) may succeed the next time.
    started = undefined;
    throw fault;
  }
}

/** @throws {ReportError} `not-started` if the module does not run yet */
export function assertRunning(): void {
  if (runs) return;
  throw new ReportError('not-started', 'The WebAssembly module does not run yet: wait for `init()` before.');
}
