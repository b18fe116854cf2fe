import { open, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import {
  builtInPlans,
  checkPlan,
  openRecords,
  reportOfCells,
  type Beside,
  type Draft,
  type Mapping,
  type Outcome,
  type Overrides,
  type Plan,
  type ReadOptions,
  type Scope,
} from '../analyst.js';
import { checkContent } from '../viewer/check.js';
import type { ReportDocument } from '../slim.js';
import { draftOf, sayDraft } from './draft.js';
import { joinAll, type Join } from './join.js';
import { placesFor } from './places.js';
import { exits, reasonOf, Stop } from './stop.js';
import { notAgreedTo, say, sayAccount, sayAudit, sayWarnings } from './told.js';

/** Options for reading a file, and its kind. */
export interface Reading {
  /** The id of a plan that comes with the package, the path of one, or `draft`: one made from the columns. */
  plan: string;
  /** The path of a mapping of columns. */
  mapping: string | undefined;
  /** Settings in place of detection. */
  overrides: Overrides;
  /** Files whose columns the rows get. */
  joins: readonly Join[];
  /** Meanings of values, where they do not tell. */
  knowledge: ReadOptions;
  scope: Scope;
  /** The paths of documents that were published before. */
  published: readonly string[];
  /** Why the report is made even if it is not safe. */
  overrideReason: string | undefined;
  /** The folder with the geometry of maps; those of the package where absent. */
  geometry: URL | undefined;
  /** Codes of what may be missing in the report; `all` for whatever it is. */
  accepted: readonly string[];
}

/** The document in a file. */
export async function readDocument(path: string): Promise<ReportDocument> {
  await assertNoCells(path);
  return readJson(path, 'a report document');
}

/** A document of records, and the codes of what it lacks though nobody agreed to that. */
export interface Made {
  document: ReportDocument;
  missing: string[];
}

/**
 * The document that records, or their counts, amount to; what is only for the analyst is told.
 *
 * @param from the path of a file, or what has a database count for a plan
 */
export async function makeDocument(from: string | ((plan: Plan) => Promise<string>), reading: Reading): Promise<Made> {
  const named = reading.plan === 'draft' ? undefined : await findPlan(reading.plan);
  if (named) assertPeriod(named, reading.scope);
  const mapping = reading.mapping === undefined ? undefined : await readJson<Mapping>(reading.mapping, 'a mapping');
  const { overrides, knowledge, overrideReason } = reading;
  const published = await Promise.all(reading.published.map(readDocument));
  const beside = { published, ...(overrideReason === undefined ? {} : { overrideReason }) };
  if (typeof from !== 'string') {
    if (!named) throw new Stop(exits.usage, 'Nothing can be drafted from a database: name a plan.');
    return told(await ofCells(await from(named), named, reading, beside), reading);
  }
  const path = from;
  if (await isOfCells(path)) return told(await ofFileOfCells(path, named, reading, beside), reading);
  const file = await openRecords(pathToFileURL(path), { overrides });
  try {
    await joinAll(file, reading.joins);
    const drafted = named ? undefined : await draftOf(file, path);
    if (drafted) {
      sayDraft(drafted);
      assertPeriod(drafted.plan, reading.scope);
    }
    const plan = named ?? (drafted as Draft).plan;
    const places = await placesFor(plan, reading.geometry);
    const columns = mapping ?? drafted?.mapping;
    const read = file.read(plan, {
      ...knowledge,
      ...(columns ? { mapping: columns } : {}),
      ...(drafted ? { columns: 'all' } : {}),
      ...(places ? { places } : {}),
    });
    const records = await read.catch((error: unknown) => {
      // A heading that does not fit its rows is often why no column has the name that is looked for.
      sayWarnings(file.preview.warnings);
      throw error;
    });
    try {
      return told(await records.report(reading.scope, beside), reading);
    } finally {
      records.close();
    }
  } finally {
    file.close();
  }
}

/** Tells what is only for the analyst. */
function told({ report, account, audit }: Outcome, { accepted }: Reading): Made {
  sayAccount(account);
  sayAudit(audit);
  return { document: report, missing: notAgreedTo(account, accepted) };
}

/** Stops where a file holds what a database counted in place of a report document. */
export async function assertNoCells(path: string): Promise<void> {
  if (!(await isOfCells(path))) return;
  const message = `${path} holds what a database counted, which is confidential, and no report document.`;
  throw new Stop(exits.input, `${message} Make the report of it: hotline-report build ${path} --plan …`);
}

/** Returns whether a file holds what a database counted. */
async function isOfCells(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(80) });
    const begins = (encoding: 'utf8' | 'utf16le') =>
      /^\uFEFF?"?confidential_hotline_report_/i.test(buffer.toString(encoding, 0, bytesRead));
    if (begins('utf16le'))
      throw new Stop(exits.input, `${path} is in UTF-16. Save what the statement gives once more, in UTF-8.`);
    return begins('utf8');
  } finally {
    await file.close();
  }
}

