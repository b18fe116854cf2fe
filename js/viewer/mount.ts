import { paintAccent } from '../common/accent.js';
import { onDemand, ReportError } from '../common/errors.js';
import { initCharts } from './engine.js';
import type { Part } from '../excerpt.js';
import { shapeOf } from './geometry.js';
import { loadChecked } from './load.js';
import {
  figureRules,
  rules,
  type FigureOptions,
  type MountedReport,
  type MountOptions,
  type MountTarget,
} from './mount-options.js';
import { checkOptions } from '../common/options.js';
import { hasDrawings, type PublishedReport } from './report.js';
import type { Problem, ReportDocument } from '../generated/report-document.js';
import type { ReportSource } from '../common/source.js';
import { takeTheme } from './theme.js';
import { parseMarkup } from '../trusted.js';
import { pair, type Twins } from './twins.js';
import type { Controls } from '../controls.js';
import type { View } from '../views.js';

/**
 * Shows a report in an element: its tables and notes, with charts beside them. What the element held before, be it
 * another report, is replaced only once the report is ready, so that a bad document leaves it as it was.
 *
 * @param target where it goes: an element, or a selector that finds one
 * @throws {ReportError}
 */
export function mount(target: MountTarget, source: ReportSource, options?: MountOptions): Promise<MountedReport> {
  return new Mounted().begin(target, source, options);
}

/**
 * Shows one chart of a report by itself, with its title and words, and the notes that they refer to.
 *
 * @param id of the table or map that it shows
 * @throws {ReportError} `no-table` if there is neither, `no-chart` if it has no chart
 */
export function mountChart(
  target: MountTarget,
  source: ReportSource,
  id: string,
  options?: FigureOptions,
): Promise<MountedReport> {
  return new Mounted({ id, isChart: true }).begin(target, source, options);
}

/**
 * Shows one table of a report by itself, with its title and words, and the notes that it refers to.
 *
 * @param id of the table or map
 * @throws {ReportError} `no-table` if there is none
 */
export function mountTable(
  target: MountTarget,
  source: ReportSource,
  id: string,
  options?: FigureOptions,
): Promise<MountedReport> {
  return new Mounted({ id, isChart: false }).begin(target, source, options);
}

/** The places of charts other than bars in rows. */
const drawings = 'figure[data-hr-chart]';

/** The report of each element, and how often one was mounted there. */
const hosts = new WeakMap<Element, { calls: number; shown?: Mounted; since: number }>();

/** A report with all that it shows, or is to show. */
interface Wanted {
  source: ReportSource;
  readonly options: MountOptions;
  /** Its changes, until it is shown. */
  former?: Wanted | undefined;
  hasFailed?: boolean;
}

let mounted = 0;

class Mounted implements MountedReport {
  report!: PublishedReport;
  problems: readonly Problem[] = [];
  article!: HTMLElement;
  /** The article as it was written, without what anybody did to it since. */
  #written!: HTMLElement;
  readonly #twins: Twins = new WeakMap();
  readonly #views = new Map<HTMLElement, View>();
  #controls: Controls | undefined;
  readonly #prefix = `hr${(mounted += 1)}-`;
  /** Number of updates that were asked for, and of the one that is shown. */
  #updates = 0;
  #shown = 0;
  /** Contents of the last update that was asked for, be it ready or not: the next one changes these. */
  #wanted!: Wanted;
  #gone = false;
  /** Ends what listens while the report is on the page. */
  readonly #life = new AbortController();

  #options: MountOptions = {};
  readonly #part: Part | undefined;

  constructor(part?: Part) {
    this.#part = part;
  }

  get document(): ReportDocument {
    return this.report.document;
  }

