import { open, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Source } from '../analyst/source.js';
import { ReportError } from '../common/errors.js';
import { fileAt as fetched } from './file-at.js';

/** A file of the disk, piece by piece, however large it is; any other address is fetched. */
export async function fileAt(address: URL, signal?: AbortSignal): Promise<Blob | Source> {
  if (address.protocol !== 'file:') return fetched(address, signal);
  const name = fileURLToPath(address).split(/[\\/]/).at(-1) ?? 'records';
  const { size } = await attempt(name, () => stat(address));
  return { name, size, slice: (start: number, end: number) => attempt(name, () => slice(address, start, end)) };
}

/** Opened for each piece: nothing stays open that nobody closes. */
async function slice(address: URL, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - start);
  const handle = await open(address);
  try {
    for (let filled = 0; filled < bytes.length;) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0) throw new Error('it became shorter while it was read');
      filled += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return bytes.buffer;
}

async function attempt<T>(name: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreadable-file', `${name} could not be read: ${reason}`, [], { cause: fault });
  }
}
