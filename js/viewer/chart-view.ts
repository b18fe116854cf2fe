import type { CanvasChart } from '../hotline_report.js';
import type { ChartInfo, PublishedReport } from './report.js';
import { readTheme } from './chart-theme.js';
import { watchTheme } from '../watch.js';
import { drawInTurn, drawNear, leaveTurn } from './turns.js';
import { within } from './within.js';
import { parseMarkup } from '../trusted.js';

/** A mark of a chart, as the pointer and the keyboard reach it. */
interface Target {
  key: string;
  label: string;
  value: string;
  percent?: string;
  /** Left, top, width, height in CSS pixels. */
  bounds: [number, number, number, number];
}

/** A mark of a chart that the reader is at: the row of a table, or the place of a map. */
export interface CellFocus {
  /** The id of the table or map. */
  table: string;
  /** Row: the beginning of its `data-row`, `data-fips` or `data-place`; `/rows/2/values/1` is the second column of its row. */
  row: string;
  label: string;
  /** As printed. */
  value: string;
  /** As printed; absent where the row has none. */
  percent?: string;
}

/** Contents of a chart, and receiver of the reader's position. */
export interface ChartSource {
  report: PublishedReport;
  info: ChartInfo;
  /** The geometry of a map. */
  shape?: () => Promise<unknown>;
  onCellFocus?: ((cell: CellFocus | null) => void) | undefined;
}

/** CSS pixels around what a canvas shows; the margin in report.css. */
const ringRoom = 4;

/** Wide enough for long labels, narrow enough for a sheet of paper. */
const printWidth = 660;

/**
 * One chart on the page: a canvas that is drawn again whenever its width, the theme or the screen's pixel density
 * changes, told by pointer and keyboard, and replaced by a vector picture on paper.
 */
export class ChartView {
  readonly #canvas = document.createElement('canvas');
  readonly #tip = document.createElement('div');
  /** Instructions for using the chart with the keyboard, for those who hear it. */
  readonly #keys = document.createElement('span');
  /** As wide as the figure and as high as a letter, so that both are known to have changed. */
  readonly #size = document.createElement('span');
  readonly #stop = new AbortController();
  /** Ends what listens to the page. */
  #watching: AbortController | undefined;
  // Before the page is painted: nothing below may be seen to move.
  readonly #sizes = new ResizeObserver(() => this.#fit());
  #chart: CanvasChart | undefined;
  #targets: Target[] = [];
  #current: number | undefined;
  #drawnScale = 0;
  #drawnLook = '';
  #isReady = false;
  #shape: unknown;

  readonly #figure: HTMLElement;
  readonly #prefix: string;
  #source: ChartSource;

  constructor(figure: HTMLElement, prefix: string, source: ChartSource) {
    this.#figure = figure;
    this.#prefix = prefix;
    this.#source = source;
    this.#describe();
    this.#listen();
    void this.#begin();
  }

  /** Shows something else on the same canvas. */
  update(source: ChartSource): void {
    this.#source = source;
    this.#describe();
    void this.#begin();
  }

