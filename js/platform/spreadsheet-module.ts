import integrity from 'hash:hotline_xlsx';

/**
 * Returns the address of the module that writes workbooks: beside the script. Bundlers look for exactly this one
 * literal.
 */
export function spreadsheetModule(): Request {
  return new Request(new URL('hotline_xlsx_bg.wasm', import.meta.url), { integrity });
}
