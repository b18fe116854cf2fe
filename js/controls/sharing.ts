// What takes a table or its chart elsewhere: a picture, its address, how to cite it, the tag that shows it in another page.
import { escaped } from '../common/escaped.js';
import { textOf as plainText } from '../common/file-name.js';
import { onDemand } from '../common/errors.js';
import { captionOf, type Caption, headingOf, measureOf, publisherOf } from './caption.js';
import { initCharts } from '../viewer/engine.js';
import type { PublishedReport } from '../viewer/report.js';

/** Facts about the page that sharing depends on. */
export interface Sharing {
  /** Returns the address at which a block is seen; absent where the page keeps none. */
  linkTo?: ((block: HTMLElement) => string | undefined) | undefined;
  /** Returns the geometry of maps by their region, for pictures; absent where none can be drawn. */
  shapes?: (() => Promise<Record<string, unknown>> | Record<string, unknown>) | undefined;
  /** Paints a list with the bars in its rows; absent where the module of charts does it. */
  paintList?: ((block: HTMLElement, caption: Caption, family: string) => Promise<Blob>) | undefined;
  /** `true` if the page is the report, so that another page can show it in a frame. */
  isPage?: boolean | undefined;
}

/** CSS pixels of a picture, and its pixels for each. */
const [width, density] = [800, 2];

/** Returns the id of the table or map that a block is of. */
export const idOf = (block: Element): string => block.querySelector<HTMLElement>('[data-hr-csv]')?.dataset.hrCsv ?? '';

/** Shows the buttons that have something to do here. */
export function offer(article: HTMLElement, report: PublishedReport, sharing: Sharing): void {
  const { linkTo, shapes, paintList, isPage } = sharing;
  article.querySelectorAll('[data-hr-csv]').forEach(addWorkbook);
  const charts = new Set(shapes || paintList ? report.charts.map(({ id }) => id) : []);
  for (const block of article.querySelectorAll<HTMLElement>('.hr-block')) {
    const link = linkTo?.(block);
    const offered: Record<string, boolean> = {
      picture: charts.has(idOf(block)) && Boolean(shapes ?? block.querySelector('.hr-bars')),
      // The place of a file on a disk leads nobody there.
      link: isOfWeb(link),
      cite: true,
      workbook: true,
      embed: isPage === true && isOfWeb(link),
    };
    for (const button of block.querySelectorAll<HTMLElement>('button[data-hr-do]')) {
      button.hidden = !offered[button.dataset.hrDo ?? ''];
    }
  }
}

/** Adds a button for a workbook to that for CSV, whose words it has. */
function addWorkbook(csv: Element): void {
  const known = csv.parentElement?.querySelector<HTMLElement>('[data-hr-do="workbook"]');
  const button = known ?? document.createElement('button');
  button.textContent = (csv.textContent ?? '').replace('CSV', 'Excel');
  if (known) return;
  Object.assign(button, { type: 'button', hidden: true });
  button.dataset.hrDo = 'workbook';
  csv.after(button);
}

/** Writes a workbook of the table of a block. */
export async function workbookOf(report: PublishedReport, block: HTMLElement): Promise<Blob> {
  const { workbookOfTable, workbookType } = await onDemand(import('../sheet.js'));
  const words = { ...captionOf(block, report), publisher: publisherOf(block), direction: report.direction };
  return new Blob([workbookOfTable(block.querySelector('table')!, words)], { type: workbookType });
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
  const measure = measureOf(block);
  const table = measure ? `“${heading}” (${measure})` : `“${heading}”`;
  const end = whole.endsWith('.') ? '' : '.';
  return [`${whole}${end} ${table}.`, ...(isOfWeb(link) ? [link] : [])].join(' ');
}

/** Paints a chart with its title, its notes and whose it is. */
export async function pictureOf(
  report: PublishedReport,
  block: HTMLElement,
  { fontFamily }: CSSStyleDeclaration,
  { shapes, paintList }: Sharing,
): Promise<Blob> {
  if (paintList) return paintList(block, captionOf(block, report), fontFamily);
  await initCharts();
  const id = idOf(block);
  const region = report.charts.find((chart) => chart.id === id)?.region;
  const geometry = region === undefined ? {} : { geometry: (await shapes?.())?.[region] };
  const { below, ...caption } = captionOf(block, report);
  const words = { ...caption, below: below.join('\n') };
  const canvas = document.createElement('canvas');
  const chart = report.layOut(id, canvas, { width, fontFamily, ...words, ...geometry });
  try {
    chart.paint(density, { theme: 'light' });
  } finally {
    chart.free();
  }
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('This browser made no picture.'))), 'image/png');
  });
}

function isOfWeb(address: string | undefined): boolean {
  return address !== undefined && /^https?:/.test(address);
}
