import { blockBytes } from './page-files.js';

/** In a page that is one file, the module is in a block of data. */
export function analystModule(): Promise<ArrayBuffer> {
  return blockBytes('hotline_analyst');
}