  async begin(target: MountTarget, source: ReportSource, options: MountOptions = {}): Promise<this> {
    this.#options = this.#checked(options);
    const element = elementOf(target);
    const host = hosts.get(element) ?? { calls: 0, since: 0 };
    hosts.set(element, host);
    const call = (host.calls += 1);
    const { report, problems, article, script } = await this.#make(source, this.#options);
    // A call that was made later may have been quicker.
    if (call < host.since) throw gone();
    host.shown?.unmount();
    // And those within it, which would go without knowing.
    for (const { parentElement: inner } of element.querySelectorAll('article')) {
      if (inner) hosts.get(inner)?.shown?.unmount();
    }
    Object.assign(host, { shown: this, since: call });
    Object.assign(this, { report, problems, article });
    this.#wanted = { source: report.document, options: this.#options };
    this.#written = article.cloneNode(true) as HTMLElement;
    pair(this.#written, article, this.#twins);
    // Before it is seen, so that nothing moves.
    this.#control(script);
    element.replaceChildren(article);
    script?.styleControls(article);
    paintAccent(article);
    const { signal } = this.#life;
    takeTheme(article);
    void watching().then((watch) => watch?.followPlace(article, signal));
    if (article.getRootNode() !== document || pageOf(document.baseURI) !== pageOf(location.href)) {
      void import('../links.js').then(({ followLinks }) => followLinks(article, signal)).catch(() => undefined);
    }
    await this.#draw();
    this.#controls?.keep(this.#shownOptions);
    return this;
  }

  async update(change: ReportSource | MountOptions, others: MountOptions = {}): Promise<void> {
    if (this.#gone) throw gone();
    const update = (this.#updates += 1);
    const former = this.#wanted;
    const [source, changed] = isOptions(change) ? [former.source, change] : [change, others];
    // A signal is that of one call.
    const options = { ...former.options, signal: undefined, ...this.#checked(changed) };
    const wanted: Wanted = { source, options, former };
    this.#wanted = wanted;
    const making = Promise.all([this.#make(source, options), onDemand(import('../morph.js'))]);
    const [{ report, problems, article, script }, { morph }] = await making.catch((fault: unknown) => {
      // What failed is not what the next update changes.
      wanted.hasFailed = true;
      while (this.#wanted.hasFailed && this.#wanted.former) this.#wanted = this.#wanted.former;
      throw fault;
    });
    if (this.#gone) throw gone();
    // One that was asked for later may have been quicker.
    if (update < this.#shown) return;
    this.#shown = update;
    Object.assign(wanted, { source: report.document, former: undefined });
    Object.assign(this, { report, problems });
    this.#options = options;
    if (!hasCanvases(options)) this.#leave();
    this.#controls?.rest();
    morph(this.#written, article, this.#twins);
    this.#control(script);
    script?.styleControls(this.article);
    paintAccent(this.article);
    await this.#draw();
    this.#controls?.keep(this.#shownOptions);
  }

  unmount(): void {
    this.#gone = true;
    this.#life.abort();
    this.#leave();
    this.article.remove();
  }

  #checked(options: MountOptions): MountOptions {
    checkOptions(options, this.#part ? figureRules : rules);
    return options;
  }

  async #make(source: ReportSource, options: MountOptions) {
    const { signal, charts = 'canvas', tables, notes, headingLevel, noteNumbering } = options;
    const { sortable = true, controls = false, permalink } = options;
    // Beside the document, so that it is there when it is needed.
    if (hasCanvases(options)) void import('../views.js').catch(() => undefined);
    const controlling = sortable || controls || permalink ? import('../controls.js').catch(() => undefined) : undefined;
    void watching();
    const { report, problems } = await loadChecked(source, options);
    // Pictures are in the page from the beginning.
    if (charts === 'svg' && hasDrawings(report, this.#part?.isChart)) await initCharts();
    const shapes = charts === 'svg' ? await shapesOf(report, options) : undefined;
    const prefix = options.prefix ?? this.#prefix;
    const html = report.html({
      prefix,
      headingLevel,
      noteNumbering,
      charts,
      separate: this.#part?.isChart,
      geometry: shapes,
      // With them come the figures by which tables sort.
      controls: sortable || controls,
      contradictions: problems.filter(({ severity }) => severity === 'contradiction'),
    });
    const article = parseMarkup(html, 'text/html').querySelector('article');
    if (!article) throw new ReportError('internal', 'The report has no article.');
    if (!controls) for (const bar of article.querySelectorAll('.hr-tools, .hr-controls')) bar.remove();
    if (this.#part || tables || notes === false) {
      const { leave } = await onDemand(import('../excerpt.js'));
      leave(article, prefix, { part: this.#part, tables, notes });
    }
    // Beside what is done until canvases are drawn, which waits for it.
    if (hasCanvases(options) && article.querySelector(drawings)) initCharts().catch(() => undefined);
    const script = await controlling;
    signal?.throwIfAborted();
    return { report, problems, article, script };
  }

  get #shownOptions() {
    return { ...this.#options, prefix: this.#options.prefix ?? this.#prefix };
  }

  /** Adds what a reader can do with it; without the script it can be read anyway. */
  #control(script: typeof import('../controls.js') | undefined): void {
    const { article } = this;
    if (script && !this.#controls) {
      const chooseLanguage = (language: string) => void this.update({ language }).catch(() => undefined);
      this.#controls = new script.Controls(article, { report: () => this.report, chooseLanguage }, this.#life.signal);
    }
    this.#controls?.renew(this.#shownOptions);
  }

  /** Takes all charts off the page. */
  #leave(): void {
    for (const view of this.#views.values()) view.destroy();
    this.#views.clear();
  }

  /** Draws charts where there are places for them, on the canvases that are there. */
  async #draw(): Promise<void> {
    if (!hasCanvases(this.#options)) return;
    const { report, article } = this;
    const script = await import('../views.js').catch(() => undefined);
    // Meanwhile another version may have come, which draws itself.
    const isOld = () => this.#gone || this.report !== report || !hasCanvases(this.#options);
    if (isOld()) return;
    // Without its chart a table is by itself; bars in its rows are pictures, too.
    const leaveOut = () => article.querySelectorAll(drawings).forEach((place) => place.remove());
    if (!script) return leaveOut();
    const { prefix } = this.#shownOptions;
    const draw = (where: 'tables' | 'figures') =>
      script.drawCharts(this.#views, article, report, { ...this.#options, prefix }, where);
    draw('tables');
    if (!article.querySelector(drawings)) return;
    try {
      await initCharts();
    } catch {
      return leaveOut();
    }
    if (!isOld()) draw('figures');
  }
}

/** Loads what follows the theme of the page; without it the first theme stays. */
function watching() {
  return import('../watch.js').catch(() => undefined);
}

/** An address without its fragment. */
function pageOf(address: string): string | undefined {
  return address.split('#')[0];
}

function hasCanvases({ charts: how = 'canvas' }: MountOptions): boolean {
  return how === 'canvas';
}

/** Returns whether an object is options, not a document: what it says is known by name. */
function isOptions(change: ReportSource | MountOptions): change is MountOptions {
  if (typeof change !== 'object' || !change || change instanceof URL || change instanceof Blob) return false;
  return !['version', 'title', 'document'].some((name) => name in change);
}

function gone(): ReportError {
  return new ReportError('unmounted', 'This report was replaced by another, or taken off the page.');
}

/** @throws {ReportError} `no-element` */
function elementOf(target: MountTarget): Element {
  let found: Element | null | undefined;
  try {
    found = typeof target === 'string' ? document.querySelector(target) : target;
  } catch {
    // No selector.
  }
  // An element of HTML, or the root of a shadow.
  if (found && (found.nodeType === 1 ? found.namespaceURI?.endsWith('xhtml') : 'host' in found)) return found;
  const what = typeof target === 'string' ? `no element “${target.slice(0, 60)}”` : 'no such element';
  throw new ReportError('no-element', `There is ${what} to show a report in.`);
}

/** The geometry of all maps that can be drawn. */
async function shapesOf({ charts: all }: PublishedReport, { geometry: from, signal }: MountOptions) {
  const regions = [...new Set(all.flatMap(({ region }) => region ?? []))];
  const shapes = regions.map(async (region) => [region, await shapeOf(region, from, signal).catch(() => undefined)]);
  return Object.fromEntries(await Promise.all(shapes)) as Record<string, unknown>;
}
