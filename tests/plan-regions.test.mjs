// The map of a table: chosen on the page, kept while it fits, and gone with what it was of.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkPlan, openRecords } from '../pkg/node/analyst.js';
import { root } from '../scripts/run.mjs';
import { blankPlan } from '../www/maker/plan/blank.js';
import { chartsOf } from '../www/maker/plan/charts.js';
import { withColumn } from '../www/maker/plan/columns.js';
import { tableOf } from '../www/maker/plan/edit.js';
import { regionOf, regions, states, withRegion } from '../www/maker/plan/regions.js';
import { withChoice, withRowsBy, withSplit } from '../www/maker/plan/tables.js';

const columns = /** @type {const} */ ([
  ['Country', 'category'],
  ['Caller', 'category'],
  ['Needs', 'list'],
  ['Age', 'number'],
  ['Safe', 'yes-no'],
]);
const drafted = columns.reduce((plan, [name, type]) => withColumn(plan, { name }, type).plan, blankPlan());

/** @param {typeof drafted} plan @param {string} id */
const mapOf = (plan, id) => {
  const { chart, region } = tableOf(plan, id) ?? {};
  return [chart, region];
};

test('the rows of a table are drawn on any map, and on none again', async () => {
  for (const region of [...regions.map(([code]) => code), 'US-MO', 'my-districts']) {
    const plan = withRegion(drafted, 'country', region);
    assert.deepEqual(mapOf(plan, 'country'), ['map', region]);
    assert.equal(regionOf(tableOf(plan, 'country') ?? {}), region);
    assert.deepEqual(await checkPlan(plan), [], region);
    assert.deepEqual(withRegion(plan, 'country'), drafted);
  }
  assert.equal(withRegion(drafted, 'country'), drafted, 'there was no map');
  const { chart } = tableOf(withRegion(withChoice(drafted, 'country', 'chart', 'donut'), 'country'), 'country') ?? {};
  assert.equal(chart, 'donut', 'another chart stays');
});

test('the states of reports by state are drawn without a name of their map', async () => {
  const plan = withRegion({ ...drafted, jurisdiction: 'country' }, 'country', 'US');
  assert.deepEqual(mapOf(plan, 'country'), ['map', undefined]);
  assert.equal(regionOf(tableOf(plan, 'country') ?? {}), 'US');
});

test('ranges of numbers, yes and no, and tables with columns have no map', () => {
  for (const id of ['age', 'safe']) assert.equal(withRegion(drafted, id, 'world'), drafted, id);
  const split = withSplit(drafted, 'country', 'caller');
  assert.equal(withRegion(split, 'country', 'world'), split);
  assert.deepEqual(mapOf(withRegion(drafted, 'needs', 'AR'), 'needs'), ['map', 'AR']);
});

test('a map goes with another chart, with columns, and with other rows', async () => {
  const plan = withRegion(drafted, 'country', 'world');
  assert.ok(chartsOf(plan, tableOf(plan, 'country') ?? {}).some(([chart]) => chart === 'map'));
  for (const next of [
    withChoice(plan, 'country', 'chart', 'bars'),
    withChoice(plan, 'country', 'chart', 'auto'),
    withSplit(plan, 'country', 'caller'),
    withRowsBy(plan, 'country', 'age'),
    withRowsBy(plan, 'country', 'caller'),
  ]) {
    const { chart, region } = tableOf(next, 'country') ?? {};
    assert.ok(chart !== 'map' && region === undefined, JSON.stringify(tableOf(next, 'country')));
    assert.deepEqual(await checkPlan(next), []);
  }
});

test('every map that is offered comes along', () => {
  const files = new Set(readdirSync(join(root, 'pkg/maps')));
  for (const [code] of [...regions, ...states]) assert.ok(files.delete(`${code}.json`), code);
  assert.deepEqual([...files], [], 'and every one that comes along is offered');
});

test('a report has the map that was chosen', async () => {
  const csv = `Country,Caller\n${'Mexico,Self\n'.repeat(9)}${'Honduras,Friend\n'.repeat(12)}`;
  const file = await openRecords(csv, { name: 'calls.csv' });
  const two = ['Country', 'Caller'].reduce((plan, name) => withColumn(plan, { name }, 'category').plan, blankPlan());
  const records = await file.read(withRegion(two, 'country', 'world'));
  try {
    const { report } = await records.report({ periodLabel: '2024' });
    const table = report.sections?.flatMap(({ tables = [] }) => tables).find(({ id }) => id === 'country');
    assert.deepEqual([table?.chart, table?.region], ['map', 'world']);
  } finally {
    records.close();
    file.close();
  }
});
