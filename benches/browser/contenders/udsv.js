import { inferSchema, initParser } from 'udsv';
import { Columns } from './shared/columns.js';

/** @import {Filter, Source} from '../job.mjs' */

export const title = 'uDSV to columns, by chunks of 1 MB';
export const accepts = ['bytes', 'file'];

const chunkSize = 1 << 20;

/** @type {Columns} */
let columns;

export function init() {}

/** @param {Source} source */
export async function load(source) {
  columns = new Columns();
  const add = (/** @type {string[]} */ record) => columns.add(record);
  let parser;
  for await (const text of texts(source)) {
    // Quotes are announced, because the first chunk may have none.
    parser ??= initParser(inferSchema(text, { col: ',', row: '\n', encl: '"' }));
    parser.chunk(text, parser.stringArrs, add);
  }
  parser?.end();
}

/** One string of everything would be slower, and browsers have none for large files. @param {Source} source */
async function* texts(source) {
  if ('file' in source) return yield* source.file.stream().pipeThrough(new TextDecoderStream());
  const decoder = new TextDecoder();
  for (let from = 0; from < source.bytes.byteLength; from += chunkSize) {
    const length = Math.min(chunkSize, source.bytes.byteLength - from);
    yield decoder.decode(new Uint8Array(source.bytes, from, length), { stream: true });
  }
}

/** @param {Filter} filter */
export const tabulate = (filter) => columns.tabulate(filter);
