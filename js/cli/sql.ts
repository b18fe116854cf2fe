import {
  dialects,
  proposeColumns,
  warehouseStatements,
  type Mapping,
  type RelatedTable,
  type TableSource,
} from '../analyst.js';
import type { Plan } from '../generated/plan-document.js';
import { knowledgeOf, type BuildValues } from './build.js';
import { given, oneOf } from './values.js';
import { findPlan, readJson, readText } from './input.js';
import { joinsOf } from './join.js';
import { assertWritable, writeWhole } from './output.js';
import { exits, Stop } from './stop.js';
import { say, tell } from './told.js';

/** The options of `sql`, beside those that it shares with `build`, as `parseArgs` takes them. */
export const sqlOptions = {
  dialect: { type: 'string' },
  columns: { type: 'string' },
  profile: { type: 'string' },
  'max-columns': { type: 'string' },
} as const;

/** Values of the options, as `parseArgs` returns them. */
export type SqlValues = { [Name in keyof typeof sqlOptions]?: string | undefined } & BuildValues;

/** Writes the statements by which a database counts what a plan asks for. */
export async function sql(inputs: string[], values: SqlValues): Promise<void> {
  if (inputs.length > 0) throw new Stop(exits.usage, `sql reads no file: ${inputs.join(', ')} is too much.`);
  const { plan: name, profile, output = '-', force = false } = values;
  if (name === undefined) throw new Stop(exits.usage, 'Say with --plan which report the counts are for.');
  if (output !== '-') await assertWritable(output, force);
  const plan = await findPlan(name);
  const source = profile === undefined ? await tableOf(plan, values) : { profile: await profileOf(profile, values) };
  const text = await warehouseStatements(plan, source);
  if (output === '-') return say(text.trimEnd());
  await writeWhole(output, text, force);
  const then =
    profile === undefined
      ? `Run it, save what it gives as profile.csv, then: hotline-report sql --plan ${name} --profile profile.csv -o cells.sql`
      : `Run it, save what it gives as cells.csv, then: hotline-report build cells.csv --plan ${name} -o REPORT.html`;
  tell(`${output}: ${then}`);
}

/** The text of a profile, which says by itself what it is of. */
async function profileOf(path: string, values: SqlValues): Promise<string> {
  const named = ['dialect', 'table', 'line', 'order', 'columns', 'mapping', 'join', 'on', 'max-columns'] as const;
  const odd = named.find((name) => values[name] !== undefined);
  if (odd) throw new Stop(exits.usage, `--${odd} stands in the profile already: leave it out.`);
  return readText(path);
}

async function tableOf(plan: Plan, values: SqlValues): Promise<TableSource> {
  const { dialect, table, line, order, columns, mapping } = values;
  if (dialect === undefined || table === undefined)
    throw new Stop(exits.usage, 'Say which table: --dialect postgres --table public.signals; or name a --profile.');
  const numbered = orderOf(line, order);
  const related = relatedOf(values);
  if ((columns === undefined) === (mapping === undefined))
    throw new Stop(exits.usage, 'List the columns of the table with --columns, or say with --mapping what they are.');
  return {
    dialect: oneOf('dialect', dialect, dialects) as TableSource['dialect'],
    table,
    ...numbered,
    ...given('related', related),
    ...given('maxColumns', countOf('max-columns', values['max-columns'])),
    mapping:
      mapping === undefined ? await mappingOf(plan, listed(columns), related) : await readJson(mapping, 'a mapping'),
    knowledge: knowledgeOf(values),
  };
}

/** Reads `--join TABLE` and `--on COLUMN=OTHER`. */
export function relatedOf({ join, on }: Pick<BuildValues, 'join' | 'on'>): RelatedTable[] | undefined {
  const joins = joinsOf(join, on);
  if (joins.length === 0) return undefined;
  return joins.map(({ path, key }) => {
    if (!key)
      throw new Stop(exits.usage, `Say by which columns ${path} is joined: --join ${path} --on situation_id=id`);
    return { table: path, ...key };
  });
}

function countOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,5}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new Stop(exits.usage, `--${name} is a whole number from 1 on, not “${text}”.`);
}

/** Returns how rows are numbered. */
export function orderOf(line: string | undefined, order: string | undefined): Pick<TableSource, 'line' | 'order'> {
  if ((line === undefined) === (order === undefined))
    throw new Stop(
      exits.usage,
      'Name a column that numbers the rows with --line, or columns that order them with --order.',
    );
  if (line !== undefined) return { line };
  tell(`Rows are numbered from 2 on in the order of ${order}: the “lines” of the account are these numbers.`);
  return { order: listed(order) };
}

/**
 * Assigns columns to fields by their names, and prints which, since nobody has looked at their values. Columns of related tables go by
 * their own names, unless a column before them is called so.
 */
export async function mappingOf(plan: Plan, columns: string[], related: RelatedTable[] = []): Promise<Mapping> {
  const prefixes = related.map(({ table }) => `${table.split('.').at(-1)}.`);
  const whole = new Map<string, string>();
  for (const column of columns) {
    const prefix = prefixes.find((name) => column.startsWith(name)) ?? '';
    const name = column.slice(prefix.length);
    whole.set(whole.has(name) ? column : name, column);
  }
  const proposed = await proposeColumns(plan, [...whole.keys()]);
  const fields = proposed.fields.map(({ field, columns: found }) => ({
    field,
    columns: found.map((name) => whole.get(name) ?? name),
  }));
  const lacking = fields.filter(({ field, columns: found }) => found.length === 0 && !plan.fields?.[field]?.optional);
  if (lacking.length > 0) {
    const names = lacking.map(({ field }) => field).join(', ');
    throw new Stop(
      exits.input,
      `No column is called as these fields are: ${names}. Say with --mapping which are meant.`,
    );
  }
  const found = fields.filter((proposal) => proposal.columns.length > 0);
  for (const proposal of found) tell(`${proposal.field}: ${proposal.columns.join(', ')}`);
  return Object.fromEntries(found.map((proposal) => [proposal.field, proposal.columns]));
}

function listed(names = ''): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
