// Parts of the analyst's page that need no page: differences, and the record of how a report was made.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areEditions, differences } from '../www/maker/differences.js';
import { pageOf } from '../www/maker/record.js';
import { isMade } from '../www/maker/geometries.js';
import { whatIs } from '../www/maker/what.js';
import { blankPlan } from '../www/maker/plan/blank.js';
import { logoOf, withImprint } from '../www/maker/plan/imprint.js';
import { withDatesAs } from '../www/maker/plan/dates.js';

test('the printed record holds what was decided, and nothing in it is markup', () => {
  const page = pageOf({
    kind: 'hotline-report-record',
    version: 1,
    program: 'hotline-report 0.1.0',
    made: '2026-01-02T03:04:05.000Z',
    title: 'Calls <script>',
    files: [{ name: 'calls & more.csv', bytes: 1234, sha256: 'ab'.repeat(32) }],
    scope: { start: '2025-01-01', end: '2025-12-31' },
    rows: 12,
    account: {
      rows: 12,
      failed: [],
      leftOut: [],
      excluded: [],
      inScope: 10,
      measures: [],
      unread: [],
      unmatchedPlaces: [],
      nearestPlaces: {},
      warnings: [],
      told: [
        { code: 'no-date', kind: 'excluded', rows: 2, lines: [], message: 'Left out: no date.', needsConsent: true },
      ],
    },
    protection: {
      verdict: 'disclosed',
      threshold: 3,
      zerosSensitive: false,
      hidden: [{ place: 'Town', rows: ['Elm'], treatment: 'masked', reason: 'would-tell' }],
      warnings: [],
      examined: { printed: 4, hidden: 1, documents: [], links: [], notCovered: ['Other files.'] },
      overridden: 'The board wants it.',
    },
    mapping: {},
    plan: blankPlan(),
  });
  assert.doesNotMatch(page, /<script>/);
  for (const words of [
    'calls &amp; more.csv',
    'ab'.repeat(32),
    'The board wants it.',
    'Elm: hidden, to protect a smaller number',
    'Left out: no date.',
    'Signature',
  ]) {
    assert.ok(page.includes(words), words);
  }
});

/** A small edition of a report. @param {number} calls @param {any[]} rows @param {string} [id] @returns {any} */
const edition = (calls, rows, id = 'callers') => ({
  headline: [{ id: 'calls', label: 'Calls', value: calls }],
  sections: [{ tables: [{ id, title: `By ${id}`, kind: 'exclusive', rows }] }],
});

test('what is different from the edition before is told, the largest change first', () => {
  const before = edition(100, [
    { label: 'Self', value: 60 },
    { label: 'Friend', value: 10 },
    { label: 'Police', value: { masked: 'few' } },
    { label: 'Priest', value: 5 },
    { label: 'Nurse', value: 7 },
  ]);
  const now = edition(120, [
    { label: 'Self', value: 66 },
    { label: 'Friend', value: 20 },
    { label: 'Police', value: 9 },
    { label: 'Teacher', value: 8 },
    { label: 'Nurse', value: 7 },
  ]);
  const found = differences(before, now);
  assert.deepEqual(found.figures, [{ label: 'Calls', before: '100', now: '120', percent: 20 }]);
  assert.deepEqual(found.tables, [
    {
      title: 'By callers',
      changes: [
        { label: 'Friend', before: '10', now: '20', percent: 100 },
        { label: 'Self', before: '60', now: '66', percent: 10 },
        { label: 'Police', before: 'hidden', now: '9', percent: undefined },
      ],
      added: ['Teacher'],
      gone: ['Priest'],
    },
  ]);
});

/** An edition with a table of months. @param {number} year @param {number[]} counts @param {number} first the first year of its rows */
const byMonth = (year, counts, first = year) => {
  const rows = counts.map((value, at) => {
    const start = first === year ? `${year}-0${at + 1}` : `${first + at}`;
    return { label: `Row ${start}`, value, period: { start, end: start } };
  });
  return { ...edition(1, rows), period: { start: `${year}-01-01`, end: `${year}-12-31` } };
};

test('months of one year are held against those of the year before', () => {
  const [{ changes, added, gone } = { changes: [], added: [], gone: [] }] = differences(
    byMonth(2024, [10, 20]),
    byMonth(2025, [15, 20, 7]),
  ).tables;
  assert.deepEqual(changes, [{ label: 'Row 2025-01', before: '10', now: '15', percent: 50 }]);
  assert.deepEqual([added, gone], [['Row 2025-03'], []]);
});

