// Words are changed where they are: each text of the report that its author wrote has a pencil beside it.
import { button, make } from '../../dom.js';
import { asWritten, withNoteText, withParagraphAt, withText } from '../plan/texts.js';
import { blockOf, tableSpots } from './table-spots.js';
import { tablesOf, valueAt } from '../plan/edit.js';
import { inOneLanguage } from '../plan/languages.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/edit.js').Plan} Plan */

/**
 * A text that can be changed.
 * @typedef {object} Spot
 * @property {string} key by which it is found again once the report is made anew
 * @property {string} name what it is, for those who do not see it
 * @property {Element} element where it is
 * @property {(plan: Plan) => string | undefined} written as the plan has it
 * @property {(plan: Plan, text: string) => Plan} change
 */

/** Puts a pencil beside each text of the report that is shown, for its language. @param {Session} session @param {Element} article */
export function addPencils(session, article) {
  const tag = article.getAttribute('lang') || session.plan.language;
  for (const spot of spotsOf(session, inOneLanguage(session.whole, tag), article)) addPencil(session, tag, spot);
}

/** @param {Session} session @param {Plan} plan @param {Element} article @returns {Spot[]} */
function spotsOf(session, plan, article) {
  const first = (/** @type {string} */ selector) => article.querySelector(selector);
  const all = [
    line(first('.hr-publisher bdi'), 'the publisher', ['report', 'publisher']),
    line(first('h1 bdi'), 'the title', ['report', 'title']),
    line(first('.hr-subtitle bdi'), 'the line under the title', ['report', 'subtitle'], false),
    ...paragraphs(article.querySelectorAll('.hr-lead > p'), plan, 'introduction'),
    ...paragraphs(article.querySelectorAll('.hr-caveat > p'), plan, 'caveat'),
    ...figures(plan, article),
    ...headings(plan, article),
    ...tableSpots(session, plan, article),
    ...notes(plan, article),
    ...footer(plan, article),
  ];
  return all.flatMap(({ element, ...spot }) =>
    element && spot.written(plan) !== undefined ? [{ element, ...spot }] : [],
  );
}

/** @typedef {Omit<Spot, 'element'> & {element: Element | null | undefined}} Wanted a text that may not be shown */

/** @param {Element | null} element @param {string} name @param {import('../plan/edit.js').Path} path @param {boolean} [isNeeded] @returns {Wanted} */
const line = (element, name, path, isNeeded = true) => ({
  key: path.join('.'),
  name,
  element,
  written: (plan) => valueAt(plan, path),
  change: (plan, text) => withText(plan, path, text, isNeeded),
});

/** @param {NodeListOf<Element>} elements @param {Plan} plan @param {import('../plan/texts.js').Part} part @returns {Wanted[]} */
function paragraphs(elements, plan, part) {
  const texts = plan.report[part] ?? [];
  if (elements.length !== texts.length) return [];
  return texts.map((_, place) => ({
    key: `${part}.${place}`,
    name: 'the paragraph',
    element: elements[place],
    written: ({ report }) => asWritten(report[part]?.[place]),
    change: (so, text) => withParagraphAt(so, part, place, text),
  }));
}

/** @param {Plan} plan @param {Element} article @returns {Wanted[]} */
function figures(plan, article) {
  return (plan.report.headline ?? []).map(({ id, label }, place) =>
    line(article.querySelector(`[id$="figure-${CSS.escape(id)}"] dt bdi`), `the label ${label}`, [
      'report',
      'headline',
      place,
      'label',
    ]),
  );
}

/** Sections are known by their first table, for those without any are not shown. @param {Plan} plan @param {Element} article @returns {Wanted[]} */
function headings(plan, article) {
  return (plan.report.sections ?? []).map(({ heading }, place) => {
    const shown = tablesOf(plan).filter((one) => one.section === place);
    const block = shown.map(({ table: { id = '' } }) => blockOf(article, id)).find((one) => one !== null);
    const element = block?.closest('.hr-section')?.querySelector('h2 bdi') ?? null;
    return line(heading === undefined ? null : element, 'the heading', ['report', 'sections', place, 'heading'], false);
  });
}

/** @param {Plan} plan @param {Element} article @returns {Wanted[]} */
const notes = (plan, article) =>
  (plan.report.notes ?? []).map(({ id }) => ({
    key: `note.${id}`,
    name: 'the note',
    element: article.querySelector(`[id$="note-${CSS.escape(id)}"] .hr-note-text`),
    written: ({ report }) => asWritten(report.notes?.find((note) => note.id === id)?.text),
    change: (so, text) => withNoteText(so, id, text),
  }));

/** @param {Plan} plan @param {Element} article @returns {Wanted[]} */
function footer({ report }, article) {
  const shown = [...article.querySelectorAll('.hr-footer bdi')];
  const paths = [['source'], ['citation'], ['imprint', 'contact'], ['imprint', 'licence']].filter(
    (path) => valueAt(report, path) !== undefined,
  );
  if (shown.length !== paths.length) return [];
  return paths.map((path, place) => line(shown[place] ?? null, `the ${path.at(-1)}`, ['report', ...path], false));
}

/** @param {Session} session @param {string} tag the language that is shown @param {Spot} spot */
function addPencil(session, tag, { key, name, element, written, change }) {
  // Its sign comes from the style sheet, so that headings read as they will be printed.
  const pencil = button('', () => write(session, tag, { key, name, element, written, change }, pencil), 'pencil');
  pencil.setAttribute('aria-label', `Change ${name}`);
  element.classList.add('has-pencil');
  element.addEventListener('click', (event) => {
    const isOther = event.target instanceof Element && event.target.closest('a, button, textarea');
    if (!pencil.hidden && !isOther) pencil.click();
  });
  // A head may hold the button that sorts by it, and no button holds another.
  if (element.matches('p, th')) element.append(pencil);
  else element.after(pencil);
  if (returnTo !== key) return;
  returnTo = undefined;
  pencil.focus({ preventScroll: true });
}

/** Lets the author write in place of a text: Enter keeps it, Escape does not. @param {Session} session @param {string} tag @param {Spot} spot @param {HTMLElement} pencil */
function write(session, tag, { key, name, element, written, change }, pencil) {
  const plan = () => inOneLanguage(session.whole, tag);
  const before = written(plan()) ?? '';
  const shown = [...element.childNodes];
  const box = make('textarea', { rows: '1', 'aria-label': name, class: 'in-report' });
  box.value = before;
  let isOver = false;
  const end = (/** @type {boolean} */ isKept, /** @type {boolean} */ byKey) => {
    if (isOver) return;
    isOver = true;
    element.replaceChildren(...shown);
    pencil.hidden = false;
    if (byKey) pencil.focus({ preventScroll: true });
    if (!isKept || box.value === before) return;
    if (byKey) returnTo = key;
    session.changeIn(tag, change(plan(), box.value), { said: `Changed ${name}.` });
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end(false, true);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    end(true, true);
  });
  box.addEventListener('blur', () => end(true, false));
  pencil.hidden = true;
  element.replaceChildren(box);
  box.focus();
  box.select();
}

/** The text that was changed last by keys: its pencil gets the focus back once the report is made anew. @type {string | undefined} */
let returnTo;
