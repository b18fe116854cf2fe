// Shows a report, or what is wrong with one that cannot be shown.
import { mount, ReportError } from '/pkg/index.js';
import { button, element, make } from './dom.js';
import { addBlockMenus, reportMenu } from './downloads.js';
import { geometryOf } from './geometry.js';
import { withLanguageNames } from './language-names.js';
import { saveReport } from './save.js';

/** @typedef {import('/pkg/index.js').MountedReport} MountedReport */
/** @typedef {import('/pkg/index.js').Problem} Problem */

const place = element('report');
const problems = element('problems');
const saveButton = /** @type {HTMLButtonElement} */ (element('save'));
/** @type {MountedReport | undefined} */
let shown;
/** @type {((article: Element) => void)[]} */
const listeners = [];
/** Hears of every report that is shown. @param {(article: Element) => void} listener */
export const onShown = (listener) => void listeners.push(listener);

/** Only the last choice counts, however slowly the one before it arrives. */
let turn = 0;
/** The language that the reader chose last. @type {string | undefined} */
let language;

/**
 * @param {Parameters<typeof mount>[1]} source where the document is
 * @param {string} name for the reader
 * @param {{check?: boolean, sample?: string}} [options] `sample`: its name in the address, which then keeps how it is shown
 */
export async function show(source, name, { check = true, sample } = {}) {
  const mine = ++turn;
  const stage = make('div', { hidden: true });
  place.append(stage);
  try {
    const permalink = sample && `#${sample}`;
    const next = await mount(stage, source, { check, geometry: geometryOf, permalink, language });
    if (mine !== turn) return next.unmount();
    shown?.unmount();
    shown = next;
    addBlockMenus(next.article, next.report);
    const menu = reportMenu(
      next.report,
      button('Embed', () => void embedShown()),
    );
    const read = async (/** @type {string} */ tag) => {
      language = tag;
      await show(source, name, { check, ...(sample === undefined ? {} : { sample }) });
      /** @type {HTMLElement | null} */ (place.querySelector('.languages [aria-pressed="true"]'))?.focus();
    };
    menu.append(...languagesOf(next.report, read));
    stage.prepend(menu);
    stage.hidden = false;
    place.replaceChildren(stage);
    document.title = `${next.report.title} – hotline-report`;
    tell(checkList(next.problems, name));
    saveButton.disabled = false;
    listeners.forEach((listener) => listener(next.article));
  } catch (fault) {
    stage.remove();
    if (mine !== turn) return;
    clear('A report that cannot be shown');
    tell(failure(fault, name));
  }
}

/**
 * Languages to read a report in, where there are several.
 * @param {import('/pkg/index.js').PublishedReport} report @param {(tag: string) => Promise<void>} read
 */
function languagesOf({ languages, language: shownIn }, read) {
  if (languages.length < 2) return [];
  const choices = languages.map((tag) => {
    const choice = button(
      new Intl.DisplayNames([tag], { type: 'language' }).of(tag.split('-')[0] ?? tag) ?? tag,
      () => void read(tag),
    );
    choice.lang = tag;
    choice.setAttribute('aria-pressed', String(tag === shownIn));
    return choice;
  });
  return [make('div', { class: 'languages', role: 'group', 'aria-label': 'Language of the report' }, ...choices)];
}

/**
 * Saves what is shown as one file.
 * @param {import('/pkg/save.js').SavedVariant} [variant] @param {object} [plan] to keep in the file
 */
export async function saveShown(variant, plan) {
  if (!shown) return;
  try {
    await saveReport(shown.report, variant, plan);
  } catch (fault) {
    tell(failure(fault, shown.report.title, 'This report cannot be saved'));
  }
}
saveButton.addEventListener('click', () => saveShown());

/** Gives the tags for what is shown in a site of one's own. */
export async function embedShown() {
  if (!shown) return;
  const { report } = shown;
  try {
    const { openEmbed } = await import('./embed/dialog.js');
    await openEmbed(report);
  } catch (fault) {
    tell(failure(fault, report.title, 'This report cannot be embedded'));
  }
}

export const isShown = () => shown !== undefined;

/** Takes the report off the page. @param {string} title of the page without it */
export function clear(title) {
  turn += 1;
  shown?.unmount();
  shown = undefined;
  saveButton.disabled = true;
  place.replaceChildren();
  tell(undefined);
  document.title = `${title} – hotline-report`;
}

/** @param {HTMLElement | undefined} content */
function tell(content) {
  problems.hidden = !content;
  problems.replaceChildren(...(content ? [content] : []));
}

/** @param {unknown} fault @param {string} name @param {string} [title] */
function failure(fault, name, title = 'This report cannot be shown') {
  const known = fault instanceof ReportError ? fault : undefined;
  const list = known?.problems ?? [];
  const heading = make('h1', {}, title);
  const count = list.length === 1 ? 'One thing is' : `${list.length} things are`;
  const message = list.length > 0 ? `${count} wrong with ${name}.` : (known?.message ?? String(fault));
  return make('section', { role: 'alert' }, heading, make('p', {}, message), ...listOf(list));
}

/** @param {readonly Problem[]} found @param {string} name */
function checkList(found, name) {
  if (found.length === 0) return undefined;
  const summary = make('summary', {}, `What the check of ${name} found (${found.length})`);
  return make('details', { class: 'check' }, summary, ...listOf(found));
}

/** @param {readonly Problem[]} list */
function listOf(list) {
  if (list.length === 0) return [];
  const weight = { error: 0, contradiction: 1, advice: 2 };
  const sorted = list.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
  return [make('ol', {}, ...sorted.map(item))];
}

/** @param {Problem} problem */
function item(problem) {
  const where = [problem.table, problem.row, problem.field].filter((part) => part !== undefined).join(' › ');
  return make(
    'li',
    { class: `severity-${problem.severity}` },
    ...(where ? [make('bdi', { class: 'where' }, where), ': '] : []),
    make('span', { class: 'what' }, withLanguageNames(problem.message)),
    ' ',
    make('span', { class: 'remedy' }, problem.remedy),
    ' ',
    make('code', {}, problem.pointer || '/'),
  );
}
