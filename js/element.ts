/**
 * The custom element `<hotline-report>`: a static report in a page that this script makes better.
 *
 * ```html
 * <script type="module" src="hotline-report/element.js"></script>
 * <hotline-report src="missouri-2020.json">…the static report…</hotline-report>
 * ```
 *
 * What the page holds stays until the report is ready, and stays if there is anything wrong with it. The report is
 * in an open shadow root: the page's style and ids cannot collide with it, nor those of twenty reports with each other.
 */
import { attributes, checkAttributes, properties } from './element/attributes.js';
import { asFault, errorMessage, type ElementFault } from './element/error.js';
import { nameParts } from './element/parts.js';
import { applyStyle } from './element/theme.js';
import type { HotlineReportEventMap, HotlineReportState } from './element/types.js';
import { isText } from './common/json-text.js';
import { near, parsed } from './element/near.js';
import { takeEarlyProperties } from './element/early-properties.js';
import { watchTheme } from './viewer/watch.js';
import type { Charts, MountedReport, MountOptions, ReportDocument, ReportSource } from './index.js';

export type { ElementFault } from './element/error.js';
export type { HotlineReportEventMap, HotlineReportState, HotlineReportTag } from './element/types.js';
export type { CellFocus, Charts, GeometrySource, PublishedReport, ReportDocument, ReportSource } from './index.js';

/** Base class. On a server there are no elements, but this may be imported. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (Object as ObjectConstructor & typeof HTMLElement);

/** Shows a report where it is, once it comes near the viewport. */
export class HotlineReportElement extends Base {
  static readonly observedAttributes = attributes;

  readonly #root = this.attachShadow({ mode: 'open' });
  #report: ReportSource | undefined;
  #geometry: MountOptions['geometry'];
  #state: HotlineReportState = 'idle';
  #shown: MountedReport | undefined;
  /** The document that an address brought, for when only the way of showing it changes. */
  #fetched: { address: string; document: ReportDocument } | undefined;
  /** Ends what is under way. */
  #work = new AbortController();
  /** Ends what listens while the element is in a page. */
  #life = new AbortController();
  #planned = false;
  #unknown: readonly string[] = [];

  constructor() {
    super();
    this.#root.replaceChildren(document.createElement('slot'));
  }

  /** The address of the document. */
  get src(): string {
    const address = this.getAttribute('src');
    if (address === null || isText(address)) return address ?? '';
    return URL.canParse(address, this.baseURI) ? new URL(address, this.baseURI).href : address;
  }
  set src(address: string | null | undefined) {
    this.#reflect('src', address);
  }

  /**
   * The report itself: a document, its text, a file of it, or a parsed report. It counts before `src`, and that before JSON
   * in a `<script type="application/json">`.
   */
  get report(): ReportSource | undefined {
    return this.#report;
  }
  set report(report: ReportSource | null | undefined) {
    this.#report = report ?? undefined;
    this.#renew();
  }

  /** Display of charts beside the tables. */
  get charts(): Charts {
    return (this.getAttribute('charts') ?? 'canvas') as Charts;
  }
  set charts(charts: Charts | null | undefined) {
    this.#reflect('charts', charts);
  }

  /** Returns whether the document is checked first; `on` or `off` as an attribute. */
  get check(): boolean {
    return this.getAttribute('check') === 'on';
  }
  set check(check: boolean | null | undefined) {
    this.#reflect('check', check);
  }

  /** Returns whether notes are shown; `on` or `off` as an attribute. */
  get notes(): boolean {
    return this.getAttribute('notes') !== 'off';
  }
  set notes(notes: boolean | null | undefined) {
    this.#reflect('notes', notes);
  }

  /** Numbering of notes; the document's own where undefined. */
  get noteNumbering(): MountOptions['noteNumbering'] {
    return (this.getAttribute('note-numbering') ?? undefined) as MountOptions['noteNumbering'];
  }
  set noteNumbering(numbering: MountOptions['noteNumbering'] | null) {
    this.#reflect('note-numbering', numbering);
  }

