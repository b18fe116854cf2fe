import { shapeOf } from './geometry.js';
import { mapsAddress } from './viewer-module.js';

/** The geometry of a region, from the folder of maps beside the package. */
export function mapBeside(region: string): Promise<unknown> {
  return shapeOf(region, mapsAddress());
}
