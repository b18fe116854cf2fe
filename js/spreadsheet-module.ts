/**
 * Returns the address of the module that writes workbooks: beside the script. Bundlers look for exactly this one
 * literal.
 */
export function spreadsheetModule(): URL {
  return new URL('hotline_xlsx_bg.wasm', import.meta.url);
}
