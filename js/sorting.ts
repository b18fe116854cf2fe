// What the page of this project adds to a report on it: tables that can be sorted, and their order in the address.
export { keepAddress } from './saved/permalink.js';
export { makeSortable } from './saved/table-sort.js';
