// Databases that Python's packages bring: each runs in a program of its own, which is started once and kept open.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { python } from '../../scripts/databases.mjs';
import { asCsv, each } from './engines.mjs';

/** @typedef {import('./engines.mjs').Engine} Engine */
/** @typedef {'spark' | 'clickhouse' | 'datafusion'} ProgramName */

/**
 * Starts a program that answers lines of JSON.
 *
 * @param {string} name
 */
function start(name) {
  const script = fileURLToPath(new URL(`python/run_${name}.py`, import.meta.url));
  const child = spawn(python, [script], { stdio: 'pipe' });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaints = (complaints + text).slice(-4000)));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const closed = new Promise((resolve) => child.on('close', resolve));
  return {
    /** @param {object} request @returns {Promise<{ names: string[], rows: unknown[][] }>} */
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value } = await answers.next();
      if (value === undefined) throw new Error(`${name} ended: ${complaints}`);
      const { error, ...answer } = JSON.parse(value);
      if (error) throw new Error(`${name}: ${error}`);
      return answer;
    },
    async close() {
      child.stdin.end();
      await closed;
    },
  };
}

/**
 * @param {ProgramName} name @param {Engine['dialect']} dialect
 * @returns {Promise<Engine>}
 */
async function program(name, dialect) {
  const { ask, close } = start(name);
  return {
    name,
    dialect,
    async load({ header, rows }) {
      await ask({ load: { columns: header, rows } });
    },
    async run(statements) {
      let found = '';
      for (const statement of each(statements, dialect !== 'trino')) {
        const { names, rows } = await ask({ run: statement });
        if (names[0]?.startsWith('confidential')) found += asCsv(names, rows);
      }
      return found;
    },
    close,
  };
}

/** Databases that run in programs of their own. DataFusion takes the statements of Trino, which are plain SQL. @type {Record<ProgramName, () => Promise<Engine>>} */
export const programs = {
  spark: () => program('spark', 'spark'),
  clickhouse: () => program('clickhouse', 'clickhouse'),
  datafusion: () => program('datafusion', 'trino'),
};
