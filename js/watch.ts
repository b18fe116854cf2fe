// What tells a report that the page around it has another theme. A script of its own, loaded on demand: a report has its
// first theme without it.
export { watchTheme } from './viewer/watch.js';
