import { checkContent, loadChecker } from './check.js';
import { init, initCharts } from './engine.js';
import type { ReportError } from '../common/errors.js';
import { invalidDocument } from '../common/invalid.js';
import { loadLanguage } from './languages.js';
import { checkOptions, common } from '../common/options.js';
import { hasDrawings, parseReport, type ParseOptions, type PublishedReport } from './report.js';
import type { Problem, ReportDocument } from '../generated/report-document.js';
import { isParsed, load, type ReportSource } from '../common/source.js';

/** Options for loading a report. */
export interface LoadOptions extends ParseOptions {
  /** `true` if the document is checked first, so that all its errors are reported at once. */
  check?: boolean | undefined;
  /** Gives it up: the promise then fails with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Reads a report from wherever it is, once the WebAssembly module runs, and that of charts if it has some.
 *
 * @throws {ReportError}
 */
export async function loadReport(source: ReportSource, options: LoadOptions = {}): Promise<PublishedReport> {
  const { language, signal } = common;
  checkOptions(options, { language, check: 'boolean', signal });
  const { report } = await loadChecked(source, options);
  if (hasDrawings(report)) await initCharts(undefined, { signal: options.signal });
  return report;
}

/** A report, and what its check found that does not stop it. */
export async function loadChecked(
  source: ReportSource,
  { language, check, signal }: LoadOptions,
): Promise<{ report: PublishedReport; problems: readonly Problem[] }> {
  // What it needs is loaded beside the document.
  if (check) loadChecker().catch(() => undefined);
  const [document] = await Promise.all([load(source, signal), init(undefined, undefined, { signal })]);
  const problems = check ? await checkContent(document) : [];
  if (problems.some(({ severity }) => severity === 'error')) throw invalidDocument(problems);
  signal?.throwIfAborted();
  const usual = isParsed(source) ? source.language : undefined;
  const shown = language ?? usual;
  await loadWords(document, shown, signal);
  return { report: await parse(document, shown), problems };
}

/** Loads the words of the language that a document is to be shown in. */
async function loadWords({ language: own }: ReportDocument, language = own, signal?: AbortSignal): Promise<void> {
  // What is no language is left to the checker.
  if (typeof language === 'string') await loadLanguage(language, undefined, { signal });
}

/** Whoever meets a document that cannot be shown wants to know why, so here the checker is worth its weight. */
async function parse(document: ReportDocument, language: string | undefined): Promise<PublishedReport> {
  try {
    return parseReport(document, { language });
  } catch (fault) {
    if ((fault as ReportError).code === 'too-large') throw fault;
    const problems = await checkContent(document).catch(() => []);
    throw problems.length > 0 ? invalidDocument(problems) : fault;
  }
}
