// The one question about dates that no program can answer.
import { button, make } from '../dom.js';

/**
 * @param {Error} fault that says what is unclear
 * @param {(order: 'day-first' | 'month-first') => void} answer
 */
export function askDateOrder(fault, answer) {
  const [, first, second, year] = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(fault.message) ?? [];
  /** @param {string} kind @param {string | undefined} day @param {string | undefined} month */
  const text = (kind, day, month) =>
    first !== undefined && Number(day) <= 31 && Number(month) <= 12
      ? `${kind} first: ${first}/${second}/${year} is ${dateText(Number(year), Number(month), Number(day))}`
      : `${kind} first`;
  return make(
    'div',
    { class: 'step' },
    make('h1', {}, 'Day or month first?'),
    make('p', {}, fault.message),
    make(
      'div',
      { class: 'row' },
      button(text('Month', second, first), () => answer('month-first')),
      button(text('Day', first, second), () => answer('day-first')),
    ),
  );
}

/** @param {number} year @param {number} month @param {number} day */
function dateText(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}
