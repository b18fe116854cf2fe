import { asReportError } from './errors.js';
import { readText } from './read.js';

/** The geometry of a region, from the folder of maps beside the package. */
export async function mapBesidePackage(region: string): Promise<unknown> {
  const address = new URL(`maps/${encodeURIComponent(region)}.json`, import.meta.url);
  try {
    return JSON.parse(await readText(address));
  } catch (fault) {
    throw asReportError(fault);
  }
}
