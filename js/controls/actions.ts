import { fileName } from '../common/file-name.js';
import type { PublishedReport } from '../viewer/report.js';

/** Actions of the controls of a report that are not of the page alone. */
export interface Actions {
  /** Returns the report that is shown. */
  report: () => PublishedReport;
  chooseLanguage: (language: string) => void;
}

/** Has the controls of an article do what they say, also those that come later. */
export function listen(article: HTMLElement, { report, chooseLanguage }: Actions): void {
  article.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    const { hrLanguage, hrDo, hrCsv, hrView } = button?.dataset ?? {};
    if (hrLanguage !== undefined) chooseLanguage(hrLanguage);
    if (hrDo === 'print') print();
    if (hrDo === 'json') save('json', 'application/json', `${JSON.stringify(report().document, undefined, 2)}\n`);
    if (hrCsv !== undefined) save('csv', 'text/csv', report().csv(hrCsv), hrCsv);
    if (button && hrView !== undefined) view(button, hrView);
  });

  function save(ending: string, type: string, text: string, ...more: string[]): void {
    const { document, title } = report();
    download(`${fileName({ ...document, title }, ...more)}.${ending}`, type, text);
  }
}

/** Shows a table, its chart, or both: what was pressed is what is seen. */
function view(pressed: HTMLElement, wanted: string): void {
  for (const choice of pressed.parentElement?.querySelectorAll('button') ?? []) {
    choice.ariaPressed = String(choice === pressed);
  }
  for (const part of ['table', 'chart']) {
    const shown = pressed.closest('.hr-block')?.querySelector(`:scope > .hr-${part}`);
    // A class and not an attribute: what is hidden on the screen is printed anyway.
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
