// The page: chooses between the sample reports, a report from a file, and making one.
import { element } from './dom.js';
import { isShown, show } from './report-view.js';
import { home, source } from './resources.js';

/** Links of the bar: reports, and making one. */
const links = [...element('choices').querySelectorAll('a')];
const choices = links.map(({ hash, textContent }) => ({ name: hash.slice(1), title: textContent ?? '' }));
const maker = 'make';
const reports = choices.filter(({ name }) => name !== maker);
/**
 * Module that makes reports: readers of a report never load it.
 * @type {typeof import('./maker/maker.js') | undefined}
 */
let making;

async function loadMaker() {
  making ??= await import('./maker/maker.js');
  return making;
}

/** Subject of the address: a report of the bar, making one, or a place in what is shown; the rest is how it is shown. */
const named = () => decodeURIComponent(location.hash.slice(1).split('&')[0] ?? '');

async function showChoice() {
  const address = named();
  const wanted = address || home;
  const choice = reports.find((report) => report.name === wanted);
  if (wanted === maker) {
    mark(maker);
    const { openMaker } = await loadMaker();
    // Who went on meanwhile is not brought back.
    if (address === named()) openMaker();
    return;
  }
  // Links within a report change the address, too, and must not load it again.
  if (address && !choice && isShown()) return;
  const chosen = choice ?? reports[0];
  if (!chosen) return;
  mark(chosen.name);
  making?.closeMaker();
  await show(await source(`/reports/${chosen.name}.json`), chosen.title, { sample: chosen.name });
}

/** @param {string | undefined} name of what is open */
function mark(name) {
  for (const link of links) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

element('file').addEventListener('change', async (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const [file] = input.files ?? [];
  if (!file) return;
  // The same file again, once it is mended, is a new choice.
  input.value = '';
  await open(file);
  element('main').focus();
});

/** Shows a report; goes on with records, a plan or a PDF where a report is made. @param {File} file */
async function open(file) {
  const { whatIs } = await import('./maker/what.js');
  const what = await whatIs(file);
  // What is neither a plan nor rows is shown with what is wrong with it as a report.
  const isRows = !/\.json$/i.test(file.name) || /^\uFEFF?\s*\[\s*\{/.test(await file.slice(0, 1024).text());
  const isReport = what.kind === 'report' || (what.kind === 'records' && !isRows);
  // So that every entry of the bar can be chosen again.
  history.replaceState(null, '', isReport ? location.pathname : `${location.pathname}#${maker}`);
  mark(isReport ? undefined : maker);
  if (!isReport) return (await loadMaker()).makeFrom(file);
  making?.closeMaker();
  await show(what.kind === 'report' ? what.document : file, file.name);
}

// The address of the page names the report, so the link does not change it.
element('skip').addEventListener('click', (event) => {
  event.preventDefault();
  element('main').focus();
});
element('print').addEventListener('click', () => print());
addEventListener('hashchange', () => void showChoice());
void showChoice();
