import { byAttribute } from './common/by-attribute.js';
import { ReportError } from './common/errors.js';

/** Remainder of an article. */
export interface Excerpt {
  part?: Part | undefined;
  tables?: readonly string[] | undefined;
  notes?: boolean | undefined;
}

/** Leaves of an article what is wanted of it. A script of its own, loaded on demand: most pages show whole reports. */
export function leave(article: HTMLElement, prefix: string, { part, tables, notes }: Excerpt): void {
  if (part) keepPart(article, prefix, part);
  if (tables) keepTables(article, prefix, tables);
  if (notes === false) dropNotes(article);
}

/**
 * Leaves of an article only the chosen tables and maps. What says whose figures they are stays, the title page and the
 * caveat, and so do the notes that they refer to, numbered as in the whole report.
 *
 * @param ids of tables and maps of the document
 * @throws {ReportError} `no-table` if the report has none of that id
 */
function keepTables(article: HTMLElement, prefix: string, ids: readonly string[]): void {
  const blocks = [...article.querySelectorAll<HTMLElement>('.hr-block')];
  const idOf = ({ id }: HTMLElement) => id.slice(prefix.length).replace(/^(table|map)-/, '');
  for (const id of ids) {
    if (blocks.some((block) => idOf(block) === id)) continue;
    const known = blocks.map((block) => `“${idOf(block)}”`).join(', ');
    throw new ReportError('no-table', `The report has no table “${id}”. It has ${known}.`);
  }
  for (const block of blocks) if (!ids.includes(idOf(block))) block.remove();
  for (const part of article.querySelectorAll(':scope > :is(.hr-lead, .hr-section)')) {
    const kept = part.querySelector('.hr-block') ? '.hr-block, .hr-notes, h2, h3, h4, h5, h6' : '.hr-notes';
    for (const child of part.querySelectorAll(':scope > *')) if (!child.matches(kept)) child.remove();
  }
  keepReferredNotes(article);
  for (const part of article.querySelectorAll(':scope > :is(.hr-lead, .hr-section, .hr-caveat)')) {
    // A page may hold many excerpts: without a name, their parts are no landmarks of it.
    part.removeAttribute('aria-labelledby');
    if (part.childElementCount === 0) part.remove();
  }
}

/** A table or a chart by itself. */
export interface Part {
  id: string;
  isChart: boolean;
}

/**
 * Leaves of an article one table or one chart, with its title, its words and the notes that it refers to. Figures by
 * themselves are both: a page shows them as they are.
 *
 * @throws {ReportError} `no-table` or `no-chart` if the report has none of that id
 */
function keepPart(article: HTMLElement, prefix: string, { id, isChart }: Part): void {
  const figures = figuresOf(article, prefix, id);
  if (figures) {
    article.replaceChildren(figures, ...article.querySelectorAll('.hr-notes'));
    return keepReferredNotes(article);
  }
  keepTables(article, prefix, [id]);
  if (isChart && !article.querySelector('.hr-chart')) {
    throw new ReportError('no-chart', `The report has no chart “${id}”.`);
  }
  for (const other of article.querySelectorAll(isChart ? '.hr-table' : '.hr-chart')) other.remove();
  keepReferredNotes(article);
  article.replaceChildren(...article.querySelectorAll('.hr-block, .hr-notes'));
}

/** The figures at the top of a report, `headline`, or of a section: `figures-2`. */
function figuresOf(article: HTMLElement, prefix: string, id: string): Element | null {
  if (id === 'headline') return article.querySelector(':scope > .hr-lead > .hr-headline');
  const [, section] = /^figures-(\d+)$/.exec(id) ?? [];
  const heading = section && byAttribute(article, 'id', `${prefix}section-${section}`);
  return heading ? (heading.parentElement?.querySelector(':scope > .hr-headline') ?? null) : null;
}

/** Takes all notes off an article, and the marks that lead to them. */
function dropNotes(article: HTMLElement): void {
  for (const part of article.querySelectorAll('.hr-notes, .hr-ref')) part.remove();
}

/** Drops notes that nothing refers to any more, and the ways back to where nothing is. */
function keepReferredNotes(article: HTMLElement): void {
  const ids = new Set([...article.querySelectorAll('[id]')].map(({ id }) => `#${id}`));
  for (const back of article.querySelectorAll('.hr-back')) {
    if (!ids.has(back.getAttribute('href') ?? '')) back.remove();
  }
  for (const note of article.querySelectorAll('.hr-notes li')) if (!note.querySelector('.hr-back')) note.remove();
  for (const list of article.querySelectorAll('.hr-notes')) if (!list.querySelector('li')) list.remove();
}
