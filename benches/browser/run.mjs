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
import { repsOf } from './options.mjs';
import { goals, publish, terminal } from './report.mjs';
import { machine } from './results.mjs';
import { bound, summarise } from './summary.mjs';

/** @import {Data} from './data.mjs' */
/** @import {Run, Table} from './summary.mjs' */

const usage = `npm run bench -- [options]
  --sizes a,b  of 10k, 100k, 1m, 5m (default: 1m)
  --reps N     runs of each contender (default: 3)
  --only a,b   these contenders
  --skip a,b   all but these
  --prototype FOLDER  also the bound, a reader of this schema only; the folder has the source of that crate, which is
               not part of the project
  --large      then also 5m and 2 GB, read from a picked File, once each
  --out FILE   every single figure, as JSON (default: target/bench/results.json)
  --help       this text
A run of all contenders on 1m, at least 3 times each, renews the table in benches/RESULTS.md; with --large, that of the
large files, too.`;

/** Fewer answers to a question have no median to speak of. Large files are not read for these, but to see who can. */
const fewestAnswers = { bytes: 7, file: 1 };
const fewestReps = 3;

/** @typedef {{size: string, kind: 'bytes' | 'file', reps: number}} Plan */

await cli(async () => {
  const wanted = readOptions();
  if (!wanted) return say(usage);
  const since = Date.now();
  const where = machine();
  const names = await bundle(wanted.names, wanted.prototype);
  linkPackage();
  const server = await serve({ root: target });
  /** @type {{runs: Run[], table: Table}[]} */
  const measured = [];
  try {
    for (const plan of wanted.plans) {
      const found = await measureAll(`${server.url}/page.html`, names, await data(plan.size), plan);
      say(terminal(found.table));
      measured.push(found);
    }
  } finally {
    await server.close();
  }
  const tables = measured.map(({ table }) => table);
  say(`\n${goals(tables).join('\n')}\n`);
  mkdirSync(dirname(wanted.out), { recursive: true });
  const runs = measured.flatMap((found) => found.runs);
  writeFileSync(wanted.out, `${JSON.stringify({ machine: where, runs }, null, 1)}\n`);
  say(`single figures: ${wanted.out}; ${took(since)}`);
  await keep(where, names, tables);
});

/** Undefined when only the usage was asked for. @returns {{plans: Plan[], names: string[], out: string, prototype: string | undefined} | undefined} */
function readOptions() {
  const options = /** @type {const} */ ({
    sizes: { type: 'string', default: '1m' },
    reps: { type: 'string', default: String(fewestReps) },
    only: { type: 'string' },
    skip: { type: 'string' },
    prototype: { type: 'string' },
    large: { type: 'boolean' },
    out: { type: 'string', default: join(target, 'results.json') },
    help: { type: 'boolean' },
  });
  const { values } = parseArgs({ options });
  if (values.help) return undefined;
  const reps = repsOf(values.reps);
  const all = contenderNames();
  const only = values.only === undefined ? all : known(values.only, all, 'contender');
  const skip = values.skip === undefined ? [] : known(values.skip, all, 'contender');
  /** @type {Plan[]} */
  const plans = known(values.sizes, Object.keys(sizes), 'size').map((size) => ({ size, kind: 'bytes', reps }));
  if (values.large) for (const size of ['5m', '2g']) plans.push({ size, kind: 'file', reps: 1 });
  return { plans, names: only.filter((name) => !skip.includes(name)), out: values.out, prototype: values.prototype };
}

/**
 * Renews the committed tables, but only by a whole run: figures of different runs do not compare.
 * @param {string} where @param {string[]} names of those that ran @param {Table[]} tables
 */
async function keep(where, names, tables) {
  // The source of the bound is not part of the project, so the tables do not wait for it.
  const missing = contenderNames().filter((name) => name !== bound && !names.includes(name));
  const small = tables.filter(({ kind }) => kind === 'bytes');
  const large = tables.filter(({ kind }) => kind === 'file');
  const isWhole = missing.length === 0 && small.some(({ size, reps }) => size === '1m' && reps >= fewestReps);
  if (isWhole) await publish('tables', where, small);
  if (isWhole && large.length > 0) await publish('large', where, large);
  const reason = missing.length > 0 ? `without ${missing.join(', ')}` : `less than ${fewestReps} runs of each on 1m`;
  say(isWhole ? 'benches/RESULTS.md is renewed' : `benches/RESULTS.md keeps its tables: ${reason}`);
}

/** @param {string} list @param {string[]} names @param {string} what */
function known(list, names, what) {
  const chosen = list.split(',');
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(`No such ${what}: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  }
  return chosen;
}

/**
 * Repetition by repetition, contender by contender; each repetition begins with another one.
 * @param {string} url @param {string[]} names @param {Data} file @param {Plan} plan
 * @returns {Promise<{runs: Run[], table: Table}>}
 */
async function measureAll(url, names, { size, path, rows, bytes, expected }, { kind, reps }) {
  /** @type {Run[]} */
  const runs = [];
  const rounds = Math.ceil(fewestAnswers[kind] / reps);
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
