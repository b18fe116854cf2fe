// Where every row of the file went. Bad rows never vanish.
import { counted, make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').Account} Account */

/** @param {number} number */
const figure = (number) => number.toLocaleString('en-US');

/** @param {number[]} lines @param {number} rows */
function linesOf(lines, rows) {
  const more = rows > lines.length ? ' …' : '';
  return `${lines.length === 1 && !more ? 'line' : 'lines'} ${lines.map(figure).join(', ')}${more}`;
}

/** @param {Account} account */
export function accountOf(account) {
  return make(
    'section',
    { 'aria-labelledby': 'account-heading' },
    make('h2', { id: 'account-heading' }, 'Where every row went'),
    rowTable(account),
    ...measures(account),
    ...notes(account),
  );
}

/** @param {Account} account */
function rowTable({ rows, inScope, told }) {
  const parts = told.filter(isOfRows).map(({ message, rows: count, lines, example }) => {
    const quoted = example === undefined ? [] : [': ', make('q', {}, make('bdi', {}, example))];
    const where = make('span', { class: 'quiet' }, ` (${linesOf(lines, count)}`, ...quoted, ')');
    return line(message.replace(/\.$/, ''), count, lines.length === 0 ? undefined : where);
  });
  const total = line('Rows in the file', rows);
  total.className = 'total';
  const heads = [make('th', { scope: 'col' }, 'What became of them'), make('th', { scope: 'col', class: 'n' }, 'Rows')];
  return make(
    'table',
    { class: 'account' },
    make('caption', { class: 'unseen' }, 'Where every row went'),
    make('thead', {}, make('tr', {}, ...heads)),
    make('tbody', {}, line('In this report', inScope), ...parts, total),
  );
}

const leftOutReasons = {
  preamble: 'Above the table',
  'further-heading': 'A further row of headings',
  'repeated-heading': 'The heading again',
  total: 'A total of other rows',
  footer: 'A remark below the table',
  'other-table': 'Part of another table',
};

/**
 * Lists the lines at the beginning of a file that are not records.
 *
 * @param {import('/pkg/analyst.js').LeftOut[]} all
 */
export function leftOut(all) {
  return all.map(({ reason, rows, lines, example }) => {
    const where = `${leftOutReasons[reason]}, left out (${linesOf(lines, rows)}): `;
    return make('p', { class: 'quiet' }, where, make('q', {}, make('bdi', {}, example)));
  });
}

/** @param {string} label @param {number} count @param {Node} [more] */
function line(label, count, more) {
  return make('tr', {}, make('th', { scope: 'row' }, label, more), make('td', { class: 'n' }, figure(count)));
}

/** @param {Account} account */
function measures({ measures: all }) {
  return all.map(({ unit, rows, notMeeting }) => {
    const left = notMeeting > 0 ? `; ${counted(notMeeting, 'row does', 'rows do')} not meet the plan’s conditions` : '';
    const name = make('strong', {}, unit.charAt(0).toUpperCase() + unit.slice(1));
    return make('p', {}, name, ` are counted from ${counted(rows, 'row')} of this report${left}.`);
  });
}

/** Returns whether something is told of rows that the table adds up. @param {Account['told'][number]} told */
const isOfRows = ({ kind }) => kind === 'failed' || kind === 'excluded';

/** @param {Account} account */
function notes({ told }) {
  const items = told
    .filter((one) => !isOfRows(one))
    .map(({ message, rows, lines, example, needsConsent }) => {
      const where =
        lines.length === 0 ? '' : ` (${rows > 1 ? `${counted(rows, 'time')}, ` : ''}${linesOf(lines, rows)})`;
      const text = make('bdi', {}, message);
      const quoted = example === undefined ? [] : [' ', make('q', {}, make('bdi', {}, example))];
      return make('li', {}, needsConsent ? make('strong', {}, text) : text, ...quoted, where);
    });
  if (items.length === 0) return [];
  return [make('h3', {}, 'What else was noticed'), make('ul', {}, ...items)];
}
