import { readFile } from 'node:fs/promises';
import type { Plan } from '../analyst.js';
import { placesOf, regionsOf, type GeometryFile } from '../geometry.js';
import { mapBeside } from '../platform/beside.js';
import { shapeOf } from '../viewer/geometry.js';
import type { Places } from '../analyst/options.js';
import { exits, Stop } from './stop.js';

/** The places of a plan's maps: the counties, and those of other regions, as their geometry has them. */
export async function placesFor(plan: Plan, folder: URL | undefined): Promise<Places | undefined> {
  if (!plan.report.sections?.some(({ map }) => map)) return undefined;
  const regions = await Promise.all(regionsOf(plan).map((region) => placesIn(region, folder)));
  const counties = JSON.parse(await readFile(new URL('../places.json', import.meta.url), 'utf8')) as Places;
  return Object.assign({}, counties, ...regions) as Places;
}

async function placesIn(region: string, folder: URL | undefined): Promise<Places> {
  try {
    const file = await (folder ? shapeOf(region, folder) : mapBeside(region));
    return placesOf(file as GeometryFile);
  } catch (cause) {
    const where = folder ? `the folder of --geometry has no ${region}.json` : `the package has none of ${region}`;
    const remedy = 'Make it: hotline-report geometry FILE --code CODE -o FOLDER/CODE.json; then say --geometry FOLDER.';
    throw new Stop(exits.input, `A map of the plan needs geometry, and ${where}. ${remedy}`, { cause });
  }
}
