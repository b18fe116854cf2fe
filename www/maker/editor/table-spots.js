// The texts of a table that its author can write: its title, the heads of its columns, and the labels of its rows.
import { answersOf } from './answers-of.js';
import { hasAnswers, withPartNamed, withRenamed } from '../plan/answers.js';
import { isAlike, tableOf, tablesOf } from '../plan/edit.js';
import { editedTable } from '../plan/tables.js';
import { withText } from '../plan/texts.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./in-report.js').Wanted} Wanted */
/** @typedef {import('../plan/edit.js').Plan} Plan */
/** @typedef {import('../plan/edit.js').Table} Table */
/** @typedef {(plan: Plan, text: string) => Plan} Change */

/** @param {Element} article @param {string} id of a table */
export const blockOf = (article, id) => article.querySelector(`.hr-block[id$="-table-${CSS.escape(id)}"]`);

/** @param {Session} session @param {Plan} plan in the language that is read @param {Element} article @returns {Wanted[]} */
export function tableSpots(session, plan, article) {
  return tablesOf(plan).flatMap(({ table }) => {
    const { id = '', title = '', finding } = table;
    const block = blockOf(article, id);
    if (!block) return [];
    const element = block.querySelector(':is(h2, h3) bdi');
    // With a finding that is printed, the heading says something else than the title.
    const printed = finding !== undefined && element?.textContent !== title ? 'finding' : 'title';
    /** @type {Wanted} */
    const heading = {
      key: `table.${id}`,
      name: `the title ${title}`,
      element,
      written: (so) => tableOf(so, id)?.[printed],
      change: (so, text) => editedTable(so, id, (draft) => void (draft[printed] = text)),
    };
    return [heading, ...heads(session, plan, block, table), ...rows(session, plan, block, table)];
  });
}

/**
 * The way in which an answer, a range or a column of a question gets another name; nothing where the words are the program's.
 * @param {Session} session @param {Plan} plan @param {string} id of the field @param {string} label @returns {Change | undefined}
 */
function renaming(session, plan, id, label) {
  const field = plan.fields[id];
  if (hasAnswers(field)) {
    const texts = [
      ...(field?.values ?? []).map((value) => value.label),
      ...answersOf(session, id).map(({ text }) => text),
    ];
    return texts.some((text) => isAlike(text, label)) ? (so, text) => withRenamed(so, id, label, text) : undefined;
  }
  for (const list of /** @type {const} */ (['bands', 'columns'])) {
    const place = (field?.[list] ?? []).findIndex((part) => part.label === label);
    if (place >= 0) return (so, text) => withPartNamed(so, id, list, place, text);
  }
  return undefined;
}

/**
 * A label with its pencil, or none. It cannot be left blank.
 * @param {string} key @param {string} name @param {Element} element @param {string} label @param {Change | undefined} change
 * @returns {Wanted[]}
 */
const spot = (key, name, element, label, change) =>
  change
    ? [
        {
          key,
          name: `${name} ${label}`,
          element,
          written: () => label,
          change: (so, text) => (text.trim() === '' ? so : change(so, text.trim())),
        },
      ]
    : [];

/** @param {Session} session @param {Plan} plan @param {Element} block @param {Table} table @returns {Wanted[]} */
function heads(session, plan, block, { id = '', columns, measure = '' }) {
  const all = [...block.querySelectorAll('thead tr:last-child > th[scope=col]')].map((element) => ({
    element,
    label: element.querySelector('bdi')?.textContent ?? '',
  }));
  const unit = plan.measures[measure]?.unit ?? '';
  const seen = new Set(['']);
  return all.flatMap(({ element, label }, place) => {
    // A column of figures and that of their percentages have one name.
    if (seen.has(label)) return [];
    seen.add(label);
    const key = `head.${id}.${place}`;
    if (element.matches('.hr-stub')) {
      const change = (/** @type {Plan} */ so, /** @type {string} */ text) =>
        editedTable(so, id, (draft) => void (draft.stub = text));
      return spot(key, 'the head', element, label, change);
    }
    if (columns) return spot(key, 'the column', element, label, renaming(session, plan, columns.by, label));
    const counts = isAlike(label, unit)
      ? (/** @type {Plan} */ so, /** @type {string} */ text) => withText(so, ['measures', measure, 'unit'], text)
      : undefined;
    return spot(key, 'the unit', element, unit, counts);
  });
}

/** @param {Session} session @param {Plan} plan @param {Element} block @param {Table} table @returns {Wanted[]} */
function rows(session, plan, block, table) {
  const { id = '', by = '', within } = table;
  return [...block.querySelectorAll('tr[data-row]')].flatMap((row, place) => {
    const element = row.querySelector('th bdi');
    const label = element?.textContent ?? '';
    const isPart = row.getAttribute('data-level') !== '0';
    const special = isPart ? undefined : ofTable(table, row.getAttribute('data-role'), label);
    const field = isPart ? within?.field : by;
    if (!element || field === undefined) return [];
    return spot(`row.${id}.${place}`, 'the row', element, label, special ?? renaming(session, plan, field, label));
  });
}

/**
 * The way in which a row that is no answer gets another name: the total, and what the table calls rows.
 * @param {Table} table @param {string | null} role @param {string} label @returns {Change | undefined}
 */
function ofTable({ id = '', small, total }, role, label) {
  /** @type {Record<string, ((draft: Table, text: string) => void) | undefined>} */
  const changes = {
    total: total && ((draft, text) => void (draft.total = { ...draft.total, label: text })),
    'not-specified': (draft, text) => void (draft.notSpecified = text),
    pooled:
      small &&
      ((draft, text) =>
        void (draft.small = { ...draft.small, [label === small.pool ? 'pool' : 'poolWithLarger']: text })),
  };
  const change = changes[role ?? ''];
  return change && ((so, text) => editedTable(so, id, (draft) => change(draft, text)));
}
