import { byAttribute } from '../common/by-attribute.js';
import type { Figure, ReportDocument, Row, Table, Value } from '../generated/report-document.js';

/** Units of the picture, and the room around its line, which the mark of the last figure needs. */
const [width, height, room] = [160, 40, 5];
/** Fewer figures have no course. */
const fewest = 3;

/** A figure of a trend; without its number where that is withheld, or its time is clearly shorter than that of the others. */
interface Moment {
  /** Middle of its time, in milliseconds. */
  at: number;
  count: number | undefined;
}

/**
 * Draws the course of a key figure in its tile, where the document has a table over time of the same count. It says nothing
 * that the table does not.
 *
 * @param prefix of the ids of the article
 */
export function drawSparks(article: Element, document: ReportDocument, prefix: string): void {
  removeSparks(article);
  const { headline = [], sections = [] } = document;
  const figures = [...headline, ...sections.flatMap((section) => section.figures ?? [])];
  for (const figure of figures) {
    const tile = byAttribute(article, 'id', `${prefix}figure-${figure.id}`)?.querySelector(':scope > dd');
    const trend = tile && countOf(figure.value) !== undefined && trendOf(figure, document);
    const moments = trend ? momentsOf(trend) : [];
    if (tile && moments.filter(({ count }) => count !== undefined).length >= fewest) tile.append(picture(moments));
  }
}

/** Takes these pictures away. */
export function removeSparks(article: Element): void {
  article.querySelectorAll('.hr-spark').forEach((spark) => spark.remove());
}

/** Returns the table that divides by time what a figure counts: the document says so, by what its numbers mean, not by a label. */
function trendOf(figure: Figure, { counts, sections = [] }: ReportDocument): Table | undefined {
  if (counts?.version !== 1) return undefined;
  const same = counts.of.find(({ figures }) => figures?.includes(figure.id));
  const ids = (same?.tables ?? []).filter(({ by, columns }) => by === counts.date && !columns).map(({ id }) => id);
  const tables = sections.flatMap((section) => section.tables ?? []);
  return tables.find(({ id, kind }) => kind === 'trend' && ids.includes(id));
}

/** Returns the figures of a trend by time; none where the time of a row is not known, or two rows have the same. */
function momentsOf({ rows }: Table): Moment[] {
  // Days that nobody knows have a row, but no place.
  const dated = (rows ?? []).filter(({ role }) => role !== 'not-specified');
  const spans = dated.map((row) => ({ row, span: spanOf(row) }));
  const known = spans.flatMap(({ row, span }) => (span ? [{ row, span }] : []));
  if (known.length < spans.length) return [];
  const usual = Math.max(...known.map(({ span: [from, to] }) => to - from));
  const moments = known.map(({ row: { value, values = [] }, span: [from, to] }): Moment => {
    const isWhole = to - from >= 0.85 * usual;
    return { at: (from + to) / 2, count: isWhole ? countOf(value ?? values[0]) : undefined };
  });
  moments.sort((a, b) => a.at - b.at);
  return moments.every(({ at }, index) => at > (moments[index - 1]?.at ?? -Infinity)) ? withGaps(moments, usual) : [];
}

/** Times that no row is about are gaps, too. */
function withGaps(moments: Moment[], usual: number): Moment[] {
  return moments.flatMap((moment, index) => {
    const before = moments[index - 1];
    const isFar = before && moment.at - before.at > 1.5 * usual;
    return isFar ? [{ at: (before.at + moment.at) / 2, count: undefined }, moment] : [moment];
  });
}

/** The first day of a row, and the one after its last: its own period, or a label that is a year. */
function spanOf({ label, period }: Row): [from: number, to: number] | undefined {
  const year = typeof label === 'string' && /^[1-9]\d{3}$/.test(label) ? label : undefined;
  const [start, end] = period ? [period.start, period.end] : [year, year];
  const [from, to] = [momentOf(start, 0), momentOf(end, 1)];
  // Neither is so where one is no date.
  return from < to ? [from, to] : undefined;
}

/** Returns the moment at which a year, month or day begins, or the one that follows it. */
function momentOf(date: string | undefined, after: 0 | 1): number {
  const at = new Date(date ?? '');
  // Years, months and days are written in so many letters.
  if (date?.length === 4) at.setUTCFullYear(at.getUTCFullYear() + after);
  else if (date?.length === 7) at.setUTCMonth(at.getUTCMonth() + after);
  else at.setUTCDate(at.getUTCDate() + after);
  return at.getTime();
}

/** Returns the number of a value that prints a count. */
function countOf(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const { count, pooled } = (value ?? {}) as { count?: number; pooled?: number };
  return count ?? pooled;
}

/** A line that is broken where no figure is published, and a mark at the last figure. */
function picture(moments: Moment[]): SVGElement {
  const [first, last] = [moments[0]!.at, moments.at(-1)!.at];
  const most = Math.max(1, ...moments.map(({ count = 0 }) => count));
  const spots = moments.map(({ at, count }) => {
    if (count === undefined) return undefined;
    const across = room + ((at - first) / (last - first)) * (width - 2 * room);
    return [across, height - room - (count / most) * (height - 2 * room)].map((place) => place.toFixed(1));
  });
  const path = spots.map((spot, index) => {
    if (!spot) return '';
    // A line of no length is a dot, for a figure between two gaps.
    return `${spots[index - 1] ? 'L' : 'M'}${spot.join(' ')}${spots[index - 1] ? '' : 'h0'}`;
  });
  const [x = '', y = ''] = spots.findLast((spot) => spot) ?? [];
  const svg = shape('svg', { class: 'hr-spark', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
  svg.append(
    shape('path', { class: 'hr-base', d: `M${room} ${height - room + 0.5}H${width - room}` }),
    shape('path', { d: path.join('') }),
    shape('circle', { cx: x, cy: y, r: '3.5' }),
  );
  return svg;
}

function shape(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}
