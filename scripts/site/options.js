// How the index of the documentation is made and read: the same on both sides.

/** @type {import('minisearch').Options<import('./pages.mjs').Section>} */
export const options = {
  fields: ['heading', 'title', 'text'],
  storeFields: ['heading', 'title', 'text'],
  searchOptions: {
    boost: { heading: 4, title: 2 },
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: 'AND',
  },
};
