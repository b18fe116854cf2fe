// `npm run bench`: several libraries side by side in one headless Chromium after the other, all on the same job.
// job.mjs says what the job is, contenders/ holds those who do it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cli, say, SetupError, took } from '../../scripts/run.mjs';
import { serve } from '../../scripts/server.mjs';
import { bundle, contenderNames, linkPackage, target } from './bundle.mjs';
import { data, sizes } from './data.mjs';
import { measure } from './measure.mjs';
import { goals, machine, renew, terminal } from './report.mjs';
import { bound, summarise } from './summary.mjs';

/** @import {Data} from './data.mjs' */
/** @import {Run, Table} from './summary.mjs' */

const usage = `npm run bench -- [options]
  --sizes a,b  of 10k, 100k, 1m, 5m (default: 1m)
  --reps N     runs of each contender (default: 3)
  --only a,b   these contenders
  --skip a,b   all but these
  --large      then also 5m and 2 GB, read from a picked File, once each
  --out FILE   every single figure, as JSON (default: target/bench/results.json)
  --help       this text
A run of all contenders on 1m, at least 3 times each, renews the table in benches/RESULTS.md; with --large, that of the
large files, too.`;

/** Fewer answers to a question have no median to speak of. */
const fewestAnswers = 7;
const fewestReps = 3;

await cli(async () => {
  const options = /** @type {const} */ ({
    sizes: { type: 'string', default: '1m' },
    reps: { type: 'string', default: String(fewestReps) },
    only: { type: 'string' },
    skip: { type: 'string' },
    large: { type: 'boolean' },
    out: { type: 'string', default: join(target, 'results.json') },
    help: { type: 'boolean' },
  });
  const { values } = parseArgs({ options });
  if (values.help) return say(usage);
  const reps = Number(values.reps);
  if (!Number.isInteger(reps) || reps < 1) throw new SetupError(`--reps takes a number, not "${values.reps}"`);
  const chosenSizes = known(values.sizes, Object.keys(sizes), 'size');
  const all = contenderNames();
  const only = values.only === undefined ? all : known(values.only, all, 'contender');
  const skip = values.skip === undefined ? [] : known(values.skip, all, 'contender');
  const since = Date.now();
  const where = machine();
  const names = await bundle(only.filter((name) => !skip.includes(name)));
  linkPackage();
  const server = await serve({ root: target });
  /** @type {Run[]} */
  const runs = [];
  /** @param {string} size @param {'bytes' | 'file'} kind @param {number} times */
  const table = async (size, kind, times) => {
    const found = await measureAll(`${server.url}/page.html`, names, await data(size), kind, times);
    runs.push(...found.runs);
    say(terminal(found.table));
    return found.table;
  };
  const tables = [];
  const large = [];
  for (const size of chosenSizes) tables.push(await table(size, 'bytes', reps));
  if (values.large) for (const size of ['5m', '2g']) large.push(await table(size, 'file', 1));
  await server.close();

  say(`\n${goals([...tables, ...large]).join('\n')}\n`);
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, `${JSON.stringify({ machine: where, runs }, null, 1)}\n`);
  // The bound can be built in few places only, so the table does not wait for it.
  const missing = all.filter((name) => name !== bound && !names.includes(name));
  const isWhole = missing.length === 0 && chosenSizes.includes('1m') && reps >= fewestReps;
  if (isWhole) await renew('tables', where, tables);
  if (large.length > 0 && missing.length === 0) await renew('large', where, large);
  say(
    isWhole
      ? 'benches/RESULTS.md is renewed'
      : 'benches/RESULTS.md keeps its table: not all contenders ran on 1m 3 times',
  );
  say(`single figures: ${values.out}; ${took(since)}`);
});

/** @param {string} list @param {string[]} names @param {string} what */
function known(list, names, what) {
  const chosen = list.split(',');
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new SetupError(`No such ${what}: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  return chosen;
}

/**
 * Repetition by repetition, contender by contender; each repetition begins with another one.
 * @param {string} url @param {string[]} names @param {Data} file @param {'bytes' | 'file'} kind @param {number} reps
 * @returns {Promise<{runs: Run[], table: Table}>}
 */
async function measureAll(url, names, { size, path, rows, bytes, expected }, kind, reps) {
  /** @type {Run[]} */
  const runs = [];
  const rounds = Math.ceil(fewestAnswers / reps);
  for (let rep = 0; rep < reps; rep += 1) {
    const first = rep % Math.max(names.length, 1);
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const result = await measure({ url, name, path, megabytes: bytes / 1e6, expected, kind, rounds });
      if (!result) continue;
      runs.push({ size, kind, name, result });
      say(`${size} ${rep + 1}/${reps} ${name}: ${told(result)}`);
    }
  }
  return { runs, table: { size, kind, rows, bytes, reps, lines: summarise(runs) } };
}

/** @param {Run['result']} result */
function told(result) {
  if ('failed' in result) return `failed: ${result.failed}`;
  const quiet = result.quiet === undefined ? '' : `, quiet ${result.quiet.toFixed(0)} ms`;
  return `${result.wall.toFixed(0)} ms${quiet}${result.wrong.length > 0 ? `, WRONG: ${result.wrong[0]}` : ''}`;
}
