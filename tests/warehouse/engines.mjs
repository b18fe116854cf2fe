// Real databases within this process. Each takes a table of texts and gives what statements return, as a program saves it.

/** @typedef {Pick<import('./files.mjs').Table, 'header' | 'rows'>} Records */
/** @typedef {'duckdb' | 'postgres' | 'sqlite'} EngineName */
/** @typedef {import('../../pkg/analyst.js').TableSource['dialect']} Dialect */
/**
 * A database that is open: it takes one table, and gives what statements of it return.
 *
 * @typedef {object} Engine
 * @property {string} name
 * @property {Dialect} dialect
 * @property {(table: Records) => Promise<void>} load
 * @property {(statements: string) => Promise<string>} run
 * @property {() => void | Promise<void>} close
 */

/** One row as comma-separated text. @param {string[]} fields */
const asRow = (fields) =>
  fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');

/**
 * The rows that a statement returned, as comma-separated text.
 *
 * @param {readonly unknown[]} names @param {readonly (readonly unknown[])[]} rows
 */
export const asCsv = (names, rows) => [names, ...rows].map((row) => `${asRow(row.map(String))}\n`).join('');

/**
 * Statements one by one: semicolons in texts and names end none.
 *
 * @param {string} statements @param {boolean} [hasEscapes] `true` if a backslash in a text means something
 */
export function* each(statements, hasEscapes) {
  const text = hasEscapes ? /'(?:[^'\\]|\\.)*'|`[^`]*`/ : /'[^']*'|"[^"]*"/;
  const part = new RegExp(`${text.source}|--.*|;`, 'g');
  let start = 0;
  for (const { 0: found, index } of statements.matchAll(part)) {
    if (found !== ';') continue;
    yield statements.slice(start, index);
    start = index + 1;
  }
}

/** @param {string} name */
const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
/** @param {string | null} value */
const literal = (value) => (value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`);

/**
 * The statements that make a table `signals`, whose first column numbers the rows.
 *
 * @param {Records} table @param {string} type of its columns
 */
export function* tableOf({ header, rows }, type) {
  yield 'DROP TABLE IF EXISTS signals';
  yield `CREATE TABLE signals (row_number_of_file BIGINT, ${header.map((name) => `${quoted(name)} ${type}`).join(', ')})`;
  for (let from = 0; from < rows.length; from += 200) {
    const values = rows
      .slice(from, from + 200)
      .map(([line, ...fields]) => `(${[line, ...fields.map(literal)].join(', ')})`);
    yield `INSERT INTO signals VALUES ${values.join(', ')}`;
  }
}

/** @returns {Promise<Engine>} */
async function duckdb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    name: 'duckdb',
    dialect: 'duckdb',
    async load(table) {
      for (const statement of tableOf(table, 'VARCHAR')) await connection.run(statement);
    },
    async run(statements) {
      let found = '';
      for (const statement of each(statements)) {
        const reader = await connection.runAndReadAll(statement);
        if (reader.columnNames()[0]?.startsWith('confidential')) found += asCsv(reader.columnNames(), reader.getRows());
      }
      return found;
    },
    close: () => connection.closeSync(),
  };
}

/** @returns {Promise<Engine>} */
async function postgres() {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  return {
    name: 'postgres',
    dialect: 'postgres',
    async load(table) {
      for (const statement of tableOf(table, 'TEXT')) await database.exec(statement);
    },
    async run(statements) {
      let found = '';
      for (const statement of each(statements)) {
        /** @type {import('@electric-sql/pglite').Results<unknown[]>} */
        const { fields, rows } = await database.query(statement, [], { rowMode: 'array' });
        if (fields[0]?.name.startsWith('confidential'))
          found += asCsv(
            fields.map(({ name }) => name),
            rows,
          );
      }
      return found;
    },
    close: () => database.close(),
  };
}

/** @returns {Promise<Engine>} */
async function sqlite() {
  const { default: load } = await import('sql.js');
  const database = new (await load()).Database();
  return {
    name: 'sqlite',
    dialect: 'sqlite',
    async load(table) {
      for (const statement of tableOf(table, 'TEXT COLLATE NOCASE')) database.run(statement);
    },
    async run(statements) {
      const returned = database.exec(statements).filter(({ columns }) => columns[0].startsWith('confidential'));
      return returned.map(({ columns, values }) => asCsv(columns, values)).join('');
    },
    close: () => database.close(),
  };
}

/** @type {Record<EngineName, () => Promise<Engine>>} */
export const engines = { duckdb, postgres, sqlite };
