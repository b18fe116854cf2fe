// The classes of random reports, by name.
import { conditions, measures, measureWhere, missing } from './classes/conditions.mjs';
import { editions } from './classes/editions.mjs';
import { crossedLists, listConditions, lists } from './classes/lists.mjs';
import { ages, determined, families, jurisdictions, maps, movedBands } from './classes/places.mjs';
import { crossed, nested, oneWay, rounded } from './classes/tables.mjs';
import { periods, spans, years } from './classes/time.mjs';
import { distinct, sums } from './classes/units.mjs';

/** @type {Record<string, (random: import('./random.mjs').Random) => import('./world.mjs').Scenario>} */
export const classes = {
  'one-way': oneWay,
  nested,
  crossed,
  conditions,
  missing,
  lists,
  'list-conditions': listConditions,
  'crossed-lists': crossedLists,
  'measure-where': measureWhere,
  measures,
  periods,
  spans,
  years,
  determined,
  ages,
  'moved-bands': movedBands,
  maps,
  jurisdictions,
  families,
  editions,
  distinct,
  sums,
  rounded,
};
