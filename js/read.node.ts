import { readFile } from 'node:fs/promises';
import { ReportError } from './errors.js';
import { read as fetched } from './read.js';

/** What stands at an address. Node fetches no files, so it reads them. */
export async function read(address: string | URL, signal?: AbortSignal): Promise<Response> {
  if (!(address instanceof URL) || address.protocol !== 'file:') return fetched(address, signal);
  try {
    return new Response(await readFile(address));
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreachable', `${address.pathname} could not be read: ${reason}`, [], { cause: fault });
  }
}
