import Papa from 'papaparse';
import { Columns } from './shared/columns.js';

/** @import {Filter, Source} from '../job.mjs' */

export const title = 'PapaParse, streaming to columns';
export const accepts = ['bytes', 'file'];

const chunkSize = 4 << 20;

/** @type {Columns} */
let columns;

export function init() {}

/** @param {Source} source */
export async function load(source) {
  columns = new Columns();
  const file = 'file' in source ? source.file : new File([source.bytes], 'signals.csv');
  await new Promise((resolve, reject) => {
    Papa.parse(file, {
      chunkSize,
      skipEmptyLines: true,
      /** @param {{data: string[][]}} chunk */
      chunk: ({ data }) => data.forEach((record) => columns.add(record)),
      complete: resolve,
      error: reject,
    });
  });
}

/** @param {Filter} filter */
export const tabulate = (filter) => columns.tabulate(filter);
