import { warehouseStatements, type Plan, type TableSource } from '../analyst.js';
import { openDatabase, withoutPassword, type Database, type Returned } from './databases.js';
import { exits, reasonOf, Stop } from './stop.js';
import { mappingOf, orderOf, relatedOf } from './sql.js';
import { knowledgeOf, type BuildValues } from './build.js';
import { given } from './values.js';
import { readJson } from './input.js';
import { tell } from './told.js';

/** Options of `build` that only make sense for a file of records. */
const ofFiles = ['encoding', 'sheet', 'delimiter', 'quote', 'preamble-lines', 'header'] as const;

/** Has a database count what a plan asks for, in both passes, and returns the cells as comma-separated text. */
export async function cellsOfDatabase(plan: Plan, values: BuildValues): Promise<string> {
  const { run: address = '', table } = values;
  if (table === undefined) throw new Stop(exits.usage, 'Say which table holds the records: --table public.signals');
  const odd = ofFiles.find((name) => values[name] !== undefined);
  if (odd) throw new Stop(exits.usage, `--${odd} is for files of records, not for a database.`);
  const database = await openDatabase(address);
  try {
    const source = await sourceOf(database, plan, table, values);
    const profile = await counted(database, await warehouseStatements(plan, source));
    return await counted(database, await warehouseStatements(plan, { profile }));
  } catch (fault) {
    if (fault instanceof Stop || fault instanceof Error === false || 'details' in fault) throw fault;
    throw new Stop(exits.input, `${withoutPassword(address)}: ${reasonOf(fault)}`, { cause: fault });
  } finally {
    await database.close();
  }
}

/** The table, and which of its columns are which fields. */
async function sourceOf(database: Database, plan: Plan, table: string, values: BuildValues): Promise<TableSource> {
  const { mapping, line, order } = values;
  const columnsOf = async (name: string) => (await database.run(`SELECT * FROM ${quoted(name)} WHERE 1 = 0`)).columns;
  const columns = await columnsOf(table);
  const related = relatedOf(values);
  for (const { table: name } of related ?? []) {
    const alias = name.split('.').at(-1) as string;
    columns.push(...(await columnsOf(name)).map((column) => `${alias}.${column}`));
  }
  const numbered = line === undefined && order === undefined ? await asStored(database, table) : orderOf(line, order);
  return {
    dialect: database.dialect,
    table,
    ...numbered,
    ...given('related', related),
    mapping: mapping === undefined ? await mappingOf(plan, columns, related) : await readJson(mapping, 'a mapping'),
    knowledge: knowledgeOf(values),
  };
}

/** Numbers rows in the order in which the database stores them, where it has one. */
async function asStored({ dialect, stored, run }: Database, table: string): Promise<{ order: string[] }> {
  try {
    const { rows } = await run(`SELECT ${stored} FROM ${quoted(table)} LIMIT 1`);
    // SQLite has nothing there for a view.
    if (rows[0]?.[0] === null) throw new Error('it has no order');
    if (dialect === 'postgres' && (await isInParts(run, table))) {
      const message = `${table} is stored in parts, each of which numbers its own rows.`;
      throw new Stop(exits.usage, `${message} Say with --line or --order how they are numbered.`);
    }
  } catch (fault) {
    if (fault instanceof Stop) throw fault;
    const message = `${table} has no ${stored}, as views have none.`;
    throw new Stop(exits.usage, `${message} Say with --line or --order how its rows are numbered.`, { cause: fault });
  }
  tell(
    `Rows are numbered in the order of ${stored}, from 2 on, which the account calls lines; --line or --order says another.`,
  );
  return { order: [stored] };
}

/** Returns whether rows of PostgreSQL are in several tables below the one that is asked: partitions, or tables that inherit. */
async function isInParts(run: Database['run'], table: string): Promise<boolean> {
  const { rows } = await run(`SELECT COUNT(*) FROM (SELECT DISTINCT tableoid FROM ${quoted(table)} LIMIT 2) AS parts`);
  return Number(rows[0]?.[0]) > 1;
}

const quoted = (table: string) =>
  table
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');

/** Runs statements one by one, and returns what those with counts gave. */
async function counted({ run }: Database, statements: string): Promise<string> {
  let found = '';
  for (const statement of statementsOf(statements)) {
    const returned = await run(statement);
    if (returned.columns[0]?.startsWith('confidential_')) found += asCsv(returned);
  }
  if (found === '') throw new Stop(exits.input, 'The database returned no counts.');
  return found;
}

/** Statements apart: at semicolons outside of texts, names and comments. */
export function* statementsOf(text: string): Generator<string> {
  let start = 0;
  for (const { 0: part, index } of text.matchAll(/'[^']*'|"[^"]*"|--[^\n]*|;/g)) {
    if (part !== ';') continue;
    yield text.slice(start, index);
    start = index + 1;
  }
  if (text.slice(start).trim() !== '') yield text.slice(start);
}

function asCsv({ columns, rows }: Returned): string {
  const field = (value: unknown) => {
    const text = value === null || value === undefined ? '' : String(value as string | number | bigint);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}
