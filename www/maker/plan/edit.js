// Every control of the page is a pure change of the plan: a plan comes in, another goes out. Nothing else is stored.

/** @typedef {Extract<import('/pkg/analyst.js').Plan['report']['title'], object>} Texts texts by language */
/**
 * The same with every text in one language (languages.js).
 * @template T
 * @typedef {T extends unknown ? [T, Texts] extends [Texts, T] ? never : T extends (infer Item)[] ? InOneLanguage<Item>[] :
 *   T extends object ? {[Name in keyof T]: InOneLanguage<T[Name]>} : T : never} InOneLanguage
 */
/** @typedef {InOneLanguage<import('/pkg/analyst.js').Plan>} Plan */
/** @typedef {Plan['fields'][string]} Field */
/** @typedef {Plan['measures'][string]} Measure */
/** @typedef {NonNullable<Measure['where']>[number]} Condition */
/** @typedef {NonNullable<Plan['report']['sections']>[number]} Section */
/** @typedef {NonNullable<Section['tables']>[number]} Table */
/** @typedef {NonNullable<Plan['report']['headline']>[number]} Figure */
/** @typedef {(string | number)[]} Path keys and places from the plan down to a value */

/**
 * The plan with a change; the very same plan where nothing changed.
 * @param {Plan} plan @param {(draft: Plan) => void} change works on a copy
 */
export function edited(plan, change) {
  const draft = structuredClone(plan);
  change(draft);
  return isSame(plan, draft) ? plan : draft;
}

/** @param {unknown} one @param {unknown} other */
export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {unknown} within @param {Path} path */
export function valueAt(within, path) {
  return path.reduce((/** @type {any} */ value, key) => value?.[key], within);
}

/**
 * The plan with a value at a path; without a value, what was there is removed.
 * @param {Plan} plan @param {Path} path @param {unknown} value
 */
export function withValue(plan, path, value) {
  return edited(plan, (draft) => {
    const holder = valueAt(draft, path.slice(0, -1));
    const key = path.at(-1);
    if (holder === undefined || key === undefined) return;
    if (value === undefined && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (value === undefined) delete holder[key];
    else holder[key] = value;
  });
}

/**
 * The list with one of its items at another place.
 * @template T @param {readonly T[]} list @param {number} from @param {number} to
 */
export function moved(list, from, to) {
  const rest = list.filter((_, place) => place !== from);
  const item = /** @type {T} */ (list[from]);
  const place = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, place), item, ...rest.slice(place)];
}

/** Text as the program compares it: case, accents and white space make no difference. @param {string} text */
export const folded = (text) =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Returns whether two texts are the same to the program. @param {string} one @param {string} other */
export const isAlike = (one, other) => folded(one) === folded(other);

/**
 * A name for programs, made of words, that none of the others has.
 * @param {string} words @param {string[]} taken
 */
export function freshId(words, taken) {
  const stem =
    folded(words)
      .match(/[a-z0-9]+/g)
      ?.join('-')
      .slice(0, 40) ?? 'one';
  const free = (/** @type {number} */ number) => (number === 1 ? stem : `${stem}-${number}`);
  let number = 1;
  while (taken.includes(free(number))) number += 1;
  return free(number);
}

/** All tables of the plan, with the places of their sections. @param {Plan} plan */
export const tablesOf = (plan) =>
  (plan.report.sections ?? []).flatMap((section, place) =>
    (section.tables ?? []).map((table) => ({ table, section: place })),
  );

/** @param {Plan} plan @param {string} id */
export const tableOf = (plan, id) => tablesOf(plan).find(({ table }) => table.id === id)?.table;

/** All figures: of the headline, and of the sections. @param {Plan} plan */
export const figuresOf = (plan) => [
  ...(plan.report.headline ?? []),
  ...(plan.report.sections ?? []).flatMap(({ figures }) => figures ?? []),
];

/** Everything that can have conditions. @param {Plan} plan @returns {{where?: Condition[]}[]} */
export const conditional = (plan) => [
  ...Object.values(plan.measures),
  ...figuresOf(plan),
  ...tablesOf(plan).map(({ table }) => table),
];

/** Returns whether a record can be in several rows of a table by this field. @param {Field | undefined} field */
export const isOverlapping = (field) => field?.type === 'list' || field?.type === 'flags';

/** Returns whether the field's answers can be the rows of a table. @param {Plan} plan @param {string} id */
export function canBeRows(plan, id) {
  const type = plan.fields[id]?.type;
  return type === 'date' ? plan.date === id : type !== undefined && type !== 'id';
}

/** Returns whether the field's answers can be columns, or parts of rows. @param {Plan} plan @param {string} id */
export const canBeColumns = (plan, id) => canBeRows(plan, id) && !isOverlapping(plan.fields[id]);
