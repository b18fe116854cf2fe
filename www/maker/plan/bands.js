// Ranges of numbers: what makes rows of ages and waits.
import { edited } from './edit.js';
import { wordsFor } from './words.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {NonNullable<import('./edit.js').Field['bands']>} Bands */

/** Beginnings of ranges, beside the first, which begins anywhere. */
export const presets = {
  minors: { label: 'Minors and adults', cuts: [18] },
  ages: { label: 'Under 18, 18–24, 25–34, … 65 and over', cuts: [18, 25, 35, 45, 55, 65] },
  decades: { label: 'Ten years each', cuts: [10, 20, 30, 40, 50, 60, 70, 80] },
};

/** The ranges between some numbers. @param {Plan} plan @param {number[]} cuts @returns {Bands} */
export function bandsBetween(plan, cuts) {
  const words = wordsFor(plan);
  const sorted = [...new Set(cuts)].toSorted((one, other) => one - other);
  const [first] = sorted;
  if (first === undefined) return [];
  const inner = sorted.slice(0, -1).map((from, place) => {
    const to = (sorted[place + 1] ?? from) - 1;
    return { label: words.range(from, to), from, to };
  });
  const last = sorted.at(-1) ?? first;
  return [{ label: words.under(first), to: first - 1 }, ...inner, { label: words.over(last), from: last }];
}

/** Returns the beginnings of the ranges. @param {Bands} bands */
export const cutsOf = (bands) => bands.flatMap(({ from }) => (from === undefined ? [] : [from]));

/** @param {Plan} plan @param {string} id @param {number[]} cuts */
export function withCuts(plan, id, cuts) {
  const whole = cuts.filter((cut) => Number.isSafeInteger(cut));
  if (plan.fields[id]?.type !== 'number' || whole.length === 0) return plan;
  return edited(plan, (draft) => {
    const field = draft.fields[id];
    const before = field?.bands ?? [];
    // A range that stays keeps the name that was written for it.
    const kept = (/** @type {Bands[number]} */ band) =>
      before.find(({ from, to }) => from === band.from && to === band.to) ?? band;
    if (field) field.bands = bandsBetween(draft, whole).map(kept);
    forgetRows(draft, id);
  });
}

/** Numbers without ranges get some, so that they can be rows. @param {Plan} plan @param {string} id */
export function withBands(plan, id) {
  const field = plan.fields[id];
  const needs = field?.type === 'number' && !field.bands?.length;
  return needs ? withCuts(plan, id, presets.ages.cuts) : plan;
}

/** Removes the names of the old ranges, which name nothing any more. @param {Plan} draft @param {string} id */
function forgetRows(draft, id) {
  const labels = (draft.fields[id]?.bands ?? []).map(({ label }) => label);
  for (const { tables } of draft.report.sections ?? []) {
    for (const table of tables ?? []) {
      if (table.by !== id) continue;
      if (table.always) table.always = table.always.filter((label) => labels.includes(label));
      for (const label of Object.keys(table.rowNotes ?? {})) {
        if (!labels.includes(label) && label !== table.notSpecified && label !== table.small?.pool) {
          delete table.rowNotes?.[label];
        }
      }
    }
  }
}
