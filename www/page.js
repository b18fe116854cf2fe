// The page: chooses a report, shows it, and shows what is wrong with one that cannot be shown.
import { mount, ReportError } from '/pkg/index.js';

/** @typedef {import('/pkg/index.js').MountedReport} MountedReport */
/** @typedef {import('/pkg/index.js').Problem} Problem */

const reports = [
  { name: 'missouri-2020', title: 'Missouri 2020' },
  { name: 'missouri-2017', title: 'Missouri Spotlight 2017' },
];

const place = element('report');
const problems = element('problems');
/** @type {MountedReport | undefined} */
let shown;
/** Only the last choice counts, however slowly the one before it arrives. */
let turn = 0;

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/**
 * @param {string} name of the element
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} content
 */
function make(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** @param {URL | File} source where the document is @param {string} name for the reader */
async function show(source, name) {
  const mine = ++turn;
  const stage = document.createElement('div');
  stage.hidden = true;
  place.append(stage);
  try {
    const next = await mount(stage, source, { check: true });
    if (mine !== turn) return next.unmount();
    shown?.unmount();
    shown = next;
    stage.hidden = false;
    place.replaceChildren(stage);
    document.title = `${next.report.title} – hotline-report`;
    tell(checkList(next.problems, name));
  } catch (fault) {
    stage.remove();
    if (mine !== turn) return;
    shown?.unmount();
    shown = undefined;
    place.replaceChildren();
    document.title = 'A report that cannot be shown – hotline-report';
    tell(failure(fault, name));
  }
}

/** @param {HTMLElement | undefined} content */
function tell(content) {
  problems.hidden = !content;
  problems.replaceChildren(...(content ? [content] : []));
}

/** @param {unknown} fault @param {string} name */
function failure(fault, name) {
  const known = fault instanceof ReportError ? fault : undefined;
  const list = known?.problems ?? [];
  const heading = make('h1', {}, 'This report cannot be shown');
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
    make('span', { class: 'what' }, problem.message),
    ' ',
    make('span', { class: 'remedy' }, problem.remedy),
    ' ',
    make('code', {}, problem.pointer || '/'),
  );
}

function showChoice() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  // Links within a report change the address, too, and must not load it again.
  const choice = reports.find((report) => report.name === wanted);
  if (wanted && !choice && shown) return;
  const chosen = choice ?? reports[0];
  if (!chosen) return;
  for (const link of element('choices').querySelectorAll('a')) {
    if (link.hash === `#${chosen.name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  void show(new URL(`/reports/${chosen.name}.json`, location.href), chosen.title);
}

element('choices').append(...reports.map(({ name, title }) => make('li', {}, make('a', { href: `#${name}` }, title))));
element('file').addEventListener('change', async (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const [file] = input.files ?? [];
  if (!file) return;
  for (const link of element('choices').querySelectorAll('a')) link.removeAttribute('aria-current');
  await show(file, file.name);
  // The same file again, once it is mended, is a new choice.
  input.value = '';
  element('main').focus();
});
element('print').addEventListener('click', () => print());
addEventListener('hashchange', showChoice);
showChoice();
