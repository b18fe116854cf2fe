// What became of the text of a published report.
import { button, counted, make } from '../dom.js';
import { lineTable } from './lines.js';

/** @typedef {import('/pkg/analyst.js').Published} Published */

const reasons = {
  'page-furniture': 'a header or footer of a page',
  'no-label': 'a figure without a label',
  'not-understood': 'figures that belong to no label for certain',
  'not-carried': 'not in the report as it was understood',
};

/**
 * @param {Published} published @param {import('./lines.js').Correction} correction
 * @param {(line: number) => void} again @param {() => void} leave
 */
export function publishedAccount({ unplaced, notesOfReading, lines }, correction, again, leave) {
  return make(
    'div',
    { class: 'step' },
    make('h2', {}, 'The report that the text amounts to'),
    make('p', {}, 'Compare it with the original before you use it. ', button('Another text or file', leave)),
    list(
      counted(unplaced.length, 'line has no place in it', 'lines have no place in it'),
      unplaced.map(({ line, text, reason }) => [`Line ${correction.numberOf(line)}`, text, reasons[reason]]),
    ),
    list(
      counted(notesOfReading.length, 'thing was not plain', 'things were not plain'),
      notesOfReading.map(({ line, quote, message }) => [
        line ? `Line ${correction.numberOf(line)}` : '',
        quote ?? '',
        message,
      ]),
    ),
    lineTable(lines, correction, again),
  );
}

/** @param {string} summary @param {[where: string, quote: string, what: string][]} items */
function list(summary, items) {
  if (items.length === 0) return undefined;
  const rows = items.map(([where, quote, what]) =>
    make(
      'li',
      {},
      where ? make('span', { class: 'where' }, `${where}: `) : undefined,
      quote ? make('q', {}, make('bdi', {}, quote)) : undefined,
      quote ? ' ' : undefined,
      make('span', { class: 'quiet' }, what),
    ),
  );
  return make('details', {}, make('summary', {}, summary), make('ul', {}, ...rows));
}
