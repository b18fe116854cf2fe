import { blockBytes } from './page-files.js';

/** In a page that is one file, the module is in a block of data. */
export function chartsModule(): Promise<ArrayBuffer> {
  return blockBytes('hotline_charts');
}

/** It is here, but takes time to start. */
export const chartsAtOnce = false;
