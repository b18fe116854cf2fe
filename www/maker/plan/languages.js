// Texts of a plan in several languages. The editor shows and changes those of one; what the others say stays beside each text.
// A translation belongs to the words that it translates: once these change, it is gone from the plan.
import { valueAt } from './edit.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('./edit.js').Plan} PlanInOneLanguage */
/** @typedef {import('./edit.js').Path} Path */
/** @typedef {Extract<import('./texts.js').TextPlan, string | unknown[]>} Text words, or a paragraph of parts */
/** @typedef {Record<string, Text>} Texts by language */

/** Members that are texts for readers, wherever they are. */
const texts = new Set(
  `title finding subtitle publisher everywhere source citation contact licence heading label unit of stub notSpecified other
  pool poolWithLarger mask universe measure respondents category text`.split(/\s+/),
);
/** Members that are lists of paragraphs. */
const paragraphs = new Set(['introduction', 'caveat']);

/** A tag, in small or capital letters, as the program takes it. */
const language = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/** A language without its region. @param {string} tag */
export const code = (tag) => tag.split('-')[0]?.toLowerCase() ?? '';

/** @param {unknown} value @returns {value is Texts} */
const isByLanguage = (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([tag, text]) => language.test(tag) && (typeof text === 'string' || Array.isArray(text)));

/** The name under which a text has the words of a language. @param {Texts} value @param {string} tag */
const nameOf = (value, tag) => (tag in value ? tag : Object.keys(value).find((name) => code(name) === code(tag)));

/** The words of a language; otherwise those of the plan's own, or the first. @param {Texts} value @param {string[]} tags */
export const wordsIn = (value, tags) =>
  value[tags.map((tag) => nameOf(value, tag)).find((name) => name !== undefined) ?? ''] ?? Object.values(value)[0];

/** @param {Text} text */
const keyOf = (text) => JSON.stringify(text);

/** Returns whether there is a text for readers at a path of a plan. @param {Path} path */
function isText(path) {
  const [first] = path;
  const [above, name] = path.slice(-2);
  if (typeof name === 'number') {
    // Lists of paragraphs: of the report, and of a section. A note is one text.
    return paragraphs.has(String(above)) || (above === 'text' && path.at(-4) === 'sections');
  }
  if (name === undefined || !texts.has(name)) return false;
  if (name === 'label') return !(first === 'fields' && path.length === 3);
  if (name === 'of') return first === 'denominators';
  if (name === 'measure') return above === 'rank';
  if (name === 'category') return above === 'otherwise';
  return name !== 'text' || path.at(-3) === 'notes';
}

/**
 * All texts of a plan, in the order of the plan, as they are: words, paragraphs, or words by language.
 * @param {Plan | PlanInOneLanguage} plan
 */
export function textsIn(plan) {
  /** @type {{path: Path, value: Text | Texts}[]} */
  const found = [];
  /** @param {unknown} value @param {Path} path */
  const visit = (value, path) => {
    const isWritten = typeof value === 'string' || Array.isArray(value) || isByLanguage(value);
    if (isWritten && isText(path)) return void found.push({ path, value: /** @type {Text | Texts} */ (value) });
    if (typeof value !== 'object' || value === null) return;
    for (const [name, below] of Object.entries(value)) {
      if (name !== 'rowNotes') visit(below, [...path, Array.isArray(value) ? Number(name) : name]);
    }
  };
  visit(plan, []);
  return found;
}

/** Languages that a plan has texts in, beside its own. @param {Plan} plan */
export function otherLanguages(plan) {
  const tags = textsIn(plan).flatMap(({ value }) => (isByLanguage(value) ? Object.keys(value) : []));
  return [...new Set(tags)].filter((tag) => code(tag) !== code(plan.language ?? ''));
}

