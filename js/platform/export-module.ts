import integrity from 'hash:hotline_export';

/** Returns the address of the module that exports: beside the script. Bundlers look for exactly this one literal. */
export function exportModule(): Request {
  return new Request(new URL('hotline_export_bg.wasm', import.meta.url), { integrity });
}
