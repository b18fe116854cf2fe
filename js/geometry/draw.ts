// Places of a plane as a map file: borders that two places share stay one line, and rings are steps of whole numbers.
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryFile } from '../geometry.js';
import { range } from './plane.js';
import { fail, type Area, type Point } from './read.js';

/** Longer side of the grid, in its units, each about a pixel of a map on paper. */
const longSide = 1000;

/** Smallest triangle that a point may make with its neighbours, in units of the grid. */
const leastTriangle = 0.5;

/** Smallest island that is kept beside a larger part of its place. */
const leastIsland = 2;

type Shapes = Pick<GeometryFile, 'width' | 'height' | 'outline' | 'places'>;

/** Draws places in as many bytes as there may be: the fewer, the simpler are the lines. */
export function draw(areas: readonly Area[], mostBytes: number): Shapes {
  const { width, height, fitted } = fit(areas);
  const shared = presimplify(topologyOf(fitted) as never) as unknown as Topology;
  let smallest = Infinity;
  for (let least = leastTriangle; least < longSide ** 2; least *= 1.6) {
    const made = {
      width,
      height,
      ...shapesOf(simplify(shared as never, least) as unknown as Topology, areas, { width, height }),
    };
    const bytes = new TextEncoder().encode(JSON.stringify(made)).length;
    if (bytes <= mostBytes) return made;
    smallest = Math.min(smallest, bytes);
  }
  return fail(
    `The ${areas.length} places do not fit into ${mostBytes} bytes: the smallest drawing has ${smallest}.`,
    'Give a larger `maxBytes`, or fewer places.',
  );
}

interface Topology {
  objects: { places: { geometries: object[] } };
}

function topologyOf(areas: readonly Area[]): unknown {
  const geometries = areas.map(({ polygons }) => ({ type: 'MultiPolygon', coordinates: polygons }));
  // To a hundredth of the grid, so that points that were computed twice are one.
  return topology({ places: { type: 'GeometryCollection', geometries } } as never, longSide * 100);
}

/** Places on the grid, with y downwards. */
function fit(areas: readonly Area[]): { width: number; height: number; fitted: Area[] } {
  const points = areas.flatMap(({ polygons }) => polygons.flat(2));
  const [left, right] = range(points, 0);
  const [bottom, top] = range(points, 1);
  const size = Math.max(right - left, top - bottom);
  if (!(size > 0)) fail('All points are one.', 'Give polygons that have an area.');
  const scale = longSide / size;
  const place = ([x, y]: Point): Point => [(x - left) * scale, (top - y) * scale];
  return {
    width: Math.max(1, Math.ceil((right - left) * scale)),
    height: Math.max(1, Math.ceil((top - bottom) * scale)),
    fitted: areas.map((area) => ({
      ...area,
      polygons: area.polygons.map((polygon) => polygon.map((ring, index) => wound(ring.map(place), index === 0))),
    })),
  };
}

/** Outer rings run one way and holes the other: merging joins borders only where neighbours run against each other. */
function wound(ring: Point[], isOuter: boolean): Point[] {
  return doubleArea(ring) > 0 === isOuter ? ring : ring.toReversed();
}

function shapesOf(
  shared: Topology,
  areas: readonly Area[],
  size: { width: number; height: number },
): Pick<Shapes, 'outline' | 'places'> {
  const { geometries } = shared.objects.places;
  // Merged with itself, a place loses the seam along the antimeridian at which its file may have cut it.
  const rings = (some: object[]) => (merge(shared as never, some as never[]).coordinates as Point[][][]).flat();
  const places = areas.map(({ code, name, also }, index) => ({
    code,
    name,
    ...(also.length > 0 ? { also } : {}),
    rings: seen(rings([geometries[index] as object]), size, true),
  }));
  const sorted = places.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return { outline: seen(rings(geometries), size, false), places: sorted };
}

/** Rings as steps. Islets vanish, but never a whole place: it gets a square that can be seen and met by a pointer. */
function seen(rings: Point[][], size: { width: number; height: number }, isPlace: boolean): number[][] {
  const whole = rings.map((ring) => compact(ring.map(([x, y]): Point => [Math.round(x), Math.round(y)])));
  const sized = whole.map((ring) => ({ ring, area: Math.abs(doubleArea(ring)) / 2 }));
  const kept = sized.filter(({ area }) => area >= leastIsland).map(({ ring }) => ring);
  if (kept.length > 0 || !isPlace) return kept.map(steps);
  const [largest] = sized.toSorted((a, b) => b.area - a.area);
  return largest ? [steps(square(largest.ring[0] ?? [0, 0], size))] : [];
}

function square([x, y]: Point, { width, height }: { width: number; height: number }): Point[] {
  const side = Math.min(5, width, height);
  const [left, top] = [Math.min(Math.max(0, x - 2), width - side), Math.min(Math.max(0, y - 2), height - side)];
  const [right, bottom] = [left + side, top + side];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
}

function compact(ring: Point[]): Point[] {
  return ring.filter(([x, y], index) => {
    const before = ring[index - 1];
    return !before || before[0] !== x || before[1] !== y;
  });
}

function doubleArea(ring: Point[]): number {
  return ring.slice(1).reduce((sum, [x, y], index) => {
    const [beforeX, beforeY] = ring[index] as Point;
    return sum + beforeX * y - x * beforeY;
  }, 0);
}

/** The first point, then the steps from point to point. */
function steps(ring: Point[]): number[] {
  return ring.flatMap(([x, y], index) => {
    const [beforeX, beforeY] = ring[index - 1] ?? [0, 0];
    return [x - beforeX, y - beforeY];
  });
}
