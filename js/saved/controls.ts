import { fileName } from '../common/file-name.js';
import type { PublishedReport } from '../viewer/report.js';
import { foldTools } from './menu.js';
import { makeSortable } from './table-sort.js';

/** Shows the controls that the page holds hidden, and has them do what they say. */
export function addControls(
  article: HTMLElement,
  report: PublishedReport,
  chooseLanguage: (language: string) => void,
): void {
  for (const bar of article.querySelectorAll<HTMLElement>('.hr-tools, .hr-controls')) bar.hidden = false;
  onClick(article, '[data-hr-language]', ({ dataset }) => chooseLanguage(dataset.hrLanguage ?? report.language));
  onClick(article, '[data-hr-do="print"]', () => print());
  onClick(article, '[data-hr-do="json"]', () =>
    download(
      `${fileName({ ...report.document, title: report.title })}.json`,
      'application/json',
      `${JSON.stringify(report.document, undefined, 2)}\n`,
    ),
  );
  onClick(article, '[data-hr-csv]', ({ dataset: { hrCsv: id = '' } }) =>
    download(`${fileName({ ...report.document, title: report.title }, id)}.csv`, 'text/csv', report.csv(id)),
  );
  onClick(article, '[data-hr-view]', view);
  article.querySelectorAll<HTMLElement>('.hr-tools').forEach(foldTools);
  for (const table of article.querySelectorAll('table')) makeSortable(table, article.lang);
}

function onClick(within: HTMLElement, selector: string, action: (button: HTMLElement) => void): void {
  for (const button of within.querySelectorAll<HTMLElement>(selector)) {
    button.addEventListener('click', () => action(button));
  }
}

/** Shows a table, its chart, or both: what was pressed is what is seen. */
function view(pressed: HTMLElement): void {
  for (const choice of pressed.parentElement?.querySelectorAll('button') ?? []) {
    choice.ariaPressed = String(choice === pressed);
  }
  const { hrView: wanted } = pressed.dataset;
  for (const part of ['table', 'chart']) {
    const shown = pressed.closest('.hr-block')?.querySelector(`:scope > .hr-${part}`);
    // A class and not an attribute: what is hidden on the screen is printed all the same.
    shown?.classList.toggle('hr-off', wanted !== part && wanted !== 'both');
  }
}

function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
