import { unpack } from './unpack.js';
import packed from 'wasm:hotline_report';

/** The viewer's module is in the script itself. */
export function viewerModule(): Promise<ArrayBuffer> {
  return unpack(packed);
}

/** Nothing is beside a script that may be anywhere. */
export function mapsAddress(): URL | undefined {
  return undefined;
}
