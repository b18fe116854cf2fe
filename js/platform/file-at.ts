import { read } from './read.js';

/** A file at an address, whole: a server seldom gives pieces. */
export async function fileAt(address: URL, signal?: AbortSignal): Promise<Blob> {
  return read(address, (answer) => answer.blob(), signal);
}
