// What tells a report that the page around it has another theme. A script of its own, loaded on demand: in a page it has its
// first theme without it.
export { followPlace } from './viewer/follow.js';
export { watchTheme } from './viewer/watch.js';
