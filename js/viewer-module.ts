/** Where the viewer's module stands: beside the script. Bundlers look for exactly this one literal. */
export function viewerModule(): URL {
  return new URL('hotline_report_bg.wasm', import.meta.url);
}

/** Where the maps are: beside the module, wherever a bundler put it. */
export function mapsAddress(): URL | undefined {
  return new URL('maps/', viewerModule());
}
