import { unpack } from './unpack.js';
import packed from 'wasm:hotline_export';

/** The module that writes files of reports is in the script itself. */
export function exportModule(): Promise<ArrayBuffer> {
  return unpack(packed);
}
