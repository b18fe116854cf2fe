/**
 * From records to a report: reads CSV, JSON and workbooks in a worker of their own, tabulates them by a plan and hides
 * what may not be published. Load it on demand, beside `hotline-report`, which shows what it makes.
 *
 * ```js
 * import { builtInPlans, openRecords } from 'hotline-report/analyst';
 * const [plan] = await builtInPlans();
 * const file = await openRecords(input.files[0]);
 * const records = await file.read(plan);
 * const { report, account, audit } = await records.report({ jurisdiction: 'Missouri', start: '2020', end: '2020' });
 * ```
 *
 * What was hidden, and the proof that nobody can work it out, is in `audit`.
 */
import { Helper } from './analyst/helper.js';
import { readyModule, useModule } from './analyst/modules.js';
import type { RecordsSource } from './analyst/source.js';
import type {
  Assumptions,
  Audit,
  Beside,
  Counts,
  Dictionary,
  Draft,
  DraftOptions,
  Mapping,
  Outcome,
  PlanFit,
  PlanProblem,
  Profile,
  Published,
  Scope,
  Suggestion,
} from './analyst/types.js';
import type { ModuleSource } from './common/compile.js';
import { checkOptions, ReportError, wait, type WaitOptions } from './index.js';
import { assertText, asText, objectText, parse } from './analyst/json.js';
import { openRecords } from './analyst/open.js';
import { draftRules, openRules, waitRules, type OpenOptions } from './analyst/options.js';
import { codes } from './generated/language-words.js';
import type { ReportDocument } from './generated/report-document.js';
import type { Plan } from './generated/plan-document.js';

export { openRecords } from './analyst/open.js';
export type { OpenOptions, Places, ReadOptions, UseOptions } from './analyst/options.js';
export { Records, type ReportOptions } from './analyst/records.js';
export { RecordsFile } from './analyst/records-file.js';
export {
  dialects,
  proposeColumns,
  reportOfCells,
  warehouseStatements,
  type CellsOptions,
  type RelatedTable,
  type TableSource,
} from './analyst/warehouse.js';
export type { Progress } from './analyst/helper.js';
export type { ModuleSource } from './common/compile.js';
export type { WaitOptions } from './common/wait.js';
export type { RecordsSource, Source } from './analyst/source.js';
export type * from './analyst/types.js';
export type { Plan } from './generated/plan-document.js';
export type { ReportDocument } from './generated/report-document.js';

/** Codes of the languages that reports can be in: `en`, `es`, … */
export const languages: readonly string[] = codes.split('|');

/** Sources of the modules, and whether to run them in a worker. */
export interface InitAnalystOptions {
  /** The module that reads text; found beside this script when left out. */
  analyst?: ModuleSource;
  /** The module that reads workbooks; it is loaded only for these. */
  workbook?: ModuleSource;
  /** Reads some invented records first, so that engines have optimised the code when the first file comes. */
  warm?: boolean;
  /** Gives it up: the promise then fails with the signal's reason. What is loaded once, for all who wait for it, goes on. */
  signal?: AbortSignal | undefined;
}

/**
 * Loads and compiles the module that reads, once per page. Reading does it by itself; this is for other places, and
 * for being quick with the first file.
 */
export async function initAnalyst(options: InitAnalystOptions = {}): Promise<void> {
  const source = 'object or string';
  checkOptions(options, { analyst: source, workbook: source, warm: 'boolean', ...waitRules });
  const { analyst, workbook, warm = false, signal } = options;
  if (analyst !== undefined) useModule('analyst', analyst);
  if (workbook !== undefined) useModule('workbook', workbook);
  await wait(readyModule('analyst'), { signal });
  if (!warm) return;
  await wait(warmUp(), { signal });
}

const LEAST_SAMPLE = 50_000;

/** Engines optimise what was run, for all workers of the module: the first file is then read twice as fast. */
async function warmUp(): Promise<void> {
  const [[plan], sample] = await Promise.all([builtInPlans(), sampleRecords()]);
  const file = await openRecords(sample);
  const records = plan && (await file.read(plan));
  await records?.report();
  records?.close();
  await Helper.keepSpare();
}

let plans: Promise<[Plan, ...Plan[]]> | undefined;

/** The plans that come with the package; there is at least one. */
export async function builtInPlans(options: WaitOptions = {}): Promise<[Plan, ...Plan[]]> {
  plans ??= Helper.lend('analyst', async (helper) => {
    return parse<string[]>(await helper.call('plans', [])).map((text) => parse<Plan>(text)) as [Plan, ...Plan[]];
  }).catch((fault: unknown) => {
    plans = undefined;
    throw fault;
  });
  // Whoever changes one changes a copy.
  return structuredClone(await wait(plans, options));
}

/**
 * Everything that is wrong with a plan, at once; empty for a sound one. Of a text, lines and columns are told, too.
 * Needs no records.
 */
