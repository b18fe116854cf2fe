// What the npm package offers, in one table: the build, package.json and the table of weights come from it.

/**
 * Entries that can be imported by the package's name. A script without `node` serves everywhere as it is.
 * @typedef {object} Entry
 * @property {string} name as in `exports`
 * @property {string} script without its ending
 * @property {string} [source] what it is a variant of
 * @property {boolean} [node] whether Node has a variant of its own, in the folder `node`
 * @property {boolean} [effects] whether importing it does anything
 */

/** @type {Entry[]} */
export const entries = [
  { name: '.', script: 'index', node: true, effects: true },
  { name: './slim', script: 'slim', node: true },
  { name: './inline', script: 'inline', source: 'index', effects: true },
  { name: './element', script: 'element', node: true, effects: true },
  { name: './analyst', script: 'analyst', node: true },
  { name: './save', script: 'save', node: true },
  { name: './export', script: 'export', node: true },
  { name: './geometry', script: 'geometry' },
  { name: './frame-height', script: 'frame-height' },
];

/**
 * Components and types for frameworks, in `js/frameworks`: written by hand, since they import what only their users have.
 * @type {{name: string, script?: string, types: string}[]}
 */
export const frameworks = [
  { name: './react', script: './react.js', types: './react.d.ts' },
  { name: './vue', script: './vue.js', types: './vue.d.ts' },
  { name: './preact', types: './preact.d.ts' },
  { name: './svelte', types: './svelte.d.ts' },
];

/** Scripts that the viewer loads when it needs them. */
export const onDemand = ['checker', 'controls', 'excerpt', 'links', 'morph', 'pictures', 'sheet', 'views', 'watch'];

/** Scripts that a page needs to show a report, and to say what is wrong with it. */
export const firstScripts = ['index', 'slim', ...onDemand];

/** Scripts that the page of this project takes by themselves. */
export const pageScripts = ['snippets', 'trusted'];

/** Files that are no scripts, or are for script tags; each is an entry of its own. */
export const files = {
  './hotline-report.js': './hotline-report.js',
  './hotline-report-frame.js': './hotline-report-frame.js',
  './report.css': './report.css',
  './schema': './report.schema.json',
  './plan.schema.json': './plan.schema.json',
  './places.json': './places.json',
  './custom-elements.json': './custom-elements.json',
  './integrity.json': './integrity.json',
  './package.json': './package.json',
  './*.wasm': './*.wasm',
  './plans/*.json': './plans/*.json',
  './languages/*.toml': './languages/*.toml',
  './maps/*.json': './maps/*.json',
};

/** Scripts for script tags: they need nothing else, and stand for `script` elements without `type="module"`. */
export const classics = [
  { file: 'hotline-report.js', source: 'classic.ts', global: 'HotlineReport' },
  { file: 'hotline-report-frame.js', source: 'frame.ts', global: undefined },
];
