/** Where the module stands that reads workbooks: beside the folder of scripts for Node. */
export function workbookModule(): URL {
  return new URL('../hotline_workbook_bg.wasm', import.meta.url);
}
