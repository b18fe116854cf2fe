import { byAttribute } from '../common/by-attribute.js';
import { labelIn, textIn } from '../common/element-text.js';
import type { PublishedReport } from '../viewer/report.js';

/** The words of the page around a table or a chart, for a file that is without it. */
export interface Caption {
  title: string;
  subtitle: string;
  /** Remarks, details, notes, and whose the figures are, each a line. */
  below: string[];
}

/** Returns the heading of a block. */
export const headingOf = (block: Element): string => textIn(block.querySelector('[id*="name-"]'));

/** Returns the line below that heading: what is counted, where and when. */
export const measureOf = (block: Element): string => textIn(block.querySelector('.hr-measure'));

/** Returns who publishes the report that a block is of. */
export const publisherOf = (block: Element): string => textIn(block.closest('article')?.querySelector('.hr-publisher'));

/** Returns the words around a block. Notes on rows name these, since no mark leads to them. */
export function captionOf(block: HTMLElement, { title, document: { source } }: PublishedReport): Caption {
  const article = block.closest('article');
  const all = (within: Element | null, selector: string) => [
    ...(within?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const notes = new Map<string, Set<string>>();
  for (const link of all(block, '.hr-ref a')) {
    const place = article && byAttribute(article, 'id', link.getAttribute('href')?.slice(1) ?? '');
    const note = textIn(place?.querySelector('.hr-note-text'));
    const row = labelIn(link.closest('tbody tr, tfoot tr'));
    notes.set(note, (notes.get(note) ?? new Set()).add(row));
  }
  const said = [...notes].map(([note, rows]) =>
    [[...rows].filter(Boolean).join('; '), note].filter(Boolean).join(': '),
  );
  const details = all(block, 'tr .hr-detail').map((one) => `${labelIn(one.closest('tr'))}: ${textIn(one)}`);
  const dates = all(article, '.hr-dateline > li').map(textIn).join(' · ');
  // The first of what is below the report, if it has one.
  const sources = all(article, '.hr-footer > p').slice(0, source === undefined ? 0 : 1);
  const origin = [`${title}. ${publisherOf(block)}`, dates, ...sources.map(textIn)];
  return {
    title: headingOf(block),
    subtitle: measureOf(block),
    below: [...all(block, '.hr-remarks > li').map(textIn), ...details, ...said, ...origin].filter(Boolean),
  };
}