/** The report of a file of what a database counted. */
async function ofFileOfCells(path: string, plan: Plan | undefined, reading: Reading, beside: Beside): Promise<Outcome> {
  if (plan === undefined)
    throw new Stop(exits.usage, `Nothing can be drafted from counts: name the plan that ${path} was counted for.`);
  const { acceptUnread: _accepted, ...known } = reading.knowledge;
  const ofFiles = reading.joins.length > 0 ? 'join' : Object.keys(reading.overrides)[0];
  if (ofFiles !== undefined)
    throw new Stop(exits.usage, `--${ofFiles} is for files of records; ${path} holds what a database counted.`);
  if (reading.mapping !== undefined || Object.keys(known).length > 0)
    throw new Stop(exits.usage, `What columns and values mean was said to hotline-report sql, and stands in ${path}.`);
  return ofCells(await readText(path), plan, reading, beside);
}

/** The report of what a database counted. */
async function ofCells(cells: string, plan: Plan, reading: Reading, beside: Beside): Promise<Outcome> {
  const places = await placesFor(plan, reading.geometry);
  return reportOfCells(plan, cells, reading.scope, { ...beside, ...(places ? { places } : {}) });
}

/** Stops where neither the records nor the author say which period the report covers. */
function assertPeriod({ date }: Plan, { periodLabel }: Scope): void {
  if (date !== undefined || periodLabel !== undefined) return;
  const message = 'This plan names no date, so the records do not say which period the report covers.';
  throw new Stop(exits.usage, `${message} Name it with --period-label, such as --period-label 2024.`);
}

/** Stops before any record is read where the plan is not sound, with everything that is wrong with it. */
async function assertPlan(text: string): Promise<void> {
  const problems = await checkPlan(text);
  if (problems.length === 0) return;
  const lines = problems.map(
    ({ place, message, remedy }) => `${place === '' ? 'The plan' : place}: ${message} ${remedy}`,
  );
  throw new Stop(exits.input, `This plan is not sound.\n${lines.join('\n')}`);
}

/** A plan by its id, or from a file. */
export async function findPlan(name: string): Promise<Plan> {
  const plans = await builtInPlans();
  const found = plans.find(({ id }) => id === name);
  if (found) return found;
  if (!name.endsWith('.json')) {
    const known = plans.map(({ id }) => id).join(', ');
    throw new Stop(exits.usage, `There is no plan “${name}”. Known are ${known}; or name a file that ends in .json.`);
  }
  const text = await readText(name);
  const plan = await parseText<Plan>(text, name, 'a plan');
  await assertPlan(text);
  return plan;
}

/** Reads a file as JSON. */
export async function readJson<T>(path: string, what: string): Promise<T> {
  return parseText(await readText(path), path, what);
}

/** The text of a file. */
export async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (fault) {
    throw new Stop(exits.input, `${path} cannot be read: ${reasonOf(fault)}.`, { cause: fault });
  }
}

/** Parses the text of a file as JSON. */
export async function parseText<T>(text: string, path: string, what: string): Promise<T> {
  try {
    return JSON.parse(text) as T;
  } catch (fault) {
    throw new Stop(exits.input, `${path} is not JSON, so not ${what}. ${await whyNotJson(text, fault)}`, {
      cause: fault,
    });
  }
}

/**
 * Returns the place in a text that is not JSON and the remedy, in the words of the checker, which are the same
 * everywhere.
 */
async function whyNotJson(text: string, fault: unknown): Promise<string> {
  try {
    await checkContent(text);
  } catch (found) {
    return (found as Error).message.replace('This is not JSON. ', '');
  }
  return (fault as Error).message;
}

/** Tells what plans there are, and what for. */
export async function listPlans(): Promise<void> {
  for (const { id, name, description } of await builtInPlans()) say(`${id}\n  ${name}. ${description ?? ''}`.trimEnd());
}
