// The converter of geometry: whatever it is given becomes rings on a grid that the charts can read, or one clear refusal.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { geometryOf, placesOf } from '../pkg/geometry.js';
import { init, initCharts, parseReport } from '../pkg/index.js';
import { area, points } from './rings.mjs';

/** @typedef {[number, number]} Point */
/** @typedef {import('../pkg/geometry.js').GeometryFile} GeometryFile */

before(async () => {
  for (const [start, name] of /** @type {const} */ ([
    [init, 'report'],
    [initCharts, 'charts'],
  ]))
    await start(readFileSync(new URL(`../pkg/hotline_${name}_bg.wasm`, import.meta.url)));
});

/** @param {number} west @param {number} south @param {number} east @param {number} north @returns {Point[]} */
const box = (west, south, east, north) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** @param {string} id @param {Point[][][]} polygons @param {object} [properties] */
const place = (id, polygons, properties = { name: `Place ${id}` }) => ({
  type: 'Feature',
  id,
  properties,
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});

/** @param {object[]} features */
const collection = (...features) => ({ type: 'FeatureCollection', features });

/** @param {GeometryFile} map @param {string} code */
function areaOf({ places }, code) {
  const found = places.find((one) => one.code === code);
  assert.ok(found, code);
  return area(found.rings);
}

/** That every ring is closed, whole and within the grid. @param {GeometryFile} map */
function assertSound(map) {
  assert.ok(Math.max(map.width, map.height) >= 1000);
  for (const ring of [...map.outline, ...map.places.flatMap(({ rings }) => rings)]) {
    const all = points(ring);
    assert.ok(all.length >= 4);
    assert.deepEqual(all.at(-1), all[0]);
    for (const [x, y] of all) {
      assert.ok(Number.isInteger(x) && x >= 0 && x <= map.width, `x ${x} of ${map.width}`);
      assert.ok(Number.isInteger(y) && y >= 0 && y <= map.height, `y ${y} of ${map.height}`);
    }
  }
  assert.deepEqual(
    map.places.map(({ code }) => code),
    map.places.map(({ code }) => code).toSorted(),
  );
}

/** That the charts read it and draw each of its places. @param {GeometryFile} map */
function assertDrawn(map) {
  const locations = map.places.map(({ code, name }, index) => ({ code, name, value: index + 1 }));
  const report = parseReport({
    version: 1,
    language: 'en-US',
    title: 'Report',
    publisher: 'Nobody',
    jurisdiction: { name: 'Nowhere' },
    period: { start: '2020' },
    sections: [{ map: { id: 'map', title: 'Map', region: map.code, locations } }],
  });
  assert.match(report.svg('map', { geometry: { [map.code]: map } }), /<svg/);
}

const code = 'x';

test('polygons become places with codes and names, closed on a grid', () => {
  const map = geometryOf(collection(place('b', [[box(10, 40, 12, 42)]]), place('a', [[box(12, 40, 14, 42)]])), {
    code: 'my-districts',
    title: 'My districts',
    source: 'The office',
  });
  const { name, source, projection } = map;
  assert.deepEqual([map.code, name, source], ['my-districts', 'My districts', 'The office']);
  assert.equal(projection, 'Albers equal-area conic');
  assert.deepEqual(
    map.places.map((one) => [one.code, one.name]),
    [
      ['a', 'Place a'],
      ['b', 'Place b'],
    ],
  );
  assertSound(map);
  assertDrawn(map);
});

test('equal areas of the globe are equal on the map', () => {
  // Between these parallels a box has as much land as one of the same width around the equator.
  const far = (Math.asin(Math.sin(Math.PI / 6) + Math.sin(Math.PI / 18)) * 180) / Math.PI;
  const map = geometryOf(collection(place('near', [[box(0, 0, 10, 10)]]), place('far', [[box(0, 30, 10, far)]])), {
    code,
  });
  assert.ok(Math.abs(areaOf(map, 'near') / areaOf(map, 'far') - 1) < 0.02);
});