/** The same plan with other texts at some places; the very same where there are none. @template {Plan | PlanInOneLanguage} P @param {P} plan @param {{path: Path, value: Text | Texts}[]} changes */
function withTexts(plan, changes) {
  if (changes.length === 0) return plan;
  const draft = structuredClone(plan);
  for (const { path, value } of changes) valueAt(draft, path.slice(0, -1))[/** @type {string} */ (path.at(-1))] = value;
  return draft;
}

/** The plan with the texts of one language alone; the very same plan where all are. @param {Plan} plan @param {string} [tag] */
export function inOneLanguage(plan, tag = plan.language ?? '') {
  const changes = textsIn(plan).flatMap(({ path, value }) =>
    isByLanguage(value) ? [{ path, value: wordsIn(value, [tag, plan.language ?? '']) ?? '' }] : [],
  );
  return /** @type {PlanInOneLanguage} */ (withTexts(plan, changes));
}

/**
 * A plan that was changed in its own language, with what the plan before said in others: wherever the words are the same as
 * they were there, or anywhere else.
 * @param {Plan} before @param {PlanInOneLanguage} changed @returns {Plan}
 */
export function withTranslationsOf(before, changed) {
  const own = before.language ?? '';
  /** @type {Map<string, Texts>} */
  const known = new Map();
  for (const { value } of textsIn(before)) {
    if (!isByLanguage(value)) continue;
    const key = keyOf(wordsIn(value, [own]) ?? '');
    if (!known.has(key)) known.set(key, value);
  }
  const changes = textsIn(changed).flatMap(({ path, value }) => {
    const words = /** @type {Text} */ (value);
    const there = valueAt(before, path);
    const isSame = isByLanguage(there) && keyOf(wordsIn(there, [own]) ?? '') === keyOf(words);
    const kept = isSame ? there : known.get(keyOf(words));
    return kept ? [{ path, value: kept }] : [];
  });
  return /** @type {Plan} */ (withTexts(changed, changes));
}

/**
 * A text of a plan and its translation.
 * @typedef {object} Pair
 * @property {Path} path where it is first
 * @property {Text} own
 * @property {Text | undefined} other
 */

/** Each text once, with its translation. @param {Plan} plan @param {string} tag @returns {Pair[]} */
export function pairsOf(plan, tag) {
  /** @type {Map<string, Pair>} */
  const pairs = new Map();
  for (const { path, value } of textsIn(plan)) {
    const [own, name] = isByLanguage(value) ? [wordsIn(value, [plan.language ?? '']), nameOf(value, tag)] : [value];
    const words = /** @type {Text} */ (own);
    const other = name === undefined ? undefined : /** @type {Texts} */ (value)[name];
    const pair = pairs.get(keyOf(words));
    if (!pair) pairs.set(keyOf(words), { path, own: words, other });
    // Said in two ways, both stay; where one place says nothing, the words are not there yet.
    else if (other === undefined) pair.other = undefined;
  }
  // Numbers read the same in every language.
  return [...pairs.values()].filter(({ own }) => /\p{L}/u.test(keyOf(own).replaceAll(/\{[^}]*\}/g, '')));
}

/** Members that are names, sources and imprints: the same in all languages, unless the author says otherwise. */
const names = new Set(['publisher', 'everywhere', 'source', 'citation', 'contact', 'licence']);

/** Returns whether a text may stay as it is in other languages. @param {PlanInOneLanguage} plan @param {Path} path */
export const isOptional = (plan, [first, second, ...rest]) =>
  first === 'report' ? names.has(String(rest.at(-1) ?? second)) : first === 'fields' && second === plan.jurisdiction;

/** The part of a plan that a text is in, in words. @param {PlanInOneLanguage} plan @param {Path} path */
export function partOf(plan, path) {
  const [first, second, place] = path;
  if (first === 'fields') return `Answers: ${plan.fields[String(second)]?.label ?? second}`;
  if (first === 'measures' || first === 'denominators') return 'Units';
  if (first === 'protection') return 'Words for small counts';
  if (second === 'headline') return 'Figures';
  if (second === 'notes') return 'Notes';
  if (second !== 'sections') return 'The report';
  const section = plan.report.sections?.[Number(place)];
  const table = path[3] === 'tables' ? section?.tables?.[Number(path[4])]?.title : undefined;
  return table ? `Table “${table}”` : `Section “${section?.heading ?? Number(place) + 1}”`;
}

