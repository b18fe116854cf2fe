// From single runs to one line for each contender.

/** @import {FilterKind} from './job.mjs' */
/** @import {Measurement} from './measure.mjs' */

/**
 * @typedef {{size: string, kind: 'bytes' | 'file', name: string, result: Measurement | {failed: string}}} Run
 *
 * Medians; times in milliseconds, memory in megabytes (2²⁰ bytes).
 * @typedef {object} Summary
 * @property {string} name
 * @property {string} title
 * @property {string} [fault] why there are no figures to rank: it failed, or some answer was wrong
 * @property {number} [wall]
 * @property {number} [quiet]
 * @property {number} [cpu]
 * @property {number} [longest]
 * @property {number} [memory]
 * @property {number} [heap]
 * @property {number} [ready]
 * @property {Partial<Record<FilterKind, number>>} again
 *
 * @typedef {{size: string, kind: 'bytes' | 'file', rows: number, bytes: number, reps: number, lines: Summary[]}} Table
 */

export const ours = 'hotline-report';
export const hand = 'hand';
export const bound = 'prototype';

/**
 * By rising time; what is wrong or failed comes last.
 * @param {Run[]} runs of one size and kind of source
 * @returns {Summary[]}
 */
export function summarise(runs) {
  const names = new Set(runs.map(({ name }) => name));
  const lines = [...names].map((name) => {
    return summary(
      name,
      runs.filter((run) => run.name === name).map(({ result }) => result),
    );
  });
  return lines.toSorted((a, b) => time(a) - time(b));
}

/** What contenders are ranked and compared by. @param {Summary} line */
export const time = ({ quiet, wall, fault }) => (fault ? Infinity : (quiet ?? wall ?? Infinity));

/** That by which all are divided: ours, or the prototype where ours did not run. @param {Summary[]} lines */
export function yardstick(lines) {
  const sound = lines.filter(({ fault }) => !fault);
  return sound.find(({ name }) => name === ours) ?? sound.find(({ name }) => name === bound);
}

/** @param {string} name @param {Run['result'][]} results @returns {Summary} */
function summary(name, results) {
  const done = results.filter((result) => 'wall' in result);
  const failure = results.find((result) => 'failed' in result)?.failed;
  const wrong = done.flatMap((result) => result.wrong);
  const title = done[0]?.title ?? name;
  if (failure !== undefined) return { name, title, fault: `failed: ${failure}`, again: {} };
  const line = /** @type {Summary} */ ({ name, title, again: {} });
  if (wrong[0] !== undefined) line.fault = `WRONG: ${wrong[0]}`;
  for (const key of /** @type {const} */ (['ready', 'wall', 'quiet', 'cpu', 'longest', 'memory', 'heap'])) {
    const value = median(done.flatMap((result) => result[key] ?? []));
    if (value !== undefined) line[key] = value;
  }
  for (const kind of /** @type {FilterKind[]} */ (['narrow', 'state', 'all', 'other'])) {
    const value = median(done.flatMap((result) => result.again[kind] ?? []));
    if (value !== undefined) line.again[kind] = value;
  }
  return line;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return (upper + /** @type {number} */ (sorted[middle - 1])) / 2;
}
