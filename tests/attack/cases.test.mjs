// Reports that were called safe and disclosed a count by numbers that were not thought to belong together.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { rows } from './hand.mjs';
import { made, maker, one, safe, values } from './named.mjs';
import { count, figure, table, undated } from './world.mjs';

after(() => maker.close());

const year = { start: '2020', end: '2020' };
const unequal = rows([2, { k: 'A' }], [5, { k: 'B' }], [9, { k: 'C' }]);

test('a figure of all but B does not disclose D, which is what it has beside C', async () => {
  const records = rows([3, { k: 'B' }], [3, { k: 'C' }], [1, { k: 'D' }]);
  const headline = [figure('f', { where: [{ field: 'k', isNot: ['B'] }] })];
  await safe(one(records, { tables: [table('k', 'k')], headline }));
});

test('the total of a table without A does not disclose the B that is merged with A', async () => {
  const records = rows(
    [5, { k: 'A', v: 'x' }],
    [1, { k: 'B', v: 'x' }],
    [1, { k: 'B', v: 'y' }],
    [3, { k: 'C', v: 'x' }],
    [2, { k: 'C', v: 'y' }],
  );
  const rest = table('v', 'v', { where: [{ field: 'k', isNot: ['A'] }] });
  await safe(one(records, { fields: ['k', 'v'], tables: [table('k', 'k', { small: { pool: 'few' } }), rest] }));
});

const unknown = rows([10, { k: 'A', n: '1' }], [2, { k: 'B', n: '1' }], [5, { k: '', n: '1' }]);

test('the base of those that say does not disclose B', async () => {
  const base = { respondents: 'records that say' };
  await safe(one(unknown, { tables: [table('k', 'k', { notSpecified: 'Not known', base })] }));
});

test('a figure of those that say does not disclose B', async () => {
  const headline = [figure('f', { where: [{ field: 'k', given: true }] })];
  await safe(one(unknown, { tables: [table('k', 'k', { notSpecified: 'Not known' })], headline }));
});

test('the year does not disclose the quarter that is hidden', async () => {
  const quarters = ['2020-02-05', '2020-05-05', '2020-08-05', '2020-11-05'];
  const [a, b] = [
    [4, 2, 5, 6],
    [10, 11, 12, 13],
  ];
  const records = quarters.flatMap((d, place) =>
    rows([a?.[place] ?? 0, { d, k: 'A' }], [b?.[place] ?? 0, { d, k: 'B' }]),
  );
  const tables = [table('year', 'k'), table('quarters', 'k', { columns: { by: 'd', each: 'quarter' } })];
  await safe(one(records, { fields: ['d', 'k'], tables }, year));
});

test('a measure of minors does not disclose how many adults there are', async () => {
  const records = rows([7, { k: 'minor' }], [2, { k: 'adult' }]);
  const measures = { n: count, m: { unit: 'minors', where: [{ field: 'k', is: ['minor'] }] } };
  await safe(one(records, { measures, tables: [table('k', 'k')], headline: [figure('m', { measure: 'm' })] }));
});

test('respondents of a list that each gave an answer do not disclose two rare ones', async () => {
  const records = rows(
    [7, { t: 'P', n: '1' }],
    [2, { t: 'Q', n: '1' }],
    [2, { t: 'R', n: '1' }],
    [7, { t: '', n: '1' }],
  );
  const own = { base: { respondents: 'records that say' }, small: { mask: 'fewer than three' }, total: undefined };
  await safe(one(records, { fields: ['t'], tables: [table('t', 't', own)] }));
});

test('those with an option of a list do not disclose those without', async () => {
  const records = rows(
    [4, { k: 'F', t: 'X' }],
    [1, { k: 'F', t: 'Y' }],
    [10, { k: 'M', t: 'X' }],
    [10, { k: 'M', t: 'Y' }],
  );
  const some = table('some', 'k', { where: [{ field: 't', is: ['X'] }] });
  await safe(one(records, { fields: ['k', 't'], tables: [table('all', 'k'), some] }));
});

test('two of three kinds do not disclose the third', async () => {
  const kinds = rows([2, { k: 'F', v: 'A' }], [2, { k: 'F', v: 'B' }], [1, { k: 'F', v: 'C' }]);
  const others = ['A', 'B', 'C'].flatMap((v) => rows([10, { k: 'M', v }]));
  const some = table('some', 'k', { where: [{ field: 'v', is: ['A', 'B'] }] });
  await safe(one([...kinds, ...others], { fields: ['k', 'v'], tables: [table('all', 'k'), some] }));
});