/** Returns whether two texts are the same. @param {Text} one @param {Text} other */
const isSameText = (one, other) => keyOf(one) === keyOf(other);

/**
 * The plan with the translation of a text, wherever the text is; without words, it has none.
 * @param {Plan} plan @param {string} tag @param {Text} own @param {Text} other
 */
export function withTranslation(plan, tag, own, other) {
  const changes = textsIn(plan).flatMap(({ path, value }) => {
    const words = isByLanguage(value) ? (wordsIn(value, [plan.language ?? '']) ?? '') : value;
    return isSameText(words, own) ? [{ path, value: translated(plan, value, tag, other) }] : [];
  });
  return withTexts(plan, changes);
}

/** @param {Plan} plan @param {Text | Texts} value @param {string} tag @param {Text} other @returns {Text | Texts} */
function translated({ language: own = '' }, value, tag, other) {
  const before = isByLanguage(value) ? value : { [code(own)]: value };
  const name = nameOf(before, tag) ?? code(tag);
  if (other.length > 0) return { ...before, [name]: other };
  const { [name]: _, ...kept } = before;
  return Object.keys(kept).length > 1 ? kept : /** @type {Text} */ (Object.values(kept)[0]);
}

/** The plan without a language. @param {Plan} plan @param {string} tag */
export const withoutLanguage = (plan, tag) =>
  withTexts(
    plan,
    textsIn(plan).flatMap(({ path, value }) =>
      isByLanguage(value) && nameOf(value, tag) !== undefined
        ? [{ path, value: translated(plan, value, tag, '') }]
        : [],
    ),
  );

/**
 * The plan with what was changed in it as it reads in another language: words alone. A change that takes something away or puts
 * answers together is one of the report, not of a language, and changes nothing here.
 * @param {Plan} plan @param {string} tag @param {PlanInOneLanguage} changed
 */
export function changedIn(plan, tag, changed) {
  const read = inOneLanguage(plan, tag);
  const shapeOf = (/** @type {PlanInOneLanguage} */ one) => JSON.stringify(textsIn(one).map(({ path }) => path));
  if (shapeOf(read) !== shapeOf(changed)) return plan;
  const changes = textsIn(plan).flatMap(({ path, value }) => {
    const [before, after] = [valueAt(read, path), valueAt(changed, path)];
    return after === undefined || after.length === 0 || isSameText(before, after)
      ? []
      : [{ path, value: translated(plan, value, tag, after) }];
  });
  return withTexts(plan, changes);
}

/**
 * Translations that are gone since the words that they translate were changed, by the words that are there now.
 * @param {Plan} before @param {Plan} after @param {ReadonlyMap<string, Texts>} known those that were gone before
 */
export function outdated(before, after, known) {
  const own = before.language ?? '';
  const words = (/** @type {Text | Texts} */ value) =>
    keyOf(isByLanguage(value) ? (wordsIn(value, [own]) ?? '') : value);
  const now = new Set(textsIn(after).map(({ value }) => words(value)));
  const gone = new Map(known);
  for (const { path, value } of textsIn(after)) {
    const there = valueAt(before, path);
    if (there === undefined || isByLanguage(value) || now.has(words(there))) continue;
    const was = isByLanguage(there) ? there : known.get(words(there));
    if (was) gone.set(words(value), was);
  }
  return gone;
}

/** Words of a text in another language, from before its own were changed. @param {ReadonlyMap<string, Texts>} gone @param {Text} own @param {string} tag */
export function outdatedOf(gone, own, tag) {
  const was = gone.get(keyOf(own));
  const name = was && nameOf(was, tag);
  return name === undefined ? undefined : was?.[name];
}
