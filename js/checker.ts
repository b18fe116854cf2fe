import start, { check } from './hotline_check.js';
import type { Problem } from './report-document.js';

let started: Promise<unknown> | undefined;

/** Loads the checker's own WebAssembly module, which `checkReport` does on demand, and checks. */
export async function checkDocument(document: unknown): Promise<Problem[]> {
  started ??= start();
  await started;
  return check(document) as Problem[];
}
