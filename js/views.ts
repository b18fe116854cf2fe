// The charts of a report on the page. A script of its own, loaded on demand: a report is read without them.
import { ChartView, type ChartSource } from './viewer/chart-view.js';
import { RowBars } from './viewer/row-bars.js';

/** A chart on the page. */
export interface View {
  /** Shows something else on the same canvas. */
  update(source: ChartSource): void;
  destroy(): void;
}

/** Draws a chart in its figure, or behind the rows of its table. */
export function viewOf(place: HTMLElement, prefix: string, source: ChartSource): View {
  return place.matches('figure') ? new ChartView(place, prefix, source) : new RowBars(place, source);
}
