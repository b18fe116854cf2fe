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
/** @typedef {(items: string[], separator: string) => string} Joined how the answers of a list are written into one cell */
/** @typedef {Dice & { mess: number, form: number, otherForm: number, joined: Joined }} MessyDice with the share of answers that no plan lists, and two forms of dates */

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
  // Spark replaces it in statements.
  '${env:HOME}',
  'n/k',
  'N/A',
  '—',
  '#REF!',
  '-99',
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
    value.replaceAll(' ', '\u00a0'),
    `\u200b${value}`,
    value.normalize('NFD'),
    value.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  ]);
}

/** @param {Field} kind @param {MessyDice} dice */
function category({ values = [], missing = [] }, dice) {
  const { one, chance } = dice;
  if (chance(0.06)) return one(['', null, ...missing]);
  if (values.length === 0 || chance(dice.mess)) return one(unlisted);
  // Few are common and many rare, as in life.
  const place = Math.min(dice.below(values.length), dice.below(values.length));
  const { label, also = [] } = /** @type {{label: string, also?: string[]}} */ (values[place]);
  return spelled(one([label, label, ...also]), dice);
}

const months = 'January February March April May June July August September October November December'.split(' ');
const two = (/** @type {number} */ part) => String(part).padStart(2, '0');

/**
 * Forms of dates; a file has the first, and at most one other.
 *
 * @type {((year: number, month: number, day: number, dice: Dice) => string)[]}
 */
const forms = [
  (year, month, day) => `${year}-${two(month)}-${two(day)}`,
  (year, month, day) => `${month}/${day}/${year}`,
  (year, month, day) => `${two(day)}.${two(month)}.${year}`,
  (year, month, day) => `${months[month - 1]} ${day}, ${year}`,
  (year, month, day) => `${day} ${months[month - 1]?.slice(0, 3)} ${year}`,
  (year, month, day, { below }) => `${year}-${two(month)}-${two(day)} ${two(below(24))}:${two(below(60))}`,
  (year, month, day, { below }) => `${year}-${two(month)}-${two(day)}T${two(below(24))}:00:00Z`,
  (year, month, day) => `${year}${two(month)}${two(day)}`,
  (year, month) => `${year}-${two(month)}`,
];

/** In most files with a separator, in some as programs write lists. @type {[Joined, ...Joined[]]} */
const joins = [
  (items, separator) => items.join(separator),
  (items) => JSON.stringify(items),
  (items, separator) => items.join(separator),
  (items) => `{${items.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`,
];

/** @param {MessyDice} dice */
function date(dice) {
  const { one, chance, below } = dice;
  const [year, month, day] = [2019 + below(4), 1 + below(12), 1 + below(28)];
  if (chance(0.01)) return one(['', null, 'soon', '9999-12-31', '2020-02-30']);
  const form = chance(0.1) ? dice.otherForm : dice.form;
  return (forms[form] ?? forms[0])?.(year, month, day, dice) ?? '';
}

/** @param {Field} kind @param {Dice} dice @param {number} most */
function number({ bands = [] }, { one, chance, below }, most) {
  if (chance(0.05)) return one(['', null]);
  if (chance(0.01)) return one(['some', '-4', '-99', '999', '١٢']);
  const whole = below(bands.length > 0 ? 90 : most);
  return one([`${whole}`, `${whole}`, `${whole}.0`, ` ${whole}`, `0${whole}`]);
}

/** @param {Field} kind @param {MessyDice} dice @param {number} situations @returns {string | null} */
function field(kind, dice, situations) {
  const { one, chance, below } = dice;
  switch (kind.type ?? 'category') {
    case 'list': {
      const separator = `${kind.separator ?? ';'}${chance(0.2) ? ' ' : ''}`;
      return dice.joined(
        Array.from({ length: below(4) }, () => category(kind, dice) ?? ''),
        separator,
      );
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
  const chances = random(seed);
  // One in three files has dates of several forms, some of which cannot be told apart: then both ways refuse it.
  const form = seed % 3 === 0 ? chances.below(forms.length) : 0;
  const otherForm = seed % 3 === 0 ? chances.below(forms.length) : 5;
  const joined = joins[seed % 5] ?? joins[0];
  const dice = { ...chances, mess: seed % 2 === 0 ? 0.04 : 0, form, otherForm, joined };
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
      if (kind === jurisdiction && dice.chance(0.6)) return String(kind.values?.[dice.below(3)]?.label ?? 'North');
      return field(kind, dice, situations);
    });
  /** @type {(string | null)[][]} */
  const written = [];
  while (written.length < length) {
    const before = dice.chance(0.03) ? written[dice.below(written.length)] : undefined;
    // What somebody entered twice is there twice; a blank row is none in a file.
    const next = before ?? row();
    if (next.some((value) => value !== null && value.trim() !== '')) written.push(next);
  }
  const rows = written.map((fields, place) => /** @type {Row} */ ([place + 2, ...fields]));
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
