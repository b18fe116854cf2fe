/**
 * Geometry of maps from an office's own files: GeoJSON or TopoJSON becomes a small file that a map of a document draws.
 * For those who make reports; no page that shows one loads this.
 */
import { checkOptions } from './common/options.js';
import { ReportError } from './common/errors.js';
import { draw } from './geometry/draw.js';
import { isGlobal, project } from './geometry/plane.js';
import { areasOf } from './geometry/read.js';
import type { Plan } from './generated/plan-document.js';

/** The geometry of a region, as files of the folder `maps` are. */
export interface GeometryFile {
  /** The code by which maps name the region: `AR`, `my-districts`. */
  code: string;
  /** Name of the region. */
  name: string;
  /** Source of the boundaries, for those who ask. */
  source?: string;
  /** Name of the projection; absent where the file was projected already. */
  projection?: string;
  /** Size of the grid. */
  width: number;
  height: number;
  /** The rings around all places, each a flat array: the first point, then the steps from point to point. */
  outline: number[][];
  /** The places by their codes. */
  places: GeometryPlace[];
}

/** A place of a region. */
export interface GeometryPlace {
  /** Its code: what a document's `code` or a row's `id` names. */
  code: string;
  name: string;
  /** Other names, by which records and tables may call it. */
  also?: string[];
  /** Its rings; one within another is a hole. */
  rings: number[][];
}

/** Options for making geometry. */
export interface GeometryOptions {
  /** The code by which maps name the region, and the name of its file: `AR`, `my-districts`. */
  code: string;
  /** Name of the region; its code where absent. */
  title?: string | undefined;
  /** Property with the codes of places: `ISO`. The ids of features where absent. */
  id?: string | undefined;
  /** Property with their names; `name` where absent, else their codes. */
  name?: string | undefined;
  /** Properties with other names, by which records and tables may call them. */
  also?: readonly string[] | undefined;
  /** Object of a TopoJSON file that has several. */
  object?: string | undefined;
  /** Source of the boundaries, which the file then says. */
  source?: string | undefined;
  /**
   * Direction of the second coordinate, of points that are projected already: `up` as maps have it, or `down` as
   * drawings do. Where absent, points outside of −180 to 180 and −90 to 90 are taken as projected, `up`.
   */
  plane?: 'up' | 'down' | undefined;
  /** Most that the file may weigh: lines become simpler. 60,000 where absent. */
  maxBytes?: number | undefined;
}

/** The geometry of the United States, or of one of them, whose places have FIPS codes. */
export interface StatesFile {
  code: string;
  counties: { fips: string; name: string }[];
}

type Named = Pick<GeometryPlace, 'code' | 'name' | 'also'>;

/** Names of the places of maps, as reading records takes them: by the code of a region, and by the code of the place. */
export type PlaceNames = Record<string, Record<string, string[]>>;

const rules = {
  code: { like: /^[\w-]{1,64}$/, wanted: '1 to 64 of A–Z, a–z, 0–9, - and _' },
  title: 'string',
  id: 'string',
  name: 'string',
  also: 'array',
  object: 'string',
  source: 'string',
  plane: ['up', 'down'],
  maxBytes: { from: 1000, to: 10_000_000 },
};

/**
 * Makes the geometry of a map: polygons become rings of whole numbers on a small grid, with areas that can be compared.
 * A region is drawn by an Albers cone that suits it, one wider than half of the globe by Equal Earth.
 *
 * @param json a FeatureCollection of GeoJSON or a Topology of TopoJSON, as an object or as text
 * @throws {ReportError} `invalid-geometry`, with the feature, what is wrong, and what would be right
 */
export function geometryOf(json: unknown, options: GeometryOptions): GeometryFile {
  checkOptions(options, rules);
  const { code, title = code, source, plane, maxBytes = 60_000, ...members } = options;
  if (code === undefined) throw new ReportError('invalid-options', 'Name the region with `code`.');
  const areas = areasOf(json, members);
  const { projection, areas: flat } =
    plane === undefined && isGlobal(areas) ? project(areas) : { projection: undefined, areas: onPlane(areas, plane) };
  const shapes = draw(flat, maxBytes);
  const about = { code, name: title, ...(source ? { source } : {}), ...(projection ? { projection } : {}) };
  return { ...about, ...shapes };
}

/** Returns the names of a region's places, for the option `places` of reading records. */
export function placesOf(geometry: Pick<GeometryFile, 'code' | 'places'> | StatesFile): PlaceNames {
  const { code } = geometry;
  const places = 'places' in geometry ? geometry.places : geometry.counties.map((one) => ({ ...one, code: one.fips }));
  const named = places.map(({ code: id, name, also = [] }: Named) => [id, [name, ...also]]);
  return { [code]: Object.fromEntries(named) as Record<string, string[]> };
}

/** Returns the regions whose places a plan's maps need, beside the counties of a state. */
export function regionsOf({ report }: Pick<Plan, 'report'>): string[] {
  const regions = (report.sections ?? []).flatMap(({ map }) => map?.region ?? []);
  return [...new Set(regions.filter((region) => !region.startsWith('US-')))];
}

function onPlane(areas: ReturnType<typeof areasOf>, plane: 'up' | 'down' | undefined): ReturnType<typeof areasOf> {
  if (plane !== 'down') return areas;
  const turned = ([x, y]: [number, number]): [number, number] => [x, -y];
  return areas.map((area) => ({
    ...area,
    polygons: area.polygons.map((polygon) => polygon.map((ring) => ring.map(turned))),
  }));
}
