// What an audit looked at, and what follows from it, in words.
import { counted, make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').Audit} Audit */
/** @typedef {import('/pkg/analyst.js').Finding} Finding */

/** @param {number} number */
const figure = (number) => number.toLocaleString('en-US');

/** Returns the remedies that would make the report safe. @param {Audit} audit */
export function remediesOf({ remedies = [] }) {
  if (remedies.length === 0) return [];
  return [
    make('h3', {}, 'What would help'),
    make('ul', {}, ...remedies.map((remedy) => make('li', {}, make('bdi', {}, remedy)))),
  ];
}

/** The counts that can be worked out, the first of them by name. @param {Finding[]} findings */
export function toldOf(findings) {
  const names = findings
    .filter(({ verdict }) => verdict === 'disclosed')
    .map(({ place, label }) => (label ? `${place} › ${label}` : place));
  if (names.length === 0) return 'hidden counts';
  const more = names.length > 5 ? `, and ${figure(names.length - 5)} more` : '';
  return `${names.slice(0, 5).join('; ')}${more}`;
}

/** @param {Audit['examined']} examined */
export function contradictionOf({ documents }) {
  const others = documents.map((title) => `“${title}”`).join(', ');
  const what = others ? `The counts of this report do not fit those of ${others}.` : 'The counts do not fit together.';
  return `${what} If counts were corrected since, let the plan say "earlierEditions": "revised".`;
}

/** Titles, as parts of a sentence. @param {string[]} titles */
const listed = (titles) => titles.flatMap((title) => [make('bdi', {}, title), ', ']).slice(0, -1);

/** Returns the documents that a verdict takes into account beside the report. @param {Audit['examined']} examined */
export function besideOf({ documents }) {
  if (documents.length === 0) return undefined;
  return make('p', { class: 'beside' }, 'Beside what was published before: ', ...listed(documents), '.');
}

/** @type {Record<Audit['examined']['links'][number]['kind'], [one: string, many: string]>} */
const links = {
  sum: ['sum', 'sums'],
  bound: ['bound between counts', 'bounds between counts'],
  'merged-row': ['merged row', 'merged rows'],
  percentage: ['percentage', 'percentages'],
  order: ['pair of sorted rows', 'pairs of sorted rows'],
  edition: ['count of an earlier edition', 'counts of earlier editions'],
};

/** Returns the coverage of the audit. @param {Audit} audit */
export function examinedOf({ examined: { printed, hidden, documents, links: used, notCovered } }) {
  const kinds = used.map(({ kind, number }) => `${figure(number)} ${links[kind][number === 1 ? 0 : 1]}`);
  const connected = kinds.length > 0 ? `, connected by ${kinds.join(', ')}` : '';
  const counts = `${counted(printed, 'printed count')} and ${counted(hidden, 'hidden count')}${connected}.`;
  return [
    make('h3', {}, 'What was examined'),
    make('p', {}, counts, ...(documents.length > 0 ? [' Documents: ', ...listed(documents), '.'] : [])),
    make('p', {}, 'Not covered:'),
    make('ul', {}, ...notCovered.map((what) => make('li', {}, what))),
  ];
}
