// What the options of the benchmarks in the browser say.
import { SetupError } from '../../scripts/run.mjs';

/** The number of runs. @param {string} text */
export function repsOf(text) {
  const reps = Number(text);
  if (!Number.isInteger(reps) || reps < 1) throw new SetupError(`--reps takes a number, not "${text}"`);
  return reps;
}

/** Returns what chooses by the beginning of a name: everything, where nothing is wanted. @param {string | undefined} only */
export function chooser(only) {
  const starts = only?.split(',');
  return (/** @type {string} */ name) => !starts || starts.some((start) => name.startsWith(start));
}
