// GeoJSON and TopoJSON as places with their polygons; says of which feature something is wrong, and what would be right.
import { feature } from 'topojson-client';
import { ReportError } from '../common/errors.js';

/** A point, as longitude and latitude or on a plane. */
export type Point = [x: number, y: number];

/** A place, with its polygons as they were given: each its outer ring and its holes, closed. */
export interface Area {
  code: string;
  name: string;
  also: string[];
  polygons: Point[][][];
}

/** Members of features that have names and codes. */
export interface Members {
  id?: string | undefined;
  name?: string | undefined;
  also?: readonly string[] | undefined;
  object?: string | undefined;
}

interface Feature {
  id?: unknown;
  properties?: Record<string, unknown> | null;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
}

/** More than any map can show. */
const mostPlaces = 5000;

/** Returns the places of a file, each code once. */
export function areasOf(json: unknown, members: Members): Area[] {
  const features = featuresOf(typeof json === 'string' ? parse(json) : json, members.object);
  if (features.length === 0) fail('There are no features.', 'Give one for each place.');
  if (features.length > mostPlaces)
    fail(`There are ${features.length} features.`, `Give ${mostPlaces} at most: a map shows no more places.`);
  const areas = features.map((one, index) => areaOf(one, index, members));
  const seen = new Map<string, number>();
  areas.forEach(({ code }, index) => {
    const first = seen.get(code);
    if (first !== undefined)
      fail(
        `Features ${first + 1} and ${index + 1} both have the id “${code}”.`,
        'Make one MultiPolygon of them, or name a property with `id` that tells them apart.',
      );
    seen.set(code, index);
  });
  return areas;
}

/** Stops with what is wrong, and what would be right. */
export function fail(message: string, remedy: string): never {
  throw new ReportError('invalid-geometry', `${message} ${remedy}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (cause) {
    throw new ReportError('not-json', `The geometry is not JSON: ${(cause as Error).message}`, [], { cause });
  }
}

function featuresOf(json: unknown, object: string | undefined): Feature[] {
  const { type, features, objects } = Object(json) as { type?: unknown; features?: unknown; objects?: unknown };
  if (type === 'Feature') return [json as Feature];
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.map((one) => Object(one) as Feature);
  if (type === 'Topology' && Object(objects) === objects) return ofTopology(json, objects as object, object);
  const given = typeof type === 'string' ? `a “${type.slice(0, 40)}”` : 'no geometry';
  return fail(`This is ${given}.`, 'Give a FeatureCollection of GeoJSON, or a Topology of TopoJSON.');
}

function ofTopology(topology: unknown, objects: object, wanted: string | undefined): Feature[] {
  const names = Object.keys(objects);
  const listed = names.map((name) => `“${name}”`).join(', ');
  const [name = ''] = wanted === undefined ? names : [wanted];
  if (wanted === undefined && names.length !== 1)
    fail(`The topology has ${names.length} objects${listed && `: ${listed}`}.`, 'Name one with `object`.');
  if (!names.includes(name)) fail(`The topology has no object “${name}”.`, `It has ${listed}.`);
  try {
    // The library believes what it reads; what is not so is found below, or stops it.
    const found = feature(topology as never, (objects as Record<string, never>)[name] as never) as unknown;
    const { features } = found as { features?: Feature[] };
    return features ?? [found as Feature];
  } catch {
    return fail(`The arcs of “${name}” are damaged.`, 'Write the file anew.');
  }
}

function areaOf({ id, properties, geometry }: Feature, index: number, members: Members): Area {
  const own = properties ?? {};
  const said = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() : '');
  const code = said(members.id === undefined ? id : own[members.id]);
  const title = said(own[members.name ?? 'name']);
  const where = `Feature ${index + 1}${title || code ? ` (“${title || code}”)` : ''}`;
  const known = Object.keys(own);
  const remedy = known.length > 0 ? `Name a property with it: ${known.slice(0, 12).join(', ')}.` : 'Give each one.';
  if (code === '') fail(`${where} has no ${members.id === undefined ? 'id' : `property “${members.id}”`}.`, remedy);
  if (title === '' && members.name !== undefined)
    fail(
      `${where} has no property “${members.name}”.`,
      `Its properties are ${known.slice(0, 12).join(', ') || 'none'}.`,
    );
  const also = (members.also ?? []).map((name) => said(own[name])).filter((name) => name !== '' && name !== title);
  return { code, name: title || code, also: [...new Set(also)], polygons: polygonsOf(geometry, where) };
}

function polygonsOf(geometry: Feature['geometry'], where: string): Point[][][] {
  const { type, coordinates } = geometry ?? {};
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(polygons)) {
    const what = geometry ? `is a ${typeof type === 'string' ? type : 'geometry without a type'}` : 'has no geometry';
    fail(`${where} ${what}.`, 'A place is a Polygon or a MultiPolygon.');
  }
  const made = polygons.map((polygon: unknown) => {
    if (!Array.isArray(polygon) || polygon.length === 0) fail(`${where} has a polygon without rings.`, 'Leave it out.');
    return polygon.map((ring: unknown) => ringOf(ring, where));
  });
  return made.length > 0 ? made : fail(`${where} has no polygons.`, 'Leave it out.');
}

/** A ring, closed if it was not. */
function ringOf(ring: unknown, where: string): Point[] {
  if (!Array.isArray(ring) || ring.length < 3) fail(`${where} has a ring of fewer than three points.`, 'Leave it out.');
  const points = ring.map((point: unknown): Point => {
    const [x, y] = Array.isArray(point) ? (point as unknown[]) : [];
    if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)) return [x, y];
    return fail(`${where} has a point that is not two numbers.`, 'Write points as [longitude, latitude].');
  });
  const [first, last] = [points[0] as Point, points.at(-1) as Point];
  return first[0] === last[0] && first[1] === last[1] ? points : [...points, [...first]];
}
