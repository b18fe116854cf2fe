/** Returns the address of the checker's module: beside the script. Bundlers look for exactly this one literal. */
export function checkerModule(): URL {
  return new URL('hotline_check_bg.wasm', import.meta.url);
}
