import start, { type InitInput } from './hotline_report.js';

let started: Promise<void> | undefined;

/**
 * Loads and starts the WebAssembly module, once per page however often it is called. `mount` does it by itself.
 *
 * @param source where the module is, or its bytes; found beside this script when left out
 */
export function init(source?: InitInput | Promise<InitInput>): Promise<void> {
  started ??= start(source === undefined ? undefined : { module_or_path: source }).then(
    () => undefined,
    (fault: unknown) => {
      // A failed start (no network, say) may succeed the next time.
      started = undefined;
      throw fault;
    },
  );
  return started;
}
