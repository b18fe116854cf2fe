import { asReportError, ReportError } from './errors.js';

/** The text at an address. */
export async function fetchText(address: string | URL): Promise<string> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return await answer.text();
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreachable', `${String(address)} could not be read: ${reason}`, [], { cause: fault });
  }
}

/** The geometry of a state, from beside the package. */
export async function mapBesidePackage(region: string): Promise<unknown> {
  const address = new URL(`maps/${encodeURIComponent(region)}.json`, import.meta.url);
  try {
    return JSON.parse(await fetchText(address));
  } catch (fault) {
    throw asReportError(fault);
  }
}
