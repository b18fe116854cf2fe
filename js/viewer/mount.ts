import { paintAccent } from '../common/accent.js';
import { onDemand, ReportError } from '../common/errors.js';
import { drawings } from './drawings.js';
import { initCharts } from './engine.js';
import type { Part } from '../excerpt.js';
import { loadChecked } from './load.js';
import {
  figureRules,
  rules,
  type FigureOptions,
  type MountedReport,
  type MountOptions,
  type MountTarget,
} from './mount-options.js';
import { once } from '../common/once.js';
import { checkOptions } from '../common/options.js';
import { hasDrawings, type PublishedReport } from './report.js';
import type { Problem, ReportDocument } from '../generated/report-document.js';
import type { ReportSource } from '../common/source.js';
import type { Stay } from './presence.js';
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
 * @param id of the table or map that it shows; `headline`, or `figures-2` for the figures of the second section
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
 * @param id of the table or map; `headline`, or `figures-2` for the figures of the second section
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

/** The report of each element, and how often one was mounted there. */
const hosts = new WeakMap<Element, { calls: number; shown?: Mounted; since: number }>();

/** A report that is ready to be shown. */
interface Made {
  report: PublishedReport;
  problems: readonly Problem[];
  article: HTMLElement;
  script: typeof import('../controls.js') | undefined;
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
  #gone = false;
  /** Ends what listens until the report is taken off. */
  readonly #life = new AbortController();
  /** Its stay in the page; absent until what follows it is there. */
  #stay: Stay | undefined;

  #options: MountOptions = {};
  readonly #part: Part | undefined;

  constructor(part?: Part) {
    this.#part = part;
  }

  get document(): ReportDocument {
    return this.report.document;
  }

  async begin(target: MountTarget, source: ReportSource, options: MountOptions = {}): Promise<this> {
    this.#check(options);
    this.#options = options;
    const element = elementOf(target);
    const host = hosts.get(element) ?? { calls: 0, since: 0 };
    hosts.set(element, host);
    const call = (host.calls += 1);
    const { report, problems, article, script } = await this.#make(source, this.#options);
    // What is there meanwhile can be read, so the report is seen with its charts, and does not move when they come.
    if (element.hasChildNodes() && hasCanvases(options) && article.querySelector(drawings)) {
      await Promise.all([import('../views.js'), initCharts()]).catch(() => undefined);
      options.signal?.throwIfAborted();
    }
    // A call that was made later may have been quicker.
    if (call < host.since) throw gone();
    host.shown?.unmount();
    // And those within it, which would go without knowing.
    for (const { parentElement: inner } of element.querySelectorAll('article')) {
      if (inner) hosts.get(inner)?.shown?.unmount();
    }
    Object.assign(host, { shown: this, since: call });
    Object.assign(this, { report, problems, article });
    this.#written = article.cloneNode(true) as HTMLElement;
    pair(this.#written, article, this.#twins);
    // Before it is seen, so that nothing moves.
    this.#control(script);
    paintAccent(article);
    takeTheme(article, this.#options.theme, element);
    element.replaceChildren(article);
    script?.styleControls(article);
    const { signal } = this.#life;
    void this.#follow();
    // Once the report is there, its links can be followed.
    const linked =
      article.getRootNode() === document && pageOf(document.baseURI) === pageOf(location.href)
        ? undefined
        : import('../links.js').then(({ followLinks }) => followLinks(article, signal)).catch(() => undefined);
    await this.#draw();
    await linked;
    this.#keep();
    return this;
  }

  async update(change: ReportSource | MountOptions, others: MountOptions = {}): Promise<void> {
    this.#assertThere();
    await (await this.#updates()).ask(change, others);
  }

  /** The updates, by a script of their own, which loads on demand: most pages show one report, once. */
  readonly #updates = once(async () => {
    const { document } = this;
    const options = this.#options;
    const { morph, Updates } = await onDemand(import('../morph.js'));
    return new Updates<Made>(document, options, {
      check: (changed) => this.#check(changed),
      make: (source, wanted) => this.#make(source, wanted),
      show: ({ report, problems, article, script }, wanted) => {
        this.#assertThere();
        Object.assign(this, { report, problems });
        this.#options = wanted;
        if (!hasCanvases(wanted)) this.#leave();
        this.#controls?.rest();
        morph(this.#written, article, this.#twins);
        this.#control(script);
        script?.styleControls(this.article);
        paintAccent(this.article);
        this.#stay?.takeTheme();
        return [report.document, this.#draw().then(() => this.#keep())];
      },
    });
  });

  unmount(): void {
    this.#gone = true;
    this.#life.abort();
    this.#leave();
    this.article.remove();
  }

  #check(options: MountOptions): void {
    checkOptions(options, this.#part ? figureRules : rules);
  }

  #assertThere(): void {
    if (this.#gone) throw gone();
  }

  async #make(source: ReportSource, options: MountOptions): Promise<Made> {
    const { signal, charts = 'canvas', tables, notes, headingLevel, noteNumbering } = options;
    const { sortable = true, controls = false, permalink } = options;
    // Beside the document, so that it is there when it is needed.
    if (hasCanvases(options)) void import('../views.js').catch(() => undefined);
    const controlling = sortable || controls || permalink ? import('../controls.js').catch(() => undefined) : undefined;
    void watching();
    const { report, problems } = await loadChecked(source, options);
    // Pictures are in the page from the beginning.
    if (charts === 'svg' && hasDrawings(report, this.#part?.isChart)) await initCharts(undefined, { signal });
    const hasMaps = charts === 'svg' && report.charts.some(({ region }) => region);
    const shapes = hasMaps ? await shapesOf(report, options) : undefined;
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
      const report = () => this.report;
      const shapes = () => shapesOf(this.report, this.#options);
      this.#controls = new script.Controls(article, { report, chooseLanguage, shapes }, this.#life.signal);
    }
    this.#controls?.renew(this.#shownOptions);
  }

  /** Keeps in the address of the page what a reader chose, while the report is in the page. */
  #keep(): void {
    if (!this.#stay?.isAway) this.#controls?.keep(this.#shownOptions);
  }

  /** Follows the report through the page: what the page keeps for it lasts only while it is there. */
  async #follow(): Promise<void> {
    const followed = {
      theme: () => this.#options.theme,
      views: this.#views,
      keep: () => this.#keep(),
      forget: () => this.#controls?.forget(),
    };
    this.#stay = (await watching())?.followReport(this.article, followed, this.#life.signal);
  }

  /** Takes all charts off the page. */
  #leave(): void {
    for (const view of this.#views.values()) view.destroy();
    this.#views.clear();
  }

  /** Draws charts where there are places for them, on the canvases that are there. */
  async #draw(): Promise<void> {
    const { report, article } = this;
    // Meanwhile another version may have come, which draws itself.
    const isOld = () => this.#gone || this.report !== report || !hasCanvases(this.#options);
    if (isOld()) return;
    const script = await import('../views.js').catch(() => undefined);
    if (isOld()) return;
    // Without its chart a table is by itself; bars in its rows are pictures, too.
    if (!script) return article.querySelectorAll(drawings).forEach((place) => place.remove());
    const drawn = { views: this.#views, here: () => this.#stay?.place, isOld };
    await script.drawCharts(drawn, article, report, this.#shownOptions);
  }
}

/** Returns the geometry of all maps of a report. */
async function shapesOf(report: PublishedReport, options: MountOptions): Promise<Record<string, unknown>> {
  return (await onDemand(import('../pictures.js'))).shapesOf(report, options);
}

/** Loads what follows the report through the page, and the theme of the page; without it the first theme stays. */
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
