import type { ReportDocument } from '../generated/report-document.js';

/** Longer names are cut, at the end of a word. */
const longest = 80;

/**
 * Returns the name of a report's files, without their ending: its title, its place and its years, each once.
 *
 * @param more what tells this file from others of the report: the id of a table, or how it is laid out
 */
export function fileName({ title, jurisdiction, period }: ReportDocument, ...more: string[]): string {
  const words = wordsOf(textOf(title));
  const add = (text: string | undefined) => {
    const others = wordsOf(text ?? '');
    // As a whole: “New York” is named by a title that has both words.
    if (!others.every((word) => words.includes(word))) words.push(...others);
  };
  add(textOf(jurisdiction?.name));
  for (const day of [period?.start, period?.end]) add(day?.slice(0, 4));
  while (words.length > 1 && words.join('-').length > longest) words.pop();
  return [...(words.length > 0 ? words : ['report']), ...more.flatMap(wordsOf)].join('-');
}

/** A text of a document, which may have one for each language: then the first. */
export function textOf(text: unknown): string {
  const [first] = typeof text === 'object' && text ? Object.values(text) : [text];
  return typeof first === 'string' ? first : '';
}

/** Lower-case words without accents: some servers and archives know no other letters. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
