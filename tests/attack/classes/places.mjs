// Classes about fields that determine one another, and about jurisdictions.
import { category, draw, figure, plan, protection, renamed, small, table, undated } from '../world.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {import('../world.mjs').Scenario} Scenario */
/** @typedef {import('../types.mjs').Row} Row */

/** Towns of counties, and sizes of towns: each town has one of each. @param {Random} random @returns {Scenario} */
export function determined(random) {
  const town = category(random, 'town', 'ABCDEF'.slice(0, random.whole(3, 6)), 0);
  const [county, size, v] = [
    category(random, 'county', 'XY', 0),
    category(random, 'size', 'LS', 0),
    category(random, 'v', 'xy'),
  ];
  /** @type {Map<string, Row>} */
  const facts = new Map();
  const rows = draw([town, v], random.whole(12, 45)).map((row) => {
    const known = facts.get(row.town ?? '') ?? { county: county.draw(), size: size.draw() };
    facts.set(row.town ?? '', known);
    return { ...row, ...known };
  });
  const rules = protection(random);
  const towns = random.chance(0.7) ? { within: { field: 'town' } } : {};
  const where = [
    random.pick([
      { field: 'county', is: ['X'] },
      { field: 'size', isNot: ['L'] },
    ]),
  ];
  const tables = [
    table('counties', 'county', { ...towns, ...(random.chance(0.5) ? small(random, rules) : {}) }),
    ...(random.chance(0.7) ? [table('sizes', 'size', { within: { field: 'town' }, ...small(random, rules) })] : []),
    ...(random.chance(0.3) ? [table('towns', 'town', small(random, rules))] : []),
    ...(random.chance(0.3) ? [table('some', 'v', { where })] : []),
  ];
  const headline = random.chance(0.4) ? [figure('f-some', { where })] : [];
  /** @type {[string, string][]} */
  const pairs = [
    ['town', 'county'],
    ['town', 'size'],
  ];
  // Few records show it only by chance, so the plan says it.
  Object.assign(town.plan, { determines: ['county', 'size'] });
  const fields = [town, county, size, v];
  return {
    plan: plan(fields, { tables, headline, protection: rules }),
    records: { a: rows },
    reports: [{ scope: undated }],
    determined: pairs,
  };
}

const bands = [
  { label: '0-12', to: 12 },
  { label: '13-17', from: 13, to: 17 },
  { label: '18-24', from: 18, to: 24 },
  { label: '25+', from: 25 },
];

/** Bands of ages, and a yes-no field of minors. @param {Random} random @returns {Scenario} */
export function ages(random) {
  const age = category(random, 'age', 'abcd', random.pick([0, 0.1]));
  age.plan = { label: 'age', type: 'number', names: ['age'], bands };
  const years = new Map([...'abcd'].map((letter, place) => [letter, String([8, 15, 20, 40][place])]));
  const v = category(random, 'v', 'xyz');
  const rows = draw([age, v], random.whole(12, 45)).map((row) => ({
    ...row,
    age: years.get(row.age ?? '') ?? '',
    minor: row.age === '' ? '' : 'ab'.includes(row.age ?? '') ? 'yes' : 'no',
  }));
  const minor = { id: 'minor', plan: { label: 'minor', type: 'yes-no', names: ['minor'] }, draw: () => '' };
  const rules = protection(random);
  const where = [{ field: 'minor', is: ['yes'] }];
  const tables = [
    table('bands', 'age', small(random, rules)),
    ...(random.chance(0.5) ? [table('minors', 'minor', small(random, rules))] : []),
    ...(random.chance(0.4) ? [table('some', 'v', { where, ...small(random, rules) })] : []),
  ];
  const headline = random.chance(0.5) ? [figure('f-young', { where })] : [];
  return {
    plan: plan([age, v, minor], { tables, headline, protection: rules }),
    records: { a: rows },
    reports: [{ scope: undated }],
    determined: [['age', 'minor']],
  };
}

/** @param {Random} random */
function states(random) {
  const letters = 'UVW'.slice(0, random.whole(2, 3));
  return { letters, s: category(random, 's', letters, random.pick([0, 0, 0.1])), k: category(random, 'k', 'ABC') };
}

/** Tables of all states inside a report of one, or of the whole; ranks and rates. @param {Random} random @returns {Scenario} */
export function jurisdictions(random) {
  const { letters, s, k } = states(random);
  const rules = protection(random);
  const among = letters.length;
  const rank = { among, universe: 'all states', measure: 'records' };
  const isOne = random.chance(0.6);
  const rate = random.chance(0.3) ? { rate: { denominator: 'people', per: 1000 } } : {};
  const people = { of: 'people', values: Object.fromEntries([...letters].map((letter) => [letter, 1000])) };
  const where = [{ field: 'k', is: ['A'] }];
  const ofOne = isOne ? { rank, ...rate } : {};
  const figures = [figure('f-all', ofOne), figure('some', { where, ...ofOne })];
  const tables = [
    table('k', 'k', small(random, rules)),
    ...(random.chance(0.6) ? [table('states', 's', { ...small(random, rules), ...rate })] : []),
    ...(random.chance(0.5) ? [table('cross', 's', { columns: { by: 'k' } })] : []),
  ];
  const own = {
    tables,
    headline: figures.filter(() => random.chance(0.6)),
    protection: rules,
    jurisdiction: 's',
    denominators: { people },
  };
  const scope = { ...undated, ...(isOne ? { jurisdiction: random.pick([...letters]) } : {}) };
  return { plan: plan([s, k], own), records: { a: draw([s, k], random.whole(14, 50)) }, reports: [{ scope }] };
}

/** Some states and the whole, in any order, by plans that call things otherwise; perhaps with a table of the states inside. @param {Random} random @returns {Scenario} */
export function families(random) {
  const { letters, s, k } = states(random);
  const rules = protection(random);
  const scopes = [...random.some([...letters], random.whole(1, letters.length)), undefined].map((jurisdiction) => ({
    scope: { ...undated, ...(jurisdiction ? { jurisdiction } : {}) },
  }));
  if (random.chance(0.4)) scopes.reverse();
  const reports = scopes.map((one, place) => ({ ...one, given: [...Array(place).keys()] }));
  const tables = [
    table('k', 'k', small(random, rules)),
    ...(random.chance(0.2) ? [table('states', 's', small(random, rules))] : []),
  ];
  const headline = random.chance(0.3) ? [figure('f-some', { where: [{ field: 'k', isNot: ['A'] }] })] : [];
  const own = plan([s, k], { tables, headline, protection: rules, jurisdiction: 's' });
  const records = { a: draw([s, k], random.whole(16, 60)) };
  const named = reports.map((one) => ({ ...one, plan: random.chance(0.3) ? renamed(own) : own }));
  return { plan: own, records, reports: named };
}
