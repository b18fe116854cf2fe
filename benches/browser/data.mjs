// The files that are read, with what must come out of them: made once, kept in target/bench/data/.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, took } from '../../scripts/run.mjs';
import { target } from './bundle.mjs';
import { edition, generate } from './generate.mjs';
import { questions } from './job.mjs';
import { reference } from './reference.mjs';

/** @import {Tables} from './job.mjs' */

/** @type {Record<string, import('./generate.mjs').Extent>} */
export const sizes = {
  '10k': { rows: 10_000 },
  '100k': { rows: 100_000 },
  '1m': { rows: 1_000_000 },
  '5m': { rows: 5_000_000 },
  '2g': { bytes: 2 * 2 ** 30 },
};

/** @typedef {{size: string, path: string, bytes: number, rows: number, expected: Tables[]}} Data */

/** @param {string} size a key of `sizes` @returns {Promise<Data>} */
export async function data(size) {
  const extent = sizes[size];
  if (!extent) throw new Error(`no such size: ${size}`);
  const path = join(target, 'data', `signals-${edition}-${size}.csv`);
  if (!existsSync(path)) {
    const since = Date.now();
    generate(path, extent);
    say(`made ${path}: ${took(since)}`);
  }
  const { rows, tables } = await expected(`${path}.json`, path);
  return { size, path, bytes: statSync(path).size, rows, expected: tables };
}

/**
 * Kept until other questions are asked.
 * @param {string} kept @param {string} path
 * @returns {ReturnType<typeof reference>}
 */
async function expected(kept, path) {
  const asked = JSON.stringify(questions);
  if (existsSync(kept)) {
    const { questions: answered, ...found } = JSON.parse(readFileSync(kept, 'utf8'));
    if (JSON.stringify(answered) === asked) return found;
  }
  const since = Date.now();
  const found = await reference(path);
  writeFileSync(kept, JSON.stringify({ questions, ...found }));
  say(`computed what must come out of it: ${took(since)}`);
  return found;
}
