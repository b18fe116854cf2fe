import { ChartView } from './chart-view.js';
import { checkReport } from './check.js';
import { init } from './engine.js';
import { ReportError } from './errors.js';
import { fetchText, mapBesidePackage } from './geometry.js';
import { parseJson, parseReport, type HtmlOptions, type PublishedReport } from './report.js';
import type { Problem, ReportDocument } from './report-document.js';

/** How a report is shown in a page. */
export interface MountOptions extends Pick<HtmlOptions, 'headingLevel' | 'noteNumbering' | 'prefix'> {
  /**
   * Whether the document is checked first: then errors are all reported at once, and what contradicts itself is
   * marked. A published document was checked before, so it is not unless this is `true`.
   */
  check?: boolean;
  /** Whether canvas charts stand beside the tables; they do unless this is `false`. */
  charts?: boolean;
  /** Where the geometry of a map comes from; by default `maps/US-MO.json` beside the package. */
  geometry?: (region: string) => Promise<unknown>;
}

/** A report that is on the page. */
export interface MountedReport {
  readonly report: PublishedReport;
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
  const [document] = await Promise.all([load(source), init()]);
  const {
    check = false,
    charts = true,
    prefix = `hr${(mounted += 1)}-`,
    geometry = mapBesidePackage,
    ...rest
  } = options;
  const problems = check ? await checkReport(document) : [];
  if (problems.some(({ severity }) => severity === 'error')) throw invalid(problems);
  const report = await parse(document);
  const html = report.html({
    ...rest,
    prefix,
    charts: charts ? 'places' : 'none',
    contradictions: problems.filter(({ severity }) => severity === 'contradiction'),
  });
  const page = new DOMParser().parseFromString(html, 'text/html');
  const article = page.querySelector('article');
  if (!article) throw new ReportError('internal', 'The report has no article.');
  element.replaceChildren(window.document.adoptNode(article));
  const views = charts ? drawCharts(article, report, prefix, geometry) : [];
  return {
    report,
    problems,
    article,
    unmount() {
      for (const view of views) view.destroy();
      article.remove();
    },
  };
}

/** Whoever meets a document that cannot be shown wants to know why, so here the checker is worth its weight. */
async function parse(document: ReportDocument): Promise<PublishedReport> {
  try {
    return parseReport(document);
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

function drawCharts(
  article: HTMLElement,
  report: PublishedReport,
  prefix: string,
  geometry: (region: string) => Promise<unknown>,
): ChartView[] {
  const views: ChartView[] = [];
  for (const info of report.charts) {
    const figure = article.querySelector<HTMLElement>(`figure[data-hr-chart="${CSS.escape(info.id)}"]`);
    if (!figure) continue;
    const shape = info.region === undefined ? undefined : geometry(info.region);
    views.push(new ChartView(figure, report, info, prefix, shape));
  }
  return views;
}

async function load(source: ReportDocument | string | URL | Blob): Promise<ReportDocument> {
  if (source instanceof Blob) return parseJson((await source.text()).replace(/^\uFEFF/, ''));
  if (typeof source === 'string' || source instanceof URL) return parseJson(await fetchText(source));
  return source;
}
