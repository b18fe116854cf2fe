// Classes that count something else than records: distinct cases, and sums.
import { category, count, draw, figure, plan, protection, small, table, undated } from '../world.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('../world.mjs').Scenario} Scenario */

/** Cases, each of one kind, and their records. @param {Random} random @returns {Scenario} */
export function distinct(random) {
  const [k, v] = [category(random, 'k', 'ABC'), category(random, 'v', 'xy')];
  const rules = protection(random);
  const cases = draw([k], random.whole(5, 25));
  const rows = draw([v], random.whole(10, 40)).map((row) => {
    const { number = '', k: kind = '' } = random.pick(cases);
    return { ...row, case: number, k: kind };
  });
  const measures = { n: count, cases: { unit: 'cases', count: { distinct: 'case' } } };
  const tables = [
    ...(random.chance(0.8) ? [table('k', 'k', small(random, rules))] : []),
    ...(random.chance(0.6) ? [table('cases', 'k', { measure: 'cases', ...small(random, rules) })] : []),
  ];
  const where = [
    random.pick([
      { field: 'k', is: ['A', 'B'] },
      { field: 'k', is: ['A'] },
      { field: 'v', is: ['x'] },
    ]),
  ];
  const figures = [
    figure('f-n'),
    figure('f-cases', { measure: 'cases' }),
    figure('f-some', { where }),
    figure('f-some-cases', { measure: 'cases', where }),
  ];
  const headline = figures.filter(() => random.chance(0.5));
  const id = { id: 'case', plan: { label: 'case', type: 'id', names: ['case'] }, draw: () => '' };
  return {
    plan: plan([k, v, id], { tables, headline, measures, protection: rules }),
    records: { a: rows },
    reports: [{ scope: undated }],
    constant: ['k'],
  };
}

/** @param {Random} random @returns {Scenario} */
export function sums(random) {
  const [k, v] = [category(random, 'k', 'ABC'), category(random, 'v', 'xyz')];
  const rules = protection(random);
  const rows = draw([k, v], random.whole(6, 30)).map((row) => ({
    ...row,
    people: String(random.pick([1, 1, 2, 3, 6])),
  }));
  const measures = { people: { unit: 'people', count: { sum: 'people' } }, n: count };
  const measure = { measure: 'people' };
  const tables = [
    table('k', 'k', { ...measure, ...small(random, rules) }),
    ...(random.chance(0.4) ? [table('kv', 'k', { ...measure, columns: { by: 'v' } })] : []),
    ...(random.chance(0.3) ? [table('n', 'k', small(random, rules))] : []),
  ];
  const where = [{ field: 'k', isNot: ['A'] }];
  const headline = random.chance(0.4) ? [figure('f-some', { ...measure, where })] : [];
  const people = { id: 'people', plan: { label: 'people', type: 'number', names: ['people'] }, draw: () => '' };
  return {
    plan: plan([k, v, people], { tables, headline, measures, protection: rules }),
    records: { a: rows },
    reports: [{ scope: undated }],
  };
}
