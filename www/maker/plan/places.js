// The place of a text in the words in which the check of a plan says it, so that a problem finds its text.
import { code, otherLanguages, pairsOf, textsIn, wordsIn } from './languages.js';
import { isSame, valueAt } from './edit.js';
import { asWritten } from './texts.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').PlanProblem} PlanProblem */
/** @typedef {import('./edit.js').Path} Path */

/** Members whose items are called by their ids. @type {Record<string, string>} */
const named = { tables: 'table', headline: 'figure', figures: 'figure', notes: 'note' };
/** Lists whose items have no names. */
const unnamed = new Set(['values', 'bands', 'columns']);
/** Members whose names are the author's. */
const byName = new Set(['fields', 'measures', 'denominators', 'of']);

/** @param {Plan} plan @param {Path} path of a text */
export function placeOf(plan, path) {
  return path
    .flatMap((step, at) => {
      const before = String(path[at - 1]);
      const id = valueAt(plan, path.slice(0, at + 1))?.id;
      if (typeof step !== 'number') {
        if (step === 'map') return [`map “${id}”`];
        if (byName.has(before) && at + 1 < path.length) return [`“${step}”`];
        // Their items are named instead; sections have no names.
        return typeof path[at + 1] === 'number' && !unnamed.has(step) ? [] : [step];
      }
      if (named[before] !== undefined) return [`${named[before]} “${id}”`];
      return before === 'sections' || unnamed.has(before) ? [] : [`${before}, paragraph ${step + 1}`];
    })
    .join(' › ');
}

/** The language whose words a problem is about, where that is not the plan's own. @param {Plan} plan @param {string} place */
export function languageAt(plan, place) {
  const last = place.split(' › ').at(-1) ?? '';
  return otherLanguages(plan).find((tag) => code(tag) === code(last) && /^[a-z]{2,3}(-|$)/i.test(last));
}

/**
 * Faults of the translations into a language, by the words that are translated; `elsewhere` has those that belong to no text.
 * @param {Plan} plan @param {string} tag @param {PlanProblem[]} problems
 */
export function translationProblems(plan, tag, problems) {
  const texts = textsIn(plan).map(({ path, value }) => {
    const own = typeof value === 'string' || Array.isArray(value) ? value : wordsIn(value, [plan.language ?? '']);
    return { place: placeOf(plan, path), own };
  });
  const pairs = pairsOf(plan, tag);
  /** @type {Map<string, PlanProblem[]>} */
  const found = new Map();
  /** @type {PlanProblem[]} */
  const elsewhere = [];
  for (const problem of problems.filter(({ place }) => languageAt(plan, place) === tag)) {
    const place = problem.place.split(' › ').slice(0, -1).join(' › ');
    const there = texts.filter((one) => one.place === place || one.place === `${place} › text`);
    const possible = pairs.filter(({ own }) => there.some((one) => isSame(one.own, own)));
    // Headings and answers have no names in a place: the words that the problem quotes say which it is.
    const quoted = [...problem.message.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words);
    const certain = possible.filter(({ other }) => quoted.some((words) => asWritten(other).includes(words)));
    const about = certain.length > 0 ? certain : possible;
    for (const { own } of about) found.set(asWritten(own), [...(found.get(asWritten(own)) ?? []), problem]);
    if (about.length === 0) elsewhere.push(problem);
  }
  return { found, elsewhere };
}
