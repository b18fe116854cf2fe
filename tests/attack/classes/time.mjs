// Classes about days: columns of periods, spans, changes, and reports of one year after the other.
import { category, date, draw, figure, plan, protection, small, table } from '../world.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('../world.mjs').Scenario} Scenario */

const year = { start: '2020', end: '2020' };

/** @param {Random} random @returns {Scenario} */
export function periods(random) {
  const [d, k] = [date(random, 'd', random.pick([[2020], [2019, 2020]])), category(random, 'k', 'ABC')];
  const rules = protection(random);
  const each = random.pick(['quarter', 'quarter', 'half-year', 'month']);
  const tables = [
    ...(random.chance(0.8) ? [table('year', 'k', small(random, rules))] : []),
    ...(random.chance(0.8) ? [table('columns', 'k', { columns: { by: 'd', each } })] : []),
    ...(random.chance(0.5) ? [table('rows', 'd', { each: random.pick(['quarter', 'half-year']) })] : []),
  ];
  const records = { a: draw([d, k], random.whole(12, 50)) };
  return { plan: plan([d, k], { tables, protection: rules, date: 'd' }), records, reports: [{ scope: year }] };
}

/** @param {Random} random @returns {Scenario} */
export function spans(random) {
  const [d, k] = [
    date(
      random,
      'd',
      random.pick([
        [2019, 2020],
        [2018, 2019, 2020, 2021],
      ]),
    ),
    category(random, 'k', 'ABC'),
  ];
  const rules = protection(random);
  const span = random.pick(['until-end', 'all']);
  const tables = [
    table('this', 'k', small(random, rules)),
    ...(random.chance(0.6) ? [table('ever', 'k', { span, ...small(random, rules) })] : []),
    ...(random.chance(0.3) ? [table('years', 'd', { each: 'year', span })] : []),
  ];
  const where = [{ field: 'k', is: random.some(['A', 'B', 'C'], random.whole(1, 2)) }];
  const headline = [figure('f-all', { change: true }), figure('some', { change: random.chance(0.7), where })];
  const records = { a: draw([d, k], random.whole(12, 50)) };
  const own = { tables, headline: headline.filter(() => random.chance(0.5)), protection: rules, date: 'd' };
  return { plan: plan([d, k], own), records, reports: [{ scope: year }] };
}

/** Periods of reports: calendar and fiscal years, a half and a quarter of one, two years together. */
const stretches = [
  { start: '2019', end: '2019' },
  { start: '2020', end: '2020' },
  { start: '2019-07', end: '2020-06' },
  { start: '2020-01', end: '2020-06' },
  { start: '2020-04', end: '2020-06' },
  { start: '2019', end: '2020' },
];

/** A year and the next one, and perhaps both together; or periods that overlap, each report knowing those before. @param {Random} random @returns {Scenario} */
export function years(random) {
  const [d, k] = [date(random, 'd', [2018, 2019, 2020]), category(random, 'k', 'ABC')];
  const rules = protection(random);
  const ever = random.chance(0.3) ? [table('ever', 'k', { span: 'until-end' })] : [];
  const tables = [table('k', 'k', small(random, rules)), ...ever];
  const [last, next, , , , both] = stretches;
  const scopes = random.pick([[last, next], [last, next, both], random.some(stretches, random.whole(2, 3))]);
  const reports = scopes.map((scope, place) => ({ scope, given: [...Array(place).keys()] }));
  const records = { a: draw([d, k], random.whole(16, 60)) };
  return { plan: plan([d, k], { tables, protection: rules, date: 'd' }), records, reports };
}