  watch(place: AbortSignal): void {
    this.#watching?.abort();
    this.#watching = within(place);
    const { signal } = this.#watching;
    watchTheme(this.#figure, () => this.#restyle(), signal);
    // Escape hides what a hovering pointer shows, too, wherever the focus is.
    document.addEventListener('keydown', (event) => event.key === 'Escape' && this.#show(undefined), { signal });
    window.addEventListener('beforeprint', () => this.#toPaper(), { signal });
    window.addEventListener('afterprint', () => this.#fromPaper(), { signal });
    // It may have been out of the page.
    if (!this.#chart) this.#drawFirst();
  }

  rest(): void {
    this.#watching?.abort();
    this.#show(undefined);
    leaveTurn(this.#figure);
    this.#free();
  }

  destroy(): void {
    this.rest();
    this.#stop.abort();
    this.#sizes.disconnect();
    this.#figure.replaceChildren();
  }

  #free(): void {
    this.#chart?.free();
    this.#chart = undefined;
  }

  /** Names the canvas for assistive technology and ties it to its table and summary. */
  #describe(): void {
    const { id } = this.#source.info;
    const canvas = this.#canvas;
    canvas.setAttribute('aria-labelledby', `${this.#prefix}name-${id}`);
    this.#keys.id = `${this.#prefix}keys-${id}`;
    this.#keys.className = 'hr-sr';
    this.#keys.textContent = this.#figure.dataset.hrKeys ?? '';
    const table = `${this.#prefix}table-${id}`;
    const block = this.#figure.closest('.hr-block');
    if (block?.id === table) canvas.setAttribute('aria-details', table);
    // The canvas has the name and the words; said of what is around it, they would be heard three times.
    this.#figure.removeAttribute('aria-labelledby');
    this.#figure.removeAttribute('aria-describedby');
    this.#tip.className = 'hr-tip';
    this.#tip.setAttribute('role', 'status');
    this.#tip.hidden = true;
    this.#size.className = 'hr-size';
    // A picture, as in a saved page, is there until the canvas is drawn.
    if (!this.#figure.querySelector('svg')) this.#place();
  }

  #place(): void {
    // Moved, a canvas would lose the focus.
    if (this.#canvas.parentNode === this.#figure) return;
    this.#figure.replaceChildren(this.#canvas, this.#tip, this.#keys, this.#size);
  }

  async #begin(): Promise<void> {
    try {
      this.#shape = await this.#source.shape?.();
    } catch {
      // Without its geometry there is no map to draw; its table and words are by themselves.
      this.#figure.remove();
      return;
    }
    if (this.#stop.signal.aborted) return;
    if (!this.#isReady) {
      this.#isReady = true;
      const { signal } = this.#stop;
      this.#sizes.observe(this.#size);
      // The table is in its new order before its chart is: readers who sort wait for the table.
      const sorted = () => drawInTurn(this.#figure, () => this.#draw());
      this.#figure.parentElement?.addEventListener('hr-sort', sorted, { signal });
    }
    if (!this.#chart) return this.#drawFirst();
    const at = this.#targets[this.#current ?? -1]?.key;
    this.#draw();
    if (at === undefined) return;
    const now = this.#targets.findIndex(({ key }) => key === at);
    this.#current = undefined;
    this.#show(now < 0 ? undefined : now);
  }

  /** Draws again if it would look otherwise: much changes in a page that is nothing to a chart. */
  #restyle(): void {
    if (this.#look() !== this.#drawnLook) this.#draw();
  }

  #look(): string {
    const { fontFamily } = getComputedStyle(this.#figure);
    return JSON.stringify([fontFamily, window.devicePixelRatio, readTheme(this.#figure)]);
  }

  /** Draws again if the width, or the size of the text, is another than that of the chart. */
  #fit(): void {
    if (!this.#chart) return this.#drawFirst();
    if (this.#width() !== this.#chart.width || this.#textScale() !== this.#drawnScale) this.#draw();
  }

  /** The reader's text size in percent of the usual. */
  #textScale(): number {
    return Math.round((parseFloat(getComputedStyle(this.#figure).fontSize) / 16) * 100) || 100;
  }

  #width(): number {
    // The style sheet lets the canvas stand out on all sides, by what it needs for the ring of its focus.
    return Math.floor(this.#figure.clientWidth) + 2 * ringRoom;
  }

  /** The rows of the table as they are there now. */
  get #order(): string {
    const rows = this.#figure.parentElement?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [];
    return Array.from(rows, ({ dataset }) => dataset.row).join(' ');
  }

  #drawFirst(): void {
    // A map is drawn once its geometry is there, whatever happens before.
    if (this.#isReady) drawNear(this.#figure, () => this.#draw());
  }

  #draw(): void {
    const width = this.#width();
    if (!this.#isReady || width <= 2 * ringRoom || this.#stop.signal.aborted) return;
    this.#drawnScale = this.#textScale();
    this.#drawnLook = this.#look();
    const { fontFamily } = getComputedStyle(this.#figure);
    const order = this.#order;
    const options = { width, textScale: this.#drawnScale, fontFamily, geometry: this.#shape, order };
    this.#free();
    try {
      this.#chart = this.#source.report.layOut(this.#source.info.id, this.#canvas, options);
    } catch {
      // A chart that cannot be drawn truthfully is not drawn; its table and words are by themselves.
      this.destroy();
      this.#figure.remove();
      return;
    }
    this.#place();
    this.#targets = this.#chart.targets as Target[];
    // A picture without figures, such as a map without locations, is nothing to step through.
    const steps = this.#targets.length > 0;
    // Screen readers pass the arrow keys on to an application, and keep them in an image.
    this.#canvas.setAttribute('role', steps ? 'application' : 'img');
    this.#canvas.tabIndex = steps ? 0 : -1;
    const summary = `${this.#prefix}summary-${this.#source.info.id}`;
    this.#canvas.setAttribute('aria-describedby', steps ? `${summary} ${this.#keys.id}` : summary);
    this.#canvas.style.width = `${this.#chart.width}px`;
    this.#canvas.style.height = `${this.#chart.height}px`;
    this.#paint();
  }

  #paint(): void {
    this.#chart?.paint(window.devicePixelRatio, readTheme(this.#figure), this.#current);
  }

  #listen(): void {
    const { signal } = this.#stop;
    const canvas = this.#canvas;
    canvas.addEventListener('pointermove', (event) => this.#point(event), { signal });
    canvas.addEventListener('pointerdown', (event) => this.#point(event), { signal });
    canvas.addEventListener('pointerleave', () => this.#show(undefined), { signal });
    canvas.addEventListener('keydown', (event) => this.#key(event), { signal });
    canvas.addEventListener('blur', () => this.#show(undefined), { signal });
    canvas.addEventListener(
      'focus',
      () => {
        if (canvas.matches(':focus-visible')) this.#show(0);
      },
      { signal },
    );
  }

  #point(event: PointerEvent): void {
    const box = this.#canvas.getBoundingClientRect();
    this.#show(this.#chart?.hit(event.clientX - box.left, event.clientY - box.top));
  }

  #key(event: KeyboardEvent): void {
    const last = this.#targets.length - 1;
    const now = this.#current;
    const next = new Map([
      ['ArrowDown', now === undefined ? 0 : Math.min(now + 1, last)],
      ['ArrowRight', now === undefined ? 0 : Math.min(now + 1, last)],
      ['ArrowUp', now === undefined ? last : Math.max(now - 1, 0)],
      ['ArrowLeft', now === undefined ? last : Math.max(now - 1, 0)],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.#show(next);
  }

  /** Points one mark out, by a ring on the canvas and by its words beside it; or none. */
  #show(index: number | undefined): void {
    if (index === this.#current) return;
    this.#current = index;
    const target = index === undefined ? undefined : this.#targets[index];
    this.#tip.hidden = !target;
    if (target) {
      const label = document.createElement('bdi');
      label.textContent = target.label;
      const figures = document.createElement('strong');
      figures.textContent = [target.value, target.percent].filter(Boolean).join(' · ');
      this.#tip.replaceChildren(label, ' ', figures);
      this.#placeTip(target);
    }
    this.#tell(target);
    this.#paint();
  }

  #tell(target: Target | undefined): void {
    const { key: row, label, value, percent } = target ?? {};
    const known = row !== undefined && label !== undefined && value !== undefined;
    const cell = known
      ? { table: this.#source.info.id, row, label, value, ...(percent === undefined ? {} : { percent }) }
      : null;
    this.#source.onCellFocus?.(cell);
    // The script that keeps the address of the page listens to it.
    this.#figure.dispatchEvent(new CustomEvent('hr-mark', { detail: cell, bubbles: true }));
  }

  /** Under the mark, and within the figure. */
  #placeTip({ bounds: [left, top, width, height] }: Target): void {
    const tip = this.#tip;
    const room = this.#figure.clientWidth - tip.offsetWidth;
    const middle = left - ringRoom + (width - tip.offsetWidth) / 2;
    tip.style.left = `${Math.max(0, Math.min(middle, room))}px`;
    const below = top + height + 6;
    const fits = below + tip.offsetHeight <= this.#figure.clientHeight + 40;
    tip.style.top = `${fits ? below : Math.max(0, top - tip.offsetHeight - 6)}px`;
  }

  #toPaper(): void {
    this.#fromPaper();
    if (!this.#chart) return;
    this.#show(undefined);
    const { report, info } = this.#source;
    const geometry = info.region === undefined ? {} : { geometry: { [info.region]: this.#shape } };
    const order = this.#order;
    const options = { width: printWidth, theme: 'print' as const, prefix: this.#prefix, ...geometry, order };
    const picture = parseMarkup(report.svg(info.id, options), 'image/svg+xml');
    const svg = document.importNode(picture.documentElement, true);
    svg.classList.add('hr-on-paper');
    this.#figure.append(svg);
  }

  #fromPaper(): void {
    this.#figure.querySelector('.hr-on-paper')?.remove();
  }
}
