import { unpack } from './unpack.js';
import packed from 'wasm:hotline_xlsx';

/** The module that writes workbooks is in the script itself. */
export function spreadsheetModule(): Promise<ArrayBuffer> {
  return unpack(packed);
}