test('all time up to now does not disclose the years before', async () => {
  const records = rows(
    [1, { d: '2019-05-05', k: 'A' }],
    [20, { d: '2019-05-05', k: 'B' }],
    [4, { d: '2020-05-05', k: 'A' }],
    [20, { d: '2020-05-05', k: 'B' }],
  );
  const tables = [table('this', 'k'), table('ever', 'k', { span: 'until-end' })];
  await safe(one(records, { fields: ['d', 'k'], tables }, year));
});

test('words that state a bound are not printed on larger counts', async () => {
  await safe(one(unequal, { tables: [table('k', 'k')], protection: { threshold: 3, mask: 'fewer than three' } }));
});

test('the same records again are a second edition that is made', async () => {
  for (const growth of /** @type {const} */ (['unchanged', 'non-decreasing', 'revised'])) {
    const protection = { threshold: 3, mask: '[c]', earlierEditions: growth };
    const { plan } = one([], { tables: [table('k', 'k')], protection });
    const reports = [{ scope: undated }, { scope: undated, edition: 'b', given: [0] }];
    await made({ plan, records: { a: unequal, b: unequal }, reports, growth });
  }
});

test('a table of three by three hides two further counts, and no total', async () => {
  const counts = [
    [5, 2, 9],
    [3, 1, 7],
    [8, 12, 4],
  ];
  const cells = counts.flatMap((line, k) => line.map((times, v) => ({ times, k: `k${k}`, v: `v${v}` })));
  const records = cells.flatMap(({ times, ...row }) => rows([times, row]));
  const tables = [table('kv', 'k', { columns: { by: 'v' } }), table('k', 'k')];
  const [report] = await made(one(records, { fields: ['k', 'v'], tables }));
  const cross = values(report, 'kv');
  assert.deepEqual([cross.Total, values(report, 'k').Total], [[16, 15, 20], 51]);
  const hidden = ['k0', 'k1', 'k2'].flatMap((label) => cross[label]).filter((value) => value === null);
  assert.ok(hidden.length <= 4, `${hidden.length} counts are hidden`);
  assert.ok(!Object.values(values(report, 'k')).includes(null));
});

const ofStates = rows(
  [1, { k: 'A', s: 'Utah' }],
  [9, { k: 'B', s: 'Utah' }],
  [2, { k: 'D', s: 'Utah' }],
  [4, { k: 'A', s: 'Ohio' }],
  [5, { k: 'B', s: 'Ohio' }],
  [3, { k: 'D', s: 'Ohio' }],
);

test('the whole and one state do not disclose what another one merges', async () => {
  const tables = [table('k', 'k', { small: { pool: 'Fewer than three' } })];
  const { plan } = one([], { fields: ['k', 's'], tables, jurisdiction: 's' });
  const scopes = [{ jurisdiction: 'Utah' }, { jurisdiction: 'Ohio' }, {}];
  const reports = scopes.map((scope, place) => ({ scope: { ...undated, ...scope }, given: [0, 1].slice(0, place) }));
  await safe({ plan, records: { a: ofStates }, reports });
});

test('the whole does not disclose the one state that publishes nothing', async () => {
  const { plan } = one([], { fields: ['k', 's'], tables: [table('k', 'k')], jurisdiction: 's' });
  const reports = [{ scope: { ...undated, jurisdiction: 'Ohio' } }, { scope: undated, given: [0] }];
  await safe({ plan, records: { a: ofStates }, reports });
});

test('where zeros are sensitive, all of a group are not said to have answered yes', async () => {
  const records = rows([30, { k: 'F', v: 'yes' }], [12, { k: 'M', v: 'yes' }], [14, { k: 'M', v: 'no' }]);
  const some = table('some', 'k', { where: [{ field: 'v', is: ['yes'] }] });
  const protection = { preset: 'cautious', mask: '[c]' };
  await safe(one(records, { fields: ['k', 'v'], tables: [table('k', 'k'), some], protection }));
});

test('a table that leaves out what is not known has a condition on the same field', async () => {
  const records = rows(
    [6, { k: 'A', n: '1' }],
    [2, { k: 'B', n: '1' }],
    [5, { k: 'C', n: '1' }],
    [4, { k: '', n: '1' }],
  );
  const own = { missing: 'leave-out', where: [{ field: 'k', isNot: ['C'] }] };
  await safe(one(records, { tables: [table('some', 'k', own), table('all', 'k')] }));
});