export async function checkPlan(plan: Plan | string, options: WaitOptions = {}): Promise<PlanProblem[]> {
  checkOptions(options, waitRules);
  const check = async (helper: Helper) => {
    try {
      // Without columns there is nothing to propose but what the plan itself says.
      await helper.call('propose', [asText(plan), '[]']);
      return [];
    } catch (fault) {
      const { problems } = (fault as ReportError).details ?? {};
      if (problems === undefined) throw fault;
      return problems;
    }
  };
  return Helper.lend('analyst', check, options.signal);
}

/** A plan made from what the columns of a file hold: complete, sound, and safe to begin with. */
export async function draftPlan(profile: Profile, options: DraftOptions = {}): Promise<Draft> {
  checkOptions(options, draftRules);
  const { signal, ...settings } = options;
  const given = [objectText(profile, 'The profile'), JSON.stringify(settings)] as const;
  return Helper.lend('analyst', async (helper) => parse(await helper.call('draft', [...given])), signal);
}

/**
 * Reads a dictionary: REDCap's data dictionary, or an XLSForm. It gives a draft labels, choices, and who was asked.
 *
 * @throws {ReportError} `no-dictionary` if the file is neither
 */
export async function readDictionary(from: RecordsSource, options: OpenOptions = {}): Promise<Dictionary> {
  checkOptions(options, openRules);
  const { signal } = options;
  const tables: string[] = [];
  const file = await openRecords(from, options);
  try {
    const sheets = ['survey', 'choices'].filter((sheet) => file.preview.sheets.includes(sheet));
    if (sheets.length === 0) tables.push(JSON.stringify(await file.table({ signal })));
    for (const sheet of sheets) {
      const part = await openRecords(from, { ...options, overrides: { ...options.overrides, sheet } });
      try {
        tables.push(JSON.stringify(await part.table({ signal })));
      } finally {
        part.close();
      }
    }
  } finally {
    file.close();
  }
  const ask = async (helper: Helper) =>
    parse<Dictionary | null>(await helper.call('dictionary', [`[${tables.join(',')}]`]));
  const found = await Helper.lend('analyst', ask, signal);
  if (found) return found;
  const message =
    'This file is neither a data dictionary of REDCap nor an XLSForm with the sheets “survey” and “choices”.';
  throw new ReportError('no-dictionary', message);
}

/** Suggests the answers that seem to mean the same as a category of a plan: those that the plan does not know first. */
export async function suggestAnswers(
  profile: Profile,
  plan: Plan | string,
  mapping: Mapping,
  options: WaitOptions = {},
): Promise<Suggestion[]> {
  checkOptions(options, waitRules);
  const given = [objectText(profile, 'The profile'), asText(plan), objectText(mapping, 'The mapping')] as const;
  return Helper.lend('analyst', async (helper) => parse(await helper.call('suggest', [...given])), options.signal);
}

/** Returns the fit of each built-in plan to a file, the best first. */
export async function fitPlans(profile: Profile, options: WaitOptions = {}): Promise<PlanFit[]> {
  checkOptions(options, waitRules);
  const given = objectText(profile, 'The profile');
  return Helper.lend('analyst', async (helper) => parse(await helper.call('fits', [given])), options.signal);
}

/**
 * The report of counts that somebody typed or a database made, protected as that of records is.
 *
 * @throws {ReportError} if a count is missing, or one has no place in the plan
 */
export async function reportOfCounts(
  plan: Plan | string,
  counts: Counts,
  scope: Scope = {},
  beside: Beside = {},
  options: WaitOptions = {},
): Promise<Omit<Outcome, 'account'>> {
  checkOptions(options, waitRules);
  const given = [asText(plan), JSON.stringify(counts), JSON.stringify(scope), JSON.stringify(beside)] as const;
  return Helper.lend('analyst', async (helper) => parse(await helper.call('ofCounts', [...given])), options.signal);
}

/**
 * Audits published documents, and returns what readers can work out of each count that these hide: several editions of
 * a report in the order of their publication, or those of jurisdictions beside that of the whole.
 *
 * @throws {ReportError} if one of them is no report document
 */
export async function auditPublished(
  reports: readonly ReportDocument[],
  assumptions: Assumptions = {},
  options: WaitOptions = {},
): Promise<Audit> {
  checkOptions(options, waitRules);
  const given = [JSON.stringify(reports), JSON.stringify(assumptions)] as const;
  return Helper.lend('analyst', async (helper) => parse(await helper.call('audit', [...given])), options.signal);
}

/** The document that the text of a published report amounts to, and what could not be placed in it. */
export async function readPublished(text: string, options: WaitOptions = {}): Promise<Published> {
  assertText(text, 'The text of a report');
  checkOptions(options, waitRules);
  return Helper.lend('analyst', async (helper) => parse(await helper.call('published', [text])), options.signal);
}

/**
 * A CSV file of invented records, to try things out with: they stand for nobody. They amount to two reports that were
 * published, so there are at least 50,000.
 */
export async function sampleRecords(rows = LEAST_SAMPLE, options: WaitOptions = {}): Promise<Blob> {
  checkOptions(options, waitRules);
  checkOptions({ rows }, { rows: { from: 0, to: 100_000_000 } });
  return Helper.lend('analyst', (helper) => helper.call('sample', [rows]), options.signal);
}
