/** Returns the address of the module that exports: beside the script. Bundlers look for exactly this one literal. */
export function exportModule(): URL {
  return new URL('hotline_export_bg.wasm', import.meta.url);
}
