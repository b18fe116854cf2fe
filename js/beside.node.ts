import { read } from './read.node.js';

// Apart from `new URL`, or bundlers for servers would look for the folder.
const here = import.meta.url;

/** The geometry of a region, from the folder of maps above the scripts for Node. */
export async function mapBeside(region: string): Promise<unknown> {
  return (await read(new URL(`../maps/${encodeURIComponent(region)}.json`, here))).json();
}
