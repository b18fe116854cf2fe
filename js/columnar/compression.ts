import { decompress } from 'fzstd';
import type { Compressors } from 'hyparquet/src/types.js';
import { gunzip } from 'hyparquet-compressors/src/gzip.js';
import { decompressLz4 } from 'hyparquet-compressors/src/lz4.js';
import { unlz4Block } from './lz4.js';

/** Largest number of bytes that one page or buffer may unpack to. */
export const pageLimit = 1 << 29;

/** Functions that unpack pages of Parquet. Snappy is in the library; Brotli would triple what is loaded. */
export const compressors: Compressors = {
  GZIP: (input, length) => gunzip(input, new Uint8Array(length)),
  ZSTD: unzstd,
  LZ4: decompressLz4,
  LZ4_RAW: unlz4Block,
};

/** Unpacks Zstandard to a size that is known. */
export function unzstd(input: Uint8Array, length: number): Uint8Array {
  return decompress(input, new Uint8Array(length));
}
