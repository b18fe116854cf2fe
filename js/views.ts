// The charts of a report on the page. A script of its own, loaded on demand: a report is read without them.
import { ChartView, type ChartSource } from './viewer/chart-view.js';
import { drawings } from './viewer/drawings.js';
import { initCharts } from './viewer/engine.js';
import type { MountOptions } from './viewer/mount-options.js';
import { chartsOf } from './viewer/places.js';
import type { PublishedReport } from './viewer/report.js';
import { RowBars } from './viewer/row-bars.js';
import { drawSparks, removeSparks } from './viewer/sparks.js';

/** A chart on the page. */
export interface View {
  /** Shows something else on the same canvas. */
  update(source: ChartSource): void;
  destroy(): void;
  /** Follows the page in the place that it is in, until the signal ends. */
  watch(place: AbortSignal): void;
  /** Lets go of what the module keeps of it, for as long as it is in no page. */
  rest(): void;
}

/** The charts that are on the page, and their place in it. */
export interface Drawn {
  /** By their places: they are kept where they can be. */
  views: Map<HTMLElement, View>;
  /** Ends with the stay of the article where it is. */
  here: () => AbortSignal | undefined;
  /** Returns whether another version has come meanwhile, which draws itself. */
  isOld: () => boolean;
}

/**
 * Draws the charts of an article: in the tiles of key figures and behind the rows of tables at once, in figures once the module
 * of charts runs.
 */
export async function drawCharts(
  drawn: Drawn,
  article: HTMLElement,
  report: PublishedReport,
  options: MountOptions & { prefix: string },
): Promise<void> {
  drawSparks(article, report.document, options.prefix);
  const still = () => undefined;
  drawn.views.set(article, { update: still, watch: still, rest: still, destroy: () => removeSparks(article) });
  draw(drawn, article, report, options, false);
  if (!article.querySelector(drawings)) return;
  try {
    await initCharts();
  } catch {
    // Without its chart a table is by itself.
    return article.querySelectorAll(drawings).forEach((place) => place.remove());
  }
  if (!drawn.isOld()) draw(drawn, article, report, options, true);
}

function draw(
  { views, here }: Drawn,
  article: HTMLElement,
  report: PublishedReport,
  options: MountOptions & { prefix: string },
  inFigures: boolean,
): void {
  const sources = chartsOf(article, report, options);
  for (const [place, view] of views) {
    if (sources.has(place) || place === article) continue;
    view.destroy();
    views.delete(place);
  }
  for (const [place, source] of sources) {
    if (place.matches('figure') !== inFigures) continue;
    const known = views.get(place);
    if (known) {
      known.update(source);
      continue;
    }
    const view = inFigures ? new ChartView(place, options.prefix, source) : new RowBars(place, source);
    views.set(place, view);
    const stay = here();
    if (stay) view.watch(stay);
  }
}