test('ids, names and further names are those of the properties that are named', () => {
  const properties = { ISO: 'AR-X', NAME: 'Córdoba', SHORT: 'CBA', EMPTY: '' };
  const map = geometryOf(collection(place('1', [[box(0, 0, 1, 1)]], properties)), {
    code,
    id: 'ISO',
    name: 'NAME',
    also: ['SHORT', 'EMPTY', 'NAME'],
  });
  const [{ rings: _rings, ...found } = /** @type {never} */ ({})] = map.places;
  assert.deepEqual(found, { code: 'AR-X', name: 'Córdoba', also: ['CBA'] });
  assert.deepEqual(placesOf(map), { x: { 'AR-X': ['Córdoba', 'CBA'] } });
});

test('a hole is left out, whichever way its ring runs', () => {
  const [outer, hole] = [box(0, 40, 4, 44), box(1, 41, 3, 43)];
  const areas = [
    [outer, hole],
    [outer, hole.toReversed()],
    [outer.toReversed(), hole],
  ].map((polygon) => {
    const map = geometryOf(collection(place('a', [polygon])), { code });
    assert.equal(map.places[0]?.rings.length, 2);
    const [one = 0, other = 0] = (map.places[0]?.rings ?? []).map((ring) => area([ring]));
    return Math.abs(one - other);
  });
  assert.equal(new Set(areas).size, 1);
});

test('a place within the hole of another has its own ring', () => {
  const map = geometryOf(
    collection(place('a', [[box(0, 40, 4, 44), box(1, 41, 3, 43)]]), place('b', [[box(1, 41, 3, 43)]])),
    { code },
  );
  assert.equal(map.outline.length, 1, 'no border stays between them');
  assertSound(map);
});

test('a place on both sides of the antimeridian is whole, whether its file cuts it or not', () => {
  const cut = place('a', [[box(176, -20, 180, -16)], [box(-180, -20, -176, -16)]]);
  const across = place('a', [[box(176, -20, -176, -16)]]);
  for (const feature of [cut, across]) {
    const map = geometryOf(collection(feature, place('b', [[box(170, -20, 176, -16)]])), { code });
    assert.equal(map.places[0]?.rings.length, 1);
    const share = areaOf(map, 'a') / areaOf(map, 'b');
    assert.ok(Math.abs(share - 8 / 6) < 0.02, `${share}`);
    assertSound(map);
  }
});

test('a ring around a pole is closed along it', () => {
  const ring = Array.from({ length: 37 }, (_, index) => /** @type {Point} */ ([((index * 10 + 180) % 360) - 180, -70]));
  const map = geometryOf(collection(place('south', [[ring]]), place('rest', [[box(-170, -60, 170, 60)]])), { code });
  assert.equal(map.projection, 'Equal Earth');
  assert.ok(areaOf(map, 'south') > 10_000);
  assertSound(map);
});

test('coordinates beyond the globe are taken as a plane, and drawings may have theirs downwards', () => {
  const features = collection(place('low', [[box(0, 0, 4000, 1000)]]), place('high', [[box(0, 1000, 4000, 2000)]]));
  const topOf = (/** @type {GeometryFile} */ map, /** @type {string} */ id) =>
    Math.min(...points(map.places.find((one) => one.code === id)?.rings[0] ?? []).map(([, y]) => y));
  const up = geometryOf(features, { code });
  assert.deepEqual([up.projection, up.width, up.height], [undefined, 1000, 500]);
  assert.deepEqual([topOf(up, 'high'), topOf(up, 'low')], [0, 250]);
  const down = geometryOf(features, { code, plane: 'down' });
  assert.deepEqual([topOf(down, 'high'), topOf(down, 'low')], [250, 0]);
});

