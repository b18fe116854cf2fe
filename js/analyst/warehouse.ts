// Records that must stay in a database: the statements that count them there, and the report of what these give.
import { Helper } from './helper.js';
import type { Beside, Mapping, Outcome, Proposals, Scope } from './types.js';
import { checkOptions, ReportError, type WaitOptions } from '../index.js';
import type { Plan } from '../generated/plan-document.js';
import { assertText, asText, parse } from './json.js';
import { readRules, waitRules, type Places, type ReadOptions } from './options.js';

/** Kinds of SQL that statements are written in. */
export const dialects = [
  'postgres',
  'duckdb',
  'sqlite',
  'mysql',
  'sqlserver',
  'bigquery',
  'snowflake',
  'spark',
  'databricks',
  'trino',
  'clickhouse',
] as const;

/** A table with more of what the rows of another name, in one row for each key. */
export interface RelatedTable {
  /** The table or view, its parts between points. */
  table: string;
  /** The column that has the key, of the table of records or of a related table before this one. */
  column: string;
  /** The column of this table that has the same keys, each once. */
  other: string;
}

/** A table in a database, and how its records are read. */
export interface TableSource {
  dialect: (typeof dialects)[number];
  /** The table or view, its parts between points: `public.signals`. */
  table: string;
  /** The column that numbers the rows, from 1 on, none twice; it takes the place of the line of a file. */
  line?: string;
  /** Columns to order the rows by, where no column numbers them; no two rows have the same values. */
  order?: string[];
  /** Tables with more of the case, the person or the place that a row names. */
  related?: RelatedTable[];
  /** Number of columns that one step of the statements looks at, if the database does not take all at once. */
  maxColumns?: number;
  /** Columns of the fields; those of related tables with the name of the table: `situations.kind`. */
  mapping: Mapping;
  /** Meanings of values, where they do not tell. */
  knowledge?: Pick<ReadOptions, 'dateOrder' | 'decimalMark' | 'century' | 'exchangedDates' | 'zone' | 'acceptUnread'>;
}

/** Facts that are known beside cells. */
export interface CellsOptions extends Beside {
  /** The places of maps. */
  places?: Places;
  /** Stops it at once: the promise then fails with the signal's reason. */
  signal?: AbortSignal | undefined;
}

const { dateOrder, decimalMark, century, exchangedDates, zone, acceptUnread } = readRules;
const knowledgeRules = { dateOrder, decimalMark, century, exchangedDates, zone, acceptUnread };
const sourceRules = {
  dialect: dialects,
  table: 'string',
  line: 'string',
  order: 'array',
  related: 'array',
  maxColumns: { from: 1, to: 10_000 },
  mapping: 'object',
  knowledge: 'object',
};

/** @throws {ReportError} `invalid-options` if a table is not said in a way that statements can be written for */
function assertSource(source: TableSource): void {
  checkOptions(source, sourceRules);
  checkOptions(source.knowledge ?? {}, knowledgeRules);
  const invalid = (message: string) => new ReportError('invalid-options', message);
  for (const name of ['dialect', 'table', 'mapping'] as const)
    if (source[name] === undefined) throw invalid(`\`${name}\` is missing.`);
  for (const table of [source.table, ...(source.related ?? []).map((one) => one.table)])
    if (table.split('.').includes(''))
      throw invalid(`“${table}” is not the name of a table, its parts between points.`);
  if (source.line !== undefined && source.order !== undefined)
    throw invalid('Rows are numbered by `line`, or ordered by `order`, not both.');
}

/** Proposes columns for the fields of a plan, by their names alone. */
export async function proposeColumns(
  plan: Plan | string,
  columns: readonly string[],
  options: WaitOptions = {},
): Promise<Proposals> {
  checkOptions(options, waitRules);
  if (!Array.isArray(columns)) throw new ReportError('invalid-options', 'The columns should be an array of names.');
  const samples = JSON.stringify(columns.map((name) => ({ name, values: [] })));
  const asked = [asText(plan), samples] as const;
  return Helper.lend('analyst', async (helper) => parse(await helper.call('propose', [...asked])), options.signal);
}

/**
 * The statements by which a database counts what a plan asks for: of a table those of its profile, and of the profile
 * that these gave, as comma-separated text, those of the cells.
 *
 * @throws {ReportError} if the plan, the table or the profile cannot be used
 */
export async function warehouseStatements(
  plan: Plan | string,
  source: TableSource | { profile: string },
  options: WaitOptions = {},
): Promise<string> {
  checkOptions(options, waitRules);
  checkOptions(source, { ...sourceRules, profile: 'string' });
  if (!('profile' in source)) assertSource(source);
  const given = 'profile' in source ? ['null', source.profile] : [JSON.stringify(source), undefined];
  const [table, profile] = given as [string, string | undefined];
  const asked = [asText(plan), table, profile] as const;
  return Helper.lend('analyst', (helper) => helper.call('statements', [...asked]), options.signal);
}

/**
 * The report of the cells that a database counted, as comma-separated text: the same as that of its records as a file.
 *
 * @throws {ReportError} if the cells are of another plan, or not whole, or no report of them is safe to publish
 */
export async function reportOfCells(
  plan: Plan | string,
  cells: string,
  scope: Scope = {},
  options: CellsOptions = {},
): Promise<Outcome> {
  checkOptions(options, { places: 'object', signal: 'AbortSignal', published: 'array', overrideReason: 'string' });
  assertText(cells, 'The cells of a database');
  const { places = {}, signal, ...beside } = options;
  const [of, by, known] = [places, scope, beside].map((part) => JSON.stringify(part)) as [string, string, string];
  const given = [asText(plan), cells, of, by, known] as const;
  return Helper.lend('analyst', async (helper) => parse(await helper.call('ofCells', [...given])), signal);
}
