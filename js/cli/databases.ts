// Databases that the command line asks by itself, through their own clients, which whoever has such a database installs.
import { readFile, stat } from 'node:fs/promises';
import { exits, reasonOf, Stop } from './stop.js';
import type { TableSource } from '../analyst.js';

/** Result of a statement. */
export interface Returned {
  columns: string[];
  rows: unknown[][];
}

/** A database that is open, for reading. */
export interface Database {
  dialect: TableSource['dialect'];
  /** The name of the column that each table has by itself, in the order in which it is stored. */
  stored: string;
  /** Runs one statement. */
  run(statement: string): Promise<Returned>;
  close(): Promise<void>;
}

const kinds: Record<string, (address: string) => Promise<Database>> = {
  duckdb: (address) => duckdb(address.slice('duckdb:'.length)),
  sqlite: (address) => sqlite(address.slice('sqlite:'.length)),
  postgres,
  postgresql: postgres,
};

/** Opens the database at an address, such as `duckdb:hotline.db`. */
export async function openDatabase(address: string): Promise<Database> {
  const open = Object.entries(kinds).find(([kind]) => address.startsWith(`${kind}:`))?.[1];
  if (!open) {
    const known = 'duckdb:FILE, sqlite:FILE or postgres://USER@HOST/DATABASE';
    throw new Stop(exits.usage, `--run takes ${known}, not “${withoutPassword(address)}”.`);
  }
  try {
    return await open(address);
  } catch (fault) {
    if (fault instanceof Stop) throw fault;
    throw new Stop(exits.input, `${withoutPassword(address)} cannot be opened: ${reasonOf(fault)}`, { cause: fault });
  }
}

/**
 * An address as it may be shown: without anything that may be a password, however the address is misspelt. Files have none.
 */
