import { read } from './read.js';
import { mapsAddress } from './viewer-module.js';

/** The geometry of a region, from the folder of maps beside the package. */
export async function mapBeside(region: string): Promise<unknown> {
  return (await read(new URL(`${encodeURIComponent(region)}.json`, mapsAddress()))).json();
}
