// What the maps of a document say.
import { holds } from './conditions.mjs';
import { mapsOf } from './domain.mjs';

/** Reads all maps of a document. A place that is not there counts nothing. @param {import('./reading.mjs').Reading} reading */
export function readMaps(reading) {
  const sections = reading.report.sections ?? [];
  for (const { id, measure, by, small } of mapsOf(reading.plan)) {
    const printed = sections.find((/** @type {any} */ section) => section.map?.id === id)?.map;
    if (!printed) continue;
    for (const label of reading.labels[by] ?? []) {
      const of = reading.counted(`${id} › ${label}`, measure, [(unit) => holds(unit, by, label)]);
      const location = printed.locations.find(
        (/** @type {any} */ { fips, name }) => label === fips || label === name || label === `${name} County`,
      );
      if (location) reading.value(of, location.value, { own: small?.mask });
      else {
        reading.learn(of, 0, 0, `${of.name}: not on the map`);
        reading.cells.push({ of, status: 'absent' });
      }
    }
  }
}
