// What was hidden in the report, and what is not promised.
import { counted, make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').Audit} Audit */

const treatments = {
  pooled: 'merged into one row',
  masked: 'replaced by words',
  withheld: 'left out, because it could tell a hidden count',
};

export const notAudited = () =>
  make(
    'p',
    { class: 'caution' },
    make('strong', {}, 'The protection of small counts is not yet audited.'),
    ' Nobody has checked whether hidden counts can be worked out from what is printed. ' +
      'Look at every table before you publish it.',
  );

/** @param {Audit} audit */
export function auditOf({ threshold, hidden, proved }) {
  const items = hidden.map(({ place, rows, treatment }) => {
    const labels = rows.flatMap((row) => [make('bdi', {}, row), '; ']).slice(0, -1);
    const colon = labels.length > 0 ? ': ' : undefined;
    return make('li', {}, make('strong', {}, place), colon, ...labels, ' – ', treatments[treatment]);
  });
  const rule =
    threshold > 1 ? `Counts from 1 to ${threshold - 1} are hidden.` : 'The plan lets every count be printed.';
  const proof = proved
    ? 'It was proved that no hidden count can be worked out from the printed ones.'
    : 'It was not proved that no hidden count can be worked out from the printed ones.';
  return make(
    'section',
    { 'aria-labelledby': 'audit-heading' },
    make('h2', { id: 'audit-heading' }, 'What was hidden'),
    notAudited(),
    make('p', {}, `${rule} ${hidden.length > 0 ? proof : ''}`),
    hidden.length > 0
      ? make(
          'details',
          {},
          make(
            'summary',
            {},
            counted(hidden.length, 'place where counts were hidden', 'places where counts were hidden'),
          ),
          make('ul', {}, ...items),
        )
      : make('p', {}, 'Nothing was hidden in this report.'),
  );
}
