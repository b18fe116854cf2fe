import integrity from 'hash:hotline_workbook';

/**
 * Returns the address of the module that reads workbooks: beside the script. Bundlers look for exactly this one
 * literal.
 */
export function workbookModule(): Request {
  return new Request(new URL('hotline_workbook_bg.wasm', import.meta.url), { integrity });
}
