import { unpack } from './unpack.js';
import packed from 'wasm:hotline_export';

/** The module that exports is in the script itself. */
export function exportModule(): Promise<ArrayBuffer> {
  return unpack(packed);
}
