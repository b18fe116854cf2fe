import { shapeOf } from '../viewer/geometry.js';
import { read } from './read.js';

// Apart from `new URL`, or bundlers for servers would look for the folder.
const here = import.meta.url;

/** The geometry of a region, from the folder of maps above the scripts for Node. */
export function mapBeside(region: string): Promise<unknown> {
  return shapeOf(region, new URL('../maps/', here));
}

/** The words of a language, from the folder beside that of the maps. */
export function languageBeside(code: string): Promise<string> {
  return read(new URL(`../languages/${code}.toml`, here), (answer) => answer.text());
}
