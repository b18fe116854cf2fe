/** Where the module stands that writes workbooks: beside the script. Bundlers look for exactly this one literal. */
export function xlsxModule(): URL {
  return new URL('hotline_xlsx_bg.wasm', import.meta.url);
}
