// Where every row of the file went. Bad rows never vanish.
import { counted, make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').Account} Account */

const exclusions = {
  'no-date': 'Left out: no date that could be read',
  'other-period': 'Left out: of another period',
  'no-jurisdiction': 'Left out: no jurisdiction given',
  'other-jurisdiction': 'Left out: of another jurisdiction',
  filtered: 'Left out: does not meet the conditions',
};

const failures = {
  'too-few-fields': 'Could not be read: fewer fields than the header',
  'too-many-fields': 'Could not be read: more fields than the header',
  'unclosed-quote': 'Could not be read: a quote that never ends',
  'too-long': 'Could not be read: longer than any record can be',
  'not-an-object': 'Could not be read: no object of plain values',
};

const reasons = {
  'no-day': 'no day',
  'no-number': 'no number',
  'no-band': 'a number that belongs to no band',
  'neither-yes-nor-no': 'neither yes nor no',
  'not-listed': 'not listed in the plan',
};

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
function rowTable({ rows, inScope, excluded, failed }) {
  const parts = [
    line('In this report', inScope),
    ...excluded.map(({ reason, rows: count }) => line(exclusions[reason], count)),
    ...failed.map(({ kind, rows: count, lines, example }) =>
      line(
        failures[kind],
        count,
        make('span', { class: 'quiet' }, ` (${linesOf(lines, count)}: `, make('q', {}, make('bdi', {}, example)), ')'),
      ),
    ),
  ];
  const total = line('Rows in the file', rows);
  total.className = 'total';
  const heads = [make('th', { scope: 'col' }, 'What became of them'), make('th', { scope: 'col', class: 'n' }, 'Rows')];
  return make(
    'table',
    { class: 'account' },
    make('caption', { class: 'unseen' }, 'Where every row went'),
    make('thead', {}, make('tr', {}, ...heads)),
    make('tbody', {}, ...parts, total),
  );
}

/** @param {string} label @param {number} count @param {Node} [more] */
function line(label, count, more) {
  return make('tr', {}, make('th', { scope: 'row' }, label, more), make('td', { class: 'n' }, figure(count)));
}

/** @param {Account} account */
function measures({ measures: all }) {
  return all.map(({ unit, rows, notMeeting, withoutName, conflicts }) => {
    const left = [
      notMeeting > 0 ? `${counted(notMeeting, 'row does', 'rows do')} not meet the plan’s conditions` : '',
      withoutName > 0 ? `${counted(withoutName, 'row names', 'rows name')} none of them` : '',
      ...conflicts.map(
        ([label, units]) => `for ${figure(units)} of them rows disagree about “${label}”, and the first one counts`,
      ),
    ].filter(Boolean);
    const from = `from ${counted(rows, 'row')} of this report`;
    return make(
      'p',
      {},
      make('strong', {}, capital(unit)),
      ` are counted ${from}${left.map((one) => `; ${one}`).join('')}.`,
    );
  });
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {Account} account */
function notes({ unread, unmatchedPlaces, warnings }) {
  const items = [
    ...unread.map(({ field, column, reason, commonest, values, rows, lines }) => {
      const said = commonest.flatMap(([value, count]) => [
        ', ',
        make('q', {}, make('bdi', {}, value)),
        ...(values > 1 ? [` ${figure(count)}`] : []),
      ]);
      const left = values - commonest.length;
      const others = left > 0 ? ` and ${counted(left, 'other value')}` : '';
      const where = `${counted(rows, 'row')}, ${linesOf(lines, rows)}`;
      const end = `${others} in column “${column}”: ${reasons[reason]}, so not counted as an answer (${where}).`;
      return make('li', {}, make('strong', {}, field), ': ', ...said.slice(1), end);
    }),
    ...unmatchedPlaces.map((name) =>
      make('li', {}, 'No map knows the place ', make('q', {}, make('bdi', {}, name)), '.'),
    ),
    ...warnings.map(({ message, line: number, count }) => {
      const where = [number === null ? '' : `line ${figure(number)}`, count > 1 ? `${figure(count)} times` : ''];
      const said = where.filter(Boolean).join(', ');
      return make('li', {}, `${message}${said ? ` (${said})` : ''}`);
    }),
  ];
  if (items.length === 0) return [];
  return [make('h3', {}, 'What else was noticed'), make('ul', {}, ...items)];
}
