import { read } from './read.js';
import { parseJson } from './report.js';
import type { ReportDocument } from './report-document.js';

/** A document from wherever it is. */
export async function load(
  source: ReportDocument | string | URL | Blob,
  signal?: AbortSignal,
): Promise<ReportDocument> {
  if (source instanceof Blob) return parseJson(withoutMark(await source.text()));
  if (typeof source === 'string' || source instanceof URL) return parseJson(await (await read(source, signal)).text());
  return source;
}

/** The geometry of a region, `US-MO`, from the folder of maps at that address. */
export async function loadMap(folder: string | URL, region: string): Promise<unknown> {
  const slash = String(folder).endsWith('/') ? '' : '/';
  const base = new URL(`${String(folder)}${slash}`, document.baseURI);
  return (await read(new URL(`${encodeURIComponent(region)}.json`, base))).json();
}

/** Some programs begin a text with a byte order mark. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
