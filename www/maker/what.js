// What a file is that somebody drops: records, a map, a plan, a report, a saved report, or the record of how one was made.
import { isMade } from './geometries.js';
import { isPdf } from './pdf.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */

/**
 * @typedef {{kind: 'pdf'} | {kind: 'records'} | {kind: 'cells'} | {kind: 'geometry', json: unknown} | {kind: 'plan', plan: Plan, text: string, mapping?: Mapping}
 *   | {kind: 'report', document: ReportDocument, plan: Plan | undefined}} What
 */

/** No plan and no report is larger, in bytes. */
const LARGEST = 50e6;

/** @param {File} file @returns {Promise<What>} */
export async function whatIs(file) {
  if (await isPdf(file)) return { kind: 'pdf' };
  if (/^\uFEFF?"?confidential_hotline_report_cells/i.test(await file.slice(0, 64).text())) return { kind: 'cells' };
  if (file.size > LARGEST) return { kind: 'records' };
  const start = (await file.slice(0, 4096).text()).replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('{')) return ofJson(await file.text());
  if (/^<(!doctype|html)/i.test(start)) return ofPage(await file.text());
  return { kind: 'records' };
}

/** @param {string} text @returns {What} */
function ofJson(text) {
  const found = parsed(text.replace(/^\uFEFF/, ''));
  if (!isObject(found)) return { kind: 'records' };
  if (isMade(found) || ['FeatureCollection', 'Topology'].includes(String(found['type'])))
    return { kind: 'geometry', json: found };
  if (isPlan(found)) return { kind: 'plan', plan: found, text };
  if (isPlan(found['plan'])) {
    const mapping = isObject(found['mapping']) ? { mapping: /** @type {Mapping} */ (found['mapping']) } : {};
    return { kind: 'plan', plan: found['plan'], text: JSON.stringify(found['plan'], undefined, 2), ...mapping };
  }
  return isDocument(found) ? { kind: 'report', document: found, plan: undefined } : { kind: 'records' };
}

/** A saved report holds its document, and its plan if that was kept. @param {string} text @returns {What} */
function ofPage(text) {
  // As it is written: a `<` in the data is escaped, and a policy may forbid to parse the page of somebody else.
  const blocks = [...text.matchAll(/<script\b([^>]*)>([^<]*)<\/script>/gi)];
  const block = (/** @type {string} */ id) =>
    parsed(blocks.find(([, attributes = '']) => new RegExp(`\\bid=["']?${id}\\b`).test(attributes))?.[2] ?? '');
  const [document, plan] = [block('hr-document'), block('hr-plan')];
  if (!isDocument(document)) return { kind: 'records' };
  return { kind: 'report', document, plan: isPlan(plan) ? plan : undefined };
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is Plan} */
const isPlan = (value) =>
  isObject(value) && isObject(value['fields']) && isObject(value['measures']) && isObject(value['report']);

/** @param {unknown} value @returns {value is ReportDocument} */
const isDocument = (value) =>
  isObject(value) &&
  // A text, or one by language.
  (typeof value['title'] === 'string' || isObject(value['title'])) &&
  isObject(value['jurisdiction']) &&
  'period' in value;
