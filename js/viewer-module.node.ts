import { readFile } from 'node:fs/promises';

/** Node fetches no files, so it reads them. */
export function viewerModule(): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(new URL('../hotline_report_bg.wasm', import.meta.url));
}

export function mapsAddress(): URL | undefined {
  return new URL('../maps/', import.meta.url);
}
