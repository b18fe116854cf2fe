// Messy tables of invented records for a plan: what people and programs write for the fields that it has.

/** Random numbers that a seed repeats (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return { chance: (share) => next() < share, below, one: (list) => list[below(list.length)] };
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

/** A value in one of the ways in which it is written. */
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

function category({ values = [], missing = [] }, dice) {
  const { one, chance } = dice;
  if (chance(0.06)) return one(['', null, ...missing]);
  if (values.length === 0 || chance(dice.mess)) return one(unlisted);
  // Few are common and many rare, as in life.
  const { label, also = [] } = values[Math.min(dice.below(values.length), dice.below(values.length))];
  return spelled(one([label, label, ...also]), dice);
}

function date({ one, chance, below }) {
  const two = (part) => String(part).padStart(2, '0');
  const [year, month, day] = [2019 + below(4), 1 + below(12), 1 + below(28)];
  if (chance(0.01)) return one(['', null, 'soon', '9999-12-31']);
  if (chance(0.1)) return `${year}-${two(month)}-${two(day)} ${two(below(24))}:${two(below(60))}`;
  return `${year}-${two(month)}-${two(day)}`;
}

function number({ bands = [] }, { one, chance, below }, most) {
  if (chance(0.05)) return one(['', null]);
  if (chance(0.01)) return one(['some', '-4']);
  const whole = below(bands.length > 0 ? 90 : most);
  return one([`${whole}`, `${whole}`, `${whole}.0`, ` ${whole}`]);
}

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
    case 'id':
      return chance(0.03) ? one(['', null]) : one([(id) => id, (id) => ` ${id}`, (id) => id])(`S-${below(situations)}`);
    default:
      return category(kind, dice);
  }
}

/** A table for a plan: its heading, its rows, each behind the line that it has in a file, and which columns are which fields. */
export function fileOf(plan, seed, length) {
  // Every other file has answers that the plan does not list.
  const dice = { ...random(seed), mess: seed % 2 === 0 ? 0.04 : 0 };
  const mapping = {};
  const columns = [];
  for (const [id, kind] of Object.entries(plan.fields)) {
    if (kind.optional && dice.chance(0.15)) continue;
    const flags = kind.columns ?? [kind];
    mapping[id] = flags.map((_, place) => `${id} "${place}"`);
    for (const name of mapping[id]) columns.push({ name, kind });
  }
  const situations = Math.max(2, Math.floor(length * 0.7));
  const jurisdiction = plan.fields[plan.jurisdiction];
  const row = () =>
    columns.map(({ kind }) => {
      // Most records are of few jurisdictions, so that there is something to report.
      if (kind === jurisdiction && dice.chance(0.6)) return kind.values?.[dice.below(3)]?.label ?? 'North';
      return field(kind, dice, situations);
    });
  const rows = Array.from({ length }, (_, place) => [place + 2, ...row()]);
  return { header: columns.map(({ name }) => name), rows, mapping };
}

/** The same rows in no order, as databases keep them. */
export function shuffled(rows, seed) {
  const { below } = random(seed);
  const mixed = [...rows];
  for (let place = mixed.length - 1; place > 0; place -= 1) {
    const other = below(place + 1);
    [mixed[place], mixed[other]] = [mixed[other], mixed[place]];
  }
  return mixed;
}
