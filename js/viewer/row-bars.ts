import type { ChartSource } from './chart-view.js';
import type { CanvasChart } from '../hotline_report.js';
import { readTheme } from './chart-theme.js';
import { watchTheme } from '../watch.js';
import { drawInTurn, leaveTurn } from './turns.js';
import { within } from './within.js';

/** Figures printed in a row, as the chart says it. */
interface Printed {
  key: string;
  label: string;
  value: string;
  percent?: string;
}

/** Parts of a CSS pixel that places on a canvas are counted in. */
const unit = 8;

/**
 * The bars of a list on one canvas behind the cells of its table. The page holds them as pictures in the rows, too,
 * which are printed, and seen until the canvas is drawn: the canvas takes their places from them.
 */
export class RowBars {
  readonly #canvas = document.createElement('canvas');
  readonly #stop = new AbortController();
  /** Ends what listens to the page. */
  #watching: AbortController | undefined;
  readonly #sizes = new ResizeObserver(() => this.#renew());
  readonly #place: HTMLElement;
  readonly #table: HTMLTableElement | null;
  #source: ChartSource;
  #chart: CanvasChart | undefined;
  #printed: Printed[] = [];

  constructor(place: HTMLElement, source: ChartSource) {
    this.#place = place;
    this.#table = place.querySelector('table');
    this.#source = source;
    this.#canvas.ariaHidden = 'true';
    place.prepend(this.#canvas);
    const { signal } = this.#stop;
    place.addEventListener('hr-sort', () => this.#sorted(), { signal });
    place.addEventListener('pointerover', ({ target }) => this.#tell(target as Element), { signal });
    place.addEventListener('pointerleave', () => this.#tell(), { signal });
    // Draws for the first time, too.
    if (this.#table) this.#sizes.observe(this.#table);
  }

  /** Shows something else on the same canvas. */
  update(source: ChartSource): void {
    this.#source = source;
    this.#renew();
  }

  watch(place: AbortSignal): void {
    this.#watching?.abort();
    this.#watching = within(place);
    watchTheme(this.#place, () => this.#paint(), this.#watching.signal);
    if (!this.#chart) this.#renew();
  }

  rest(): void {
    this.#watching?.abort();
    leaveTurn(this.#place);
    this.#free();
  }

  destroy(): void {
    this.rest();
    this.#stop.abort();
    this.#sizes.disconnect();
    this.#canvas.remove();
  }

  #free(): void {
    this.#chart?.free();
    this.#chart = undefined;
    this.#place.classList.remove('hr-drawn');
  }

  /** Draws again; for the first time in its turn, since the pictures in the rows are there. */
  #renew(): void {
    if (this.#chart) this.#draw();
    else drawInTurn(this.#place, () => this.#draw());
  }

  /** Shows the pictures, which moved with their rows, until its turn: readers who sort wait for the table. */
  #sorted(): void {
    this.#place.classList.remove('hr-drawn');
    drawInTurn(this.#place, () => this.#draw());
  }

  #draw(): void {
    // Wider than its place where it scrolls.
    const { left, top, width, height } = this.#table?.getBoundingClientRect() ?? new DOMRect();
    if (!width || this.#stop.signal.aborted) return;
    const order: string[] = [];
    const boxes: number[] = [];
    for (const bar of this.#place.querySelectorAll('.hr-bar svg')) {
      const box = bar.getBoundingClientRect();
      order.push(bar.closest('tr')?.dataset.row ?? '');
      // Whole pixels where bars begin, so that their edges are sharp.
      const [x, y, tall] = [box.left - left, box.top - top, box.height].map(Math.round) as [number, number, number];
      boxes.push(...[x, y, box.width, tall].map((length) => Math.round(length * unit)));
    }
    this.#free();
    const { report, info } = this.#source;
    const mirrored = getComputedStyle(this.#place).direction === 'rtl';
    try {
      const size = [Math.floor(width), Math.floor(height)] as const;
      this.#chart = report.layOutRows(info.id, this.#canvas, order.join(' '), Int32Array.from(boxes), size, mirrored);
      this.#printed = this.#chart.targets as Printed[];
      this.#canvas.style.width = `${this.#chart.width}px`;
      this.#canvas.style.height = `${this.#chart.height}px`;
      this.#paint();
      this.#place.classList.add('hr-drawn');
    } catch {
      // The pictures in the rows stay.
      this.#free();
    }
  }

  #paint(): void {
    this.#chart?.paint(window.devicePixelRatio, readTheme(this.#place));
  }

  /** Tells which row the pointer is at. */
  #tell(target?: Element): void {
    const { onCellFocus, info } = this.#source;
    const row = target?.closest('tr')?.dataset.row;
    const printed = row === undefined ? undefined : this.#printed.find(({ key }) => key === row);
    if (!printed) return onCellFocus?.(null);
    const { key, label, value, percent } = printed;
    onCellFocus?.({ table: info.id, row: key, label, value, ...(percent === undefined ? {} : { percent }) });
  }
}
