import { shapeOf } from '../viewer/geometry.js';
import { read } from './read.js';
import { mapsAddress } from './viewer-module.js';

/** The geometry of a region, from the folder of maps beside the package. */
export function mapBeside(region: string): Promise<unknown> {
  return shapeOf(region, mapsAddress());
}

/** The words of a language, from the folder beside that of the maps. */
export function languageBeside(code: string): Promise<string> {
  return read(new URL(`../languages/${code}.toml`, mapsAddress()), (answer) => answer.text());
}
