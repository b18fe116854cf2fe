// What the solver finds is what trying all populations finds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Population } from './population.mjs';
import { Random } from './random.mjs';
import { Solver } from './solver.mjs';
import { System } from './system.mjs';

const UNKNOWNS = 4;
const LIMIT = 6;

/** A system of a few unknowns, some sums of which are known. @param {Random} random */
function systemOf(random) {
  const types = Array.from({ length: UNKNOWNS }, (_, place) => ({ k: String(place) }));
  const sets = types.map(({ k }) => ({
    name: k,
    family: 'n',
    edition: 'a',
    has: (/** @type {any} */ unit) => unit.k === k,
  }));
  const units = types.flatMap((type) => Array.from({ length: random.whole(0, LIMIT - 1) }, () => type));
  const system = new System(new Population(types, sets, { a: units }));
  system.limit = LIMIT;
  for (let line = random.whole(1, 3); line > 0; line -= 1) {
    const terms = new Map(types.map((_, place) => [place, random.whole(-1, 2)]));
    const sum = system.total(terms, system.truth);
    const [below, above] = [random.pick([0, 0, 1, Infinity]), random.pick([0, 0, 1, Infinity])];
    system.add({ terms, low: sum - below, high: sum + above, why: 'known' });
  }
  return system;
}

/** All populations that agree with a system. @param {System} system */
function every(system) {
  /** @type {number[][]} */
  let all = [[]];
  for (let place = 0; place < UNKNOWNS; place += 1) {
    all = all.flatMap((begun) => Array.from({ length: LIMIT + 1 }, (_, value) => [...begun, value]));
  }
  return all.filter((values) => system.broken(values).length === 0);
}

test('bounds and best populations are those of all populations', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = new Random(seed);
    const system = systemOf(random);
    const all = every(system);
    const solver = new Solver(system);
    const costs = Float64Array.from({ length: UNKNOWNS }, () => random.whole(0, 1));
    const value = (/** @type {number[]} */ values) =>
      values.reduce((sum, one, place) => sum + one * (costs[place] ?? 0), 0);
    const [low, high] = [Math.min(...all.map(value)), Math.max(...all.map(value))];
    assert.deepEqual([value(solver.best(costs, false)), value(solver.best(costs, true))], [low, high], `seed ${seed}`);
    // A linear programme may only be too wide.
    assert.ok(solver.bound(costs, false).bound <= low && solver.bound(costs, true).bound >= high, `seed ${seed}`);
    solver.dispose();
  }
});
