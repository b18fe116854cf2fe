import start from '../hotline_report.js';
import { compile, type ModuleSource } from '../common/compile.js';
import { asReportError, ReportError } from '../common/errors.js';
import { wait, type WaitOptions } from '../common/wait.js';

/** Modules that come with an entry. */
export interface Defaults {
  /** The viewer's module. */
  viewer: () => ModuleSource;
  /** The module that draws charts. */
  charts: () => ModuleSource;
  /** `true` if the module of charts is at hand anyway, so that it starts with the viewer's. */
  chartsAtOnce: boolean;
  /** The folder of maps. */
  maps: () => URL | undefined;
}

let usual: Partial<Defaults> = {};

/** @internal Says where an entry has its modules and its maps. The first says it for all. */
export function useDefaults(defaults: Defaults): void {
  usual = { ...defaults, ...usual };
}

/** The folder of maps beside the package. */
export function mapsFolder(): URL | undefined {
  return usual.maps?.();
}

/** The folder of languages beside the package. */
export function languagesFolder(): URL | undefined {
  const maps = mapsFolder();
  return maps && new URL('../languages/', maps);
}

/** A place of a module, or a function that tells it, which may fail. */
type Source = ModuleSource | (() => ModuleSource) | undefined;

/** A module that starts once per page: the first source counts. */
class Engine {
  #started: Promise<WebAssembly.Exports> | undefined;
  #runs = false;
  readonly #run: (module: WebAssembly.Module) => Promise<WebAssembly.Exports>;
  readonly #told: string;

  constructor(told: string, run: (module: WebAssembly.Module) => Promise<WebAssembly.Exports>) {
    this.#told = told;
    this.#run = run;
  }

  start(source: Source): Promise<WebAssembly.Exports> {
    this.#started ??= this.#begin(source).catch((fault: unknown) => {
      // A failed start (no network, say) may succeed the next time.
      this.#started = undefined;
      throw asReportError(fault, 'unreachable');
    });
    return this.#started;
  }

  async #begin(source: Source): Promise<WebAssembly.Exports> {
    if (source === undefined) throw this.#notStarted();
    const exports = await this.#run(await compile(source));
    this.#runs = true;
    return exports;
  }

  /** @throws {ReportError} `not-started` if it does not run yet */
  assertRunning(): void {
    if (!this.#runs) throw this.#notStarted();
  }

  #notStarted(): ReportError {
    return new ReportError('not-started', this.#told);
  }
}

const viewer = new Engine(
  'The WebAssembly module does not run yet: wait for `init()` before.',
  async (module) => (await start({ module_or_path: module })) as unknown as WebAssembly.Exports,
);

const drawer = new Engine('The module of charts does not run yet: wait for `initCharts()` before.', async (module) => {
  // It is a part of the viewer's module, and finds all that it lacks there.
  const { exports } = await WebAssembly.instantiate(module, { m: await startViewer() });
  return exports;
});

const startViewer = (source: Source = usual.viewer) => viewer.start(source);

/**
 * Starts the WebAssembly module, once per page however often it is called: the first source counts. Only `parseReport`,
 * which waits for nothing, needs it before; all else does it by itself.
 *
 * @param source where `hotline_report_bg.wasm` is, or its bytes; what comes with the entry where absent. The entry
 * `hotline-report/slim` comes with none.
 * @param charts the same of `hotline_charts_bg.wasm`, for whenever a report needs it
 * @throws {ReportError} `unreachable` if it cannot be loaded
 */
export async function init(source?: ModuleSource, charts?: ModuleSource, options: WaitOptions = {}): Promise<void> {
  if (charts !== undefined) usual.charts = () => charts;
  await wait(Promise.all([startViewer(source), usual.chartsAtOnce ? initCharts() : undefined]), options);
}

/**
 * Starts the module that draws charts, once per page: all but bars in the rows of tables. `mount`, `loadReport` and the
 * element do it by themselves where a report has such charts, and Node does it with `init`. Only who draws the charts
 * of `parseReport` in a page, or takes `hotline-report/slim`, needs it before.
 *
 * @param source where `hotline_charts_bg.wasm` is, or its bytes, of the same version; what comes with the entry where absent
 * @throws {ReportError} `unreachable` if it cannot be loaded
 */
export async function initCharts(source?: ModuleSource, options: WaitOptions = {}): Promise<void> {
  await wait(drawer.start(source ?? usual.charts), options);
}

/** @throws {ReportError} `not-started` if the module does not run yet */
export function assertRunning(): void {
  viewer.assertRunning();
}

/** @throws {ReportError} `not-started` if the module of charts does not run yet */
export function assertCharts(): void {
  drawer.assertRunning();
}
