// What tells a report that the page around it has another theme, and that it left the page. A script of its own, loaded on
// demand: in a page it has its first theme without it.
export { followReport } from './viewer/presence.js';
export { watchTheme } from './viewer/watch.js';
