// Maps that the rows of a table are drawn on.
import { editedTable } from './tables.js';
import { canBeMap } from './charts.js';

/** @typedef {import('./edit.js').Plan} Plan */
/** @typedef {import('./edit.js').Table} Table */

/** The map that a table has by itself: the states of the US. */
export const usual = 'US';

/** Maps that come along, beside those of the counties of a state. @type {[region: string, name: string][]} */
export const regions = [
  [usual, 'US states'],
  ['world', 'Countries of the world'],
  ['AR', 'Provinces of Argentina'],
];

const names =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,' +
  'FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,' +
  'MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,' +
  'NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,' +
  'PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,' +
  'WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming';

/** States that have a map of their counties. @type {[region: string, name: string][]} */
export const states = names.split(',').map((state) => [`US-${state.slice(0, 2)}`, state.slice('AL '.length)]);

/** Returns the map that a table is drawn on, if it is on one. @param {Table} table */
export const regionOf = ({ chart, region }) => (chart === 'map' ? (region ?? usual) : undefined);

/**
 * The rows are drawn on a map, or on none.
 * @param {Plan} plan @param {string} id of the table @param {string} [region] `US`, `US-MO`, `world`, `AR`, or the code of an own one
 */
export const withRegion = (plan, id, region) =>
  editedTable(plan, id, (table, draft) => {
    if (region === undefined) {
      if (table.chart === 'map') delete table.chart;
      delete table.region;
      return;
    }
    if (!canBeMap(draft, table)) return;
    table.chart = 'map';
    // The states where a report is about need not be named.
    if (region === usual && table.by === draft.jurisdiction) delete table.region;
    else table.region = region;
  });
