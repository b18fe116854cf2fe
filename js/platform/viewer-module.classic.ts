import { scriptAddress } from './script-address.js';

export { viewerModule } from './viewer-module.inline.js';

/** Returns the address of the maps: beside the classic script, if it came from an address. */
export function mapsAddress(): URL | undefined {
  return scriptAddress === undefined ? undefined : new URL('maps/', scriptAddress);
}
