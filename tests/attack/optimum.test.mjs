// How much is hidden in two-way tables with margins, held against the fewest that an integer programme finds.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { planOf } from './hand.mjs';
import { maker } from './named.mjs';
import { arcs, cuts, optimum } from './optimum.mjs';
import { Random } from './random.mjs';

after(() => maker.close());

const letters = (/** @type {number} */ place) => String.fromCharCode(97 + place);

/** Whether only inner counts are small: no margin, and nothing that one count leaves of a margin, which is protected, too. @param {number[][]} counts @param {number} threshold */
function isComparable(counts, threshold) {
  const isLarge = (/** @type {number} */ count) => count === 0 || count >= threshold;
  const columns = (counts[0] ?? []).map((_, column) => counts.map((row) => row[column] ?? 0));
  const lines = [...counts, ...columns].filter((line) => line.length > 2);
  const rests = lines.flatMap((line) => line.map((count) => line.reduce((one, other) => one + other, 0) - count));
  return arcs(counts).every(({ isMargin, count }) => !isMargin || count >= threshold) && rests.every(isLarge);
}

/** A table that is comparable. @param {Random} random @param {number} rows @param {number} columns @param {number} threshold @returns {number[][]} */
function table(random, rows, columns, threshold) {
  for (;;) {
    const counts = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => {
        const chance = random.whole(0, 9);
        if (chance < 3) return random.whole(1, threshold - 1);
        return chance === 9 ? 0 : random.whole(threshold, threshold + 39);
      }),
    );
    if (isComparable(counts, threshold)) return counts;
  }
}

/** Which counts a report hides, in the order of `arcs`. @param {number[][]} counts @param {number} threshold */
async function hidden(counts, threshold) {
  const plan = planOf({
    fields: ['k', 'v'],
    protection: { threshold, mask: '[c]', minimumSum: 1 },
    tables: [
      {
        id: 'crossed',
        title: 'Crossed',
        measure: 'n',
        by: 'k',
        base: 'none',
        columns: { by: 'v' },
        order: 'alphabetical',
        total: { label: 'Total' },
      },
      {
        id: 'rows',
        title: 'Rows',
        measure: 'n',
        by: 'k',
        base: 'none',
        order: 'alphabetical',
        total: { label: 'Total' },
      },
    ],
  });
  const lines = counts.flatMap((row, kind) =>
    row.map((count, column) => `${letters(kind)},${letters(column)}\n`.repeat(count)),
  );
  const { report, refused } = await maker.make({ records: `k,v\n${lines.join('')}`, plan, scope: {} });
  assert.ok(report, refused);
  const [crossed, rows] = report.sections[0].tables;
  const is = (/** @type {any} */ value) => typeof value === 'object' && 'masked' in value;
  const places = counts.map((_, kind) => letters(kind));
  const row = (/** @type {any} */ of, /** @type {string} */ label) =>
    of.rows.find((/** @type {any} */ one) => one.label === label);
  const columns = (counts[0] ?? []).map((_, column) =>
    crossed.columns.findIndex((/** @type {any} */ one) => one.heading === letters(column)),
  );
  const inner = places.flatMap((label) => columns.map((column) => is(row(crossed, label).values[column])));
  const margins = places.map((label) => is(row(rows, label).value));
  return [...inner, ...margins, ...columns.map((column) => is(crossed.total.values[column])), is(rows.total.value)];
}

/** What is hidden in some tables beside small counts. @param {number} seed @param {[number, number][]} sizes @param {number} number */
async function compared(seed, sizes, number) {
  const random = new Random(seed);
  const sum = { ours: 0, margins: 0, least: 0 };
  for (let turn = 0; turn < number; turn += 1) {
    const [rows, columns] = random.pick(sizes);
    const threshold = random.pick([3, 10]);
    const counts = table(random, rows, columns, threshold);
    const network = arcs(counts);
    const found = await hidden(counts, threshold);
    assert.equal(found.length, network.length);
    const small = network.flatMap(({ count }, place) => (count > 0 && count < threshold ? [place] : []));
    const places = new Set(found.flatMap((is, place) => (is ? [place] : [])));
    assert.deepEqual(cuts(network, small, places), [], JSON.stringify(counts));
    sum.ours += places.size - small.length;
    sum.margins += network.filter(({ isMargin }, place) => isMargin && places.has(place)).length;
    sum.least += optimum(counts, threshold).length;
  }
  return sum;
}

test('of 41 small tables no more is hidden than must be, of that at most two margins', async (t) => {
  const { ours, margins, least } = await compared(41, [[2, 2], [2, 3], [3, 2], [3, 3]], 41); // prettier-ignore
  t.diagnostic(`hidden beside small counts: ${ours}, of them margins: ${margins}; least: ${least}`);
  assert.ok(ours <= least && ours <= 104 && margins <= 2);
});

test('of larger tables at most 5 % more is hidden than must be', async (t) => {
  const { ours, margins, least } = await compared(200, [[6, 4], [8, 5]], 10); // prettier-ignore
  t.diagnostic(`hidden beside small counts: ${ours}, of them margins: ${margins}; least: ${least}`);
  assert.ok(ours <= 1.05 * least);
});
