// The attacker finds what hand-made documents disclose by numbers of several tables, figures and documents.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './attack.mjs';
import { cells, document, planOf, read, rows, leaksOf } from './hand.mjs';
import { count, figure, table } from './world.mjs';

const year = { start: '2020', end: '2020' };
const masked = { C: 3, B: '[c]', D: '[c]', Total: 7 };
const threeKinds = rows([3, { k: 'B' }], [3, { k: 'C' }], [1, { k: 'D' }]);

test('a figure of all but one', () => {
  const where = [{ field: 'k', isNot: ['B'] }];
  const plan = planOf({ tables: [table('k', 'k')], headline: [figure('f', { where })] });
  assert.deepEqual(cells(read(plan, document({ k: [masked] }, { f: 4 }), threeKinds)), { 'k › D': [1, 1] });
});

test('a measure with a condition of its own', () => {
  const measures = { n: count, m: { unit: 'some', where: [{ field: 'k', is: ['C', 'D'] }] } };
  const plan = planOf({ measures, tables: [table('k', 'k')], headline: [figure('f', { measure: 'm' })] });
  assert.deepEqual(cells(read(plan, document({ k: [masked] }, { f: 4 }), threeKinds)), { 'k › D': [1, 1] });
});

test('what is not known, and the base of those that say', () => {
  const plan = planOf({ tables: [table('k', 'k', { notSpecified: 'Unknown', base: { respondents: 'that say' } })] });
  const records = rows([9, { k: 'A' }], [2, { k: 'B' }], [4, { k: '' }]);
  const base = { base: { count: { count: 11, label: 'that say' } } };
  const report = document({ k: [{ A: 9, B: '[c]', Unknown: '[c]', Total: 15 }, base] });
  assert.deepEqual(cells(read(plan, report, records)), { 'k › B': [2, 2] });
});

test('a table that leaves out what is not known, beside the whole', () => {
  const plan = planOf({ tables: [table('k', 'k'), table('some', 'k', { missing: 'leave-out' })] });
  const records = rows([9, { k: 'A' }], [6, { k: 'B' }], [2, { k: '' }]);
  const whole = { A: 9, B: 6, 'Not Specified': '[c]' };
  const report = (/** @type {any} */ counts) => document({ k: [counts], some: [{ A: 9, B: 6, Total: 15 }] });
  assert.deepEqual(cells(read(plan, report(whole), records)), {});
  assert.deepEqual(cells(read(plan, report({ ...whole, Total: 17 }), records)), { 'k › Not Specified': [2, 2] });
});

test('answers of a list of which each respondent gave one', () => {
  const plan = planOf({ fields: ['t'], tables: [table('t', 't', { base: { respondents: 'that say' } })] });
  const records = rows([6, { t: 'P' }], [2, { t: 'Q' }], [2, { t: 'R' }]);
  const base = { base: { count: { count: 10, label: 'that say' } } };
  const report = document({ t: [{ P: 6, Q: 'fewer than three', R: 'fewer than three' }, base] });
  assert.deepEqual(cells(read(plan, report, records)), { 't › Q': [2, 2], 't › R': [2, 2] });
});

test('a table of those whose list has an option', () => {
  const where = [{ field: 't', is: ['P'] }];
  const plan = planOf({ fields: ['k', 't'], tables: [table('all', 'k'), table('some', 'k', { where })] });
  const records = rows([5, { k: 'A', t: 'P;Q' }], [1, { k: 'A', t: 'Q' }], [8, { k: 'B', t: 'P' }]);
  const report = document({ all: [{ B: 8, A: 6 }], some: [{ B: 8, A: 5 }] });
  assert.deepEqual(leaksOf(read(plan, report, records)), { 'all › A without some › A': [1, 1] });
});

test('quarters beside the year', () => {
  const columns = { columns: { by: 'd', each: 'quarter' } };
  const plan = planOf({ fields: ['d', 'k'], tables: [table('year', 'k'), table('quarters', 'k', columns)] });
  const records = rows(
    [4, { d: '2020-02-01', k: 'A' }],
    [2, { d: '2020-05-01', k: 'A' }],
    [5, { d: '2020-05-01', k: 'B' }],
  );
  const heads = [
    { heading: 'first', period: { start: '2020-01', end: '2020-03' } },
    { heading: 'second', period: { start: '2020-04', end: '2020-06' } },
  ];
  const report = document({
    year: [{ A: 6, B: 5, Total: 11 }],
    quarters: [{ A: [4, '[c]'], B: [0, '[c]'] }, { columns: heads }],
  });
  // A quarter of which nothing was counted has no column, so that the year is the sum of the two.
  assert.deepEqual(cells(read(plan, report, records, year)), { 'quarters › A › second': [2, 2] });
});

test('all time beside the year', () => {
  const plan = planOf({ fields: ['d', 'k'], tables: [table('this', 'k'), table('ever', 'k', { span: 'until-end' })] });
  const records = rows([4, { d: '2020-02-01', k: 'A' }], [1, { d: '2019-05-01', k: 'A' }]);
  const report = document({ this: [{ A: 4 }], ever: [{ A: 5 }] });
  assert.deepEqual(leaksOf(read(plan, report, records, year)), { 'ever › A without this › A': [1, 1] });
});

test('a change discloses the count of the year before', () => {
  const plan = planOf({ fields: ['d', 'k'], tables: [], headline: [figure('f', { change: true })] });
  const records = rows([4, { d: '2020-02-01', k: 'A' }], [2, { d: '2019-05-01', k: 'A' }]);
  const report = document({}, { f: 4, 'f-change': { change: { from: 2, to: 4 } } });
  assert.deepEqual(leaksOf(read(plan, report, records, year)), { 'Figure f, before': [2, 2] });
});