test('TopoJSON is read with and without a transform', () => {
  const geometries = [
    { type: 'Polygon', id: 'a', properties: { name: 'A' }, arcs: [[0, 1]] },
    { type: 'Polygon', id: 'b', properties: { name: 'B' }, arcs: [[2, -1]] },
  ];
  const objects = { places: { type: 'GeometryCollection', geometries } };
  const plain = [
    [
      [11, 40],
      [11, 42],
    ],
    [
      [11, 42],
      [10, 42],
      [10, 40],
      [11, 40],
    ],
    [
      [11, 40],
      [12, 40],
      [12, 42],
      [11, 42],
    ],
  ];
  const steps = plain.map((arc) =>
    arc.map(([x = 0, y = 0], index) => [
      x - 10 - ((arc[index - 1]?.[0] ?? 10) - 10),
      y - 40 - ((arc[index - 1]?.[1] ?? 40) - 40),
    ]),
  );
  const transform = { scale: [1, 1], translate: [10, 40] };
  const made = [{ arcs: plain }, { arcs: steps, transform }].map((arcs) =>
    geometryOf(JSON.stringify({ type: 'Topology', objects, ...arcs }), { code }),
  );
  assert.deepEqual(made[0], made[1]);
  assert.deepEqual(
    made[0]?.places.map(({ name }) => name),
    ['A', 'B'],
  );
});

test('an islet vanishes, but never a whole place', () => {
  const islet = [box(8, 48, 8.001, 48.001)];
  const map = geometryOf(
    collection(place('a', [[box(0, 40, 20, 55)], islet]), place('b', [[box(21, 41, 21.001, 41.001)]])),
    {
      code,
    },
  );
  assert.equal(map.places[0]?.rings.length, 1);
  assert.ok(areaOf(map, 'b') >= 9);
  assertSound(map);
});

test('lines are simpler where the file has to be small, and neighbours keep one border', () => {
  const wave = Array.from(
    { length: 2000 },
    (_, index) => /** @type {Point} */ ([10 + Math.sin(index / 7) / 3, 40 + index / 500]),
  );
  const [first, last] = [/** @type {Point} */ (wave[0]), /** @type {Point} */ (wave.at(-1))];
  const west = [...wave, /** @type {Point} */ ([8, last[1]]), /** @type {Point} */ ([8, first[1]]), first];
  const east = [...wave, /** @type {Point} */ ([12, last[1]]), /** @type {Point} */ ([12, first[1]]), first];
  const features = collection(place('w', [[west]]), place('e', [[east]]));
  const [fine, coarse] = [geometryOf(features, { code }), geometryOf(features, { code, maxBytes: 1500 })];
  assert.ok(JSON.stringify(coarse).length <= 1700 && JSON.stringify(fine).length > 2500);
  for (const map of [fine, coarse]) {
    assertSound(map);
    assert.ok(Math.abs(areaOf(map, 'w') + areaOf(map, 'e') - area(map.outline)) < 20, 'no gap, no overlap');
  }
});

test('random polygons become rings that are sound and drawn', () => {
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 60; round += 1) {
    const [longitude, latitude] = [random() * 360 - 180, random() * 150 - 75];
    const features = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, index) => {
      const polygons = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
        const [x, y, size] = [longitude + random() * 8, latitude + random() * 8, 0.1 + random() * 4];
        const ring = (/** @type {number} */ reach) => {
          const corners = 3 + Math.floor(random() * 20);
          const all = Array.from({ length: corners }, (__, corner) => {
            const [turn, far] = [(corner / corners) * 2 * Math.PI, reach * (0.6 + random() * 0.4)];
            const east = x + Math.cos(turn) * far;
            return /** @type {Point} */ ([((east + 540) % 360) - 180, y + Math.sin(turn) * far]);
          });
          const closed = [...all, /** @type {Point} */ (all[0])];
          return random() < 0.5 ? closed : closed.toReversed();
        };
        return random() < 0.3 ? [ring(size), ring(size / 3)] : [ring(size)];
      });
      return place(`p${index}`, polygons);
    });
    const map = geometryOf(collection(...features), { code });
    assertSound(map);
    assertDrawn(map);
    assert.ok(map.places.every(({ rings }) => rings.length > 0));
    assert.notEqual(map.projection, 'Equal Earth', `at ${longitude}, ${latitude} it is wider than it is`);
  }
});

