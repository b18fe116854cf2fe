// A leak is made small: nothing is left that is not needed for it. The maker here hides small counts and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { document, planOf, rows } from './hand.mjs';
import { minimise, discloses } from './minimise.mjs';
import { parseCsv } from './records.mjs';
import { play } from './scenario.mjs';
import { story } from './show.mjs';
import { figure, table, undated } from './world.mjs';

/** @type {import('./maker.mjs').Maker} */
const careless = {
  make: async ({ records, plan }) => {
    const read = parseCsv(records);
    const small = (/** @type {number} */ count) => (count < 3 && count > 0 ? '[c]' : count);
    const tableOf = (/** @type {any} */ { id, by, total }) => {
      const labels = [...new Set(read.map((row) => row[by] ?? ''))];
      const exact = labels.map((label) => ({ label, count: read.filter((row) => row[by] === label).length }));
      const sorted = exact.toSorted((one, other) => other.count - one.count);
      const counts = sorted.map(({ label, count }) => [label, small(count)]);
      return [id, [Object.fromEntries([...counts, ...(total ? [['Total', small(read.length)]] : [])])]];
    };
    const tables = Object.fromEntries(plan.report.sections[0].tables.map(tableOf));
    const figures = plan.report.headline.map((/** @type {any} */ { id }) => [id, small(read.length)]);
    return { report: document(tables, Object.fromEntries(figures)) };
  },
  close: () => {},
};

/** @type {import('./world.mjs').Scenario} */
const scenario = {
  plan: planOf({ fields: ['k', 'v'], tables: [table('v', 'v'), table('k', 'k')], headline: [figure('all')] }),
  records: {
    a: rows([8, { k: 'A', v: 'x' }], [2, { k: 'B', v: 'x' }], [6, { k: 'C', v: 'y' }]).map((row) => ({ ...row })),
  },
  reports: [{ scope: undated }],
};

test('what is not needed for a leak is left out', async () => {
  assert.ok(discloses(await play(scenario, careless)));
  const { scenario: least, outcome } = await minimise(scenario, careless);
  assert.ok(discloses(outcome));
  // The total is printed twice, so one of the two goes; both are gone with the table of what has no small count.
  const tables = least.plan.report.sections[0].tables.map((/** @type {any} */ { id }) => id);
  assert.deepEqual([tables, least.plan.report.headline.length], [['k'], 1]);
  assert.deepEqual(Object.keys(least.plan.report.sections[0].tables[0]).includes('total'), false);
  assert.ok((least.records.a ?? []).length <= 4, `${least.records.a?.length} records are left`);
});

test('a leak is shown with records, plan, document and arithmetic', async () => {
  const text = story(scenario, await play(scenario, careless));
  for (const part of [
    'records.csv (a)\nk,v\n',
    'plan.json\n{',
    '\n  table k\n    A: 8\n',
    'LEAK k › B is 2 (truly 2), from\n',
  ]) {
    assert.ok(text.includes(part), `${part} is not in\n${text}`);
  }
});
