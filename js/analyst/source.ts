import { fileAt } from '../platform/file-at.js';
import { ReportError } from '../index.js';

/** Source of records: a file, the address of one, bytes, text, or bytes to be had piece by piece. */
export type RecordsSource = Blob | URL | ArrayBuffer | Uint8Array | string | Source;

/** Bytes that can be had piece by piece. */
export interface Source {
  readonly name: string;
  readonly size: number;
  /** A copy of a part. */
  slice(start: number, end: number): Promise<ArrayBuffer>;
  /** Everything at once, given away; only where the caller agreed. */
  giveAway?(): ArrayBuffer;
}

/** As much as is read ahead while the piece before it is taken apart. */
const SLICE = 8 * 1024 * 1024;

export async function asSource(
  source: RecordsSource,
  name: string | undefined,
  transfer: boolean,
  signal?: AbortSignal,
): Promise<Source> {
  if (typeof source === 'string') return asSource(new Blob([source]), name, false);
  if (source instanceof URL)
    return asSource(await fileAt(source, signal), name ?? source.pathname.split('/').at(-1), false);
  if (typeof source !== 'object' || source === null)
    throw new ReportError('misuse', 'There are no records: give a file, its bytes, its text or its address.');
  if ('slice' in source && 'name' in source && !(source instanceof Blob))
    return { ...source, name: name ?? source.name };
  if (source instanceof Blob) return ofBlob(source, name ?? (source instanceof File ? source.name : 'records'));
  const bytes = bytesOf(source);
  const whole = bytes.buffer;
  return {
    name: name ?? 'records',
    size: bytes.byteLength,
    // A Node `Buffer` slices without copying, so that its memory, and that of others, would be handed over.
    slice: async (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer,
    ...(transfer && whole instanceof ArrayBuffer && whole.byteLength === bytes.byteLength
      ? { giveAway: () => given(whole, bytes.byteLength) }
      : {}),
  };
}

/** The bytes of a buffer, or those that a view of one shows, whatever it takes them for. */
function bytesOf(source: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (source instanceof Uint8Array) return source;
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  return new Uint8Array(source);
}

function given(whole: ArrayBuffer, size: number): ArrayBuffer {
  if (whole.byteLength === size) return whole;
  throw new ReportError('misuse', 'This buffer was handed over before; open its bytes anew to read them again.');
}

function ofBlob(blob: Blob, name: string): Source {
  return {
    name,
    size: blob.size,
    slice: async (start, end) => {
      try {
        return await blob.slice(start, end).arrayBuffer();
      } catch (fault) {
        const message = `${name} could not be read: it was moved or changed since it was chosen. Choose it again.`;
        throw new ReportError('unreadable-file', message, [], { cause: fault });
      }
    },
  };
}

/** Hands over all bytes of a source in order; meanwhile the next are fetched, and the last are taken apart. */
export async function feed(source: Source, take: (buffer: ArrayBuffer) => Promise<void>): Promise<void> {
  if (source.giveAway) return take(source.giveAway());
  let taken = Promise.resolve();
  let next = fetchFrom(source, 0);
  for (let start = 0; start < source.size; start += SLICE) {
    const piece = await next;
    next = fetchFrom(source, start + SLICE);
    const before = taken;
    taken = take(piece);
    // Whoever waits for `before` may meet its failure before this one's.
    taken.catch(() => undefined);
    await before;
  }
  await taken;
}

function fetchFrom(source: Source, start: number): Promise<ArrayBuffer> {
  const slice = source.slice(Math.min(start, source.size), Math.min(start + SLICE, source.size));
  // What was fetched ahead may fail when nobody waits for it any more.
  slice.catch(() => undefined);
  return slice;
}
