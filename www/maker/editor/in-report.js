// Words are changed where they stand: each text of the report that its author wrote has a pencil beside it.
import { button, make } from '../../dom.js';
import { asWritten, withNoteText, withParagraphAt, withText } from '../plan/texts.js';
import { hasAnswers, withRenamed } from '../plan/answers.js';
import { figuresOf, tableOf, tablesOf } from '../plan/edit.js';
import { editedTable } from '../plan/tables.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/edit.js').Plan} Plan */

/**
 * A text that can be changed.
 * @typedef {object} Spot
 * @property {string} name what it is, for those who do not see it
 * @property {Element} element where it stands
 * @property {string} written as the plan has it
 * @property {(plan: Plan, text: string) => Plan} change
 */

/** Puts a pencil beside each text of the report that is shown. @param {Session} session @param {Element} article */
export function addPencils(session, article) {
  for (const spot of spotsOf(session.plan, article)) addPencil(session, spot);
}

/** @param {Plan} plan @param {Element} article @returns {Spot[]} */
function spotsOf(plan, article) {
  const { report } = plan;
  const first = (/** @type {string} */ selector) => article.querySelector(selector);
  /** @type {(Spot | undefined)[]} */
  const spots = [
    line(first('.hr-publisher bdi'), 'the publisher', report.publisher, ['report', 'publisher']),
    line(first('h1 bdi'), 'the title', report.title, ['report', 'title']),
    line(first('.hr-subtitle bdi'), 'the line under the title', report.subtitle, ['report', 'subtitle'], false),
    ...paragraphs(article.querySelectorAll('.hr-lead > p'), report.introduction ?? [], 'introduction'),
    ...paragraphs(article.querySelectorAll('.hr-caveat > p'), report.caveat ?? [], 'caveat'),
    ...figures(plan, article),
    ...headings(plan, article),
    ...tables(plan, article),
    ...(report.notes ?? []).map(({ id, text }) => {
      const element = article.querySelector(`[id$="note-${CSS.escape(id)}"] .hr-note-text`);
      return spot(element, 'the note', asWritten(text), (so, written) => withNoteText(so, id, written));
    }),
  ];
  return spots.filter((one) => one !== undefined);
}

/**
 * @param {Element | null | undefined} element @param {string} name @param {string | undefined} written @param {Spot['change']} change
 * @returns {Spot | undefined}
 */
const spot = (element, name, written, change) =>
  element && written !== undefined ? { name, element, written, change } : undefined;

/** @param {Element | null} element @param {string} name @param {string | undefined} written @param {import('../plan/edit.js').Path} path @param {boolean} [isNeeded] */
const line = (element, name, written, path, isNeeded = true) =>
  spot(element, name, written, (plan, text) => withText(plan, path, text, isNeeded));

/** @param {NodeListOf<Element>} elements @param {NonNullable<Plan['report']['introduction']>} texts @param {import('../plan/texts.js').Part} part */
function paragraphs(elements, texts, part) {
  if (elements.length !== texts.length) return [];
  return texts.map((text, place) =>
    spot(elements[place], 'the paragraph', asWritten(text), (plan, written) =>
      withParagraphAt(plan, part, place, written),
    ),
  );
}

/** @param {Plan} plan @param {Element} article */
function figures(plan, article) {
  return figuresOf(plan).map(({ id, label }) => {
    const element = article.querySelector(`[id$="figure-${CSS.escape(id)}"] dt bdi`);
    const change = (/** @type {Plan} */ so, /** @type {string} */ text) => {
      const place = so.report.headline?.findIndex((figure) => figure.id === id) ?? -1;
      return place < 0 ? so : withText(so, ['report', 'headline', place, 'label'], text);
    };
    return spot(element, `the label ${label}`, label, change);
  });
}

/** Sections are known by their first table, for those without any are not shown. @param {Plan} plan @param {Element} article */
function headings(plan, article) {
  return (plan.report.sections ?? []).map((section, place) => {
    const shown = tablesOf(plan).filter((one) => one.section === place);
    const table = shown.map(({ table: { id = '' } }) => blockOf(article, id)).find((block) => block !== null);
    const element = table?.closest('.hr-section')?.querySelector('h2 bdi');
    return spot(element, 'the heading', section.heading, (so, text) =>
      withText(so, ['report', 'sections', place, 'heading'], text, false),
    );
  });
}

/** @param {Element} article @param {string} id of a table */
const blockOf = (article, id) => article.querySelector(`.hr-block[id$="-table-${CSS.escape(id)}"]`);

/** @param {Plan} plan @param {Element} article */
function tables(plan, article) {
  return tablesOf(plan).flatMap(({ table: { id = '', title, by = '' } }) => {
    const block = blockOf(article, id);
    if (!block) return [];
    const heading = block.querySelector(':is(h2, h3) bdi');
    const change = (/** @type {Plan} */ so, /** @type {string} */ text) =>
      editedTable(so, id, (table) => void (table.title = text));
    return [spot(heading, `the title ${title}`, title, change), ...rows(plan, block, id, by)];
  });
}

/** Labels of rows that are answers. @param {Plan} plan @param {Element} block @param {string} id @param {string} by */
function rows(plan, block, id, by) {
  const table = tableOf(plan, id);
  if (!hasAnswers(plan.fields[by]) || table?.within) return [];
  const fixed = [table?.notSpecified, table?.small?.pool, table?.small?.poolWithLarger];
  return [...block.querySelectorAll('tbody th[scope=row] bdi')].map((element) => {
    const label = element.textContent ?? '';
    if (fixed.includes(label)) return undefined;
    return spot(element, `the row ${label}`, label, (so, text) =>
      text.trim() === '' ? so : withRenamed(so, by, label, text.trim()),
    );
  });
}

/** @param {Session} session @param {Spot} spot */
function addPencil(session, { name, element, written, change }) {
  const begin = () => {
    const back = [...element.childNodes];
    const box = make('textarea', { rows: '1', 'aria-label': name, class: 'in-report' });
    box.value = written;
    let isOver = false;
    const end = (/** @type {boolean} */ isKept) => {
      if (isOver) return;
      isOver = true;
      element.replaceChildren(...back);
      pencil.hidden = false;
      if (!isKept || box.value === written) return pencil.focus();
      returnTo = name;
      session.change(change(session.plan, box.value), { said: `Changed ${name}.` });
    };
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') end(false);
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      end(true);
    });
    box.addEventListener('blur', () => end(true));
    pencil.hidden = true;
    element.replaceChildren(box);
    box.focus();
    box.select();
  };
  // Its sign comes from the style sheet, so that headings read as they will be printed.
  const pencil = button('', begin, 'pencil');
  pencil.setAttribute('aria-label', `Change ${name}`);
  pencil.dataset['pencil'] = name;
  element.classList.add('has-pencil');
  element.addEventListener('click', (event) => {
    if (pencil.hidden || (event.target instanceof Element && event.target.closest('a, button'))) return;
    begin();
  });
  if (element.tagName === 'P') element.append(pencil);
  else element.after(pencil);
  if (returnTo === name) {
    returnTo = undefined;
    pencil.focus({ preventScroll: true });
  }
}

/** The text that was changed last: its pencil gets the focus back once the report is made anew. @type {string | undefined} */
let returnTo;
