import { ReportError } from './errors.js';
import { isText } from './json-text.js';
import { read } from '../platform/read.js';
import type { PublishedReport } from '../viewer/report.js';
import type { ReportDocument } from '../generated/report-document.js';

/** A type whose literals are widened, as TypeScript types a JSON file that is imported. */
export type FromJson<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer Item)[]
        ? readonly FromJson<Item>[]
        : T extends object
          ? { readonly [Name in keyof T]: FromJson<T[Name]> }
          : T;

/** A report document as an object: written out, or imported from a JSON file. */
export type DocumentObject = ReportDocument | FromJson<ReportDocument>;

/**
 * Source of a report: a parsed report, a document, its JSON text, its address, or a file that holds it. A string that
 * begins with `{` or `[`, or holds `{`, `"` or a line break, is JSON text and never leaves the page: no address has
 * these. Any other string is an address.
 */
export type ReportSource = PublishedReport | DocumentObject | string | URL | Blob;

/** Returns whether it was parsed. Not judged by its class: a classic script has one of its own. */
export function isParsed(source: unknown): source is PublishedReport {
  return typeof source === 'object' && source !== null && 'document' in source && 'html' in source;
}

/** The content of a source: a document, or JSON text. */
export async function contentOf(source: ReportSource, signal?: AbortSignal): Promise<ReportDocument | string> {
  signal?.throwIfAborted();
  if (isParsed(source)) return source.document;
  if (source instanceof Blob) return source.text();
  if (source instanceof URL || (typeof source === 'string' && !isText(source))) {
    return read(source, (answer) => answer.text(), signal);
  }
  return source as ReportDocument | string;
}

/** The document of a source. */
export async function load(source: ReportSource, signal?: AbortSignal): Promise<ReportDocument> {
  return asDocument(await contentOf(source, signal));
}

/** A document, which may be given as JSON text. */
export function asDocument(content: unknown): ReportDocument {
  const isJson = typeof content === 'string';
  const found = isJson ? parseJson(content) : content;
  if (typeof found === 'object' && found) return found as ReportDocument;
  const given = isJson ? 'JSON text of something else' : String(content);
  throw new ReportError('invalid-document', `A report document is expected, not ${given}.`);
}

function parseJson(text: string): unknown {
  if (!isText(text)) {
    const message = 'This is an address, not JSON text. Await `loadReport`, which loads it.';
    throw new ReportError('not-json', message);
  }
  try {
    // Some programs begin a text with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    const message = `This is not JSON: ${(fault as Error).message}. \`checkReport\` says in which line and what to write.`;
    throw new ReportError('not-json', message, [], { cause: fault });
  }
}
