// Invented records are labelled as such wherever anything of them is shown.
import { make } from '../dom.js';

/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */

const words = 'Invented records: they stand for nobody.';

export const invented = {
  rows: 50_000,
  name: 'invented-records.csv',
  notice: () => make('p', { class: 'invented' }, make('strong', {}, words)),
};

/** @param {string} name of a file */
export const isInvented = (name) => name === invented.name;

/** The report with the label in it, so that it stays where the document goes. @param {ReportDocument} report */
export function label(report) {
  const subtitle = report.subtitle === undefined ? words : `${words} ${report.subtitle}`;
  return { ...report, subtitle, source: words, caveat: [[{ strong: words }], ...(report.caveat ?? [])] };
}
