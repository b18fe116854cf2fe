import integrity from 'hash:hotline_report';

/** Returns the address of the viewer's module: beside the script. Bundlers look for exactly this one literal. */
export function viewerModule(): Request {
  return new Request(new URL('hotline_report_bg.wasm', import.meta.url), { integrity });
}

/** Returns the address of the maps: beside the module, wherever a bundler put it. */
export function mapsAddress(): URL | undefined {
  return new URL('maps/', viewerModule().url);
}
