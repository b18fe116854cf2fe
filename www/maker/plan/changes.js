// Changes on the period before: beside the figures, from row to row, and in a sentence about an earlier edition.
import { edited, figuresOf } from './edit.js';
import { isOver, monthsOf, nameOfPeriod } from './periods.js';
import { editedTable } from './tables.js';
import { withParagraph } from './texts.js';
import { wordsFor } from './words.js';
import { textOf } from '../texts.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Table} Table */
/** @typedef {import('/pkg/analyst.js').ReportDocument} ReportDocument */

/** The id of the figure that the program puts beside a figure. @param {string} id */
export const besideId = (id) => `${id}-change`;

/** Figures of a measure at the top of the report. @param {Plan} plan @param {string} measure */
export const figuresAbove = ({ report }, measure) => (report.headline ?? []).filter((one) => one.measure === measure);

/**
 * Puts the change on the period before beside the figures of a measure, or takes it away.
 * @param {Plan} plan @param {string} measure @param {boolean} isShown
 */
export const withChange = (plan, measure, isShown) =>
  edited(plan, (draft) => {
    const taken = figuresOf(draft).map(({ id }) => id);
    for (const figure of figuresAbove(draft, measure)) {
      if (!isShown) delete figure.change;
      else if (draft.date !== undefined && !taken.includes(besideId(figure.id))) figure.change = true;
    }
  });

/**
 * Sets what the periods of a table are compared with.
 * @param {Plan} plan @param {string} id @param {NonNullable<Table['change']>} change
 */
export const withChangeOfPeriods = (plan, id, change) =>
  editedTable(plan, id, (table) => {
    if (change === 'none') delete table.change;
    else if (table.each ?? table.columns?.each) table.change = change;
  });

/**
 * The name of the period of the edition before, in words that tell it from the one of now. Nothing where the two cannot be compared in
 * one sentence: where they are of different places, are not as long, overlap, or were made before their period was over.
 * @param {Plan} plan @param {ReportDocument} before @param {ReportDocument} now
 */
function periodBefore({ language }, before, now) {
  const [then, last] = [monthsOf(before.period), monthsOf(now.period)];
  if (then === undefined || last === undefined || then[1] > last[0] || then[1] - then[0] !== last[1] - last[0]) return;
  const isWhole = (/** @type {ReportDocument} */ { period, accurateAsOf }) =>
    accurateAsOf === undefined || isOver(period, accurateAsOf);
  if (textOf(before.jurisdiction.name) !== textOf(now.jurisdiction.name) || ![before, now].every(isWhole)) return;
  const name = nameOfPeriod(before.period, language);
  // Something is filled in between braces.
  return name === nameOfPeriod(now.period, language) || /[{}]/.test(name) ? undefined : name;
}

/**
 * A sentence for each figure that both editions print, if they are of two years, or other periods of one length. The earlier count is
 * published already, and the one of now is filled in, so the sentence stays true, and is left out where the count is hidden.
 * @param {Plan} plan @param {ReportDocument} before @param {ReportDocument} now @returns {{id: string, label: string, text: string}[]}
 */
export function sentencesOn(plan, before, now) {
  const period = periodBefore(plan, before, now);
  if (period === undefined) return [];
  return (plan.report.headline ?? []).flatMap(({ id, label, measure = '' }) => {
    const [was, is] = [countIn(before, id), countIn(now, id)];
    const unit = plan.measures[measure]?.unit;
    if (was === undefined || is === undefined || unit === undefined) return [];
    const text = wordsFor(plan).afterBefore(id, unit, was.toLocaleString(plan.language), period);
    return [{ id, label, text }];
  });
}

/** The count that a report prints as a figure. @param {ReportDocument} report @param {string} wanted */
function countIn({ headline = [] }, wanted) {
  const { value, period } = headline.find(({ id }) => id === wanted) ?? {};
  // A figure of another period than its report's is not what the sentence says.
  if (period !== undefined) return undefined;
  const count = typeof value === 'object' && 'count' in value ? value.count : value;
  return typeof count === 'number' ? count : undefined;
}

/** The plan with a sentence before the figures, once. @param {Plan} plan @param {string} text */
export const withSentence = (plan, text) =>
  hasSentence(plan, text) ? plan : withParagraph(plan, 'introduction', text);

/** Returns whether the plan has a sentence before the figures. @param {Plan} plan @param {string} text */
export const hasSentence = ({ report: { introduction = [] } }, text) => introduction.includes(text);
