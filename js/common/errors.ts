import type { ErrorCode } from './error-codes.js';
import type { Audit } from '../generated/analyst-types.js';
import type { Problem } from '../generated/report-document.js';

/** Place of a fault of records or of a plan, and its remedy; of a report that is `not-safe`, its audit. */
export interface FaultDetails extends Partial<Audit> {
  /** The line of the file or of the text, from 1. */
  line?: number | null;
  /** The column: a heading, or a cell's address in a workbook. */
  column?: string | null;
  /** The column, or the place in the plan. */
  place?: string;
  /** Description of the problem, in one sentence. */
  message?: string;
  /** Remedy, in one sentence. */
  remedy?: string;
  /** Everything that is wrong with a plan, or with the columns chosen for it. */
  problems?: { code: string; place: string; message: string; remedy: string }[];
  /** The values of the scope that texts of the report need: `periodLabel`, `accurateAsOf`, `start`, `end`. */
  missing?: string[];
}

/**
 * Error that stops a report: a stable code for programs, words for people, and every problem of the document at once.
 */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  /** Of faults of records and plans: where, and what would be right. */
  readonly details: FaultDetails | undefined;

  constructor(
    /** For programs; {@link ErrorCodes} says what to do about each. */
    readonly code: ErrorCode,
    message: string,
    /** All problems of the document, in reading order; empty where the fault is not in its content. */
    readonly problems: readonly Problem[] = [],
    { details, ...options }: ErrorOptions & { details?: FaultDetails | undefined } = {},
  ) {
    super(message, options);
    this.details = details;
  }

  /** A page may hold this class twice: each script that is by itself has its own. An error of one is one of all. */
  static override [Symbol.hasInstance](value: unknown): value is ReportError {
    return value instanceof Error && value.name === 'ReportError';
  }
}

/** Place in a document's text that is not JSON. */
interface Place {
  line: number;
  column: number;
}

/**
 * Turns what the WebAssembly module throws, an `Error` with a code, into a `ReportError`.
 *
 * @param otherwise the code of an error without one; a trap is a fault of this package
 */
export function asReportError(thrown: unknown, otherwise: ErrorCode = 'internal'): ReportError {
  if (thrown instanceof ReportError) return thrown;
  const { code, message = String(thrown), line, column } = (thrown ?? {}) as Partial<ReportError & Place>;
  const details = line === undefined ? undefined : { line, place: `line ${line}, column ${column}` };
  const usual = thrown instanceof WebAssembly.RuntimeError ? 'internal' : otherwise;
  // Exceptions of the browser have a number there.
  return new ReportError(typeof code === 'string' ? code : usual, message, [], { cause: thrown, details });
}

/** Awaits an import on demand. @throws {ReportError} `unreachable` if it cannot be loaded */
export function onDemand<T>(loading: Promise<T>): Promise<T> {
  return loading.catch((fault: unknown) => {
    throw asReportError(fault, 'unreachable');
  });
}
