// Real databases within this process. Each takes a table of texts and gives what statements return, as a program saves it.

/** One row as comma-separated text. */
const asRow = (fields) =>
  fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');

/** What a statement returned, as comma-separated text. */
export const asCsv = (names, rows) => [names, ...rows].map((row) => `${asRow(row.map(String))}\n`).join('');

/** Statements one by one: the ends of those that we write stand at the ends of lines. */
const each = (statements) => statements.split(/;\n/).filter((statement) => statement.trim() !== '');

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;
const literal = (value) => (value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`);

/** The statements that make a table `signals`, whose first column numbers the rows. */
function* tableOf({ header, rows }, type) {
  yield 'DROP TABLE IF EXISTS signals';
  yield `CREATE TABLE signals (row_number_of_file BIGINT, ${header.map((name) => `${quoted(name)} ${type}`).join(', ')})`;
  for (let from = 0; from < rows.length; from += 200) {
    const values = rows
      .slice(from, from + 200)
      .map(([line, ...fields]) => `(${[line, ...fields.map(literal)].join(', ')})`);
    yield `INSERT INTO signals VALUES ${values.join(', ')}`;
  }
}

async function duckdb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    dialect: 'duckdb',
    async load(table) {
      for (const statement of tableOf(table, 'VARCHAR')) await connection.run(statement);
    },
    async run(statements) {
      let last;
      for (const statement of each(statements)) {
        const reader = await connection.runAndReadAll(statement);
        if (reader.columnNames()[0]?.startsWith('confidential')) last = asCsv(reader.columnNames(), reader.getRows());
      }
      return last;
    },
    close: () => connection.closeSync(),
  };
}

async function postgres() {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  return {
    dialect: 'postgres',
    async load(table) {
      for (const statement of tableOf(table, 'TEXT')) await database.exec(statement);
    },
    async run(statements) {
      let last;
      for (const statement of each(statements)) {
        const { fields, rows } = await database.query(statement, [], { rowMode: 'array' });
        if (fields[0]?.name.startsWith('confidential'))
          last = asCsv(
            fields.map(({ name }) => name),
            rows,
          );
      }
      return last;
    },
    close: () => database.close(),
  };
}

async function sqlite() {
  const { default: load } = await import('sql.js');
  const database = new (await load()).Database();
  return {
    dialect: 'sqlite',
    async load(table) {
      for (const statement of tableOf(table, 'TEXT COLLATE NOCASE')) database.run(statement);
    },
    async run(statements) {
      const returned = database.exec(statements).find(({ columns }) => columns[0].startsWith('confidential'));
      return asCsv(returned.columns, returned.values);
    },
    close: () => database.close(),
  };
}

export const engines = { duckdb, postgres, sqlite };
