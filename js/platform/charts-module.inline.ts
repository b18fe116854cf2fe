import { unpack } from './unpack.js';
import packed from 'wasm:hotline_charts';

/** The module of charts is in the script itself. */
export function chartsModule(): Promise<ArrayBuffer> {
  return unpack(packed);
}

/** It is here, but takes time to start. */
export const chartsAtOnce = false;
