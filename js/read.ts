import { ReportError } from './errors.js';

/** What stands at an address. */
export async function read(address: string | URL, signal?: AbortSignal): Promise<Response> {
  try {
    const answer = await fetch(address, signal ? { signal } : {});
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer;
  } catch (fault) {
    signal?.throwIfAborted();
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreachable', `${String(address)} could not be read: ${reason}`, [], { cause: fault });
  }
}
