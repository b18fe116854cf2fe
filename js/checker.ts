import start, { check } from './hotline_check.js';
import { checkerModule } from './checker-module.js';
import type { ModuleSource } from './engine.js';
import type { Problem } from './report-document.js';

let started: Promise<unknown> | undefined;

/** Starts the checker's own WebAssembly module, once; the first source counts. */
export function startChecker(source?: ModuleSource): Promise<unknown> {
  started ??= Promise.resolve()
    .then(() => start({ module_or_path: source ?? checkerModule() }))
    .catch((fault: unknown) => {
      // A failed start (no network, say) may succeed the next time.
      started = undefined;
      throw fault;
    });
  return started;
}

export async function checkDocument(document: unknown): Promise<Problem[]> {
  await startChecker();
  return check(document) as Problem[];
}
