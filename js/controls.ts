// What a reader can do with a report on the page: sort its tables, choose its language and what of it is seen, take files
// of it, and keep all that in the address. A script of its own, loaded on demand; it brings its style.
import style from 'style:controls';
import { fileName } from './common/file-name.js';
import { workbookOf } from './controls/sharing.js';
import type { PublishedReport } from './viewer/report.js';

export { Controls, type ControlOptions } from './controls/controls.js';
export { keepAddress } from './controls/permalink.js';

let sheet: CSSStyleSheet | undefined;

/** Gives the document, or the root of a shadow, that an article is in the style of the controls, from when it is there. */
export function styleControls(article: HTMLElement): void {
  // Simulated browsers of tests have no such sheets.
  if (!('adoptedStyleSheets' in document)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    // Policies that take no inline style take it.
    sheet.replaceSync(style);
  }
  const own = sheet;
  const adopt = (): boolean => {
    if (!article.isConnected) return false;
    const root = article.getRootNode() as Document | ShadowRoot;
    if (!root.adoptedStyleSheets.includes(own)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
    return true;
  };
  if (adopt()) return;
  // It has a size once it is in a page.
  const placed = new ResizeObserver(() => adopt() && placed.disconnect());
  placed.observe(article);
}

/**
 * Returns a table of a page as a workbook of one sheet, for pages with menus of their own.
 *
 * @param block that the table is in @param id of the table
 */
export async function workbookFile(report: PublishedReport, block: HTMLElement, id: string) {
  const blob = await workbookOf(report, block);
  const { document, title } = report;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { name: `${fileName({ ...document, title }, id)}.xlsx`, type: blob.type, bytes };
}
