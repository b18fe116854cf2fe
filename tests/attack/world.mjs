// Small random worlds: fields, records, plans.

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./types.mjs').Row} Row */

/**
 * A report to be made: its scope, the edition of the records, and the places of the reports that are given as published.
 * `made` is the plan that it is made by, if its fields are called otherwise than in `plan`.
 * @typedef {{scope: any, edition?: string, given?: number[], plan?: any, made?: any}} Wanted
 */

/**
 * Records, and the reports that are made of them one after the other.
 * @typedef {object} Scenario
 * @property {any} plan
 * @property {Record<string, Row[]>} records by edition
 * @property {Wanted[]} reports
 * @property {[string, string][]} [determined]
 * @property {Record<string, string>} [places] places of maps: names by FIPS codes
 * @property {string[]} [constant] fields in which all records of a case agree
 * @property {'unchanged' | 'non-decreasing' | 'revised'} [growth]
 */

/** A field of a world. @typedef {{id: string, plan: any, draw: () => string}} Field */

export const count = { unit: 'records' };
export const whole = { label: 'Total' };

/** Draws labels of which some are rare. @param {Random} random @param {readonly string[]} labels @param {number} empty how often there is none */
function drawer(random, labels, empty) {
  const weights = labels.map(() => random.pick([1, 1, 2, 4, 9]));
  const sum = weights.reduce((one, other) => one + other);
  return () => {
    if (random.chance(empty)) return '';
    let left = random.next() * sum;
    const place = weights.findIndex((weight) => (left -= weight) < 0);
    return labels[Math.max(0, place)] ?? '';
  };
}

/** How often a field has no value: in most worlds never. @param {Random} random */
const emptiness = (random) => random.pick([0, 0, 0.08, 0.15]);

/** @param {Random} random @param {string} id @param {string} letters @param {number} [empty] @returns {Field} */
export function category(random, id, letters, empty = emptiness(random)) {
  const labels = [...letters];
  const isListed = random.chance(0.4);
  const values = isListed ? { values: labels.map((label) => ({ label })) } : {};
  return { id, plan: { label: id, type: 'category', names: [id], ...values }, draw: drawer(random, labels, empty) };
}

/** A field that is yes or no, `x` in three of four. @param {Random} random @param {string} id @returns {Field} */
export const yesNo = (random, id) => ({
  id,
  plan: { label: id, type: 'yes-no', names: [id] },
  draw: drawer(random, ['yes', 'no'], emptiness(random)),
});

/** @param {Random} random @param {string} id @param {string} letters @returns {Field} */
export function list(random, id, letters) {
  const chances = [...letters].map((letter) => ({ letter, chance: random.pick([0.08, 0.15, 0.3, 0.6]) }));
  const draw = () => {
    const chosen = chances.filter(({ chance }) => random.chance(chance));
    return chosen.map(({ letter }) => letter).join(';');
  };
  return { id, plan: { label: id, type: 'list', names: [id] }, draw };
}

/**
 * A field of several answers and the records with it: in one column, or in a column of yes and no for each answer.
 * @param {Random} random @param {Field} field a list @param {string} letters @param {Row[]} records
 */
export function columnsOf(random, field, letters, records) {
  if (random.chance(0.6)) return { field, records };
  const columns = [...letters].map((label) => ({ label, names: [`${field.id}-${label}`] }));
  const spread = records.map(({ [field.id]: chosen = '', ...row }) => {
    const no = chosen === '' && random.chance(0.5) ? '' : 'no';
    const answers = columns.map(({ label, names: [name = ''] }) => [name, chosen.includes(label) ? 'yes' : no]);
    return { ...row, ...Object.fromEntries(answers) };
  });
  return { field: { ...field, plan: { label: field.id, type: 'flags', columns } }, records: spread };
}

/** Days of the given years, a few in each quarter. @param {Random} random @param {string} id @param {number[]} years @returns {Field} */
export function date(random, id, years) {
  const days = years.flatMap((year) => ['02-05', '05-05', '08-05', '11-05'].map((day) => `${year}-${day}`));
  return { id, plan: { label: id, type: 'date', names: [id] }, draw: drawer(random, days, random.pick([0, 0, 0.05])) };
}

