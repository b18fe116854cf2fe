import { blockBytes } from './page-files.js';

/** In a page that is one file, the module is in a block of data. */
export function viewerModule(): Promise<ArrayBuffer> {
  return blockBytes('hotline_report');
}

/** Nothing is beside such a page. */
export function mapsAddress(): URL | undefined {
  return undefined;
}
