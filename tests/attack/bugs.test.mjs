// Weaknesses that were reported of other tools of disclosure control, with records of our own.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { rows } from './hand.mjs';
import { made, maker, one, safe, values } from './named.mjs';
import { figure, table } from './world.mjs';

after(() => maker.close());

const neutral = { threshold: 3, mask: 'not shown' };
/** @param {Record<string, Record<string, number>>} counts by row and column */
const crossed = (counts) =>
  Object.entries(counts).flatMap(([k, line]) => Object.entries(line).flatMap(([v, times]) => rows([times, { k, v }])));
const margins = [table('k', 'k'), table('v', 'v')];
/** @param {any} [own] */
const cross = (own = {}) => table('kv', 'k', { columns: { by: 'v' }, ...own });

test('changes do not disclose the count of last year that was hidden', async () => {
  const of = (/** @type {string} */ d, /** @type {number} */ adults, /** @type {number} */ minors) =>
    rows([adults, { d, k: 'Adult' }], [minors, { d, k: 'Minor' }]);
  const records = [...of('2022-01-05', 40, 2), ...of('2023-02-05', 45, 12)];
  const where = (/** @type {string} */ label) => ({ where: [{ field: 'k', is: [label] }], change: true });
  const headline = [
    figure('all', { change: true }),
    figure('adults', where('Adult')),
    figure('minors', where('Minor')),
  ];
  const scope = { start: '2023', end: '2023' };
  const [report] = await made(
    one(records, { fields: ['d', 'k'], tables: [table('k', 'k')], headline, protection: neutral }, scope),
  );
  const printed = Object.fromEntries(report.headline.map((/** @type {any} */ { id, value }) => [id, value.count]));
  assert.deepEqual([printed.all, printed.adults, printed.minors], [57, 45, 12]);
});

test('margins do not disclose a cell of a cross table, and are printed', async () => {
  const records = crossed({
    Boone: { Friend: 2, Police: 9, Survivor: 12 },
    Cole: { Friend: 8, Police: 7, Survivor: 11 },
    Ray: { Friend: 10, Police: 6, Survivor: 1 },
  });
  const tables = [cross({ small: { mask: 'fewer than three' } }), ...margins];
  const [report] = await made(one(records, { fields: ['k', 'v'], tables, protection: neutral }));
  assert.deepEqual(values(report, 'k'), { Cole: 26, Boone: 23, Ray: 17, Total: 66 });
  assert.deepEqual(values(report, 'v'), { Survivor: 24, Police: 22, Friend: 20, Total: 66 });
  assert.ok(!JSON.stringify(report).includes('fewer than three'));
});

test('a small place costs a table of something else nothing', async () => {
  const records = crossed({
    Adair: { Friend: 1, Survivor: 1 },
    Boone: { Friend: 10, Police: 10, Survivor: 20 },
    Knox: { Friend: 4, Police: 4, Survivor: 1 },
    Lewis: { Friend: 5, Police: 1, Survivor: 8 },
  });
  for (const small of [{}, { small: { pool: 'Fewer than three', poolWithLarger: 'Other counties' } }]) {
    const tables = [table('k', 'k', small), table('v', 'v')];
    const [report] = await made(one(records, { fields: ['k', 'v'], tables, protection: neutral }));
    assert.deepEqual(values(report, 'v'), { Survivor: 30, Friend: 20, Police: 15, Total: 65 });
  }
});

test('a cross table of two by three hides four inner counts and no margin', async () => {
  const records = crossed({
    Boone: { Friend: 2, Police: 15, Survivor: 20 },
    Cole: { Friend: 14, Police: 1, Survivor: 18 },
  });
  const [report] = await made(one(records, { fields: ['k', 'v'], tables: [cross(), ...margins], protection: neutral }));
  assert.deepEqual(values(report, 'k'), { Boone: 37, Cole: 33, Total: 70 });
  assert.deepEqual(values(report, 'v'), { Survivor: 38, Friend: 16, Police: 16, Total: 70 });
  const { Boone, Cole } = values(report, 'kv');
  assert.equal([...Boone, ...Cole].filter((value) => value === null).length, 4);
});

test('a cross table of two by two hides its inner counts and no margin', async () => {
  const records = crossed({ Boone: { Friend: 30, Survivor: 2 }, Cole: { Friend: 50, Survivor: 40 } });
  const [report] = await made(one(records, { fields: ['k', 'v'], tables: [cross(), ...margins], protection: neutral }));
  assert.deepEqual(values(report, 'k'), { Cole: 90, Boone: 32, Total: 122 });
  assert.deepEqual(values(report, 'v'), { Friend: 80, Survivor: 42, Total: 122 });
});

