import type { Problem } from './report-document.js';

/** What stops a report: a stable code for programs, words for people, and every problem of the document at once. */
export class ReportError extends Error {
  override readonly name = 'ReportError';

  constructor(
    /** `invalid-document`, `not-json`, `unreachable`, `no-chart` … */
    readonly code: string,
    message: string,
    /** All problems of the document, in reading order; empty where the fault is not in its content. */
    readonly problems: readonly Problem[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Turns what the WebAssembly module throws, an `Error` with a code, into a `ReportError`. */
export function asReportError(thrown: unknown): ReportError {
  if (thrown instanceof ReportError) return thrown;
  const { code = 'internal', message = String(thrown) } = (thrown ?? {}) as Partial<ReportError>;
  return new ReportError(code, message, [], { cause: thrown });
}
