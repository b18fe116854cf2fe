// Plays scenarios of classes in a thread of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { classes } from './classes.mjs';
import { batchMaker, programMaker } from './maker.mjs';
import { minimise, discloses } from './minimise.mjs';
import { Random } from './random.mjs';
import { play } from './scenario.mjs';
import { story } from './show.mjs';

/**
 * @typedef {{name: string, seed: number, explain: boolean}} Task
 * @typedef {{name: string, seed: number, reports: number, refused: number, kind: 'safe' | 'leak' | 'false' | 'error', text: string}} Result
 */

const { program, batch } = /** @type {{program: string, batch: boolean}} */ (workerData);
const maker = batch ? batchMaker(program) : programMaker(program);

/** @param {Task} task @returns {Promise<Result>} */
async function run({ name, seed, explain }) {
  const make = classes[name];
  if (!make) throw new Error(`There is no class ${name}.`);
  const scenario = make(new Random(seed));
  const outcome = await play(scenario, maker);
  const reports = outcome.reports.length;
  const refused = outcome.refused.length;
  if (!discloses(outcome)) return { name, seed, reports, refused, kind: 'safe', text: '' };
  const kind = outcome.leaks.length > 0 ? 'leak' : 'false';
  const least = explain ? await minimise(scenario, maker) : { scenario, outcome };
  return { name, seed, reports, refused, kind, text: explain ? story(least.scenario, least.outcome) : '' };
}

/** @param {Result} result */
function answer(result) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(result);
}

parentPort?.on('message', async (/** @type {Task} */ task) => {
  try {
    answer(await run(task));
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const { name, seed } = task;
    answer({ name, seed, reports: 0, refused: 0, kind: 'error', text });
  }
});
parentPort?.on('close', () => maker.close());
