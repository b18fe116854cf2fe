// Classes about fields that determine one another, and about jurisdictions.
import { category, draw, figure, plan, protection, small, table, undated } from '../world.mjs';
import { named } from './editions.mjs';

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

const usualBands = [
  { label: '0-12', to: 12 },
  { label: '13-17', from: 13, to: 17 },
  { label: '18-24', from: 18, to: 24 },
  { label: '25+', from: 25 },
];

/** Bands of ages, and a yes-no field of minors. @param {Random} random @returns {Scenario} */
export function ages(random) {
  const age = category(random, 'age', 'abcd', random.pick([0, 0.1]));
  age.plan = { label: 'age', type: 'number', names: ['age'], bands: usualBands };
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

/** Bands of ages that are divided otherwise in another table, edition or state. @param {Random} random @returns {Scenario} */
export function movedBands(random) {
  const age = category(random, 'age', 'abcde', random.pick([0, 0.1]));
  const years = new Map([...'abcde'].map((letter, place) => [letter, String([8, 15, 17, 20, 40][place])]));
  const cuts = [0, 13, 16, 18, 25];
  const divided = () => {
    const starts = cuts.filter((cut) => cut === 0 || random.chance(0.6));
    const bands = starts.map((from, place) => {
      const next = starts[place + 1];
      return next === undefined ? { label: `${from}+`, from } : { label: `${from}-${next - 1}`, from, to: next - 1 };
    });
    return { label: 'age', type: 'number', names: ['age'], bands };
  };
  const s = category(random, 's', 'UV');
  const rows = draw([age, s], random.whole(14, 50)).map((row) => ({ ...row, age: years.get(row.age ?? '') ?? '' }));
  const rules = { ...protection(random), earlierEditions: 'unchanged' };
  const made = () => {
    const own = plan([{ ...age, plan: divided() }, s], {
      tables: [table('bands', 'age', small(random, rules))],
      protection: rules,
      jurisdiction: 's',
    });
    return named(random, own);
  };
  const scope = () => ({ ...undated, ...(random.chance(0.3) ? { jurisdiction: random.pick(['U', 'V']) } : {}) });
  const reports = Array.from({ length: random.whole(2, 3) }, (_, place) => ({
    scope: { ...scope(), edition: `${place + 1}` },
    given: [...Array(place).keys()],
    ...made(),
  }));
  return { plan: reports[0]?.plan, records: { a: rows }, reports, growth: 'unchanged' };
}

/** A map beside tables of its places, in one document or in two. @param {Random} random @returns {Scenario} */
export function maps(random) {
  const names = ['Adair', 'Knox', 'Polk', 'Ray'];
  const places = Object.fromEntries(names.map((name, place) => [`2900${place + 1}`, name]));
  const spelled = names.map((name, place) => random.pick([name, name, `${name} County`, `2900${place + 1}`]));
  const county = category(random, 'county', 'ABCD');
  county.plan = { label: 'county', type: 'category', names: ['county'] };
  const state = {
    id: 'state',
    plan: { label: 'state', type: 'category', names: ['state'], values: [{ label: 'Missouri', code: 'US-MO' }] },
    draw: () => 'Missouri',
  };
  const v = category(random, 'v', 'xy');
  const rows = draw([county, v, state], random.whole(12, 45)).map((row) => ({
    ...row,
    county: row.county ? (spelled['ABCD'.indexOf(row.county)] ?? '') : '',
  }));
  const rules = { ...protection(random), earlierEditions: 'unchanged' };
  const words = small(random, rules);
  const mask = words.small?.mask ? { small: { mask: words.small.mask } } : {};
  const map = { id: 'map', title: 'Map', measure: 'n', by: 'county', ...mask };
  const table1 = () => table('counties', 'county', small(random, rules));
  const made = (/** @type {any[]} */ tables, /** @type {boolean} */ hasMap) => {
    const own = plan([county, v, state], {
      tables,
      headline: random.chance(0.5) ? [figure('f-all')] : [],
      protection: rules,
      jurisdiction: 'state',
    });
    if (hasMap) Object.assign(own.report.sections[0] ?? {}, { map });
    return named(random, own);
  };
  const scope = (/** @type {string} */ edition) => ({ ...undated, jurisdiction: 'Missouri', edition });
  const others = random.chance(0.3) ? [table('cross', 'county', { columns: { by: 'v' } })] : [];
  const reports = random.chance(0.5)
    ? [{ scope: scope('1'), ...made([...(random.chance(0.8) ? [table1()] : [table('v', 'v')]), ...others], true) }]
    : [
        { scope: scope('1'), ...made(random.chance(0.5) ? [table1()] : [table('v', 'v')], true) },
        { scope: scope('2'), given: [0], ...made([table1(), ...others], random.chance(0.3)) },
      ];
  if (random.chance(0.4)) reports.reverse();
  for (const [place, one] of reports.entries()) Object.assign(one, { given: [...Array(place).keys()] });
  return { plan: reports[0]?.plan, records: { a: rows }, reports, places, growth: 'unchanged' };
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
  return { plan: own, records, reports: reports.map((one) => ({ ...one, ...named(random, own) })) };
}
