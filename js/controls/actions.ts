import { asReportError } from '../common/errors.js';
import { fileName } from '../common/file-name.js';
import type { PublishedReport } from '../viewer/report.js';
import { idOf, pictureOf, say, share, workbookOf, type Sharing } from './sharing.js';

/** Actions of the controls of a report that are not of the page alone. */
export interface Actions extends Sharing {
  /** Returns the report that is shown. */
  report: () => PublishedReport;
  chooseLanguage: (language: string) => void;
}

/** Has the controls of an article do what they say, also those that come later. */
export function listen(article: HTMLElement, actions: Actions): void {
  const { report, chooseLanguage } = actions;
  article.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    const { hrLanguage, hrDo, hrCsv, hrView } = button?.dataset ?? {};
    const block = button?.closest<HTMLElement>('.hr-block');
    if (hrLanguage !== undefined) chooseLanguage(hrLanguage);
    if (hrDo === 'print') print();
    if (hrDo === 'json') save('json', [`${JSON.stringify(report().document, undefined, 2)}\n`], 'application/json');
    if (hrDo === 'picture' && block) {
      void made(block, 'png', () => pictureOf(report(), block, getComputedStyle(article), actions));
    } else if (hrDo === 'workbook' && block) void made(block, 'xlsx', () => workbookOf(report(), block));
    else if (hrDo !== undefined && block) void share(hrDo, block, report(), actions.linkTo?.(block));
    if (hrCsv !== undefined) save('csv', [report().csv(hrCsv)], 'text/csv', hrCsv);
    if (button && hrView !== undefined) view(button, hrView);
  });

  /** Saves a file of a block, or says why there is none. */
  async function made(block: HTMLElement, ending: string, make: () => Promise<Blob>): Promise<void> {
    try {
      const blob = await make();
      save(ending, [blob], blob.type, idOf(block));
    } catch (fault) {
      say(block, asReportError(fault).message);
    }
  }

  function save(ending: string, parts: BlobPart[], type: string, ...more: string[]): void {
    const { document, title } = report();
    download(`${fileName({ ...document, title }, ...more)}.${ending}`, new Blob(parts, { type }));
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

function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
