// What takes a table or its chart elsewhere: a picture, its address, how to cite it, the tag that shows it in another page.
import { escaped } from '../common/escaped.js';
import { textOf as plainText } from '../common/file-name.js';
import { initCharts } from '../viewer/engine.js';
import type { PublishedReport } from '../viewer/report.js';

/** Facts about the page that sharing depends on. */
export interface Sharing {
  /** Returns the address at which a block is seen; absent where the page keeps none. */
  linkTo?: ((block: HTMLElement) => string | undefined) | undefined;
  /** Returns the geometry of maps by their region, for pictures; absent where none can be drawn. */
  shapes?: (() => Promise<Record<string, unknown>> | Record<string, unknown>) | undefined;
  /** `true` if the page is the report, so that another page can show it in a frame. */
  isPage?: boolean | undefined;
}

/** CSS pixels of a picture, and its pixels for each. */
const [width, density] = [800, 2];

/** Returns the id of the table or map that a block is of. */
export const idOf = (block: Element): string => block.querySelector<HTMLElement>('[data-hr-csv]')?.dataset.hrCsv ?? '';

/** Shows the buttons that have something to do here. */
export function offer(article: HTMLElement, report: PublishedReport, { linkTo, shapes, isPage }: Sharing): void {
  const charts = new Set(shapes ? report.charts.map(({ id }) => id) : []);
  for (const block of article.querySelectorAll<HTMLElement>('.hr-block')) {
    const link = linkTo?.(block);
    const offered: Record<string, boolean> = {
      picture: charts.has(idOf(block)),
      // The place of a file on a disk leads nobody there.
      link: isOfWeb(link),
      cite: true,
      embed: isPage === true && isOfWeb(link),
    };
    for (const button of block.querySelectorAll<HTMLElement>('button[data-hr-do]')) {
      button.hidden = !offered[button.dataset.hrDo ?? ''];
    }
  }
}

/** Copies what a button is for, and shows it: where a page may not copy, a reader can. */
export async function share(what: string, block: HTMLElement, report: PublishedReport, link?: string): Promise<void> {
  const heading = headingOf(block);
  const texts: Record<string, () => string> = {
    link: () => link ?? '',
    cite: () => citation(block, report, heading, link),
    embed: () =>
      `<iframe src="${escaped(link ?? '')}" title="${escaped(heading)}" width="100%" height="600" loading="lazy"></iframe>`,
  };
  const text = texts[what]?.();
  // What is cited runs as the report does; addresses and tags run from left to right.
  if (text !== undefined) await copy(text, block, what === 'cite' ? '' : 'ltr');
}

/** Says something below the controls of a block. */
export function say(block: HTMLElement, ...parts: (Element | string)[]): void {
  block.querySelector('[data-hr-copied]')?.replaceChildren(...parts);
}

async function copy(text: string, block: HTMLElement, dir: string): Promise<void> {
  const shown = document.createElement('span');
  Object.assign(shown, { textContent: text, dir });
  try {
    await navigator.clipboard.writeText(text);
    const done = document.createElement('strong');
    done.textContent = block.querySelector<HTMLElement>('[data-hr-copied]')?.dataset.hrCopied ?? '';
    say(block, done, ' ', shown);
  } catch {
    say(block, shown);
  }
}

/** The words by which a table is cited: as the publisher says it, or with all that tells whose and of when it is. */
function citation(
  block: HTMLElement,
  { title, document: { citation: asked } }: PublishedReport,
  heading: string,
  link?: string,
) {
  const publisher = publisherOf(block);
  const whole = plainText(asked) || [publisher, title].filter(Boolean).join('. ');
  const measure = textOf(block.querySelector('.hr-measure'));
  const table = measure ? `“${heading}” (${measure})` : `“${heading}”`;
  const end = whole.endsWith('.') ? '' : '.';
  return [`${whole}${end} ${table}.`, ...(isOfWeb(link) ? [link] : [])].join(' ');
}

/** Paints a chart with its title, its notes and whose it is. */
export async function pictureOf(
  report: PublishedReport,
  block: HTMLElement,
  { fontFamily }: CSSStyleDeclaration,
  shapes: Sharing['shapes'],
): Promise<Blob> {
  await initCharts();
  const id = idOf(block);
  const region = report.charts.find((chart) => chart.id === id)?.region;
  const geometry = region === undefined ? {} : { geometry: (await shapes?.())?.[region] };
  const canvas = document.createElement('canvas');
  const chart = report.layOut(id, canvas, { width, fontFamily, ...captionOf(block, report), ...geometry });
  try {
    chart.paint(density, { theme: 'light' });
  } finally {
    chart.free();
  }
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('This browser made no picture.'))), 'image/png');
  });
}

/** Returns the words of the page around a chart, for a picture without it. Notes on rows name these, since no mark leads to them. */
function captionOf(block: HTMLElement, { title, document: { source } }: PublishedReport) {
  const article = block.closest('article');
  const all = (within: Element | null, selector: string) => [
    ...(within?.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const notes = new Map<string, Set<string>>();
  for (const link of all(block, '.hr-ref a')) {
    const place = CSS.escape(link.getAttribute('href')?.slice(1) ?? '');
    const note = textOf(article?.querySelector(`[id="${place}"] .hr-note-text`));
    const row = labelOf(link.closest('tbody tr, tfoot tr'));
    notes.set(note, (notes.get(note) ?? new Set()).add(row));
  }
  const said = [...notes].map(([note, rows]) =>
    [[...rows].filter(Boolean).join('; '), note].filter(Boolean).join(': '),
  );
  const details = all(block, 'tr .hr-detail').map((one) => `${labelOf(one.closest('tr'))}: ${textOf(one)}`);
  const dates = all(article, '.hr-dateline > li').map(textOf).join(' · ');
  // The first of what is below the report, if it has one.
  const sources = all(article, '.hr-footer > p').slice(0, source === undefined ? 0 : 1);
  const origin = [`${title}. ${publisherOf(block)}`, dates, ...sources.map(textOf)];
  return {
    title: headingOf(block),
    subtitle: textOf(block.querySelector('.hr-measure')),
    below: [...all(block, '.hr-remarks > li').map(textOf), ...details, ...said, ...origin].filter(Boolean).join('\n'),
  };
}

const headingOf = (block: Element): string => textOf(block.querySelector('[id*="name-"]'));

const labelOf = (row: Element | null): string => textOf(row?.querySelector('.hr-label'));

const publisherOf = (block: Element): string => textOf(block.closest('article')?.querySelector('.hr-publisher'));

/** A text without the marks of notes. */
function textOf(element: Element | null | undefined): string {
  const unmarked = element?.cloneNode(true) as Element | undefined;
  unmarked?.querySelectorAll('.hr-ref, .hr-sr').forEach((part) => part.remove());
  return (unmarked?.textContent ?? '').replaceAll(/[\s\u2066-\u2069]+/g, ' ').trim();
}

function isOfWeb(address: string | undefined): boolean {
  return address !== undefined && /^https?:/.test(address);
}
