import { broken } from './fault.js';

/** Unpacks a frame of LZ4, as Arrow has it, to a size that is known. */
export function unlz4(input: Uint8Array, size: number): Uint8Array {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  const flags = input[4] ?? 0;
  if (input.length < 7 || view.getUint32(0, true) !== 0x184d2204) throw broken('a buffer is no frame of LZ4');
  const [hasChecksums, hasSize, hasDictionary] = [flags & 16, flags & 8, flags & 1];
  const output = new Uint8Array(size);
  let filled = 0;
  let at = 7 + (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0);
  for (;;) {
    if (at + 4 > input.length) throw broken('a buffer ends too early');
    const word = view.getUint32(at, true);
    at += 4;
    if (word === 0) break;
    const length = word & 0x7fffffff;
    if (at + length > input.length) throw broken('a buffer ends too early');
    const block = input.subarray(at, at + length);
    filled = word >>> 31 ? copied(block, output, filled) : unpacked(block, output, filled);
    at += length + (hasChecksums ? 4 : 0);
  }
  if (filled !== size) throw broken('a buffer has another size than it says');
  return output;
}

function copied(block: Uint8Array, output: Uint8Array, at: number): number {
  if (at + block.length > output.length) throw broken('a buffer has another size than it says');
  output.set(block, at);
  return at + block.length;
}

/** Unpacks a block by itself, as Parquet has it, to a size that is known. */
export function unlz4Block(input: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size);
  if (unpacked(input, output, 0) !== size) throw broken('a page has another size than it says');
  return output;
}

/** Unpacks a block: copies of bytes that follow, and of bytes that came before. */
function unpacked(block: Uint8Array, output: Uint8Array, start: number): number {
  let [from, to] = [0, start];
  const length = (nibble: number) => {
    let sum = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; sum += more) more = block[from++] ?? 0;
    return sum;
  };
  while (from < block.length) {
    const token = block[from++] ?? 0;
    const literals = length(token >> 4);
    if (from + literals > block.length) throw broken('a buffer ends too early');
    to = copied(block.subarray(from, from + literals), output, to);
    from += literals;
    if (from >= block.length) break;
    const offset = (block[from] ?? 0) | ((block[from + 1] ?? 0) << 8);
    from += 2;
    const matched = length(token & 15) + 4;
    if (offset === 0 || offset > to || to + matched > output.length) throw broken('a buffer cannot be unpacked');
    // They may overlap, so one by one.
    for (const end = to + matched; to < end; to += 1) output[to] = output[to - offset] ?? 0;
  }
  return to;
}
