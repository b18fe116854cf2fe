// Geometry that lies beside the data: an office's own districts, for the maps of a plan.
import { button, counted, make } from '../dom.js';
import { geometriesGiven, leaveGeometry } from '../geometry.js';

/** @typedef {import('/pkg/geometry.js').GeometryFile} GeometryFile */

/**
 * The geometry that a file is: as the package makes it, or made of GeoJSON or TopoJSON, whose features then have ids. A map
 * names it as the file is called.
 * @param {unknown} json @param {string} name of the file @returns {Promise<GeometryFile>}
 */
export async function geometryIn(json, name) {
  if (isMade(json)) return json;
  const code = name.replace(/\.[^]*$/, '').replaceAll(/[^\w-]+/g, '-');
  const { geometryOf } = await import('/pkg/geometry.js');
  try {
    return geometryOf(json, { code });
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    throw new Error(
      `${name} is no map that can be drawn as it is. ${reason} The command line takes its properties: hotline-report geometry.`,
      { cause: fault },
    );
  }
}

/** @param {unknown} json @returns {json is GeometryFile} */
export function isMade(json) {
  const { code, name, outline, places } = Object(json);
  const isPlace = (/** @type {unknown} */ place) =>
    typeof Object(place).code === 'string' && typeof Object(place).name === 'string';
  const isNamed = typeof code === 'string' && typeof name === 'string';
  return isNamed && Array.isArray(outline) && Array.isArray(places) && places.every(isPlace);
}

/** Returns what says that geometry is ready before the records are chosen. @param {() => void} changed */
export function geometriesReady(changed) {
  return geometriesGiven().map((one) =>
    make(
      'div',
      { class: 'ready' },
      make(
        'p',
        {},
        make('strong', {}, 'The map “', make('bdi', {}, one.name), '” is ready'),
        ` (${counted(one.places.length, 'place')}). A plan names it by "region": "${one.code}". Now choose the records.`,
      ),
      button('Go on without it', () => {
        leaveGeometry(one);
        changed();
      }),
    ),
  );
}
