/** Where the module stands that reads text: beside the folder of scripts for Node. */
export function analystModule(): URL {
  return new URL('../hotline_analyst_bg.wasm', import.meta.url);
}
