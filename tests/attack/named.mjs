// Reports that once disclosed something: how they are made, and what must hold of them.
import assert from 'node:assert/strict';
import { planOf } from './hand.mjs';
import { batchMaker, example } from './maker.mjs';
import { play } from './scenario.mjs';
import { undated } from './world.mjs';

/** @typedef {import('./types.mjs').Row} Row */

/** Makes reports for all tests of a file. */
export const maker = batchMaker(example('debug'));

/**
 * A scenario of one report.
 * @param {Row[]} records @param {Parameters<typeof planOf>[0]} of @param {any} [scope]
 * @returns {import('./world.mjs').Scenario}
 */
export const one = (records, of, scope = undated) => ({
  plan: planOf(of),
  records: { a: records },
  reports: [{ scope }],
});

/**
 * Makes the reports of a scenario, of which none may disclose anything or print false words. Each is made, or refused with
 * a reason that names a figure.
 * @param {import('./world.mjs').Scenario} scenario
 */
export async function safe(scenario) {
  const outcome = await play(scenario, maker);
  assert.deepEqual(outcome.leaks, []);
  assert.deepEqual(outcome.faults, []);
  for (const reason of outcome.refused) assert.doesNotMatch(reason, /publish: \.|^\s*$/);
  return outcome;
}

/** As `safe`, and no report is refused. @param {import('./world.mjs').Scenario} scenario @returns {Promise<any[]>} */
export async function made(scenario) {
  const { reports, refused } = await safe(scenario);
  assert.deepEqual(refused, []);
  return reports;
}

/** The values of a printed table by label; masked ones are `null`. @param {any} report @param {string} id */
export function values(report, id) {
  const tables = report.sections.flatMap((/** @type {any} */ section) => section.tables ?? []);
  const { rows, total } = tables.find((/** @type {any} */ table) => table.id === id);
  const value = (/** @type {any} */ printed) =>
    typeof printed === 'number' ? printed : (printed.count ?? printed.pooled ?? null);
  const line = (/** @type {any} */ row) => [row.label, row.values ? row.values.map(value) : value(row.value)];
  return Object.fromEntries([...rows, ...(total ? [total] : [])].map(line));
}
