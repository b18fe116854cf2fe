// What went wrong, where, and what would be right.
import { ReportError } from '/pkg/index.js';
import { make } from '../dom.js';

/** @param {unknown} fault */
export function faultOf(fault) {
  const known = fault instanceof ReportError ? fault : undefined;
  const { details } = known ?? {};
  const problems = details?.problems ?? [];
  if (problems.length > 0) {
    const items = problems.map(({ place, message, remedy }) =>
      make(
        'li',
        {},
        make('bdi', { class: 'where' }, place),
        ': ',
        make('span', { class: 'what' }, message),
        ' ',
        make('span', { class: 'remedy' }, remedy),
      ),
    );
    return make('div', { class: 'fault', role: 'alert' }, make('ul', {}, ...items));
  }
  const where = [
    details?.line ? `Line ${details.line.toLocaleString('en-US')}` : undefined,
    details?.column ? `column “${details.column}”` : undefined,
  ];
  const place = where.filter((part) => part !== undefined).join(', ');
  return make(
    'div',
    { class: 'fault', role: 'alert' },
    make(
      'p',
      {},
      place ? make('span', { class: 'where' }, `${place}: `) : undefined,
      make('span', { class: 'what' }, details?.message ?? known?.message ?? String(fault)),
      details?.remedy ? ` ${details.remedy}` : undefined,
    ),
  );
}
