// The words of a report: every text that its author can write, and where it is in the plan.
import { edited, freshId, valueAt, withValue } from './edit.js';
import { medianOf, tablesOfRanges } from './medians.js';
import { wordsFor } from './words.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Path} Path */
/** @typedef {NonNullable<Plan['report']['introduction']>[number]} TextPlan */

/** Lines that every report has, or can have. @type {{key: 'title' | 'subtitle' | 'publisher' | 'source' | 'citation' | 'everywhere', label: string, isNeeded: boolean, hint?: string}[]} */
export const lines = [
  { key: 'title', label: 'Title', isNeeded: true },
  { key: 'subtitle', label: 'Line under the title', isNeeded: false },
  { key: 'publisher', label: 'Publisher', isNeeded: true },
  { key: 'source', label: 'Source', isNeeded: false },
  { key: 'citation', label: 'How to cite it', isNeeded: false },
  { key: 'everywhere', label: 'Name of the whole area', isNeeded: false },
];

/** @typedef {'introduction' | 'caveat'} Part */

/** Placeholders of any text, with what the reader sees there. @param {Plan} plan @returns {[string, string][]} */
export const placeholders = (plan) => [
  ['{period}', 'the period'],
  ['{year}', 'the year'],
  ['{jurisdiction}', 'the place'],
  ['{accurateAsOf}', 'the day of the export'],
  ...(plan.report.headline ?? []).map(({ id, label }) => /** @type {[string, string]} */ ([`{figure:${id}}`, label])),
  ...tablesOfRanges(plan).map(
    (table) => /** @type {[string, string]} */ ([medianOf(table), `median of ${table.title}`]),
  ),
];

/** A paragraph as one edits it: **strong** words, and [note: id] where a note is referred to. @param {TextPlan | undefined} text */
export function asWritten(text) {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  const run = (/** @type {Exclude<TextPlan, string>[number]} */ part) =>
    typeof part === 'string' ? part : 'strong' in part ? `**${part.strong}**` : `[note: ${part.note}]`;
  return text.map(run).join('');
}

/** The same, as the plan has it. @param {string} written @returns {TextPlan} */
export function fromWritten(written) {
  const parts = written.split(/(\*\*[^*]+\*\*|\[note: [\w-]+\])/).filter((part) => part !== '');
  if (!parts.some((part) => isMarked(part))) return written;
  return parts.map((part) =>
    part.startsWith('**') && isMarked(part)
      ? { strong: part.slice(2, -2) }
      : isMarked(part)
        ? { note: part.slice('[note: '.length, -1) }
        : part,
  );
}

/** @param {string} part */
const isMarked = (part) => /^(\*\*[^*]+\*\*|\[note: [\w-]+\])$/.test(part);

/**
 * A text at a place of the plan. What may be absent is absent once nothing is written.
 * @param {Plan} plan @param {Path} path @param {string} text @param {boolean} [isNeeded]
 */
export function withText(plan, path, text, isNeeded = true) {
  if (valueAt(plan, path.slice(0, -1)) === undefined) return plan;
  return withValue(plan, path, text.trim() === '' && !isNeeded ? undefined : text);
}

/** A paragraph more. @param {Plan} plan @param {Part} part @param {string} text */
export const withParagraph = (plan, part, text) => edited(plan, (draft) => void (draft.report[part] ??= []).push(text));

/** @param {Plan} plan @param {Part} part @param {number} place @param {string} written; without words, the paragraph goes */
export const withParagraphAt = (plan, part, place, written) =>
  edited(plan, (draft) => {
    const list = draft.report[part];
    if (list?.[place] === undefined) return;
    if (written.trim() === '') list.splice(place, 1);
    else list[place] = fromWritten(written);
  });

/** The paragraphs under a section's heading, a blank line between two. @param {Plan} plan @param {number} place */
export const sectionText = (plan, place) => (plan.report.sections?.[place]?.text ?? []).map(asWritten).join('\n\n');

/** @param {Plan} plan @param {number} place @param {string} written */
export const withSectionText = (plan, place, written) =>
  edited(plan, (draft) => {
    const section = draft.report.sections?.[place];
    if (!section) return;
    if (written.trim() === '') delete section.text;
    else section.text = written.split(/\n[^\S\n]*\n/).map(fromWritten);
  });

/** A note on a table. @param {Plan} plan @param {string} table */
export const withNote = (plan, table) =>
  edited(plan, (draft) => {
    const notes = (draft.report.notes ??= []);
    const id = freshId(
      'note',
      notes.map((note) => note.id),
    );
    notes.push({ id, text: wordsFor(draft).note });
    for (const one of (draft.report.sections ?? []).flatMap(({ tables }) => tables ?? [])) {
      if (one.id === table) (one.notes ??= []).push(id);
    }
  });

/** A note with other words; without words, the note goes, and what refers to it. @param {Plan} plan @param {string} id @param {string} written */
export const withNoteText = (plan, id, written) =>
  edited(plan, (draft) => {
    const note = draft.report.notes?.find((one) => one.id === id);
    if (!note) return;
    if (written.trim() !== '') return void (note.text = fromWritten(written));
    draft.report.notes = draft.report.notes?.filter((one) => one !== note) ?? [];
    forgetNote(draft.report, id);
  });

/** Takes every reference to a note away, wherever it is. @param {object} within @param {string} id @param {boolean} [areIds] */
function forgetNote(within, id, areIds = false) {
  for (const [key, value] of Object.entries(within)) {
    if (typeof value !== 'object' || value === null) continue;
    const lists = areIds || key === 'notes';
    if (Array.isArray(value)) {
      const kept = value.filter((one) => !(lists && one === id) && !(typeof one === 'object' && one?.note === id));
      value.splice(0, value.length, ...kept);
    }
    forgetNote(value, id, key === 'rowNotes');
  }
}
