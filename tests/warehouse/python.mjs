// Engines that have no client for Node: a program in Python runs each of them, and answers line by line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { each, tableOf } from './engines.mjs';

const root = new URL('../../', import.meta.url);
const python = fileURLToPath(new URL('target/warehouse-python/bin/python', root));

/** Kinds of SQL that each engine takes, and its type of text. DataFusion has no kind of its own: it takes standard SQL. */
const kinds = /** @type {const} */ ({
  spark: { dialect: 'spark', text: 'STRING', integer: 'BIGINT' },
  clickhouse: { dialect: 'clickhouse', text: 'Nullable(String)', integer: 'Int64' },
  datafusion: { dialect: 'trino', text: 'VARCHAR', integer: 'BIGINT' },
});

/** @typedef {keyof typeof kinds} PythonEngineName */

/** @param {PythonEngineName} name @returns {Promise<import('./engines.mjs').Engine>} */
async function open(name) {
  const { dialect, text, integer } = kinds[name];
  const program = spawn(python, [fileURLToPath(new URL('engine.py', import.meta.url)), name], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  /** @param {readonly string[]} statements @returns {Promise<string>} what those with counts returned */
  const run = async (statements) => {
    program.stdin.write(`${JSON.stringify(statements)}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`${name} ended`);
    const { csv, error } = JSON.parse(value);
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    return csv;
  };
  return {
    name,
    dialect,
    load: async (table) => void (await run([...tableOf(table, text, { integer, escapes: name !== 'datafusion' })])),
    run: (statements) => run(each(statements)),
    close: () => void program.stdin.end(),
  };
}

/** @type {Record<PythonEngineName, () => Promise<import('./engines.mjs').Engine>>} */
export const pythonEngines = {
  spark: () => open('spark'),
  clickhouse: () => open('clickhouse'),
  datafusion: () => open('datafusion'),
};
