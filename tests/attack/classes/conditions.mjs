// Classes of one document whose counts have conditions: of figures, tables and measures.
import { category, condition, count, draw, figure, plan, protection, small, table, undated } from '../world.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('../world.mjs').Scenario} Scenario */

/** @param {Random} random @returns {Scenario} */
export function conditions(random) {
  const [k, v] = [category(random, 'k', 'ABCD'), category(random, 'v', 'xyz')];
  const rules = protection(random);
  const where = () => ({
    where: [random.chance(0.6) ? condition(random, 'k', 'ABCD') : condition(random, 'v', 'xyz')],
  });
  const tables = [
    table('k', 'k', small(random, rules)),
    ...(random.chance(0.6) ? [table('v', 'v', { ...where(), ...small(random, rules) })] : []),
    ...(random.chance(0.3) ? [table('v2', 'v', small(random, rules))] : []),
  ];
  const headline = [figure('f-one', where()), figure('two', where())].filter(() => random.chance(0.6));
  const records = { a: draw([k, v], random.whole(10, 40)) };
  return { plan: plan([k, v], { tables, headline, protection: rules }), records, reports: [{ scope: undated }] };
}

/** @param {Random} random @returns {Scenario} */
export function missing(random) {
  const [k, v] = [category(random, 'k', 'ABC', 0.15), category(random, 'v', 'xyz', random.pick([0, 0.2]))];
  const rules = protection(random);
  const more = () =>
    random.pick([
      { notSpecified: 'Not known', base: { respondents: 'records that say' } },
      { notSpecified: 'Not known' },
      { missing: 'leave-out' },
      { base: { respondents: 'records that say' } },
      { missing: 'leave-out', base: 'total' },
    ]);
  const own = random.chance(0.3) ? { where: [condition(random, 'k', 'ABC')] } : {};
  const tables = [
    table('k', 'k', { ...more(), ...small(random, rules) }),
    ...(random.chance(0.5) ? [table('k2', 'k', { ...more(), ...own })] : []),
    ...(random.chance(0.5) ? [table('v', 'v', { ...more(), ...small(random, rules) })] : []),
    ...(random.chance(0.3)
      ? [table('kv', 'k', { columns: { by: 'v' }, missing: random.pick(['row', 'leave-out']) })]
      : []),
  ];
  const headline = random.chance(0.4) ? [figure('f-given', { where: [{ field: 'k', given: true }] })] : [];
  const records = { a: draw([k, v], random.whole(10, 40)) };
  return { plan: plan([k, v], { tables, headline, protection: rules }), records, reports: [{ scope: undated }] };
}

/** @param {Random} random @returns {Scenario} */
export function measureWhere(random) {
  const [k, v] = [category(random, 'k', 'ABC'), category(random, 'v', 'xyz')];
  const rules = protection(random);
  const both = { n: count, m: { unit: 'others', where: [condition(random, 'k', 'ABC')] } };
  const headline = [figure('f-n'), figure('m', { measure: 'm' })].filter(() => random.chance(0.6));
  const tables = [
    table('k', 'k', small(random, rules)),
    ...(random.chance(0.5) ? [table('mv', 'v', { measure: 'm', ...small(random, rules) })] : []),
    ...(random.chance(0.4) ? [table('v', 'v', small(random, rules))] : []),
  ];
  const records = { a: draw([k, v], random.whole(10, 40)) };
  return {
    plan: plan([k, v], { tables, headline, measures: both, protection: rules }),
    records,
    reports: [{ scope: undated }],
  };
}

/** @param {Random} random @returns {Scenario} */
export function measures(random) {
  const [k, v] = [category(random, 'k', 'ABC'), category(random, 'v', 'xyz')];
  const rules = protection(random);
  const several = {
    n: count,
    same: { unit: 'calls' },
    some: { unit: 'some', where: [condition(random, 'v', 'xyz')] },
    rest: { unit: 'rest', where: [condition(random, 'v', 'xyz'), condition(random, 'k', 'ABC')] },
  };
  const tables = ['n', 'same', 'some', 'rest']
    .filter(() => random.chance(0.6))
    .map((measure) => table(measure, random.pick(['k', 'k', 'v']), { measure, ...small(random, rules) }));
  const headline = Object.keys(several)
    .filter(() => random.chance(0.3))
    .map((measure) => figure(`f-${measure}`, { measure }));
  const records = { a: draw([k, v], random.whole(10, 40)) };
  const own = { tables, headline, measures: several, protection: rules };
  return { plan: plan([k, v], own), records, reports: [{ scope: undated }] };
}
