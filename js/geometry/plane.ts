// Places of the globe on a plane: whole where they cross the antimeridian, with areas that can be compared.
import { geoConicEqualAreaRaw, geoEqualEarthRaw } from 'd3-geo';
import type { Area, Point } from './read.js';

/** Longest edge that is drawn as one straight line, in degrees: a longer one follows its parallel. */
const longestEdge = 2;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Returns whether all points can be longitudes and latitudes. */
export function isGlobal(areas: readonly Area[]): boolean {
  const most = 1e-6;
  return areas.every(({ polygons }) =>
    polygons.flat(2).every(([x, y]) => Math.abs(x) <= 180 + most && Math.abs(y) <= 90 + most),
  );
}

/** Places on a plane, with y upwards, and the name of the projection. */
export interface Projected {
  projection: string;
  areas: Area[];
}

/**
 * Projects places: by a cone that touches the region (Albers), or, where it is wider than half of the globe, by Equal Earth.
 * Both keep areas. Points are projected one by one, so the direction of rings makes no difference.
 */
export function project(areas: readonly Area[]): Projected {
  const unwound = areas.map((area) => ({ ...area, polygons: area.polygons.map((polygon) => polygon.map(unwind)) }));
  const cut = quietest(unwound.flatMap(({ polygons }) => polygons.map(([outer = []]) => spanOf(outer))));
  const placed = unwound.map((area) => ({
    ...area,
    polygons: area.polygons.flatMap((polygon) => within(polygon, cut)),
  }));
  const points = placed.flatMap(({ polygons }) => polygons.flat(2));
  const [west, east] = range(points, 0);
  const [south, north] = range(points, 1);
  const middle = (west + east) / 2;
  const isWide = east - west > 180;
  const sixth = (north - south) / 6;
  const raw = isWide ? geoEqualEarthRaw : geoConicEqualAreaRaw(radians(south + sixth), radians(north - sixth));
  const flat = ([x, y]: Point): Point => raw(radians(x - middle), radians(y));
  const rings = (polygon: Point[][]) => polygon.map((ring) => densified(ring).map(flat));
  return {
    projection: isWide ? 'Equal Earth' : 'Albers equal-area conic',
    areas: placed.map((area) => ({ ...area, polygons: area.polygons.map(rings) })),
  };
}

/** The least and the greatest of one coordinate. */
export function range(points: readonly Point[], axis: 0 | 1): [number, number] {
  return points.reduce(
    ([low, high], point) => [Math.min(low, point[axis]), Math.max(high, point[axis])],
    [Infinity, -Infinity],
  );
}

/**
 * Longitudes without a leap at the antimeridian. A ring around a pole ends a full turn from where it begins: it is closed
 * along the pole.
 */
function unwind(ring: Point[]): Point[] {
  let turns = 0;
  const points = ring.map(([x, y], index): Point => {
    const step = x - (ring[index - 1]?.[0] ?? x);
    if (step > 180) turns -= 360;
    if (step < -180) turns += 360;
    return [x + turns, y];
  });
  const [first, last] = [points[0] as Point, points.at(-1) as Point];
  if (Math.abs(last[0] - first[0]) < 180) return points;
  const pole = Math.sign(points.reduce((sum, [, y]) => sum + y, 0)) * 90;
  return [...points, [last[0], pole], [first[0], pole], first];
}

function spanOf(ring: Point[]): [number, number] {
  return range(ring, 0);
}

/** The longitude at which the least land is cut; in the middle of the widest such sea. */
function quietest(spans: readonly [number, number][]): number {
  const step = 0.5;
  const costs = Array.from({ length: 360 / step }, (_, index) => {
    const cut = index * step - 180;
    const isCut = ([low, high]: [number, number]) => Math.floor((high - cut) / 360) > Math.floor((low - cut) / 360);
    return spans.reduce((sum, span) => sum + (isCut(span) ? span[1] - span[0] : 0), 0);
  });
  const least = Math.min(...costs);
  const start = Math.max(
    0,
    costs.findIndex((cost) => cost > least),
  );
  let best = { from: start, length: 0 };
  let run = 0;
  for (let index = start; index < start + costs.length; index += 1) {
    run = costs[index % costs.length] === least ? run + 1 : 0;
    if (run > best.length) best = { from: index - run + 1, length: run };
  }
  return (best.from + (best.length - 1) / 2) * step - 180;
}

/** A polygon between the cut and the cut a full turn later: in one piece, or in several if it crosses the cut. */
function within(polygon: Point[][], cut: number): Point[][][] {
  const [low, high] = spanOf(polygon[0] as Point[]);
  const first = Math.floor((low - cut) / 360);
  const last = Math.ceil((high - cut) / 360);
  const pieces = Array.from({ length: Math.max(1, last - first) }, (_, index) => {
    const shifted = polygon.map((ring) => ring.map(([x, y]): Point => [x - (first + index) * 360, y]));
    return last - first > 1 ? shifted.map((ring) => clipped(ring, cut)).filter((ring) => ring.length > 3) : shifted;
  });
  return pieces.filter((rings) => rings.length > 0);
}

/** The part of a ring between the cut and the cut a full turn later. */
function clipped(ring: Point[], cut: number): Point[] {
  const sides = [
    { at: cut, isInside: (x: number) => x >= cut },
    { at: cut + 360, isInside: (x: number) => x <= cut + 360 },
  ];
  return sides.reduce((points, { at, isInside }) => {
    const kept = points.slice(1).flatMap(([x, y], index): Point[] => {
      const [beforeX, beforeY] = points[index] as Point;
      const crossing: Point = [at, beforeY + ((y - beforeY) * (at - beforeX)) / (x - beforeX)];
      const crosses = isInside(x) !== isInside(beforeX) ? [crossing] : [];
      return isInside(x) ? [...crosses, [x, y]] : crosses;
    });
    return kept.length > 0 ? [...kept, kept[0] as Point] : [];
  }, ring);
}

/** A ring with points between those that lie far apart. */
function densified(ring: Point[]): Point[] {
  return ring.flatMap((point, index): Point[] => {
    const [x, y] = point;
    const [beforeX, beforeY] = ring[index - 1] ?? point;
    const parts = Math.ceil(Math.max(Math.abs(x - beforeX), Math.abs(y - beforeY)) / longestEdge);
    const between = Array.from({ length: Math.max(0, parts - 1) }, (_, part): Point => {
      const share = (part + 1) / parts;
      return [beforeX + (x - beforeX) * share, beforeY + (y - beforeY) * share];
    });
    return [...between, point];
  });
}
