// Classes of one document about fields with several answers.
import {
  category,
  columnsOf,
  condition,
  draw,
  figure,
  list,
  plan,
  protection,
  small,
  table,
  undated,
} from '../world.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('../world.mjs').Scenario} Scenario */

/** Small rows of lists cannot be merged. @param {Random} random @param {{threshold: number}} rules */
function masked(random, rules) {
  const own = small(random, rules).small;
  return own && !('pool' in own) ? { small: own } : {};
}

/** @param {Random} random @returns {Scenario} */
export function lists(random) {
  const letters = 'PQRS'.slice(0, random.whole(2, 4));
  const t = list(random, 't', letters);
  const rules = protection(random);
  const base = random.pick([{ respondents: 'records that say' }, { respondents: 'records that say' }, 'none', 'total']);
  const missing = random.pick(['row', 'leave-out']);
  const tables = [table('t', 't', { base, missing, total: undefined, ...masked(random, rules) })];
  const where = [condition(random, 't', 'PQR'.slice(0, 2))];
  const headline = [figure('f-all'), figure('some', { where })].filter(() => random.chance(0.4));
  const { field, records: a } = columnsOf(random, t, letters, draw([t], random.whole(8, 40)));
  const own = plan([field], { tables, headline, protection: rules });
  return { plan: own, records: { a }, reports: [{ scope: undated }] };
}

/** @param {Random} random @returns {Scenario} */
export function listConditions(random) {
  const [k, t] = [category(random, 'k', 'ABC'), list(random, 't', 'PQR')];
  const rules = protection(random);
  const where = [condition(random, 't', 'PQR'.slice(0, random.whole(2, 3)))];
  const tables = [
    table('k', 'k', small(random, rules)),
    table('k-some', 'k', { where, ...small(random, rules) }),
    ...(random.chance(0.3) ? [table('t', 't', { total: undefined, base: { respondents: 'all that say' } })] : []),
  ];
  const { field, records: a } = columnsOf(random, t, 'PQR', draw([k, t], random.whole(10, 40)));
  return { plan: plan([k, field], { tables, protection: rules }), records: { a }, reports: [{ scope: undated }] };
}

/** @param {Random} random @returns {Scenario} */
export function crossedLists(random) {
  const [k, t] = [category(random, 'k', 'ABC'), list(random, 't', 'PQR')];
  const rules = protection(random);
  const tables = [
    table('tk', 't', { columns: { by: 'k' }, total: undefined, ...masked(random, rules) }),
    ...(random.chance(0.6) ? [table('k', 'k', small(random, rules))] : []),
    ...(random.chance(0.6) ? [table('t', 't', { total: undefined, base: random.pick(['none', 'total']) })] : []),
  ];
  const { field, records: a } = columnsOf(random, t, 'PQR', draw([k, t], random.whole(10, 45)));
  return { plan: plan([k, field], { tables, protection: rules }), records: { a }, reports: [{ scope: undated }] };
}
