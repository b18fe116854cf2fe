// Writes pkg/maps/US-XX.json: the counties of each state and of Washington, D.C., drawn flat and ready to fill; and
// pkg/maps/US.json: the states, with Alaska and Hawaii beside the others.
//
// Rings are flat arrays of whole numbers: the first point, then the steps from point to point, back to the first.
// A hole is a ring of its own, so they are to be filled by the even-odd rule.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { geoAlbersUsa, geoBounds, geoConicEqualArea } from 'd3-geo';
import { feature, merge } from 'topojson-client';

/** @typedef {[number, number]} Point */
/** @typedef {{type: 'MultiPolygon', coordinates: Point[][][]}} Shape */
/** @typedef {import('topojson-specification').Polygon<{name: string}> & {id: string}} Geometry */

// By the first two digits of a county's FIPS code.
// prettier-ignore
const postalCodes = {
  '01': 'AL', '02': 'AK', '04': 'AZ', '05': 'AR', '06': 'CA', '08': 'CO', '09': 'CT', 10: 'DE', 11: 'DC', 12: 'FL',
  13: 'GA', 15: 'HI', 16: 'ID', 17: 'IL', 18: 'IN', 19: 'IA', 20: 'KS', 21: 'KY', 22: 'LA', 23: 'ME', 24: 'MD',
  25: 'MA', 26: 'MI', 27: 'MN', 28: 'MS', 29: 'MO', 30: 'MT', 31: 'NE', 32: 'NV', 33: 'NH', 34: 'NJ', 35: 'NM',
  36: 'NY', 37: 'NC', 38: 'ND', 39: 'OH', 40: 'OK', 41: 'OR', 42: 'PA', 44: 'RI', 45: 'SC', 46: 'SD', 47: 'TN',
  48: 'TX', 49: 'UT', 50: 'VT', 51: 'VA', 53: 'WA', 54: 'WV', 55: 'WI', 56: 'WY',
};

const width = 1000;

/**
 * The uninhabited north-western islands belong to the county of Honolulu and lie up to 1,700 km away. With them
 * the islands where people live would be a few pixels wide, so they are left out.
 */
const westernmost = /** @type {Record<string, number>} */ ({ HI: -161 });

const require = createRequire(import.meta.url);

/** @param {string} folder */
export function writeMaps(folder) {
  const atlas = JSON.parse(readFileSync(require.resolve('us-atlas/counties-10m.json'), 'utf8'));
  const { version } = JSON.parse(readFileSync(require.resolve('us-atlas/package.json'), 'utf8'));
  const source = `US Census Bureau cartographic boundaries, via us-atlas ${version}`;
  mkdirSync(folder, { recursive: true });
  /** @param {{code: string, name: string, source: string}} map */
  const write = (map) => writeFileSync(join(folder, `${map.code}.json`), `${JSON.stringify(map)}\n`);
  write({ code: 'US', name: 'United States', source, ...drawNation(atlas) });
  for (const [fips, postal] of Object.entries(postalCodes)) {
    write({
      code: `US-${postal}`,
      name: atlas.objects.states.geometries.find((/** @type {Geometry} */ state) => state.id === fips).properties.name,
      source,
      ...drawState(atlas, fips, westernmost[postal] ?? -Infinity),
    });
  }
}

