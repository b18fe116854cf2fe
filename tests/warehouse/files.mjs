// Messy tables of invented records for a plan: what people and programs write for the fields that it has.

/** @typedef {import('../../pkg/analyst.js').Plan} Plan */
/** @typedef {Plan['fields'][string]} Field */
/** @typedef {[line: number, ...fields: (string | null)[]]} Row */
/** @typedef {{ header: string[], rows: Row[], mapping: Record<string, string[]> }} Table */
/**
 * Choices at random: something of a chance, a number below another, one of a list.
 *
 * @typedef {object} Dice
 * @property {(share: number) => boolean} chance
 * @property {(count: number) => number} below
 * @property {<T>(list: readonly T[]) => T} one
 */
/** @typedef {Dice & { mess: number }} MessyDice whose `mess` is the share of answers that no plan lists */

/** Random numbers that a seed repeats (mulberry32). @param {number} seed @returns {Dice} */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} count */
  const below = (count) => Math.floor(next() * count);
  /** @template T @param {readonly T[]} list */
  const one = (list) => /** @type {T} */ (list[below(list.length)]);
  return { chance: (share) => next() < share, below, one };
}

const unlisted = [
  'Zebra; x',
  "O'Hara",
  'C:\\temp\\',
  '“quoted”',
  'a "b" c',
  'Ñandú, río',
  '日本',
  '%_',
  'n/k',
  '  spaced  out ',
];

/** A value in one of the ways in which it is written. @param {string} value @param {Dice} dice */
function spelled(value, { one, chance }) {
  if (chance(0.7)) return value;
  return one([
    value.toUpperCase(),
    value.toLowerCase(),
    ` ${value}`,
    `${value} `,
    value.replaceAll(' ', '  '),
    `\u200b${value}`,
  ]);
}

/** @param {Field} kind @param {MessyDice} dice */
function category({ values = [], missing = [] }, dice) {
  const { one, chance } = dice;
  if (chance(0.06)) return one(['', null, ...missing]);
  if (values.length === 0 || chance(dice.mess)) return one(unlisted);
  // Few are common and many rare, as in life.
  const place = Math.min(dice.below(values.length), dice.below(values.length));
  const { label, also = [] } = /** @type {NonNullable<Field['values']>[number]} */ (values[place]);
  return spelled(one([label, label, ...also]), dice);
}

/** @param {Dice} dice */
function date({ one, chance, below }) {
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
  const [year, month, day] = [2019 + below(4), 1 + below(12), 1 + below(28)];
  if (chance(0.01)) return one(['', null, 'soon', '9999-12-31']);
  if (chance(0.1)) return `${year}-${two(month)}-${two(day)} ${two(below(24))}:${two(below(60))}`;
  return `${year}-${two(month)}-${two(day)}`;
}

/** @param {Field} kind @param {Dice} dice @param {number} most */
function number({ bands = [] }, { one, chance, below }, most) {
  if (chance(0.05)) return one(['', null]);
  if (chance(0.01)) return one(['some', '-4']);
  const whole = below(bands.length > 0 ? 90 : most);
  return one([`${whole}`, `${whole}`, `${whole}.0`, ` ${whole}`]);
}

/** @param {Field} kind @param {MessyDice} dice @param {number} situations @returns {string | null} */
function field(kind, dice, situations) {
  const { one, chance, below } = dice;
  switch (kind.type ?? 'category') {
    case 'list': {
      const separator = kind.separator ?? ';';
      return Array.from({ length: below(4) }, () => category(kind, dice) ?? '').join(separator);
    }
    case 'yes-no':
    case 'flags':
      return chance(0.02) ? 'perhaps' : one(['Yes', 'yes', 'No', '', null, '1', '0', 'TRUE', 'Sí']);
    case 'number':
      return number(kind, dice, 6);
    case 'date':
      return date(dice);
    case 'id': {
      /** @type {((id: string) => string)[]} */
      const ways = [(id) => id, (id) => ` ${id}`, (id) => id];
      return chance(0.03) ? one(['', null]) : one(ways)(`S-${below(situations)}`);
    }
    default:
      return category(kind, dice);
  }
}

/**
 * A table for a plan: its heading, its rows, each behind the line that it has in a file, and which columns are which fields.
 *
 * @param {Plan} plan @param {number} seed @param {number} length @returns {Table}
 */
export function fileOf(plan, seed, length) {
  // Every other file has answers that the plan does not list.
  const dice = { ...random(seed), mess: seed % 2 === 0 ? 0.04 : 0 };
  /** @type {Table['mapping']} */
  const mapping = {};
  /** @type {{ name: string, kind: Field }[]} */
  const columns = [];
  for (const [id, kind] of Object.entries(plan.fields)) {
    if (kind.optional && dice.chance(0.15)) continue;
    const flags = kind.columns ?? [kind];
    const names = flags.map((_, place) => `${id} "${place}"`);
    mapping[id] = names;
    for (const name of names) columns.push({ name, kind });
  }
  const situations = Math.max(2, Math.floor(length * 0.7));
  const jurisdiction = plan.fields[/** @type {string} */ (plan.jurisdiction)];
  const row = () =>
    columns.map(({ kind }) => {
      // Most records are of few jurisdictions, so that there is something to report.
      if (kind === jurisdiction && dice.chance(0.6)) return kind.values?.[dice.below(3)]?.label ?? 'North';
      return field(kind, dice, situations);
    });
  const rows = Array.from({ length }, (_, place) => /** @type {Row} */ ([place + 2, ...row()]));
  return { header: columns.map(({ name }) => name), rows, mapping };
}

/** The same rows in no order, as databases keep them. @template T @param {readonly T[]} rows @param {number} seed */
export function shuffled(rows, seed) {
  const { below } = random(seed);
  const mixed = [...rows];
  for (let place = mixed.length - 1; place > 0; place -= 1) {
    const other = below(place + 1);
    [mixed[place], mixed[other]] = /** @type {[T, T]} */ ([mixed[other], mixed[place]]);
  }
  return mixed;
}
