/** Returns the address of the module that reads text: beside the script. Bundlers look for exactly this one literal. */
export function analystModule(): URL {
  return new URL('hotline_analyst_bg.wasm', import.meta.url);
}
