// A report as a file of one's own: the page of it, the document, or a piece to paste.
import { geometryOf } from './geometry.js';
import { make } from './dom.js';

/** @typedef {import('/pkg/index.js').PublishedReport} PublishedReport */
/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */
/** @typedef {import('/pkg/save.js').SavedVariant} SavedVariant */

/** @type {((document: ReportDocument) => void)[]} */
const listeners = [];

/** Hears of every report that leaves the page, whole or in parts. @param {(document: ReportDocument) => void} listener */
export const onSaved = (listener) => void listeners.push(listener);

/** Says that a report, or a part of it, left the page. @param {ReportDocument} document */
export const tellSaved = (document) => listeners.forEach((listener) => listener(document));

/**
 * @param {PublishedReport} report @param {SavedVariant} [variant]
 * @param {object} [plan] to keep in the file, so that the next edition can be made from it
 */
export async function saveReport(report, variant = 'interactive', plan = undefined) {
  const [{ toSingleFile }, { savedFileName }] = await Promise.all([import('/pkg/save.js'), import('/pkg/export.js')]);
  const page = await toSingleFile(report, { variant, geometry: geometryOf });
  const html = plan === undefined ? page : withPlan(page, plan);
  download(savedFileName(report, variant), 'text/html', html);
  tellSaved(report.document);
}

/** A block of that type is no script to a browser. @param {string} page @param {object} plan */
function withPlan(page, plan) {
  // Without the one letter that could end the block.
  const text = JSON.stringify(plan).replaceAll('<', '\\u003c');
  const end = page.lastIndexOf('</body>');
  return `${page.slice(0, end)}<script type="application/json" id="hr-plan">${text}</script>\n${page.slice(end)}`;
}

/** @param {ReportDocument} report */
export async function saveDocument(report) {
  const { savedFileName } = await import('/pkg/export.js');
  const name = savedFileName(report).replace(/html$/, 'json');
  download(name, 'application/json', `${JSON.stringify(report, undefined, 2)}\n`);
  tellSaved(report);
}

/** @param {string} name @param {string} type @param {BlobPart} content */
export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  make('a', { href: address, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