/** The names of all counties by their FIPS codes, for those who make maps rather than look at them. @param {string} file */
export function writePlaces(file) {
  const atlas = JSON.parse(readFileSync(require.resolve('us-atlas/counties-10m.json'), 'utf8'));
  const counties = /** @type {Geometry[]} */ (atlas.objects.counties.geometries)
    .filter(({ id }) => id.slice(0, 2) in postalCodes)
    .map(({ id, properties }) => [id, properties?.name ?? '']);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(counties))}\n`);
}

/**
 * The states on one equal-area map. Borders that two states share are rounded alike, so they stay one line.
 * @param {any} atlas
 */
function drawNation(atlas) {
  /** @type {Geometry[]} */
  const geometries = atlas.objects.states.geometries
    .filter((/** @type {Geometry} */ state) => state.id in postalCodes)
    .toSorted((/** @type {Geometry} */ a, /** @type {Geometry} */ b) => (a.id < b.id ? -1 : 1));
  const albers = geoAlbersUsa();
  const whole = inhabited(/** @type {Shape} */ (merge(atlas, geometries)));
  const { place, height } = fitPoints(
    whole.coordinates.flat(2).flatMap((point) => [albers(point) ?? []].filter(isPoint)),
  );
  // What lies outside of all parts of this map, the farthest of the Aleutians, is left out.
  const onPage = (/** @type {Shape} */ { type, coordinates }) => {
    const rings = coordinates.flat().map((ring) => ring.flatMap((point) => [albers(point) ?? []].filter(isPoint)));
    return draw({ type, coordinates: [rings.filter((ring) => ring.length > 3)] }, place);
  };
  const counties = geometries.map((state) => {
    const shape = inhabited(polygonsOf(atlas, state));
    return { fips: state.id, name: state.properties?.name ?? '', rings: onPage(shape) };
  });
  return { width, height, outline: onPage(whole), counties };
}

/** @param {number[]} point @returns {point is Point} */
const isPoint = (point) => point.length === 2;

/** Without the islands far in the north-west of Hawaii. @param {Shape} shape @returns {Shape} */
function inhabited({ type, coordinates }) {
  const west = westernmost.HI ?? -Infinity;
  return { type, coordinates: coordinates.filter(([outer = []]) => outer.some(([x, y]) => x > west || y > 30)) };
}

/** @param {any} atlas @param {Geometry} place @returns {Shape} */
function polygonsOf(atlas, place) {
  const shape = /** @type {any} */ (feature(atlas, place)).geometry;
  return { type: 'MultiPolygon', coordinates: shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates };
}

/** @param {any} atlas @param {string} fips @param {number} west */
function drawState(atlas, fips, west) {
  /** @type {Geometry[]} */
  const geometries = atlas.objects.counties.geometries
    .filter((/** @type {Geometry} */ county) => county.id.startsWith(fips))
    .toSorted((/** @type {Geometry} */ a, /** @type {Geometry} */ b) => (a.id < b.id ? -1 : 1));
  const whole = eastOf(west, /** @type {Shape} */ (merge(atlas, geometries)));
  const { project, height } = fit(whole);
  const counties = geometries.map((county) => {
    const rings = draw(eastOf(west, polygonsOf(atlas, county)), project);
    return { fips: county.id, name: county.properties?.name ?? '', rings };
  });
  return { width, height, outline: draw(whole, project), counties };
}

/** @param {number} west @param {Shape} shape @returns {Shape} */
function eastOf(west, { type, coordinates }) {
  return {
    type,
    coordinates: coordinates.filter(([outer = []]) => outer.every(([longitude]) => longitude > west)),
  };
}

/**
 * An equal-area cone that touches the state itself, so that shapes are familiar and areas can be compared.
 * @param {Shape} shape
 */
function fit(shape) {
  const [[west, south], [east, north]] = geoBounds(shape);
  // Alaska's bounds cross the antimeridian: there, east is the smaller number.
  const middle = (west + (east < west ? east + 360 : east)) / 2;
  const cone = geoConicEqualArea()
    .parallels([south + (north - south) / 6, north - (north - south) / 6])
    .rotate([-middle, 0])
    .scale(1)
    .translate([0, 0]);
  // Point by point, without d3's clipping: the rotated cone holds each state in one piece.
  const flat = (/** @type {Point} */ point) => /** @type {Point} */ (cone(point));
  const { place, height } = fitPoints(shape.coordinates.flat(2).map(flat));
  return { project: (/** @type {Point} */ point) => place(flat(point)), height };
}

/** Returns the places of points on a map of our width, as whole numbers. @param {Point[]} points */
function fitPoints(points) {
  const [left, right] = extent(points.map(([x]) => x));
  const [top, bottom] = extent(points.map(([, y]) => y));
  const scale = width / (right - left);
  const place = (/** @type {Point} */ [x, y]) =>
    /** @type {Point} */ ([Math.round((x - left) * scale), Math.round((y - top) * scale)]);
  return { place, height: Math.ceil((bottom - top) * scale) };
}

/** @param {number[]} values @returns {[number, number]} */
function extent(values) {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/**
 * Islets smaller than a pixel vanish, but never a whole county: the atlas has simplified the city of Falls Church,
 * Virginia, to a line; it gets a square of about its true size there.
 * @param {Shape} shape @param {(point: Point) => Point} project
 */
function draw(shape, project) {
  const rings = shape.coordinates.flat().map((ring) => compact(close(ring).map(project)));
  const visible = rings.filter((ring) => doubleArea(ring) !== 0);
  return (visible.length > 0 ? visible : rings.slice(0, 1).map(square)).map(deltas);
}

/** Merging leaves one outline of the atlas, that of Illinois, open by a hair. @param {Point[]} ring */
function close(ring) {
  return [...ring.slice(0, -1), ...ring.slice(0, 1)];
}

/** @param {Point[]} ring @returns {Point[]} */
function square([[x, y] = [0, 0]]) {
  // prettier-ignore
  return [[x, y], [x + 3, y], [x + 3, y + 3], [x, y + 3], [x, y]];
}

/** @param {Point[]} ring */
function compact(ring) {
  return ring.filter(([x, y], index) => {
    const before = ring[index - 1];
    return !before || before[0] !== x || before[1] !== y;
  });
}

/** @param {Point[]} ring */
function doubleArea(ring) {
  return ring.slice(1).reduce((sum, [x, y], index) => {
    const [beforeX, beforeY] = /** @type {Point} */ (ring[index]);
    return sum + beforeX * y - x * beforeY;
  }, 0);
}

/** @param {Point[]} ring */
function deltas(ring) {
  return ring.flatMap(([x, y], index) => {
    const [beforeX, beforeY] = ring[index - 1] ?? [0, 0];
    return [x - beforeX, y - beforeY];
  });
}
