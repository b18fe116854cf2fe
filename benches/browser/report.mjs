// The tables as text: for the terminal, and in benches/RESULTS.md.
import { verdicts } from './goals.mjs';
import { aligned, grid, renew } from './results.mjs';
import { yardstick } from './summary.mjs';

/** @import {Summary, Table} from './summary.mjs' */

const nothing = '–';

const methods = {
  tables: `Every contender reads the same CSV (12 columns, invented hotline records, about 108 bytes a row), which is in the
page already, and answers with the same six tables; a contender with a wrong table is not ranked. Each run has a browser
process of its own, and the contenders take turns, so that a disturbance hits all alike; figures are medians. “Wall” is
the time from the file's bytes to the first tables; “quiet” is wall less the time for which the busiest thread waited
for a core, which estimates an idle machine. “Block” is the longest time for which the page stood still (0: never 50 ms),
“memory” the peak of the page's process over what it had before, when it held the bytes of the file. The last columns
are the times for asking again with another filter.`,
  large:
    'Read from a File, by those that take one; otherwise as above, and the bytes of the file are not in the page before.',
};

/**
 * @typedef {object} Column
 * @property {string} head
 * @property {(line: Summary, by: Summary | undefined) => string} cell
 */

/** @type {Column[]} */
const columns = [
  { head: 'contender', cell: ({ title }) => title },
  { head: 'wall, ms', cell: ({ wall }) => figure(wall) },
  { head: 'quiet, ms', cell: ({ quiet }) => figure(quiet) },
  { head: '× wall', cell: ({ wall }, by) => times(wall, by?.wall) },
  { head: '× quiet', cell: ({ quiet }, by) => times(quiet, by?.quiet) },
  { head: 'CPU, ms', cell: ({ cpu }) => figure(cpu) },
  { head: 'block, ms', cell: ({ longest }) => figure(longest) },
  { head: 'memory, MB', cell: ({ memory }) => figure(memory) },
  { head: 'JS heap, MB', cell: ({ heap }) => figure(heap) },
  { head: 'state × year, ms', cell: ({ again }) => figure(again.narrow) },
  { head: 'state, ms', cell: ({ again }) => figure(again.state) },
  { head: 'everything, ms', cell: ({ again }) => figure(again.all) },
  { head: 'channel, ms', cell: ({ again }) => figure(again.other) },
];

/** @param {number | undefined} value */
function figure(value) {
  if (value === undefined) return nothing;
  return value < 10 && value !== 0 ? value.toFixed(1) : value.toFixed(0);
}

/** @param {number | undefined} value @param {number | undefined} by */
const times = (value, by) => (value === undefined || by === undefined ? nothing : (value / by).toFixed(2));

/** @param {Table} table */
export const heading = ({ size, kind, rows, bytes, reps }) =>
  `${size}: ${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB, ` +
  `from ${kind === 'file' ? 'a picked File' : 'bytes in the page'}; ${reps === 1 ? 'once' : `${reps} times`} each`;

/** @param {Table} table @returns {string[][]} */
function cells({ lines }) {
  const by = yardstick(lines);
  const sound = lines.filter(({ fault }) => !fault);
  return [columns.map(({ head }) => head), ...sound.map((line) => columns.map(({ cell }) => cell(line, by)))];
}

/** What is not ranked, and why; memory tells how far it came. @param {Table} table */
const faults = ({ lines }) =>
  lines.flatMap(({ title, fault, memory }) => {
    return fault ? [`${title}: ${fault}${memory === undefined ? '' : ` (memory ${figure(memory)} MB)`}`] : [];
  });

/** @param {Table} table */
const divisor = ({ lines }) => `Ratios are to: ${yardstick(lines)?.title ?? 'nothing that ran'}.`;

/** @param {Table} table */
export function terminal(table) {
  return ['', heading(table), aligned(cells(table)), ...faults(table), divisor(table)].join('\n');
}

/** @param {Table} table */
function markdown(table) {
  const broken = faults(table).map((fault) => `- ${fault.replace(/[\\`*_<>[\]|]/g, '\\$&')}`);
  return [`### ${heading(table)}`, grid(cells(table)), broken.join('\n'), divisor(table)].filter(Boolean).join('\n\n');
}

/** @param {Table[]} tables */
export function goals(tables) {
  const found = verdicts(tables);
  if (found.length === 0) return ['Goals: hotline-report did not run on 1m or 5m, so there is nothing to check.'];
  return found.map(({ goal, measured, isMet }) => `${isMet ? 'met   ' : 'missed'} ${goal}: ${measured}`);
}

/**
 * Renews one part of benches/RESULTS.md.
 * @param {'tables' | 'large'} part @param {string} where the machine @param {Table[]} tables
 */
export async function publish(part, where, tables) {
  const verdict = goals(tables).map((line) => `- ${line}`);
  await renew(part, [`${where}.`, methods[part], ...tables.map(markdown), verdict.join('\n')]);
}
