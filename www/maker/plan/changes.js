// Changes on the period before: beside the figures, from row to row, and in a sentence about last year's edition.
import { edited, figuresOf } from './edit.js';
import { editedTable } from './tables.js';
import { withParagraph } from './texts.js';
import { wordsFor } from './words.js';

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

/** The year that a report is of, if it is of one. @param {ReportDocument} report */
function yearOf({ period: { start = '', end = '' } }) {
  const [year] = start.split('-');
  return start === `${year}-01-01` && end === `${year}-12-31` ? year : undefined;
}

/**
 * A sentence for each figure that both editions print, if they are of two years. Last year's count is published already, and this
 * year's is filled in, so the sentence stays true, and is left out where the count is hidden.
 * @param {Plan} plan @param {ReportDocument} before @param {ReportDocument} now @returns {{id: string, label: string, text: string}[]}
 */
export function sentencesOn(plan, before, now) {
  const [last, year] = [yearOf(before), yearOf(now)];
  if (last === undefined || year === undefined || last >= year) return [];
  return (plan.report.headline ?? []).flatMap(({ id, label, measure = '' }) => {
    const [was, is] = [countIn(before, id), countIn(now, id)];
    const unit = plan.measures[measure]?.unit;
    if (was === undefined || is === undefined || unit === undefined) return [];
    const text = wordsFor(plan).afterLastYear(id, unit, was.toLocaleString(plan.language), last);
    return [{ id, label, text }];
  });
}

/** The count that a report prints as a figure. @param {ReportDocument} report @param {string} wanted */
function countIn({ headline = [] }, wanted) {
  const value = headline.find(({ id }) => id === wanted)?.value;
  const count = typeof value === 'object' && 'count' in value ? value.count : value;
  return typeof count === 'number' ? count : undefined;
}

/** The plan with a sentence before the figures, once. @param {Plan} plan @param {string} text */
export const withSentence = (plan, text) =>
  hasSentence(plan, text) ? plan : withParagraph(plan, 'introduction', text);

/** Returns whether the plan has a sentence before the figures. @param {Plan} plan @param {string} text */
export const hasSentence = ({ report: { introduction = [] } }, text) => introduction.includes(text);
