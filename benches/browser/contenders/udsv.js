import { inferSchema, initParser } from 'udsv';
import { Columns } from './shared/columns.js';

/** @import {Filter, Source} from '../job.mjs' */

export const title = 'uDSV to columns';
export const accepts = ['bytes', 'file'];

/** @type {Columns} */
let columns;

export function init() {}

/** Quotes are announced, because the first rows may have none. @param {string} text */
const parserFor = (text) => initParser(inferSchema(text, { col: ',', row: '\n', encl: '"' }));

/** @param {Source} source */
export async function load(source) {
  columns = new Columns();
  const add = (/** @type {string[]} */ record) => columns.add(record);
  if ('bytes' in source) {
    const text = new TextDecoder().decode(source.bytes);
    return parserFor(text).stringArrs(text, add);
  }
  let parser;
  for await (const text of source.file.stream().pipeThrough(new TextDecoderStream())) {
    parser ??= parserFor(text);
    parser.chunk(text, parser.stringArrs, add);
  }
  parser?.end();
}

/** @param {Filter} filter */
export const tabulate = (filter) => columns.tabulate(filter);
