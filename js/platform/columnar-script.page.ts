import { blockBytes } from './page-files.js';

/** In a page that is one file, the text of the worker is in a block of data. */
export async function columnarScript(): Promise<string> {
  return new TextDecoder().decode(await blockBytes('columnar'));
}
