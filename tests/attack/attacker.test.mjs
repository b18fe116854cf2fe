// The attacker finds what hand-made documents disclose, and nothing in safe ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cells, document, planOf, read, rows, leaksOf } from './hand.mjs';
import { table } from './world.mjs';

const year = { start: '2020', end: '2020' };
const k = planOf({ tables: [table('k', 'k')] });

test('one hidden row is the total less the others', () => {
  const records = rows([2, { k: 'A' }], [5, { k: 'B' }]);
  const found = read(k, document({ k: [{ B: 5, A: '[c]', Total: 7 }] }), records);
  assert.deepEqual(cells(found), { 'k › A': [2, 2] });
});

test('a small row that is printed is disclosed', () => {
  const records = rows([2, { k: 'A' }], [5, { k: 'B' }]);
  assert.deepEqual(leaksOf(read(k, document({ k: [{ B: 5, A: 2 }] }), records)), { 'k › A': [2, 2] });
});

test('two hidden rows under a total leave room', () => {
  const records = rows([2, { k: 'A' }], [5, { k: 'B' }], [9, { k: 'C' }]);
  assert.deepEqual(leaksOf(read(k, document({ k: [{ C: 9, A: '[c]', B: '[c]', Total: 16 }] }), records)), {});
});

test('two hidden ones are known by their sum', () => {
  const records = rows([1, { k: 'A' }], [1, { k: 'B' }], [9, { k: 'C' }]);
  const found = read(k, document({ k: [{ C: 9, A: '[c]', B: '[c]', Total: 11 }] }), records);
  assert.deepEqual(leaksOf(found), { 'k › A': [1, 1], 'k › B': [1, 1], 'k › Total without k › C': [2, 2] });
});

test('words that state a bound close what neutral ones leave open', () => {
  const records = rows([2, { k: 'A' }], [2, { k: 'B' }], [9, { k: 'C' }]);
  const print = (/** @type {string} */ words) => document({ k: [{ C: 9, A: words, B: words, Total: 13 }] });
  assert.deepEqual(leaksOf(read(k, print('fewer than three'), records)), { 'k › A': [2, 2], 'k › B': [2, 2] });
  assert.deepEqual(leaksOf(read(k, print('[c]'), records)), {});
});

test('false words are a fault of the document', () => {
  const records = rows([2, { k: 'A' }], [5, { k: 'B' }], [9, { k: 'C' }]);
  const report = document({ k: [{ C: 9, A: 'fewer than three', B: 'fewer than three', Total: 16 }] });
  assert.deepEqual(read(k, report, records).faults, ['k › B: “fewer than three” is false: 5']);
});

test('a false number stops the attack', () => {
  const report = document({ k: [{ A: 6 }] });
  assert.throws(() => read(k, report, rows([5, { k: 'A' }])), /records contradict.*\n.*k › A: 6: 5 not in/);
});

const merging = planOf({ tables: [table('k', 'k', { small: { pool: 'Small ones', poolWithLarger: 'Some others' } })] });

test('a merged row discloses members that can only be one or all', () => {
  const records = rows([2, { k: 'A' }], [2, { k: 'B' }], [9, { k: 'C' }]);
  const found = read(merging, document({ k: [{ C: 9, 'Small ones': { pooled: 4 } }] }), records);
  assert.deepEqual(leaksOf(found), { 'k › A': [2, 2], 'k › B': [2, 2] });
});

test('a merged row with larger members leaves room', () => {
  const records = rows([2, { k: 'A' }], [4, { k: 'B' }], [9, { k: 'C' }]);
  assert.deepEqual(leaksOf(read(merging, document({ k: [{ C: 9, 'Some others': { pooled: 6 } }] }), records)), {});
});

test('a row that is not printed counts nothing', () => {
  const plan = planOf({
    fields: ['k', 'v'],
    tables: [table('k', 'k', { where: [{ field: 'v', is: ['x'] }] }), table('v', 'v')],
  });
  const records = rows([4, { k: 'A', v: 'x' }], [2, { k: 'B', v: 'y' }], [3, { k: 'C', v: 'y' }]);
  const report = document({ k: [{ A: 4 }], v: [{ y: 5, x: 4 }] });
  assert.deepEqual(leaksOf(read(plan, report, records)), {});
});

test('cells of a cross table that are hidden in pairs leave room, and one alone does not', () => {
  const plan = planOf({ fields: ['k', 'v'], tables: [table('kv', 'k', { columns: { by: 'v' } }), table('k', 'k')] });
  const records = rows(
    [2, { k: 'A', v: 'x' }],
    [5, { k: 'A', v: 'y' }],
    [4, { k: 'B', v: 'x' }],
    [6, { k: 'B', v: 'y' }],
  );
  const columns = { columns: [{ heading: 'x' }, { heading: 'y' }] };
  const print = (/** @type {any} */ a, /** @type {any} */ b) =>
    document({ kv: [{ A: a, B: b, Total: [6, 11] }, columns], k: [{ B: 10, A: 7 }] });
  assert.deepEqual(leaksOf(read(plan, print(['[c]', '[c]'], ['[c]', '[c]']), records)), {});
  assert.deepEqual(cells(read(plan, print(['[c]', 5], [4, 6]), records)), { 'kv › A › x': [2, 2] });
});

test('a list cut at the top is not known below', () => {
  const plan = planOf({ tables: [table('k', 'k', { top: 1 })] });
  const records = rows([2, { k: 'A' }], [3, { k: 'B' }], [9, { k: 'C' }]);
  assert.deepEqual(leaksOf(read(plan, document({ k: [{ C: 9, Total: 14 }, { partial: true }] }), records)), {});
});

test('the count of a row discloses its one hidden part', () => {
  const plan = planOf({ fields: ['k', 'v'], tables: [table('k', 'k', { within: { field: 'v' } })] });
  const records = rows([2, { k: 'A', v: 'x' }], [5, { k: 'A', v: 'y' }], [4, { k: 'B', v: 'x' }]);
  const report = document({ k: [{}] });
  const parts = (/** @type {any} */ masked) => [
    { label: 'y', value: 5 },
    { label: 'x', value: { masked } },
  ];
  Object.assign(report.sections[0]?.tables[0] ?? {}, {
    rows: [
      { label: 'A', value: 7, children: parts('[c]') },
      { label: 'B', value: 4, children: [{ label: 'x', value: 4 }] },
    ],
  });
  assert.deepEqual(cells(read(plan, report, records)), { 'k › A › x': [2, 2] });
});

test('rounded counts lie around what is printed', () => {
  const plan = planOf({ tables: [table('k', 'k')], protection: { threshold: 3, treatment: { round: { base: 3 } } } });
  const records = rows([2, { k: 'A' }], [5, { k: 'B' }]);
  assert.deepEqual(leaksOf(read(plan, document({ k: [{ B: 6, A: 3, Total: 9 }] }), records)), {});
});

test('where zeros are sensitive a remainder of zero is disclosed', () => {
  const plan = planOf({
    fields: ['k', 'v'],
    tables: [table('k', 'k'), table('some', 'k', { where: [{ field: 'v', is: ['x'] }] })],
    protection: { preset: 'cautious', threshold: 3, mask: '[c]' },
  });
  const records = rows([5, { k: 'A', v: 'x' }], [6, { k: 'B', v: 'x' }], [9, { k: 'B', v: 'y' }]);
  const report = document({ k: [{ B: 15, A: 5 }], some: [{ B: 6, A: 5 }] });
  assert.deepEqual(leaksOf(read(plan, report, records, year)), { 'k › A without some › A': [0, 0] });
});
