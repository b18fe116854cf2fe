import { ReportError } from '../common/errors.js';

/**
 * Fetches an address and takes what is wanted of the answer.
 *
 * @throws {ReportError} `unreachable`; or the reason of the signal
 */
export async function read<T>(
  address: string | URL | Request,
  take: (answer: Response) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    const answer = await fetch(address, signal ? { signal } : {});
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return await take(answer);
  } catch (fault) {
    signal?.throwIfAborted();
    throw unreachable(address instanceof Request ? address.url : String(address), fault);
  }
}

/** The error for an address that could not be read. */
export function unreachable(address: string, fault: unknown): ReportError {
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new ReportError('unreachable', `${address} could not be read: ${reason}`, [], { cause: fault });
}
