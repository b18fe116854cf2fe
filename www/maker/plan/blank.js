// A plan that makes nothing yet: the file's rows are counted, and that is all.
import { wordsFor } from './words.js';

/** @typedef {import('./edit.js').Plan} Plan */

/** @param {string} [language] @returns {Plan} */
export function blankPlan(language = 'en-US') {
  const words = wordsFor({ language });
  return {
    version: 1,
    id: 'my-report',
    name: words.title.replace(/ \S*\{.*$/, ''),
    language,
    fields: {},
    measures: { records: { unit: words.records } },
    report: {
      title: words.title,
      publisher: words.publisher,
      everywhere: words.everywhere,
      headline: [
        { id: 'records', label: words.records.slice(0, 1).toUpperCase() + words.records.slice(1), measure: 'records' },
      ],
      sections: [],
      notes: [],
    },
    protection: { preset: 'hotline' },
  };
}
