import integrity from 'hash:hotline_charts';

/** Returns the address of the module of charts: beside the script. Bundlers look for exactly this one literal. */
export function chartsModule(): Request {
  return new Request(new URL('hotline_charts_bg.wasm', import.meta.url), { integrity });
}

/** It is on the server until a report needs it. */
export const chartsAtOnce = false;
