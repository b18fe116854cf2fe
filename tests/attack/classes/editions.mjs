// Second editions: the same records again, more of them, or corrected ones.
import { called, category, draw, plan, protection, renamed, small, table, undated } from '../world.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('../world.mjs').Scenario} Scenario */

/** A plan that may call its tables, or its fields, otherwise. @param {Random} random @param {any} own */
export function named(random, own) {
  const planned = random.chance(0.3) ? renamed(own) : own;
  return { plan: planned, made: called(random, planned) };
}

/** @param {Random} random @returns {Scenario} */
export function editions(random) {
  const [k, v] = [category(random, 'k', 'ABCD'), category(random, 'v', 'xy')];
  const growth = random.pick(/** @type {const} */ (['unchanged', 'non-decreasing', 'revised']));
  const rules = { ...protection(random), earlierEditions: growth };
  const tables = [
    table('k', 'k', small(random, rules)),
    ...(random.chance(0.4) ? [table('v', 'v', small(random, rules))] : []),
  ];
  const first = draw([k, v], random.whole(10, 40));
  const second = {
    unchanged: () => first,
    'non-decreasing': () => [...first, ...draw([k, v], random.whole(0, 6))],
    revised: () => [...first.filter(() => random.chance(0.9)), ...draw([k, v], random.whole(0, 4))],
  }[growth]();
  const own = plan([k, v], { tables, protection: rules });
  return {
    plan: own,
    records: { a: first, b: second },
    reports: [
      { scope: undated, edition: 'a' },
      {
        scope: { ...undated, edition: 'Second' },
        edition: 'b',
        given: [0],
        ...named(random, own),
      },
    ],
    growth,
  };
}
