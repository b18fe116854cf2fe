import { unpack } from './unpack.js';
import packed from 'wasm:hotline_check';

/** The checker's module is in the script itself. */
export function checkerModule(): Promise<ArrayBuffer> {
  return unpack(packed);
}