test('towns of one county each', () => {
  const fields = ['county', 'town'];
  const plan = planOf({ fields, tables: [table('counties', 'county'), table('towns', 'town')] });
  const records = rows(
    [5, { county: 'X', town: 'A' }],
    [2, { county: 'X', town: 'B' }],
    [9, { county: 'Y', town: 'C' }],
    [4, { county: 'Y', town: 'D' }],
  );
  const report = document({ counties: [{ Y: 13, X: 7 }], towns: [{ C: 9, A: 5, B: '[c]', D: '[c]' }] });
  const own = { determined: [['town', 'county']] };
  assert.deepEqual(cells(read(plan, report, records, {}, own)), { 'towns › B': [2, 2] });
  assert.deepEqual(cells(read(plan, report, records)), {});
});

test('a place in an order', () => {
  const rank = { place: 1, among: 3, universe: 'all', measure: 'records' };
  const plan = planOf({
    fields: ['s'],
    tables: [table('states', 's')],
    headline: [figure('f', { rank })],
    protection: { threshold: 4, mask: '[c]' },
    jurisdiction: 's',
  });
  const records = rows([4, { s: 'U' }], [3, { s: 'V' }], [3, { s: 'W' }]);
  const report = (/** @type {any} */ value) =>
    document({ states: [{ U: 4, V: '[c]', W: '[c]', Total: 10 }] }, { f: value });
  const scope = { jurisdiction: 'U' };
  assert.deepEqual(cells(read(plan, report({ value: 4, rank }), records, scope)), {
    'states › V': [3, 3],
    'states › W': [3, 3],
  });
  assert.deepEqual(cells(read(plan, report(4), records, scope)), {});
});

test('the state that is left of the whole', () => {
  const plan = planOf({ fields: ['k', 's'], tables: [table('k', 'k')], jurisdiction: 's' });
  const a = rows([4, { k: 'A', s: 'U' }], [1, { k: 'A', s: 'V' }]);
  const publications = [
    { plan, report: document({ k: [{ A: 4 }] }), scope: { jurisdiction: 'U' }, name: '1: ' },
    { plan, report: document({ k: [{ A: 5 }] }), scope: {}, name: '2: ' },
  ];
  const found = attack({ publications, records: { a } });
  assert.deepEqual(cells(found), {});
  assert.deepEqual(leaksOf(found)['2: k › A without 1: k › A'], [1, 1]);
});

test('a first edition discloses counts of the second if nothing changed', () => {
  const plan = planOf({ tables: [table('k', 'k')] });
  const a = rows([4, { k: 'A' }], [2, { k: 'B' }], [9, { k: 'C' }]);
  const publications = [
    { plan, report: document({ k: [{ C: 9, A: '[c]', B: '[c]', Total: 15 }] }), scope: {} },
    { plan, report: document({ k: [{ C: 9, A: 4, B: '[c]' }] }), scope: {}, edition: 'b' },
  ];
  const found = (/** @type {any} */ growth) => cells(attack({ publications, records: { a, b: a }, growth }));
  assert.deepEqual(found('unchanged'), { 'k › B': [2, 2] });
  assert.deepEqual(found('revised'), {});
});

test('records that were only added are no fewer', () => {
  const plan = planOf({ tables: [table('k', 'k')] });
  const a = rows([3, { k: 'A' }], [2, { k: 'B' }], [9, { k: 'C' }]);
  const publications = [
    { plan, report: document({ k: [{ C: 9, A: '[c]', B: '[c]', Total: 14 }] }), scope: {}, name: '1: ' },
    { plan, report: document({ k: [{ C: 9, A: 3, B: 'fewer than three' }] }), scope: {}, edition: 'b', name: '2: ' },
  ];
  const found = (/** @type {any} */ growth) => cells(attack({ publications, records: { a, b: a }, growth }));
  assert.deepEqual(found('non-decreasing'), { '1: k › B': [2, 2], '2: k › B': [2, 2] });
  assert.deepEqual(found('revised'), {});
});

test('cases are at most their records', () => {
  const measures = { n: count, cases: { unit: 'cases', count: { distinct: 'case' } } };
  const cases = [
    figure('all', { measure: 'cases' }),
    figure('b', { measure: 'cases', where: [{ field: 'k', is: ['B'] }] }),
  ];
  const plan = planOf({ fields: ['k', 'case'], measures, tables: [table('k', 'k')], headline: cases });
  const records = [
    { k: 'A', case: '1' },
    { k: 'A', case: '2' },
    ...[3, 4, 5, 6].map((number) => ({ k: 'B', case: String(number) })),
  ];
  const report = (/** @type {any} */ words) => document({ k: [{ B: 4, A: words }] }, { all: 6, b: 4 });
  const own = { constant: ['k'] };
  assert.deepEqual(cells(read(plan, report('fewer than three'), records, {}, own)), { 'k › A': [2, 2] });
  assert.deepEqual(cells(read(plan, report('[c]'), records, {}, own)), {});
});

test('a sum of people', () => {
  const measures = { people: { unit: 'people', count: { sum: 'people' } } };
  const tables = [table('k', 'k', { measure: 'people' })];
  const plan = planOf({ fields: ['k', 'people'], measures, tables });
  const records = rows([1, { k: 'A', people: '2' }], [3, { k: 'B', people: '4' }]);
  assert.deepEqual(cells(read(plan, document({ k: [{ B: 12, A: '[c]', Total: 14 }] }), records)), { 'k › A': [2, 2] });
});
