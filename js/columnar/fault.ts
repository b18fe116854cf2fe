import type { ErrorCode } from '../common/error-codes.js';

/** Why a file cannot be read: an error on its way from the worker to the page. */
export class Unreadable extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** The error of a file that is damaged; `what` is a clause. */
export function broken(what: string): Unreadable {
  return new Unreadable(
    'broken-columnar',
    `The file is damaged: ${what}. Write it anew, and check that it came whole.`,
  );
}