const towns = Object.entries({ A: 2, B: 8, I: 9, J: 12, K: 10, L: 11, M: 14 }).flatMap(([town, times]) => {
  const county = 'ABIJ'.includes(town) ? '1' : '2';
  return rows([times, { town, county, size: 'AKL'.includes(town) ? 'Small' : 'Large' }]);
});
/** @param {any[]} tables @returns {import('./world.mjs').Scenario} */
const ofTowns = (tables) => ({
  ...one(towns, { fields: ['town', 'county', 'size'], tables, protection: neutral }),
  determined: [
    ['town', 'county'],
    ['town', 'size'],
  ],
});
const within = { within: { field: 'town' } };

test('towns in counties and towns of sizes hide the same towns', async () => {
  await safe(ofTowns([table('counties', 'county', within), table('sizes', 'size', within)]));
});

test('towns in counties, towns of sizes and towns alone hide the same towns', async () => {
  await safe(ofTowns([table('counties', 'county', within), table('sizes', 'size', within), table('towns', 'town')]));
});

test('towns in counties and towns alone hide two towns and nothing else', async () => {
  const [report] = await made(ofTowns([table('counties', 'county', within), table('towns', 'town')]));
  assert.deepEqual(values(report, 'counties'), { 2: 35, 1: 31, Total: 66 });
  assert.deepEqual(values(report, 'towns'), { M: 14, J: 12, L: 11, K: 10, I: 9, A: null, B: null, Total: 66 });
});

test('towns under conditions that overlap hide the same towns', async () => {
  const some = (/** @type {string} */ id, /** @type {string} */ field, /** @type {string} */ label) =>
    table(id, 'town', { where: [{ field, is: [label] }] });
  await safe(ofTowns([some('one', 'county', '1'), some('small', 'size', 'Small'), some('large', 'size', 'Large')]));
});

const ages = rows(
  [2, { age: '0-12', minor: 'yes' }],
  [15, { age: '13-17', minor: 'yes' }],
  [8, { age: '18-24', minor: 'no' }],
  [30, { age: '25+', minor: 'no' }],
);
/** @param {any} of @returns {import('./world.mjs').Scenario} */
const ofAges = (of) => ({
  ...one(ages, { fields: ['age', 'minor'], protection: neutral, ...of }),
  determined: [['age', 'minor']],
});

test('minors do not disclose an age group of them', async () => {
  await safe(ofAges({ tables: [table('ages', 'age'), table('minors', 'minor')] }));
});

test('a figure of minors does not disclose an age group of them', async () => {
  const headline = [figure('minors', { where: [{ field: 'minor', is: ['yes'] }] })];
  await safe(ofAges({ tables: [table('ages', 'age')], headline }));
});

const ones = rows([10, { k: 'Survivor' }], [3, { k: 'Friend' }], [1, { k: 'Police' }], [1, { k: 'Clergy' }]);

test('two hidden ones are not disclosed by their sum', async () => {
  const own = { small: { mask: 'fewer than two' } };
  const [report] = await made(
    one(ones, { tables: [table('k', 'k', own)], protection: { threshold: 2, mask: 'not shown' } }),
  );
  assert.deepEqual(values(report, 'k'), { Survivor: 10, Friend: null, Police: null, Clergy: null, Total: 15 });
});

test('two merged ones are joined by a larger row, under its name', async () => {
  const own = { small: { pool: 'Rare callers', poolWithLarger: 'Some callers' } };
  const [report] = await made(
    one(ones, { tables: [table('k', 'k', own)], protection: { threshold: 2, mask: 'not shown' } }),
  );
  assert.deepEqual(values(report, 'k'), { Survivor: 10, 'Some callers': 5, Total: 15 });
});

test('two hidden zeros are not disclosed by their sum', async () => {
  const records = rows([10, { k: 'Survivor' }], [5, { k: 'Friend' }]);
  const own = { always: ['Police', 'Clergy'], small: { mask: 'fewer than three' } };
  const scenario = one(records, { tables: [table('k', 'k', own)], protection: { ...neutral, zeros: 'sensitive' } });
  scenario.plan.fields.k.values = ['Survivor', 'Friend', 'Police', 'Clergy'].map((label) => ({ label }));
  const [report] = await made(scenario);
  const printed = values(report, 'k');
  assert.deepEqual([printed.Police, printed.Clergy], [null, null]);
});

test('percentages of rounded counts are made of what is printed', async () => {
  const records = rows([203, { k: 'Survivor' }], [7, { k: 'Friend' }], [90, { k: 'Police' }]);
  const protection = { ...neutral, treatment: { round: { base: 5 } } };
  const [report] = await made(one(records, { tables: [table('k', 'k', { base: 'total', decimals: 2 })], protection }));
  assert.deepEqual(values(report, 'k'), { Survivor: 205, Police: 90, Friend: 5, Total: 300 });
  assert.doesNotMatch(JSON.stringify(report), /203|67\.67|2\.33/);
});
