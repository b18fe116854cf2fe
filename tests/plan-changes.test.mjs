// Changes on the year: the page asks for them, and the report has those that are safe.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan, openRecords } from '../pkg/node/analyst.js';
import { blankPlan } from '../www/maker/plan/blank.js';
import { sentencesOn, withChange, withChangeOfPeriods, withSentence } from '../www/maker/plan/changes.js';
import { withColumn } from '../www/maker/plan/columns.js';
import { tableOf, tablesOf } from '../www/maker/plan/edit.js';
import { withoutTable, withSplit } from '../www/maker/plan/tables.js';

const columns = /** @type {const} */ ([
  ['Day', 'date'],
  ['Caller', 'category'],
]);
const drafted = columns.reduce((plan, [name, type]) => withColumn(plan, { name }, type).plan, blankPlan());
const [measure = ''] = Object.keys(drafted.measures);
const of = (/** @type {number} */ year) => ({ start: `${year}-01-01`, end: `${year}-12-31` });

/** Records of both years. @param {number} before @param {number} now */
const csvOf = (before, now) => {
  const rows = (/** @type {number} */ year, /** @type {number} */ count) =>
    Array.from(
      { length: count },
      (_, row) => `${year}-${String(1 + (row % 12)).padStart(2, '0')}-01,${row % 2 ? 'Self' : 'Police'}\n`,
    );
  return `Day,Caller\n${[...rows(2024, before), ...rows(2025, now)].join('')}`;
};

/** @param {typeof drafted} plan @param {string} csv @param {number} year */
async function reportOf(plan, csv, year) {
  assert.deepEqual(await checkPlan(plan), []);
  const file = await openRecords(csv, { name: 'calls.csv' });
  const records = await file.read(plan);
  try {
    return (await records.report(of(year))).report;
  } finally {
    records.close();
    file.close();
  }
}

test('the change on the year before is beside its figure, where the records cover that year', async () => {
  const plan = withChange(drafted, measure, true);
  const csv = csvOf(90, 120);
  const [, change] = (await reportOf(plan, csv, 2025)).headline ?? [];
  assert.deepEqual(change?.value, { change: { from: 90, to: 120 } });
  assert.equal((await reportOf(plan, csv, 2024)).headline?.length, 1);
  assert.deepEqual(withChange(plan, measure, false), drafted);
});

test('a change that would tell a small count is left out by the proof', async () => {
  const months = tablesOf(drafted).find(({ table }) => table.each)?.table.id ?? '';
  const plan = withChange(withoutTable(drafted, months), measure, true);
  assert.equal((await reportOf(plan, csvOf(2, 120), 2025)).headline?.length, 1);
});

test('a table by periods has their changes, and loses them with its periods', async () => {
  const [first] = tablesOf(drafted).filter(({ table }) => table.by === 'caller');
  const id = first?.table.id ?? '';
  const split = withSplit(drafted, id, 'day');
  const plan = withChangeOfPeriods(split, id, 'previous');
  assert.equal(tableOf(plan, id)?.change, 'previous');
  assert.deepEqual(await checkPlan(plan), []);
  assert.equal(tableOf(withSplit(plan, id), id)?.change, undefined);
  assert.deepEqual(withChangeOfPeriods(plan, id, 'none'), split);
  assert.deepEqual(withChangeOfPeriods(drafted, id, 'previous'), drafted, 'its rows are no periods');
});

test('last year’s printed figure is said in a sentence that stays true', async () => {
  const last = await reportOf(drafted, csvOf(1200, 0), 2024);
  const now = await reportOf(drafted, csvOf(0, 960), 2025);
  const [{ text = '' } = {}, ...others] = sentencesOn(drafted, last, now);
  assert.deepEqual([text, others], ['There were {figure:records} records ({year}), after 1,200 (2024).', []]);
  const plan = withSentence(drafted, text);
  assert.equal(withSentence(plan, text), plan);
  const said = (await reportOf(plan, csvOf(0, 960), 2025)).introduction?.at(-1);
  assert.equal(said, 'There were 960 records (2025), after 1,200 (2024).');
  assert.deepEqual(sentencesOn(drafted, now, last), [], 'the later edition is not the one before');
  assert.match(sentencesOn({ ...drafted, language: 'es-AR' }, last, now)[0]?.text ?? '', /^Hubo .* después de 1\.200/);
});

test('a label from a question has no braces, between which something would be filled in', async () => {
  const { plan, id } = withColumn(drafted, { name: 'Q1', label: 'Did {name} call?' }, 'category');
  assert.equal(plan.fields[id]?.label, 'Did name call?');
  assert.deepEqual(await checkPlan(plan), []);
});
