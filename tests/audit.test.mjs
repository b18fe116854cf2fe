// What readers can work out, as the package says it in Node.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { auditPublished, openRecords, reportOfCounts } from '../pkg/node/analyst.js';
import { ReportError } from '../pkg/node/index.js';
import { root } from '../scripts/run.mjs';

/** @param {string} name @returns {import('../pkg/index.js').ReportDocument} */
const published = (name) => JSON.parse(readFileSync(join(root, 'www/reports', `${name}.json`), 'utf8'));

const plan = /** @type {import('../pkg/analyst.js').Plan} */ ({
  version: 1,
  id: 'kinds',
  name: 'Kinds',
  language: 'en-US',
  fields: { kind: { label: 'Kind', type: 'category', names: ['kind'] } },
  measures: { calls: { unit: 'calls' } },
  report: {
    title: 'Kinds',
    publisher: 'Nobody',
    sections: [
      {
        tables: [{ id: 'kinds', title: 'Kinds', measure: 'calls', by: 'kind', total: { label: 'Total' } }],
      },
    ],
  },
  protection: { threshold: 3, earlierEditions: 'unchanged' },
});

const lines = (/** @type {Record<string, number>} */ counts) =>
  Object.entries(counts)
    .map(([kind, count]) => `${kind}\n`.repeat(count))
    .join('');

/** @param {Record<string, number>} counts */
async function records(counts) {
  const file = await openRecords(new TextEncoder().encode(`kind\n${lines(counts)}`), { name: 'kinds.csv' });
  return file.read(plan);
}

test('what a publication gives away, and what it does not, is told', async () => {
  const audit = await auditPublished([published('missouri-2020')], { zerosPrinted: true });
  assert.equal(audit.verdict, 'safe');
  assert.deepEqual(
    audit.findings.map(({ label, low, high }) => [label, low, high]),
    [['Gender Minorities', 1, 2]],
  );
  assert.deepEqual(
    audit.pools?.map(({ total }) => total),
    [7, 4, 4],
  );
});

test('something that is no document is told from one', async () => {
  const none = /** @type {import('../pkg/index.js').ReportDocument} */ (/** @type {unknown} */ ({ version: 1 }));
  await assert.rejects(
    auditPublished([published('missouri-2017'), none]),
    (fault) =>
      fault instanceof ReportError && fault.code === 'invalid-document' && fault.message.includes('document 2'),
  );
});

test('the audit of a report has two tables for every hidden count', async () => {
  const read = await records({ a: 2, b: 5, c: 9 });
  const { audit } = await read.report();
  read.close();
  assert.equal(audit.verdict, 'safe');
  for (const { witnesses: pair, label, low, high } of audit.findings) {
    assert.ok(pair);
    const place = audit.witnesses.counts.findIndex((count) => count[1] === label);
    const value = (/** @type {number} */ table) =>
      new Map(audit.witnesses.tables[table]).get(place) ?? audit.witnesses.first[place];
    assert.deepEqual(pair.map(value), [low, high], label);
  }
});

test('where an earlier edition gives a count away there is no report without a reason', async () => {
  const read = await records({ a: 2, b: 5, c: 9 });
  const open = { ...plan, protection: { threshold: 1 } };
  const { report: earlier } = await reportOfCounts(open, {
    tables: {
      kinds: {
        rows: [
          { label: 'a', count: 2 },
          { label: 'b', count: 5 },
          { label: 'c', count: 9 },
        ],
      },
    },
  });
  await assert.rejects(read.report({}, { published: [earlier] }), (fault) => {
    assert.ok(fault instanceof ReportError);
    const audit = /** @type {import('../pkg/analyst.js').Audit} */ (/** @type {unknown} */ (fault.details));
    assert.deepEqual([fault.code, audit.verdict], ['not-safe', 'disclosed']);
    assert.ok(audit.findings.some(({ label, low, high }) => label === 'a' && low === 2 && high === 2));
    return true;
  });
  const overrideReason = 'It was printed before.';
  const { audit, report } = await read.report({}, { published: [earlier], overrideReason });
  read.close();
  assert.equal(audit.overridden, overrideReason);
  assert.ok(!JSON.stringify(report).includes(overrideReason), 'the reason stays with the audit');
});

test('a proof can be stopped, and the rows are forgotten then', async () => {
  const read = await records({ a: 2, b: 5, c: 9 });
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await assert.rejects(read.report({}, {}, { signal: stop.signal }), /enough/);
  await assert.rejects(read.report());
});
