import { fromBase64, unpack } from './unpack.js';

/** Returns the block of data of that name in a page that is one file: packed, in letters. */
export function blockText(name: string): string {
  return document.getElementById(`hr-${name}`)?.textContent ?? '';
}

/** The same, unpacked. */
export function blockBytes(name: string): Promise<ArrayBuffer> {
  return unpack(fromBase64(blockText(name)));
}

let files: Promise<Record<string, unknown>> | undefined;

/** A JSON file that the page would load from its server, by its path there. */
export async function json(path: string): Promise<unknown> {
  files ??= blockBytes('files').then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>);
  const found = (await files)[path];
  if (found === undefined) throw new Error(`There is no ${path} in this page.`);
  return found;
}

/** Returns the source of such a file. */
export async function source(path: string): Promise<Blob> {
  return new Blob([JSON.stringify(await json(path))]);
}

/** Rejects: the reader of PDFs is not in the page. */
export function pdfReader(): Promise<typeof import('pdfjs-dist')> {
  return Promise.reject(
    new Error('This page is a single file, without what reads PDFs. Copy the text and paste it below.'),
  );
}

/** `true` if reports can be saved as workbooks here: the module that writes them is not in the page. */
export const writesWorkbooks = false;

/** View that the page opens with: a reader who keeps it as a file wants to make a report. */
export const home = 'make';
