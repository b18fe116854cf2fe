// `npm test`: sets up, then runs every check, and goes on after a failure, so that one does not hide the others.
// Several steps run at once, each as a process of its own. The last line says how many tests passed and failed in all.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failures, judge, sum } from './counts.mjs';
import { inLanes } from './lanes.mjs';
import { cli, say, SetupError, took } from './run.mjs';
import { setup } from './setup.mjs';
import { choose, outputs, quick, steps } from './steps.mjs';

const usage = `npm test -- [options]
  --quick     run what finds most mistakes soonest: ${quick.join(', ')}
  --only a,b  run these steps only
  --lanes n   run so many steps at once, up to 3 where there are as many processors; with 1, output is shown as it comes
  --list      name the steps
  --help      this text
Pages are tested in Chromium, Firefox and WebKitGTK. As root on Debian or Ubuntu, missing browsers are installed.`;

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./steps.mjs').Step} Step */

await cli(async () => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      only: { type: 'string' },
      lanes: { type: 'string', default: String(Math.min(3, availableParallelism())) },
      // Of this program to itself.
      step: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return say(usage);
  if (values.list) return say(steps.map(({ name }) => name).join('\n'));
  if (values.step) return void process.send?.(await measure(choose([values.step])[0]));
  const lanes = Number(values.lanes);
  if (!(Number.isInteger(lanes) && lanes > 0)) throw new SetupError(`--lanes takes a number, not "${values.lanes}"`);
  const names = values.only?.split(',') ?? (values.quick ? quick : undefined);
  const chosen = names ? choose(names) : steps;
  if (process.stdout.isTTY) Object.assign(process.env, { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1' });
  const since = Date.now();
  const first = await measure({ name: 'setup', run: () => setup({ forTests: true }) });
  const start = lanes === 1 || chosen.length === 1 ? measureShown : measureApart;
  report(first.failed > 0 ? [first] : await inLanes(chosen, lanes, start), took(since));
});

/** `output` is that of a step that failed. @typedef {{name: string, time: string, output?: string} & Counts} Result */

/** @param {Step | undefined} step @returns {Promise<Result>} */
async function measure(step) {
  if (!step) throw new Error('no step to measure');
  const since = Date.now();
  let counts = judge(1);
  try {
    counts = (await step.run()) ?? judge(0);
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
  }
  return { name: step.name, ...counts, time: took(since) };
}

/** Runs a step here, with its output as it comes. @param {Step} step */
function measureShown(step) {
  heading(step.name);
  return measure(step);
}

/**
 * Runs a step as a process of its own, whose output is shown in one piece at the end.
 * @param {Step} step @returns {Promise<Result>}
 */
async function measureApart({ name }) {
  say(`started: ${name}`);
  const since = Date.now();
  mkdirSync(outputs, { recursive: true });
  const log = join(outputs, `${name}.log`);
  const file = openSync(log, 'w');
  const child = fork(import.meta.filename, ['--step', name], { stdio: ['ignore', file, file, 'ipc'] });
  closeSync(file);
  /** @type {Result | undefined} */
  let result;
  child.on('message', (message) => (result = /** @type {Result} */ (message)));
  await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  heading(name);
  const output = readFileSync(log, 'utf8');
  process.stdout.write(output);
  const known = result ?? { name, ...judge(1), time: took(since) };
  return known.failed > 0 ? { ...known, output } : known;
}

/** @param {string} name of a step */
function heading(name) {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
}

/** @param {Result[]} results @param {string} whole the time of all */
function report(results, whole) {
  // Once more, since what is read of a long output is its end.
  for (const { name, output } of results) if (output) say(`\n── what failed: ${name}\n${failures(output)}`);
  say('');
  for (const { name, passed, failed, time } of results) {
    const verdict = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} FAILED`;
    say(`${name.padEnd(15)} ${time.padStart(13)}   ${verdict}`);
  }
  say(`${'in all'.padEnd(15)} ${whole.padStart(13)}`);
  const { passed, failed } = sum(...results);
  process.exitCode = failed === 0 ? 0 : 1;
  say(`\n${passed} passed, ${failed} failed`);
}
