import { mapsFolder } from './engine.js';
import { ReportError } from '../common/errors.js';
import { read } from '../platform/read.js';

/** The geometry of regions by their code, `US-MO` or `world`: what a file of the folder `maps` holds. */
export type Geometries = Readonly<Record<string, unknown>>;

/**
 * Source of the geometry of maps: the geometry itself by the code of its region, the address of a folder that holds
 * `US-MO.json`, or a function that finds it by that code.
 */
export type GeometrySource = Geometries | string | URL | ((region: string) => unknown);

/** The geometry of a region. */
export async function shapeOf(
  region: string,
  given: GeometrySource | undefined,
  signal?: AbortSignal,
): Promise<unknown> {
  const from = given ?? mapsFolder();
  if (typeof from === 'function') return from(region);
  if (typeof from !== 'string' && !(from instanceof URL)) {
    if (from?.[region]) return from[region];
    throw new ReportError('unreachable', `\`geometry\` does not say where the map of ${region} is.`);
  }
  const file = `${String(from).replace(/\/?$/, '/')}${encodeURIComponent(region)}.json`;
  const page = globalThis.document?.baseURI;
  return read(URL.canParse(file, page) ? new URL(file, page) : file, (answer) => answer.json(), signal);
}