/** Draws records. Each has a number, for lines of nothing but empty values are no records. @param {Field[]} fields @param {number} size @returns {Row[]} */
export const draw = (fields, size) =>
  Array.from({ length: size }, (_, place) => ({
    number: String(place + 1),
    ...Object.fromEntries(fields.map((field) => [field.id, field.draw()])),
  }));

/** The rules of protection; both presets in turn. @param {Random} random @param {boolean} [cautious] */
export function protection(random, cautious = random.chance(0.5)) {
  const mask = random.pick([{}, { mask: '[c]' }, { mask: 'not shown' }]);
  const width = random.chance(0.08) ? { minimumWidth: 2 } : {};
  if (!cautious) return { threshold: random.pick([3, 3, 3, 4]), ...mask, ...width };
  return { preset: 'cautious', threshold: random.pick([3, 4, 5, 10]), ...mask, ...width };
}

const numbers = new Map([
  [3, 'three'],
  [4, 'four'],
  [5, 'five'],
  [10, 'ten'],
]);

/** What becomes of small rows. @param {Random} random @param {{threshold: number}} rules */
export function small(random, { threshold }) {
  const words = `fewer than ${numbers.get(threshold)}`;
  return random.pick([
    {},
    { small: { mask: words } },
    { small: { mask: 'few' } },
    { small: { pool: 'Small ones' } },
    { small: { pool: `Each ${words}`, poolWithLarger: 'Some others' } },
    { small: { pool: 'Small ones', poolWithLarger: 'Some others', mask: words } },
  ]);
}

/**
 * @param {Field[]} fields
 * @param {{tables: any[], headline?: any[], measures?: Record<string, any>, protection: any, date?: string, jurisdiction?: string}} of
 */
export function plan(fields, { tables, headline = [], measures = { n: count }, protection: rules, ...axes }) {
  return {
    version: 1,
    id: 'world',
    name: 'World',
    language: 'en-US',
    fields: Object.fromEntries(fields.map((field) => [field.id, field.plan])),
    measures,
    report: { title: 'World', publisher: 'Tests', everywhere: 'All', headline, sections: [{ tables }] },
    protection: rules,
    ...axes,
  };
}

/** A table of one measure. @param {string} id @param {string} by @param {any} [more] */
export const table = (id, by, more = {}) => ({ id, title: id, measure: 'n', by, base: 'none', total: whole, ...more });

/** The same plan with other names for its figures and tables. @param {any} of */
export function renamed(of) {
  const { headline, sections } = of.report;
  const named = (/** @type {any} */ one) => ({ ...one, id: `${one.id}-too` });
  const tables = sections[0].tables.map((/** @type {any} */ one) => ({ ...named(one), title: `The ${one.title}` }));
  return { ...of, report: { ...of.report, headline: headline.map(named), sections: [{ tables }] } };
}

/** The same plan with other names for its fields. @param {any} of */
export function withOtherFields(of) {
  const named = (/** @type {string} */ field) => `the-${field}`;
  const keys = new Set(['by', 'field', 'date', 'jurisdiction', 'distinct', 'sum']);
  /** @param {any} node @returns {any} */
  const change = (node) => {
    if (Array.isArray(node)) return node.map(change);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        key,
        keys.has(key) && typeof value === 'string' ? named(value) : change(value),
      ]),
    );
  };
  const fields = Object.fromEntries(
    Object.entries(of.fields).map(([field, value]) => {
      const { determines } = value;
      return [named(field), determines ? { ...value, determines: determines.map(named) } : value];
    }),
  );
  return { ...change({ ...of, fields: {} }), fields };
}

/** The same plan of a publisher that is called otherwise. @param {any} of */
export const byAnother = (of) => ({ ...of, report: { ...of.report, publisher: 'Tests, as they are called now' } });

/** The plan, or the same with what no reader sees called otherwise. @param {Random} random @param {any} of */
export const called = (random, of) => random.pick([of, of, withOtherFields(of), byAnother(of)]);

/** A figure of one measure. @param {string} id @param {any} [more] */
export const figure = (id, more = {}) => ({ id, label: `Figure ${id}`, measure: 'n', ...more });

/** A random condition on a field of these labels. @param {Random} random @param {string} field @param {string} letters */
export function condition(random, field, letters) {
  const some = random.some([...letters], random.whole(1, Math.max(1, letters.length - 1)));
  return random.pick([
    { field, is: some },
    { field, isNot: some },
    { field, isNot: some },
    { field, given: true },
  ]);
}

export const undated = { periodLabel: '2020' };
