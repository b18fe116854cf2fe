// The order of the pages, and their short names in the list of contents.

/** Files by their path in the repository, without those that only a link of another page leads to. */
export const contents = {
  Start: { 'README.md': 'Overview' },
  'Make a report': {
    'docs/tutorial-analyst.md': 'Tutorial for analysts',
    'docs/draft.md': 'Drafting a plan',
    'docs/plans.md': 'Plans',
    'docs/reading.md': 'Which rows are records',
    'docs/reading-values.md': 'What values mean',
    'docs/published-text.md': 'Text of a published report',
    'docs/warehouse.md': 'Records in a database',
    'docs/command-line.md': 'The command line',
  },
  'Protect people': {
    'docs/protection-for-directors.md': 'For those who sign',
    'docs/protection.md': 'Model and guarantees',
  },
  'Read a report': {
    'docs/tutorial-reader.md': 'For readers',
    'docs/exports.md': 'Files for other programs',
  },
  'Publish it': {
    'docs/saved-report.md': 'One file',
    'docs/embedding.md': 'In your site',
    'docs/element.md': 'The element',
    'docs/hosting.md': 'Hosting and policies',
    'docs/bars-in-rows.md': 'Bars in the rows',
    'docs/weights.md': 'Weights',
  },
  'Use it in code': {
    'docs/javascript.md': 'Tutorial for developers',
    'docs/api.md': 'API reference',
    'docs/document.md': 'The document',
    'docs/errors.md': 'Errors',
    'docs/package.md': 'The package on npm',
    'docs/migration.md': 'Changed names',
  },
  'The project': {
    'CONTRIBUTING.md': 'Contributing',
    'docs/adding-a-language.md': 'Adding a language',
    'docs/glossary.md': 'Glossary',
    'docs/decisions.md': 'Decisions',
    'CHANGELOG.md': 'Changes',
    '.github/SECURITY.md': 'Security',
  },
};

/** Chapter of pages that are nowhere above: a new file of docs/ is found at once. */
const last = 'The project';

/**
 * The contents with the pages that they do not name.
 * @param {{path: string, title: string}[]} pages
 * @returns {{group: string, entries: {path: string, label: string}[]}[]}
 */
export function grouped(pages) {
  const named = new Set(Object.values(contents).flatMap((labels) => Object.keys(labels)));
  const others = pages.filter(({ path }) => !named.has(path)).map(({ path, title }) => ({ path, label: title }));
  return Object.entries(contents).map(([group, labels]) => {
    const entries = Object.entries(labels).map(([path, label]) => ({ path, label }));
    return { group, entries: group === last ? [...entries, ...others] : entries };
  });
}
