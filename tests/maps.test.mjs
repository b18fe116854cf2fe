// The county maps as built: complete, closed, inside their box, and equal-area down to the last pixel.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../pkg/maps/', import.meta.url);

/** @typedef {{fips: string, name: string, rings: number[][]}} County */
/** @typedef {{code: string, name: string, width: number, height: number, outline: number[][], counties: County[]}} Map */

/** @param {string} file @returns {Map} */
const load = (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

const nation = load('US.json');

/** @type {Map[]} */
const maps = readdirSync(folder)
  .filter((file) => file !== 'US.json')
  .map(load);

/** @param {string} code */
function map(code) {
  const found = maps.find((candidate) => candidate.code === code);
  assert.ok(found, code);
  return found;
}

/** @param {number[]} ring */
function points(ring) {
  /** @type {[number, number][]} */
  const all = [];
  for (let index = 0, x = 0, y = 0; index < ring.length; index += 2) {
    x += ring[index] ?? NaN;
    y += ring[index + 1] ?? NaN;
    all.push([x, y]);
  }
  return all;
}

/** Holes run the other way round, so the signed areas of a shape's rings add up to its area. @param {number[][]} rings */
function area(rings) {
  let sum = 0;
  for (const ring of rings) {
    const all = points(ring);
    all.forEach(([x, y], index) => {
      const [nextX, nextY] = all[(index + 1) % all.length] ?? [0, 0];
      sum += (x * nextY - nextX * y) / 2;
    });
  }
  return Math.abs(sum);
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