test('what cannot be used is refused with the feature, what is wrong, and what would be right', () => {
  const square = [[box(0, 0, 1, 1)]];
  const refused = (/** @type {unknown} */ json, /** @type {RegExp} */ message, options = {}) =>
    assert.throws(() => geometryOf(json, { code, ...options }), {
      name: 'ReportError',
      code: 'invalid-geometry',
      message,
    });
  refused({}, /no geometry.*FeatureCollection/);
  refused(null, /no geometry/);
  refused({ type: 'Point', coordinates: [1, 2] }, /a “Point”/);
  refused(collection(), /no features/);
  refused(
    collection(place('a', square), place('b', square), place('a', square)),
    /Features 1 and 3 both have the id “a”/,
  );
  const unnamed = { ...place('', square, { NAME: 'Córdoba', ISO: 'AR-X' }), id: undefined };
  refused(collection(unnamed), /Feature 1 has no id\. Name a property with it: NAME, ISO\./);
  refused(collection(unnamed), /has no property “iso”/, { id: 'iso' });
  refused(collection(unnamed), /has no property “name_en”.*NAME, ISO/, { id: 'ISO', name: 'name_en' });
  const shaped = (/** @type {unknown} */ geometry) => ({ ...place('a', square), geometry });
  refused(collection(shaped(null)), /Feature 1 \(“Place a”\) has no geometry/);
  refused(collection(shaped({ type: 'LineString', coordinates: [] })), /is a LineString\..*MultiPolygon/);
  refused(collection(shaped({ type: 'Polygon', coordinates: [] })), /without rings/);
  refused(collection(shaped({ type: 'MultiPolygon', coordinates: [] })), /no polygons/);
  refused(
    collection(
      shaped({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      }),
    ),
    /fewer than three points/,
  );
  refused(
    collection(
      shaped({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, '1'],
            [2, 2],
          ],
        ],
      }),
    ),
    /not two numbers/,
  );
  refused(
    collection(
      shaped({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, NaN],
            [2, 2],
          ],
        ],
      }),
    ),
    /not two numbers/,
  );
  refused(
    collection(
      place('a', [
        [
          [
            [1, 1],
            [1, 1],
            [1, 1],
            [1, 1],
          ],
        ],
      ]),
    ),
    /All points are one/,
  );
  const topology = { type: 'Topology', objects: { a: {}, b: {} }, arcs: [] };
  refused(topology, /has 2 objects: “a”, “b”\. Name one with `object`/);
  refused(topology, /no object “c”/, { object: 'c' });
  refused({ type: 'Topology', objects: { a: { type: 'Polygon', arcs: [[7]] } }, arcs: [] }, /arcs of “a” are damaged/);
});

test('text that is no JSON, and options that are none, are refused', () => {
  assert.throws(() => geometryOf('{', { code }), { code: 'not-json' });
  assert.ok(geometryOf(`\uFEFF${JSON.stringify(collection(place('a', [[box(0, 0, 1, 1)]])))}`, { code }));
  const json = collection(place('a', [[box(0, 0, 1, 1)]]));
  for (const options of [{}, { code: '../x' }, { code, name: 7 }, { code, ide: 'ISO' }, { code, maxBytes: 1 }])
    assert.throws(() => geometryOf(json, /** @type {any} */ (options)), { code: 'invalid-options' });
});

test('the places of a state are its counties', () => {
  const missouri = JSON.parse(readFileSync(new URL('../pkg/maps/US-MO.json', import.meta.url), 'utf8'));
  assert.deepEqual(placesOf(missouri)['US-MO']?.['29510'], ['St. Louis']);
});
