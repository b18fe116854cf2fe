import { ReportError } from './errors.js';
import { parseJson } from './report.js';
import type { ReportDocument } from './report-document.js';

/** A document from wherever it is. */
export async function load(
  source: ReportDocument | string | URL | Blob,
  signal?: AbortSignal,
): Promise<ReportDocument> {
  if (source instanceof Blob) return parseJson(withoutMark(await source.text()));
  if (typeof source === 'string' || source instanceof URL) return parseJson(await fetchText(source, signal));
  return source;
}

/** The geometry of a region, `US-MO`, from the folder of maps at that address. */
export async function loadMap(folder: string | URL, region: string): Promise<unknown> {
  const slash = String(folder).endsWith('/') ? '' : '/';
  const base = new URL(`${String(folder)}${slash}`, document.baseURI);
  return JSON.parse(await fetchText(new URL(`${encodeURIComponent(region)}.json`, base)));
}

/** Some programs begin a text with a byte order mark. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

async function fetchText(address: string | URL, signal?: AbortSignal): Promise<string> {
  try {
    const answer = await fetch(address, signal ? { signal } : {});
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return await answer.text();
  } catch (fault) {
    signal?.throwIfAborted();
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new ReportError('unreachable', `${String(address)} could not be read: ${reason}`, [], { cause: fault });
  }
}