  /** Returns whether the heads of tables sort them; `on` or `off` as an attribute. */
  get sortable(): boolean {
    return this.getAttribute('sortable') !== 'off';
  }
  set sortable(sortable: boolean | null | undefined) {
    this.#reflect('sortable', sortable);
  }

  /** Returns whether the report has controls of its own: languages, files, printing; `on` or `off` as an attribute. */
  get controls(): boolean {
    return this.getAttribute('controls') === 'on';
  }
  set controls(controls: boolean | null | undefined) {
    this.#reflect('controls', controls);
  }

  /** Name by which the address of the page keeps what a reader chose; it keeps nothing where empty. */
  get permalink(): string {
    return this.getAttribute('permalink') ?? '';
  }
  set permalink(name: string | null | undefined) {
    this.#reflect('permalink', name);
  }

  /** Colours: those of the page around it, unless it is `light` or `dark`. */
  get theme(): 'auto' | 'light' | 'dark' {
    const theme = this.getAttribute('theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  }
  set theme(theme: 'auto' | 'light' | 'dark' | null | undefined) {
    this.#reflect('theme', theme);
  }

  /** The ids of the only tables and maps to show, with spaces between them as an attribute; all where empty. */
  get tables(): readonly string[] {
    return this.getAttribute('tables')?.split(/\s+/).filter(Boolean) ?? [];
  }
  set tables(ids: readonly string[] | null | undefined) {
    this.#reflect('tables', Array.isArray(ids) ? ids.join(' ') : (ids as string | null | undefined));
  }

  /** The language to read it in, such as `es-US`: one that all its texts are in; the document's own where empty. */
  get language(): string {
    return this.getAttribute('language') ?? '';
  }
  set language(language: string | null | undefined) {
    this.#reflect('language', language);
  }

  /** Source of the geometry of maps; beside the package where absent. As an attribute, the address of a folder. */
  get geometry(): MountOptions['geometry'] {
    return this.#geometry ?? this.getAttribute('geometry') ?? undefined;
  }
  set geometry(geometry: MountOptions['geometry'] | null) {
    this.#geometry = geometry ?? undefined;
    this.#renew();
  }

  /** `lazy`: nothing is loaded until the element comes near the viewport; `eager`: at once. */
  get loading(): 'lazy' | 'eager' {
    return this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
  }
  set loading(loading: 'lazy' | 'eager' | null | undefined) {
    this.#reflect('loading', loading);
  }

  /** The level of the report's own heading, 1 to 4; 2 unless said otherwise, since a page has a title of its own. */
  get headingLevel(): 1 | 2 | 3 | 4 {
    return Number(this.getAttribute('heading-level') ?? 2) as 1 | 2 | 3 | 4;
  }
  set headingLevel(level: 1 | 2 | 3 | 4 | null | undefined) {
    this.#reflect('heading-level', level === null || level === undefined ? level : String(level));
  }

  /** @internal Props that a component for a framework does not know, with spaces between them. */
  get unknownProps(): string {
    return this.#unknown.join(' ');
  }
  /** @internal */
  set unknownProps(names: string | null | undefined) {
    this.#unknown = names?.split(' ').filter(Boolean) ?? [];
    this.#renew();
  }

  /** Loading state of the element. */
  get state(): HotlineReportState {
    return this.#state;
  }

  connectedCallback(): void {
    takeEarlyProperties(this, properties);
    this.#life.abort();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const colour = () => applyStyle(this.#root, this.theme);
    colour();
    watchTheme(this, colour, signal);
    addEventListener('hashchange', () => this.#follow(), { signal });
    // An element that was only moved has all it needs.
    if (!this.#shown) this.#renew();
  }

  disconnectedCallback(): void {
    // Moving an element disconnects it for a moment.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#life.abort();
      this.#work.abort();
      this.#rest();
    });
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === 'theme') applyStyle(this.#root, this.theme);
    else this.#renew();
  }

  #reflect(name: string, value: string | boolean | null | undefined): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, typeof value === 'boolean' ? (value ? 'on' : 'off') : value);
  }

  /** Shows it, once for all changes that are made together. */
  #renew(): void {
    if (this.#planned || !this.isConnected) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      if (this.isConnected) void this.#show();
    });
  }

  async #show(): Promise<void> {
    this.#work.abort();
    this.#work = new AbortController();
    const { signal } = this.#work;
    // Before what is new in the root is painted, a page's style reaches it.
    const named = new MutationObserver(() => nameParts(this.#root));
    try {
      // What the address names is scrolled to.
      const isNamed = this.permalink && location.hash.includes(encodeURIComponent(this.permalink));
      const isLazy = this.loading === 'lazy' && this.#unknown.length === 0;
      if (isLazy && !this.#shown && !isNamed) await near(this, signal);
      await parsed(signal);
      const source = this.#source();
      if (source !== undefined) this.#state = 'loading';
      // Asked for beside the script that imports it.
      void import('./slim.js').catch(() => undefined);
      const viewer = await import('./index.js');
      checkAttributes(this, this.#unknown, viewer);
      signal.throwIfAborted();
      if (source === undefined) return this.#rest();
      const options = this.#options(signal);
      let shown = this.#shown;
      if (shown) {
        await shown.update(source, options);
        signal.throwIfAborted();
      } else {
        named.observe(this.#root, { childList: true });
        // It takes the root of a shadow for what it is.
        shown = await viewer.mount(this.#root as Node as Element, source, options);
        this.#shown = shown;
      }
      const { report, article, document } = shown;
      if (typeof source === 'string') this.#fetched = { address: source, document };
      this.#state = 'ready';
      nameParts(this.#root);
      this.#follow();
      this.#tell('report-ready', { report, article });
    } catch (fault) {
      if (!signal.aborted) this.#fail(asFault(fault));
    } finally {
      named.disconnect();
    }
  }

  /** Goes to what the page's address names, if it is in the report. */
  #follow(): void {
    if (!this.#shown || location.hash.length < 2) return;
    const own = this.getAttribute('prefix') ?? '';
    const follow = ({ followAddress }: typeof import('./links.js')) => followAddress(this.#root, prefixOf(this), own);
    import('./links.js').then(follow, () => undefined);
  }

  #source(): ReportSource | undefined {
    if (this.#report) return this.#report;
    const address = this.src;
    if (address) return this.#fetched?.address === address ? this.#fetched.document : address;
    const inline = this.querySelector(':scope > script[type="application/json"]');
    return inline ? new Blob([inline.textContent ?? '']) : undefined;
  }

  #options(signal: AbortSignal): MountOptions {
    const { charts, check, controls, geometry, language, noteNumbering, notes, permalink, sortable, tables } = this;
    return {
      signal,
      // Ids within a shadow root are its own.
      prefix: this.getAttribute('prefix') ?? '',
      check,
      noteNumbering,
      headingLevel: this.headingLevel,
      charts,
      controls,
      notes,
      permalink,
      sortable,
      language: language || undefined,
      tables: tables.length > 0 ? tables : undefined,
      geometry: geometry || undefined,
      onCellFocus: (cell) => this.#tell('cell-focus', cell),
    };
  }

  #fail(fault: ElementFault): void {
    this.#clear(errorMessage(this, fault), document.createElement('slot'));
    this.#state = 'failed';
    nameParts(this.#root);
    this.#tell('report-error', fault);
  }

  /** Shows what the page holds. */
  #rest(): void {
    this.#clear(this.ownerDocument.createElement('slot'));
    this.#state = 'idle';
  }

  /** Takes what was shown away; what is given takes its place. */
  #clear(...instead: HTMLElement[]): void {
    this.#shown?.unmount();
    this.#shown = undefined;
    this.#root.replaceChildren(...instead);
  }

  #tell<Name extends keyof HotlineReportEventMap>(name: Name, detail: HotlineReportEventMap[Name]['detail']): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hotline-report': HotlineReportElement;
  }
  interface GlobalEventHandlersEventMap extends HotlineReportEventMap {}
}

/** Returns the prefix of the ids of a static report: every report has a title. */
function prefixOf(host: Element): string {
  const title = 'report-title';
  return host.querySelector(`[id$="${title}"]`)?.id.slice(0, -title.length) ?? '';
}

if (typeof customElements !== 'undefined' && !customElements.get('hotline-report')) {
  customElements.define('hotline-report', HotlineReportElement);
}
