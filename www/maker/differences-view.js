// The differences from an edition that was published before, for whoever makes the next.
import { button, choice, make } from '../dom.js';
import { areEditions, differences } from './differences.js';
import { nameOf, publishedBefore } from './earlier.js';
import { hasSentence, sentencesOn, withSentence } from './plan/changes.js';

/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */
/** @typedef {import('./differences.js').Change} Change */

/** Number of rows of a table that are shown. */
const SHOWN = 6;

/** Nothing where no edition is known. @param {import('./editor/session.js').Session} session @param {ReportDocument} report */
export function differencesFrom(session, report) {
  const text = JSON.stringify(report);
  const editions = publishedBefore(session.plan.id).filter(
    (one) => JSON.stringify(one) !== text && areEditions(one, report),
  );
  const latest = editions.length - 1;
  if (latest < 0) return undefined;
  const place = make('div');
  const show = (/** @type {string} */ chosen) => {
    const before = editions[Number(chosen)];
    if (before) place.replaceChildren(...listOf(before, report), ...sentences(session, before, report));
  };
  const options = editions.map((one, at) => /** @type {[string, string]} */ ([String(at), nameOf(one)]));
  const { field } = choice('Compared with', options, String(latest), show);
  show(String(latest));
  return make(
    'section',
    { 'aria-labelledby': 'differences-heading', class: 'differences' },
    make('h2', { id: 'differences-heading' }, 'What is different'),
    field,
    place,
  );
}

/**
 * Sentences about the figures of an earlier edition, for the report.
 * @param {import('./editor/session.js').Session} session @param {ReportDocument} before @param {ReportDocument} report
 */
function sentences(session, before, report) {
  const offered = sentencesOn(session.plan, before, report).filter(({ text }) => !hasSentence(session.plan, text));
  if (offered.length === 0) return [];
  const buttons = offered.map(({ label, text }) =>
    button(`Say in the report how ${label} changed`, () =>
      session.change(withSentence(session.plan, text), {
        said: 'The report has a sentence about it, before the figures.',
      }),
    ),
  );
  return [make('div', { class: 'row' }, ...buttons)];
}

/** @param {ReportDocument} before @param {ReportDocument} report */
function listOf(before, report) {
  const { figures, tables, added, gone } = differences(before, report);
  const parts = [];
  if (figures.length > 0) parts.push(tableOf('Key figures', figures));
  for (const { title, changes, added: more, gone: less } of tables) {
    if (changes.length > 0) parts.push(tableOf(title, changes));
    else parts.push(make('h3', {}, title));
    if (more.length > 0) parts.push(named('New rows: ', more));
    if (less.length > 0) parts.push(named('Rows that are there no more: ', less));
  }
  if (added.length > 0) parts.push(named('New tables: ', added));
  if (gone.length > 0) parts.push(named('Tables that are there no more: ', gone));
  return parts.length > 0 ? parts : [make('p', {}, 'Nothing: all figures are the same.')];
}

/** @param {string} title @param {Change[]} changes the largest first */
function tableOf(title, changes) {
  const rows = changes
    .slice(0, SHOWN)
    .map(({ label, before, now, percent }) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, make('bdi', {}, label)),
        make('td', { class: 'n' }, before),
        make('td', { class: 'n' }, now),
        make('td', { class: 'n' }, percent === undefined ? '' : `${percent > 0 ? '+' : ''}${percent}%`),
      ),
    );
  const heads = ['', 'Before', 'Now', 'Change'].map((head, place) =>
    make(
      'th',
      { scope: 'col', ...(place > 0 ? { class: 'n' } : {}) },
      head || make('span', { class: 'unseen' }, 'What'),
    ),
  );
  const rest = changes.length - rows.length;
  return make(
    'div',
    {},
    make('h3', {}, make('bdi', {}, title)),
    make(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `What is different: ${title}` },
      make('table', { class: 'findings' }, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows)),
    ),
    rest > 0
      ? make('p', { class: 'quiet' }, `And ${rest.toLocaleString('en-US')} more, which changed less.`)
      : undefined,
  );
}

/** @param {string} words @param {string[]} labels */
const named = (words, labels) => make('p', {}, words, make('bdi', {}, labels.join('; ')), '.');
