import type { PublishedReport } from './report.js';
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
    download(`${fileName(report)}.json`, 'application/json', `${JSON.stringify(report.document, undefined, 2)}\n`),
  );
  onClick(article, '[data-hr-csv]', ({ dataset: { hrCsv: id = '' } }) =>
    download(`${fileName(report)}-${id}.csv`, 'text/csv', report.csv(id)),
  );
  onClick(article, '[data-hr-view]', toggle);
  for (const table of article.querySelectorAll('table')) makeSortable(table, article.lang);
}

function onClick(within: HTMLElement, selector: string, action: (button: HTMLElement) => void): void {
  for (const button of within.querySelectorAll<HTMLElement>(selector)) {
    button.addEventListener('click', () => action(button));
  }
}

/** Shows or hides a table or a chart. Of the two one is always seen: hiding the last shows the other. */
function toggle(pressed: HTMLElement): void {
  const views = [...(pressed.parentElement?.querySelectorAll<HTMLElement>('[data-hr-view]') ?? [])];
  const isOn = (view: HTMLElement) => view.ariaPressed === 'true';
  const set = (view: HTMLElement, on: boolean) => {
    view.ariaPressed = String(on);
    const shown = view.closest('.hr-block')?.querySelector(`:scope > .hr-${view.dataset.hrView}`);
    // A class and not an attribute: what is hidden on the screen is printed all the same.
    shown?.classList.toggle('hr-off', !on);
  };
  set(pressed, !isOn(pressed));
  if (!views.some(isOn)) views.filter((view) => view !== pressed).forEach((view) => set(view, true));
}

/** From what the report is called and when it begins. */
function fileName({ document: { title, period } }: PublishedReport): string {
  const words = `${title} ${period.start ?? ''}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['report'];
  return words.join('-');
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
