import { readFile } from 'node:fs/promises';
import { read as fetched, unreachable } from './read.js';

/** Reads an address and takes what is wanted of it. Node fetches no files, so it reads them. */
export async function read<T>(
  address: string | URL | Request,
  take: (answer: Response) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  // A text is an address of the web: it may come from users of a server, which must not read its own files for them.
  if (typeof address === 'string' && /^file:/i.test(address)) {
    throw unreachable(address, new Error('a file is read where its address is given as `new URL(…)`'));
  }
  const file = typeof address === 'string' ? undefined : new URL('url' in address ? address.url : address);
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