test('years that both editions have are held against themselves', () => {
  const [{ changes, added } = { changes: [], added: [] }] = differences(
    byMonth(2024, [10, 20], 2023),
    byMonth(2025, [11, 20, 30], 2023),
  ).tables;
  assert.deepEqual(changes, [{ label: 'Row 2023', before: '10', now: '11', percent: 10 }]);
  assert.deepEqual(added, ['Row 2025']);
});

test('reports without a table in common are no editions of one', () => {
  assert.ok(areEditions(edition(1, []), edition(2, [])));
  assert.ok(!areEditions(edition(1, []), edition(2, [], 'towns')));
});

test('tables that came and went are named', () => {
  const found = differences(edition(1, []), edition(1, [], 'towns'));
  assert.deepEqual([found.added, found.gone], [['By towns'], ['By callers']]);
});

test('what was said of ambiguous dates is part of the plan, what was said of a damaged file is not', () => {
  const plan = /** @type {any} */ ({ fields: { day: { type: 'date' }, age: { type: 'number' } } });
  const said = withDatesAs(plan, 'ambiguous-dates', { dateOrder: 'day-first', acceptUnread: true });
  assert.equal(said.plan.fields['day']?.dateOrder, 'day-first');
  assert.equal(said.plan.fields['age']?.dateOrder, undefined);
  assert.deepEqual(said.rest, { acceptUnread: true });
  const conflict = withDatesAs(plan, 'conflicting-dates', { dateOrder: 'day-first' });
  assert.equal(conflict.plan, plan);
  assert.deepEqual(conflict.rest, { dateOrder: 'day-first' });
});

/** The text of a data address. @param {string} address */
const textIn = (address) => Buffer.from(address.split(',')[1] ?? '', 'base64').toString();

test('a logo is kept as it is, or without what programs write before a drawing', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const address = await logoOf(new Blob([png]));
  assert.equal(address, `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
  const svg =
    '<?xml version="1.0"?>\n<!-- Made by é -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg viewBox="0 0 1 1"><title>é</title></svg>\n';
  const drawn = await logoOf(new Blob([svg]));
  assert.ok(drawn.startsWith('data:image/svg+xml;base64,'), drawn);
  assert.equal(textIn(drawn), '<svg viewBox="0 0 1 1"><title>é</title></svg>');
});

test('a file that is no picture, or far too large, is no logo', async () => {
  await assert.rejects(logoOf(new Blob(['<html></html>'])), /no PNG or SVG/);
  await assert.rejects(logoOf(new Blob([new Uint8Array(2 ** 20 + 1)])), /larger than 1 MB/);
});

test('an imprint without any part is none', () => {
  const plan = blankPlan();
  const named = withImprint(plan, 'contact', 'data@example.org');
  assert.deepEqual(named.report.imprint, { contact: 'data@example.org' });
  assert.deepEqual(withImprint(named, 'contact', ' '), plan);
});

test('a palette of the accent goes with the accent', () => {
  const plan = blankPlan();
  const colored = withImprint(withImprint(plan, 'accent', '#8a1c1c'), 'palette', 'accent');
  assert.deepEqual(colored.report.imprint, { accent: '#8a1c1c', palette: 'accent' });
  assert.deepEqual(withImprint(colored, 'accent', ''), plan);
});

test('a family of colours is kept without an accent', () => {
  const plum = withImprint(withImprint(blankPlan(), 'accent', '#8a1c1c'), 'palette', 'plum');
  assert.deepEqual(withImprint(plum, 'accent', '').report.imprint, { palette: 'plum' });
});

test('a report in several languages is known again, as a document and as a saved page with its plan', async () => {
  const document = { version: 1, title: { en: 'Calls', es: 'Llamadas' }, jurisdiction: { name: 'All' }, period: {} };
  const plan = blankPlan();
  const page = `<!doctype html><script id="hr-document" type="application/json">${JSON.stringify(document)}</script>
    <script id="hr-plan" type="application/json">${JSON.stringify(plan)}</script>`;
  const of = (/** @type {string} */ text) => whatIs(new File([text], 'dropped'));
  assert.deepEqual(await of(JSON.stringify(document)), { kind: 'report', document, plan: undefined });
  assert.deepEqual(await of(page), { kind: 'report', document, plan });
});

test('a file is geometry only if its places have codes and names', () => {
  const whole = { code: 'town', name: 'Town', outline: [], places: [{ code: 'a', name: 'A', rings: [] }] };
  assert.equal(isMade(whole), true);
  for (const part of [{ places: 5 }, { places: [null] }, { places: [{ code: 'a' }] }, { outline: 0 }, { code: 1 }])
    assert.equal(isMade({ ...whole, ...part }), false, JSON.stringify(part));
  assert.equal(isMade(null), false);
});
