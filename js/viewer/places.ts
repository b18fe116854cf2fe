import { byAttribute } from '../common/by-attribute.js';
import type { ChartSource } from './chart-view.js';
import { shapeOf } from './geometry.js';
import type { MountOptions } from './mount-options.js';
import type { PublishedReport } from './report.js';

/** The places for charts in an article, and what belongs there. */
export function chartsOf(
  article: HTMLElement,
  report: PublishedReport,
  { geometry: from, onCellFocus, signal }: Pick<MountOptions, 'geometry' | 'onCellFocus' | 'signal'>,
): Map<HTMLElement, ChartSource> {
  const found = new Map<HTMLElement, ChartSource>();
  // Simulated browsers of tests cannot lay charts out; tables and words are there all the same.
  if (!globalThis.ResizeObserver || !globalThis.matchMedia) return found;
  for (const info of report.charts) {
    const { id, region } = info;
    const figure = byAttribute(article, 'data-hr-chart', id) ?? byAttribute(article, 'data-hr-rows', id);
    if (!figure) continue;
    const shape = region === undefined ? {} : { shape: () => shapeOf(region, from, signal) };
    found.set(figure, { report, info, onCellFocus, ...shape });
  }
  return found;
}