export function withoutPassword(address: string): string {
  if (/^(duckdb|sqlite):/.test(address)) return address;
  const [, kind = '', rest = ''] = /^([a-z]*:?\/*)(.*)$/is.exec(address) ?? [];
  const at = rest.lastIndexOf('@');
  const user = at < 0 ? '' : `${/^[^:/?@]*/.exec(rest)?.[0] ?? ''}:…@`;
  return (
    kind +
    user +
    rest.slice(at + 1).replace(/\?.*$|(password\s*=).*$/is, (_, name?: string) => (name ? `${name}…` : '?…'))
  );
}

/** Loads a client by its name, so that no bundler looks for it; undefined if it is not installed. */
async function client<T>(name: string): Promise<T | undefined> {
  try {
    const found = (await import(name)) as T & { default?: T };
    return found.default ?? found;
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_UNKNOWN_BUILTIN_MODULE') return undefined;
    throw fault;
  }
}

function notInstalled(what: string, name: string): Stop {
  return new Stop(exits.input, `${what} is asked by ${name}, which is not installed. Install it: npm install ${name}`);
}

/** Part of `@duckdb/node-api` that is used. */
interface DuckDb {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{
      connect(): Promise<{
        runAndReadAll(sql: string): Promise<{ columnNames(): string[]; getRows(): unknown[][] }>;
        closeSync(): void;
      }>;
      closeSync(): void;
    }>;
  };
}

async function duckdb(path: string): Promise<Database> {
  await assertFile(path, 'duckdb');
  const found = await client<DuckDb>('@duckdb/node-api');
  if (!found) throw notInstalled('DuckDB', '@duckdb/node-api');
  const instance = await found.DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  return {
    dialect: 'duckdb',
    stored: 'rowid',
    run: async (statement) => {
      const reader = await connection.runAndReadAll(statement);
      return { columns: reader.columnNames(), rows: reader.getRows() };
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Part of `node:sqlite`, and of `better-sqlite3`, that is used. */
interface Sqlite {
  prepare(sql: string): {
    columns(): { name: string }[];
    all(): Record<string, unknown>[];
    run(): unknown;
    setReadBigInts?(enabled: boolean): void;
    raw?(): { all(): unknown[][] };
    /** `true` if it returns rows; only of `better-sqlite3`. */
    reader?: boolean;
  };
  close(): void;
}

/** Part of `sql.js` that is used. */
type SqlJs = () => Promise<{
  Database: new (bytes: Uint8Array) => {
    prepare(sql: string): { getColumnNames(): string[]; step(): boolean; get(): unknown[]; free(): void };
    close(): void;
  };
}>;

async function sqlite(path: string): Promise<Database> {
  await assertFile(path, 'sqlite');
  const database = await openSqlite(path);
  if (!database) return sqliteInMemory(path);
  return {
    dialect: 'sqlite',
    stored: 'rowid',
    run: async (statement) => {
      const prepared = database.prepare(statement);
      if (prepared.reader === false || (prepared.reader === undefined && prepared.columns().length === 0)) {
        prepared.run();
        return { columns: [], rows: [] };
      }
      const columns = prepared.columns().map(({ name }) => name);
      prepared.setReadBigInts?.(true);
      const rows = prepared.raw
        ? prepared.raw().all()
        : prepared.all().map((row) => columns.map((column) => row[column]));
      return { columns, rows };
    },
    close: async () => database.close(),
  };
}

/** Opens a file by what Node itself has from version 22.13 on, or by `better-sqlite3`; undefined if there is neither. */
async function openSqlite(path: string): Promise<Sqlite | undefined> {
  type OwnSqlite = { DatabaseSync: new (path: string, options: object) => Sqlite };
  const own = await client<OwnSqlite>('node:sqlite');
  if (own) return new own.DatabaseSync(path, { readOnly: true });
  const better = await client<new (path: string, options: object) => Sqlite>('better-sqlite3');
  return better && new better(path, { readonly: true });
}

/** A file that is in memory as a whole, read by `sql.js`, which runs everywhere. */
async function sqliteInMemory(path: string): Promise<Database> {
  const start = await client<SqlJs>('sql.js');
  if (!start) {
    const message = `Node ${process.versions.node} has no SQLite of its own, which comes with 22.13.`;
    throw new Stop(exits.input, `${message} Use a newer Node, or install a client: npm install better-sqlite3`);
  }
  const { Database: InMemory } = await start();
  const database = new InMemory(await readFile(path));
  return {
    dialect: 'sqlite',
    stored: 'rowid',
    run: async (statement) => {
      const prepared = database.prepare(statement);
      try {
        const rows: unknown[][] = [];
        const columns = prepared.getColumnNames();
        while (prepared.step()) rows.push(prepared.get());
        return { columns, rows };
      } finally {
        prepared.free();
      }
    },
    close: async () => database.close(),
  };
}

/** Part of `pg` that is used. */
interface Pg {
  Client: new (options: { connectionString: string }) => {
    connect(): Promise<void>;
    query(asked: { text: string; rowMode: 'array' }): Promise<{ fields: { name: string }[]; rows: unknown[][] }>;
    end(): Promise<void>;
  };
}

async function postgres(address: string): Promise<Database> {
  const found = await client<Pg>('pg');
  if (!found) throw notInstalled('PostgreSQL', 'pg');
  const connection = new found.Client({ connectionString: address });
  await connection.connect();
  const query = (text: string) => connection.query({ text, rowMode: 'array' });
  // Both passes see the same rows, whoever writes meanwhile; temporary tables are made for the codes.
  await query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  return {
    dialect: 'postgres',
    stored: 'ctid',
    run: async (statement) => {
      const { fields, rows } = await query(statement);
      return { columns: fields.map(({ name }) => name), rows };
    },
    close: async () => {
      await query('ROLLBACK').catch(() => undefined);
      await connection.end();
    },
  };
}

/** A client would make a file that is not there. */
async function assertFile(path: string, kind: string): Promise<void> {
  if (path === '') throw new Stop(exits.usage, `Name the file of the database: --run ${kind}:FILE`);
  const found = await stat(path).catch((fault: unknown) => {
    throw new Stop(exits.input, `${path} cannot be opened: ${reasonOf(fault)}.`, { cause: fault });
  });
  if (!found.isFile()) throw new Stop(exits.input, `${path} is no file.`);
}
