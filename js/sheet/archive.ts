/** The first of January 1980, as archives write it: when a file was made is no part of what it is. */
const date = (1 << 5) | 1;
/** Version of the format that reads it, and the flag of names in UTF-8. */
const [version, utf8] = [20, 1 << 11];

/**
 * Puts files into a ZIP archive, uncompressed: a sheet is small, and a library that compresses would weigh more than all else that
 * writes one.
 *
 * @param files texts by their paths
 */
export function archiveOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const [contents, directory]: [ArrayLike<number>[], number[][]] = [[], []];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, bytes] = [bytesOf(path), bytesOf(text)];
    const common = [
      ...two(version, utf8, 0, 0, date),
      ...four(sumOf(bytes), bytes.length, bytes.length),
      ...two(name.length, 0),
    ];
    directory.push([...four(0x02014b50), ...two(version), ...common, ...two(0, 0, 0, 0, 0), ...four(offset), ...name]);
    const local = [...four(0x04034b50), ...common, ...name];
    contents.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const entries = directory.flat();
  const count = directory.length;
  const end = [...four(0x06054b50), ...two(0, 0, count, count), ...four(entries.length, offset), ...two(0)];
  const archive = new Uint8Array(offset + entries.length + end.length);
  let at = 0;
  for (const part of [...contents, entries, end]) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Numbers in two bytes each, the lowest first. */
const two = (...numbers: number[]): number[] => numbers.flatMap((one) => [one & 255, (one >> 8) & 255]);

/** Numbers in four bytes each. */
const four = (...numbers: number[]): number[] => numbers.flatMap((one) => two(one, one >>> 16));

/** Returns the sum by which readers know that a file is whole (CRC-32). */
function sumOf(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum;
}
