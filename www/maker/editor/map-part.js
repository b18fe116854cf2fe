// The map that the rows of a table are drawn on: one that comes along, or one of the office's own.
import { html, useState } from '/pkg/preact/preact.js';
import { Choice, Problems } from './controls.js';
import { geometriesGiven, giveGeometry } from '../../geometry.js';
import { geometryIn } from '../geometries.js';
import { canBeMap } from '../plan/charts.js';
import { regionOf, regions, states, withRegion } from '../plan/regions.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/edit.js').Table} Table */

const none = '';
/** Choices with which a region is asked for: they name none yet. */
const asking = { counties: 'counties', own: 'a file' };

/** @param {{session: Session, table: Table}} of */
export function MapPart({ session, table }) {
  const { plan } = session;
  const { id = '' } = table;
  const [asked, ask] = useState(none);
  if (!canBeMap(plan, table)) return null;
  const region = regionOf(table);
  const isState = states.some(([code]) => code === region);
  const shown = asked !== none ? asked : isState ? asking.counties : (region ?? none);
  const set = (/** @type {string | undefined} */ next, said = 'Changed.') => {
    ask(none);
    session.change(withRegion(plan, id, next), { said });
  };
  const choose = (/** @type {string} */ next) => {
    if (Object.values(asking).includes(next)) ask(next);
    else set(next === none ? undefined : next);
  };
  return html`<${Choice}
      label="Map"
      id=${`map-${id}`}
      value=${shown}
      options=${mapsFor(isState ? undefined : region)}
      change=${choose}
    />
    ${
      shown === asking.counties &&
      html`<${Choice}
        label="Counties of"
        id=${`state-${id}`}
        value=${isState ? region : none}
        options=${isState ? states : [[none, 'Choose the state'], ...states]}
        change=${(/** @type {string} */ next) => next !== none && set(next)}
      />`
    }
    ${
      shown === asking.own &&
      html`<${OwnFile}
        id=${id}
        take=${(/** @type {import('../geometries.js').GeometryFile} */ { code, name }) => set(code, `The rows are drawn on the map “${name}”.`)}
      />`
    }
    <${Problems} session=${session} at=${`report › table “${id}” › region`} />`;
}

/** @param {{id: string, take: (geometry: import('../geometries.js').GeometryFile) => void}} of */
function OwnFile({ id, take }) {
  const [fault, tell] = useState('');
  const read = async (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const [file] = field.files ?? [];
    if (!file) return;
    tell('');
    try {
      const geometry = await geometryIn(JSON.parse(await file.text()), file.name);
      giveGeometry(geometry);
      take(geometry);
    } catch (error) {
      const isOther = error instanceof SyntaxError;
      tell(isOther ? `${file.name} is no JSON. Choose a file of GeoJSON or TopoJSON.` : String(Object(error).message));
    }
    // The same file can be chosen again, once it is mended.
    field.value = '';
  };
  return html`<label class="field wide">
      <span>GeoJSON or TopoJSON of your places</span>
      <input
        type="file"
        accept=".json,.geojson,.topojson,application/json"
        data-about=${`own-map-${id}`}
        onChange=${read}
      />
    </label>
    ${fault && html`<p class="beside-control" role="alert">${fault}</p>`}`;
}

/** Maps to choose from: those that come along, those that were given, and the one that the plan names. @param {string} [region] */
function mapsFor(region) {
  const given = geometriesGiven().map(({ code, name }) => [code, `Your own: ${name}`]);
  const [first, ...others] = regions;
  const all = [
    [none, 'None'],
    ...(first ? [first] : []),
    [asking.counties, 'Counties of a US state'],
    ...others,
    ...given,
    [asking.own, 'From a file of your own …'],
  ];
  const isKnown = region === undefined || all.some(([code]) => code === region);
  return isKnown ? all : [...all, [region, `${region}, whose file is not here`]];
}
