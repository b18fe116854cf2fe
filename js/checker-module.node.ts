import { readFile } from 'node:fs/promises';

/** Node fetches no files, so it reads them. */
export function checkerModule(): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL('../hotline_check_bg.wasm', import.meta.url));
}
