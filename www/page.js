// The page: chooses between the sample reports, a report from a file, and making one.
import { element, make } from './dom.js';
import { isShown, show } from './report-view.js';
import { home, source } from './resources.js';
import { closeMaker, openMaker } from './maker/maker.js';

const reports = [
  { name: 'missouri-2020', title: 'Missouri 2020' },
  { name: 'missouri-2017', title: 'Missouri Spotlight 2017' },
];
const maker = { name: 'make', title: 'Make a report' };

async function showChoice() {
  const address = decodeURIComponent(location.hash.slice(1));
  const wanted = address || home;
  const choice = reports.find((report) => report.name === wanted);
  if (wanted === maker.name) {
    mark(maker.name);
    return openMaker();
  }
  // Links within a report change the address, too, and must not load it again.
  if (address && !choice && isShown()) return;
  const chosen = choice ?? reports[0];
  if (!chosen) return;
  mark(chosen.name);
  closeMaker();
  await show(await source(`/reports/${chosen.name}.json`), chosen.title);
}

/** @param {string | undefined} name of what is open */
function mark(name) {
  for (const link of element('choices').querySelectorAll('a')) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

element('choices').append(
  ...[...reports, maker].map(({ name, title }) => make('li', {}, make('a', { href: `#${name}` }, title))),
);
element('file').addEventListener('change', async (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const [file] = input.files ?? [];
  if (!file) return;
  mark(undefined);
  closeMaker();
  // So that every entry of the bar can be chosen again.
  history.replaceState(null, '', location.pathname);
  await show(file, file.name);
  // The same file again, once it is mended, is a new choice.
  input.value = '';
  element('main').focus();
});
element('print').addEventListener('click', () => print());
addEventListener('hashchange', () => void showChoice());
void showChoice();
