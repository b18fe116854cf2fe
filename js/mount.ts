import { ChartView, type CellFocus } from './chart-view.js';
import { checkReport } from './check.js';
import { running } from './engine.js';
import { ReportError } from './errors.js';
import { dropNotes, keepTables } from './excerpt.js';
import { load, loadMap } from './load.js';
import { parseReport, type HtmlOptions, type PublishedReport } from './report.js';
import type { Problem, ReportDocument } from './report-document.js';
import { followPage } from './theme.js';

/** How a report is shown in a page. */
export interface MountOptions extends Pick<HtmlOptions, 'headingLevel' | 'noteNumbering' | 'prefix'> {
  /**
   * Whether the document is checked first: then errors are all reported at once, and what contradicts itself is
   * marked. A published document was checked before, so it is not unless this is `true`.
   */
  check?: boolean;
  /** Whether canvas charts stand beside the tables; they do unless this is `false`. */
  charts?: boolean;
  /** Only these tables and maps, by their ids, with the notes that they refer to; all of them where absent. */
  tables?: readonly string[];
  /** Whether notes are shown; they are unless this is `false`. */
  notes?: boolean;
  /** The language of numbers, dates and fixed words, where not the document's own: `es-US`. */
  language?: string;
  /**
   * Where the geometry of a map comes from: the address of a folder that holds `US-MO.json`, or what finds it by its
   * region. By default the folder `maps` beside the package.
   */
  geometry?: string | URL | ((region: string) => Promise<unknown>);
  /** Called with the mark of a chart that the pointer or the keyboard is at, and with `null` when it leaves. */
  onCellFocus?: (cell: CellFocus | null) => void;
  /** Gives it up: the promise then fails with the signal's reason. */
  signal?: AbortSignal;
}

/** A report that is on the page. */
export interface MountedReport {
  readonly report: PublishedReport;
  /** The document as it was loaded. */
  readonly document: ReportDocument;
  /** What the check found that does not stop the report; empty where none was asked for. */
  readonly problems: readonly Problem[];
  /** The `<article>` that was put into the element. */
  readonly article: HTMLElement;
  /** Takes it off the page and stops watching. */
  unmount(): void;
}

let mounted = 0;

/**
 * Shows a report in an element: its tables and notes, with canvas charts beside them. What the element held before
 * is replaced only once the report is ready, so that a bad document leaves it as it was.
 *
 * @param element where it goes
 * @param source the document, the address of one, or a file that holds one
 * @throws {ReportError}
 */
export async function mount(
  element: Element,
  source: ReportDocument | string | URL | Blob,
  options: MountOptions = {},
): Promise<MountedReport> {
  const { signal, check = false, charts = true, language, tables, notes = true } = options;
  const [loaded] = await Promise.all([load(source, signal), running()]);
  const problems = check ? await checkReport(loaded) : [];
  if (problems.some(({ severity }) => severity === 'error')) throw invalid(problems);
  const report = await parse(loaded, language);
  const { prefix = `hr${(mounted += 1)}-`, headingLevel, noteNumbering } = options;
  const html = report.html({
    prefix,
    ...(headingLevel === undefined ? {} : { headingLevel }),
    ...(noteNumbering === undefined ? {} : { noteNumbering }),
    charts: charts ? 'places' : 'none',
    contradictions: problems.filter(({ severity }) => severity === 'contradiction'),
  });
  const page = new DOMParser().parseFromString(html, 'text/html');
  const article = page.querySelector('article');
  if (!article) throw new ReportError('internal', 'The report has no article.');
  if (tables) keepTables(article, prefix, tables);
  if (!notes) dropNotes(article);
  signal?.throwIfAborted();
  element.replaceChildren(window.document.adoptNode(article));
  const life = new AbortController();
  // In a shadow root its host says it.
  if (article.getRootNode() === window.document) followPage(article, life.signal);
  const views = charts ? drawCharts(article, report, prefix, options) : [];
  return {
    report,
    document: loaded,
    problems,
    article,
    unmount() {
      life.abort();
      for (const view of views) view.destroy();
      article.remove();
    },
  };
}

/** Whoever meets a document that cannot be shown wants to know why, so here the checker is worth its weight. */
async function parse(document: ReportDocument, language: string | undefined): Promise<PublishedReport> {
  try {
    return parseReport(document, language === undefined ? {} : { language });
  } catch (fault) {
    const problems = await checkReport(document).catch(() => []);
    throw problems.length > 0 ? invalid(problems) : fault;
  }
}

function invalid(problems: readonly Problem[]): ReportError {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const rest = errors.length > 1 ? ` There are ${errors.length - 1} more errors.` : '';
  return new ReportError('invalid-document', `${first?.message ?? 'The document is not sound.'}${rest}`, problems);
}

/** @internal Puts a canvas into every place for a chart. */
export function drawCharts(
  article: HTMLElement,
  report: PublishedReport,
  prefix: string,
  { geometry, onCellFocus }: Pick<MountOptions, 'geometry' | 'onCellFocus'>,
): ChartView[] {
  const views: ChartView[] = [];
  for (const info of report.charts) {
    const figure = article.querySelector<HTMLElement>(`figure[data-hr-chart="${CSS.escape(info.id)}"]`);
    if (!figure) continue;
    const shape = info.region === undefined ? undefined : shapeOf(info.region, geometry);
    views.push(new ChartView(figure, report, info, prefix, { shape, onCellFocus }));
  }
  return views;
}

async function shapeOf(region: string, geometry: MountOptions['geometry']): Promise<unknown> {
  if (geometry === undefined) throw new ReportError('unreachable', `Nothing says where the map of ${region} is.`);
  return typeof geometry === 'function' ? geometry(region) : loadMap(geometry, region);
}
