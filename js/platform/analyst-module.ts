import integrity from 'hash:hotline_analyst';

/** Returns the address of the module that reads text: beside the script. Bundlers look for exactly this one literal. */
export function analystModule(): Request {
  return new Request(new URL('hotline_analyst_bg.wasm', import.meta.url), { integrity });
}
