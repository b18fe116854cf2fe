// Classes of one document: one-way, nested and crossed tables.
import { category, draw, figure, plan, protection, small, table, undated, yesNo } from '../world.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('../world.mjs').Scenario} Scenario */

/** @param {Random} random @returns {Scenario} */
export function oneWay(random) {
  const k = category(random, 'k', 'ABCDEF'.slice(0, random.whole(3, 6)));
  // Neutral words that state a bound are false of larger counts: such a plan is to be refused.
  const rules = { ...protection(random), ...(random.chance(0.04) ? { mask: 'fewer than three' } : {}) };
  const cut = random.chance(0.25) ? { top: random.whole(2, 4) } : {};
  const order = random.pick([{}, {}, { order: 'listed' }, { order: 'alphabetical' }, { always: ['A', 'B'] }]);
  const own = table('k', 'k', {
    ...small(random, rules),
    ...cut,
    ...order,
    ...(random.chance(0.2) ? { total: undefined } : {}),
  });
  const headline = random.chance(0.3) ? [figure('f-all')] : [];
  const records = { a: draw([k], random.whole(8, 40)) };
  return { plan: plan([k], { tables: [own], headline, protection: rules }), records, reports: [{ scope: undated }] };
}

/** @param {Random} random @returns {Scenario} */
export function nested(random) {
  const [k, v] = [category(random, 'k', 'ABC'), category(random, 'v', 'xyz')];
  const rules = protection(random);
  const within = { field: 'v', ...(random.chance(0.3) ? { of: { A: small(random, rules).small ?? {} } } : {}) };
  const tables = [
    table('n', 'k', { within, ...small(random, rules) }),
    ...(random.chance(0.5) ? [table('v', 'v', small(random, rules))] : []),
  ];
  const records = { a: draw([k, v], random.whole(12, 45)) };
  return { plan: plan([k, v], { tables, protection: rules }), records, reports: [{ scope: undated }] };
}

/** @param {Random} random @returns {Scenario} */
export function crossed(random) {
  const [k, v] = [category(random, 'k', 'ABCD'.slice(0, random.whole(2, 4))), category(random, 'v', 'xyz')];
  const w = yesNo(random, 'w');
  const rules = protection(random);
  const margins = [table('k', 'k', small(random, rules)), table('v', 'v', small(random, rules))];
  const tables = [
    table('kv', 'k', { columns: { by: 'v' }, ...small(random, rules) }),
    ...margins.filter(() => random.chance(0.7)),
    ...(random.chance(0.4) ? [table('vw', 'v', { columns: { by: 'w' } })] : []),
  ];
  const records = { a: draw([k, v, w], random.whole(12, 50)) };
  return { plan: plan([k, v, w], { tables, protection: rules }), records, reports: [{ scope: undated }] };
}

/** @param {Random} random @returns {Scenario} */
export function rounded(random) {
  const [k, v] = [category(random, 'k', 'ABCD'), category(random, 'v', 'xyz')];
  const round = { base: random.pick([3, 5]), ...(random.chance(0.5) ? { secret: 'a secret of many letters' } : {}) };
  const isOfPlan = random.chance(0.6);
  const rules = { ...protection(random), ...(isOfPlan ? { treatment: { round } } : {}) };
  const own = isOfPlan ? {} : { treatment: { round } };
  const tables = [
    table('k', 'k', own),
    ...(random.chance(0.6) ? [table('kv', 'k', { columns: { by: 'v' }, ...own })] : []),
    ...(random.chance(0.5) ? [table('v', 'v', random.chance(0.5) ? own : {})] : []),
  ];
  const records = { a: draw([k, v], random.whole(12, 50)) };
  return { plan: plan([k, v], { tables, protection: rules }), records, reports: [{ scope: undated }] };
}
