import start, { type InitInput } from './hotline_report.js';
import { ReportError } from './errors.js';

/** A WebAssembly module: its address, its bytes, a response that brings them, or one that is compiled already. */
export type ModuleSource = InitInput | Promise<InitInput>;

let started: Promise<void> | undefined;
let runs = false;

/**
 * Starts the WebAssembly module, once per page however often it is called: the first source counts.
 *
 * @param source where `hotline_report_bg.wasm` is, or its bytes
 * @throws {ReportError} `unreachable` if it cannot be loaded
 */
export function init(source: ModuleSource): Promise<void> {
  started ??= begin(source);
  return started;
}

async function begin(source: ModuleSource): Promise<void> {
  try {
    await start({ module_or_path: source });
    runs = true;
  } catch (fault) {
    // A failed start (no network, say) may succeed the next time.
    started = undefined;
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreachable', `The WebAssembly module did not start: ${reason}`, [], { cause: fault });
  }
}

/** Fulfilled once the module runs that somebody started. */
export async function running(): Promise<void> {
  return started ?? assertRunning();
}

/** @throws {ReportError} `not-started` if the module does not run yet */
export function assertRunning(): void {
  if (runs) return;
  throw new ReportError('not-started', 'The WebAssembly module does not run yet: wait for `init()` first.');
}
