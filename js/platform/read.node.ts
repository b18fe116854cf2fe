import { readFile } from 'node:fs/promises';
import { read as fetched, unreachable } from './read.js';

/** Reads an address and takes what is wanted of it. Node fetches no files, so it reads them. */
export async function read<T>(
  address: string | URL | Request,
  take: (answer: Response) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const whole = typeof address !== 'string' && 'url' in address ? address.url : address;
  // What is no whole address is left to `fetch`, which says so.
  const file = URL.canParse(whole) ? new URL(whole) : undefined;
  if (file?.protocol !== 'file:') return fetched(address, take, signal);
  let bytes;
  try {
    bytes = await readFile(file);
  } catch (fault) {
    throw unreachable(file.pathname, fault);
  }
  signal?.throwIfAborted();
  return take(new Response(bytes));
}
