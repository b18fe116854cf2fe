// The questions about values that no program can answer.
import { button, make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').ReadOptions} ReadOptions */
/** @typedef {[text: string, answer: ReadOptions]} Answer */

/** @type {Record<string, {heading: string, answers: (fault: Error) => Answer[]}>} */
const questions = {
  'ambiguous-dates': { heading: 'Day or month first?', answers: orders },
  'conflicting-dates': { heading: 'Day or month first?', answers: orders },
  'ambiguous-numbers': {
    heading: 'What separates decimals?',
    answers: () => [
      ['The comma separates thousands: 1,234.5', { decimalMark: 'point' }],
      ['The comma separates decimals: 1.234,5', { decimalMark: 'comma' }],
    ],
  },
  'two-digit-years': {
    heading: 'Which century?',
    answers: () => [
      ['The years 2000 to 2099', { century: 2000 }],
      ['The years 1900 to 1999', { century: 1900 }],
    ],
  },
  'exchanged-dates': {
    heading: 'Were day and month exchanged?',
    answers: () => [
      ['Yes: exchange them back', { exchangedDates: 'undo' }],
      ['No: keep the dates as they are', { exchangedDates: 'keep' }],
    ],
  },
  'unread-values': {
    heading: 'Go on without these values?',
    answers: () => [['Count them as not given', { acceptUnread: true }]],
  },
};

/** @param {unknown} fault */
export const codeOf = (fault) => (fault instanceof Error && 'code' in fault ? String(fault.code) : '');

/**
 * The question that a fault asks, if it asks one.
 * @param {unknown} fault
 * @param {(answer: ReadOptions) => void} answer
 * @param {() => void} leave the way back
 * @param {string} [way] what the way back is
 */
export function questionOf(fault, answer, leave, way = 'Choose other columns') {
  const question = questions[codeOf(fault)];
  if (!question || !(fault instanceof Error)) return undefined;
  const buttons = question.answers(fault).map(([text, given]) => button(text, () => answer(given)));
  return make(
    'div',
    { class: 'step' },
    make('h1', {}, question.heading),
    make('p', {}, fault.message),
    make('div', { class: 'row' }, ...buttons, button(way, leave)),
  );
}

/** @param {Error} fault @returns {Answer[]} */
function orders(fault) {
  const [, first, second, year] = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(fault.message) ?? [];
  /** @param {string} kind @param {string | undefined} day @param {string | undefined} month */
  const text = (kind, day, month) =>
    first !== undefined && Number(day) <= 31 && Number(month) <= 12
      ? `${kind} first: ${first}/${second}/${year} is ${dateText(Number(year), Number(month), Number(day))}`
      : `${kind} first`;
  return [
    [text('Month', second, first), { dateOrder: 'month-first' }],
    [text('Day', first, second), { dateOrder: 'day-first' }],
  ];
}

/** @param {number} year @param {number} month @param {number} day */
function dateText(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}
