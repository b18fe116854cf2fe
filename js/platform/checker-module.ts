import integrity from 'hash:hotline_check';

/** Returns the address of the checker's module: beside the script. Bundlers look for exactly this one literal. */
export function checkerModule(): Request {
  return new Request(new URL('hotline_check_bg.wasm', import.meta.url), { integrity });
}
