// The charts of a report on the page. A script of its own, loaded on demand: a report is read without them.
import { ChartView, type ChartSource } from './viewer/chart-view.js';
import type { MountOptions } from './viewer/mount-options.js';
import { chartsOf } from './viewer/places.js';
import type { PublishedReport } from './viewer/report.js';
import { RowBars } from './viewer/row-bars.js';

/** A chart on the page. */
export interface View {
  /** Shows something else on the same canvas. */
  update(source: ChartSource): void;
  destroy(): void;
}

/**
 * Draws the charts of an article: each in its figure, or behind the rows of its table.
 *
 * @param views those that are there already, by their places: they are kept where they can be
 * @param where whether those in tables are drawn, or those in figures, for which the module of charts must run
 */
export function drawCharts(
  views: Map<HTMLElement, View>,
  article: HTMLElement,
  report: PublishedReport,
  options: MountOptions & { prefix: string },
  where: 'tables' | 'figures',
): void {
  const sources = chartsOf(article, report, options);
  for (const [place, view] of views) {
    if (sources.has(place)) continue;
    view.destroy();
    views.delete(place);
  }
  for (const [place, source] of sources) {
    if (place.matches('figure') !== (where === 'figures')) continue;
    const view = views.get(place);
    if (view) view.update(source);
    else
      views.set(
        place,
        place.matches('figure') ? new ChartView(place, options.prefix, source) : new RowBars(place, source),
      );
  }
}
