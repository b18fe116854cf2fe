// Documents that others published: what the audit says of them is what the attacker would find.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { maker } from './named.mjs';

after(() => maker.close());

/** A document of the given tables. @param {any[]} tables */
const document = (tables) => ({
  version: 1,
  language: 'en-US',
  title: 'Report',
  jurisdiction: { name: 'Here' },
  publisher: 'Others',
  period: { start: '2025', end: '2025' },
  sections: [{ tables: tables.map((table) => ({ kind: 'exclusive', unit: 'calls', title: table.id, ...table })) }],
});

/**
 * The intervals that the audit finds, by the last part of their names.
 * @param {any[]} tables @param {any} [assumptions]
 */
async function audit(tables, assumptions = {}) {
  const { audit: found, refused } = await maker.make({ audit: [document(tables)], assumptions });
  assert.equal(refused, undefined);
  const intervals = found.findings.map((/** @type {any} */ { label, low, high }) => [label, [low, high]]);
  return { verdict: found.verdict, intervals: Object.fromEntries(intervals) };
}

const hidden = { masked: 'not shown' };

test('a column of totals adds up', async () => {
  const columns = ['Female', 'Male', 'Total'].map((heading) => ({ heading }));
  const rows = [
    { label: 'Boone', values: [{ masked: 'fewer than three' }, 5, 7] },
    { label: 'Cole', values: [8, 6, 14] },
  ];
  const { verdict, intervals } = await audit([{ id: 'counties', base: 'none', columns, rows }]);
  assert.equal(verdict, 'disclosed');
  assert.deepEqual(Object.values(intervals), [[2, 2]]);
});

test('margins in a table of their own add up', async () => {
  const columns = ['Survivor', 'Friend', 'Police'].map((heading) => ({ heading }));
  const cross = [
    { label: 'Boone', values: [12, hidden, 9] },
    { label: 'Cole', values: [11, 8, 7] },
    { label: 'Ray', values: [hidden, 10, 6] },
  ];
  const counties = [
    { label: 'Cole', value: 26 },
    { label: 'Boone', value: 23 },
    { label: 'Ray', value: 17 },
  ];
  const total = { label: 'All calls', value: 66 };
  const { verdict, intervals } = await audit([
    { id: 'cross', base: 'none', columns, rows: cross },
    { id: 'counties', rows: counties, total },
  ]);
  assert.equal(verdict, 'disclosed');
  const found = Object.values(intervals).toSorted(([one], [other]) => one - other);
  assert.deepEqual(found, [
    [1, 1],
    [2, 2],
  ]);
});

test('neutral words on a partner are no contradiction', async () => {
  const rows = [
    { label: 'Survivor', value: 20 },
    { label: 'Police', value: hidden },
    { label: 'Friend', value: hidden },
  ];
  const total = { label: 'All', value: 29 };
  const { verdict, intervals } = await audit([{ id: 'callers', rows, total }], { threshold: 3, zerosPrinted: true });
  assert.equal(verdict, 'safe');
  assert.deepEqual(intervals, { Police: [1, 8], Friend: [1, 8] });
});
