// What hotline-report sets out to reach, held against what was measured.
import { bound, hand, ours, time } from './summary.mjs';

/** @import {Summary, Table} from './summary.mjs' */

/** @typedef {{goal: string, measured: string, isMet: boolean}} Verdict */

/**
 * @param {Table[]} tables
 * @returns {Verdict[]} only of what can be told from these tables
 */
export function verdicts(tables) {
  const million = tables.find(({ size, kind }) => size === '1m' && kind === 'bytes');
  const fiveMillions = tables.find(({ size, kind }) => size === '5m' && kind === 'file');
  return [...(million ? ofMillion(million.lines) : []), ...(fiveMillions ? ofFiveMillions(fiveMillions.lines) : [])];
}

/** @param {Summary[]} lines @returns {Verdict[]} */
function ofMillion(lines) {
  const mine = lines.find(({ name }) => name === ours);
  if (!mine) return [];
  if (mine.fault) return [{ goal: 'every table is right', measured: mine.fault, isMet: false }];
  const other = (/** @type {string} */ name) => lines.find((line) => line.name === name && !line.fault);
  const libraries = lines.filter(({ name, fault }) => !fault && ![ours, hand, bound].includes(name));
  const fastest = libraries.toSorted((a, b) => time(a) - time(b))[0];
  const filters = { state: 'a jurisdiction', all: 'everything', other: 'a channel' };
  return [
    ...atLeast('times as fast as the fastest library', 10, fastest && time(fastest) / time(mine), fastest?.name),
    ...atLeast('times as fast as hand-written JavaScript', 2.5, ratio(other(hand), mine)),
    ...atMost('times as long as the prototype (better 1.2)', 1.5, ratio(mine, other(bound))),
    ...atMost('ms for another jurisdiction × period', 1, mine.again.narrow),
    ...Object.entries(filters).flatMap(([kind, name]) => {
      return atMost(`ms for another filter: ${name}`, 10, mine.again[/** @type {keyof typeof filters} */ (kind)]);
    }),
    ...atMost("MB of memory over the file's bytes", 60, mine.memory),
    ...responsive(mine.longest),
  ];
}

/** @param {Summary[]} lines @returns {Verdict[]} */
function ofFiveMillions(lines) {
  const mine = lines.find(({ name }) => name === ours);
  if (mine?.fault) return [{ goal: '5 million rows: every table is right', measured: mine.fault, isMet: false }];
  return atMost('MB of memory for 5 million rows from a File', 300, mine?.memory);
}

/** Browsers tell of a task only when it takes 50 ms. @param {number | undefined} longest @returns {Verdict[]} */
function responsive(longest) {
  if (longest === undefined) return [];
  const measured = longest < 50 ? 'less' : longest.toFixed(0);
  return [{ goal: 'less than 50 ms for which the page stands still', measured, isMet: longest < 50 }];
}

/** @param {Summary | undefined} a @param {Summary | undefined} b */
const ratio = (a, b) => (a && b ? time(a) / time(b) : undefined);

/** @param {string} what @param {number} limit @param {number | undefined} value @param {string} [note] @returns {Verdict[]} */
function atLeast(what, limit, value, note) {
  if (value === undefined) return [];
  const measured = `${value.toFixed(1)}${note ? ` (${note})` : ''}`;
  return [{ goal: `at least ${limit} ${what}`, measured, isMet: value >= limit }];
}

/** @param {string} what @param {number} limit @param {number | undefined} value @returns {Verdict[]} */
function atMost(what, limit, value) {
  return value === undefined
    ? []
    : [{ goal: `at most ${limit} ${what}`, measured: value.toFixed(1), isMet: value <= limit }];
}
