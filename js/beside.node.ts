import { shapeOf } from './geometry.js';

// Apart from `new URL`, or bundlers for servers would look for the folder.
const here = import.meta.url;

/** The geometry of a region, from the folder of maps above the scripts for Node. */
export function mapBeside(region: string): Promise<unknown> {
  return shapeOf(region, new URL('../maps/', here));
}
