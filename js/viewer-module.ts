/** Returns the address of the viewer's module: beside the script. Bundlers look for exactly this one literal. */
export function viewerModule(): URL {
  return new URL('hotline_report_bg.wasm', import.meta.url);
}

/** Returns the address of the maps: beside the module, wherever a bundler put it. */
export function mapsAddress(): URL | undefined {
  // What a bundler puts in place of the address may lack its beginning.
  return new URL('maps/', new URL(viewerModule().href, document.baseURI));
}
