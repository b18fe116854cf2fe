// Parts of the analyst's page that need no page: differences, and the record of how a report was made.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areEditions, differences } from '../www/maker/differences.js';
import { pageOf } from '../www/maker/record.js';
import { isMade } from '../www/maker/geometries.js';
import { whatIs } from '../www/maker/what.js';
import { blankPlan } from '../www/maker/plan/blank.js';
import { logoOf, withImprint } from '../www/maker/plan/imprint.js';
import { sentencesOn } from '../www/maker/plan/changes.js';
import { withDatesAs } from '../www/maker/plan/dates.js';
import { isOver, monthsOf, nameOfPeriod } from '../www/maker/plan/periods.js';

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

/** A plan with one figure. */
const counting = () => {
  const plan = blankPlan();
  const [measure = ''] = Object.keys(plan.measures);
  return { ...plan, report: { ...plan.report, headline: [{ id: 'calls', label: 'Calls', measure }] } };
};

/**
 * An edition of a period.
 * @param {number} count @param {object} period @param {object} [more] @returns {any}
 */
const editionOf = (count, period, more = {}) => ({
  jurisdiction: { name: 'All' },
  period,
  headline: [{ id: 'calls', label: 'Calls', value: count }],
  ...more,
});

/** What the sentence calls the period before. @param {any} before @param {any} now @param {object} [plan] */
const calledBefore = (before, now, plan = {}) =>
  /after 90 \((.*)\)\.$/.exec(sentencesOn({ ...counting(), ...plan }, before, now)[0]?.text ?? '')?.[1];

test('a sentence on the edition before names its period, of whatever length', () => {
  /** @type {[before: object, now: object, name: string][]} */
  const editions = [
    [{ start: '2023', end: '2023' }, { start: '2024', end: '2024' }, '2023'],
    [{ start: '2020-01-01', end: '2021-12-31' }, { start: '2022', end: '2023' }, '2020–2021'],
    [
      { start: '2022-10-01', end: '2023-09-30' },
      { start: '2023-10-01', end: '2024-09-30' },
      'October 1, 2022 – September 30, 2023',
    ],
    [
      { start: '2022-07-01', end: '2023-06-30', label: 'Fiscal year 2023' },
      { start: '2023-07-01', end: '2024-06-30', label: 'Fiscal year 2024' },
      'Fiscal year 2023',
    ],
    [
      { start: '2023-03-01', end: '2024-02-29' },
      { start: '2024-03-01', end: '2025-02-28' },
      'March 1, 2023 – February 29, 2024',
    ],
    [{ start: '2024-10', end: '2024-12' }, { start: '2025-01', end: '2025-03' }, 'October 2024 – December 2024'],
    [{ start: '2024-01', end: '2024-01' }, { start: '2025-01-01', end: '2025-01-31' }, 'January 2024'],
  ];
  for (const [before, now, name] of editions) {
    assert.equal(calledBefore(editionOf(90, before), editionOf(99, now)), name);
  }
});

test('no sentence compares periods, places or counts that are not alike', () => {
  const [year, next] = [
    { start: '2023', end: '2023' },
    { start: '2024', end: '2024' },
  ];
  for (const [before, now] of [
    [editionOf(90, next), editionOf(99, year)],
    [editionOf(90, { start: '2023-10', end: '2023-12' }), editionOf(99, next)],
    [editionOf(90, { start: '2023-07', end: '2024-06' }), editionOf(99, next)],
    [editionOf(90, { start: '2023-01-09', end: '2023-12-31' }), editionOf(99, next)],
    [editionOf(90, {}), editionOf(99, next)],
    [editionOf(90, { ...year, label: 'The year' }), editionOf(99, { ...next, label: 'The year' })],
    [editionOf(90, { ...year, label: 'Of {year}' }), editionOf(99, next)],
    [editionOf(90, year, { jurisdiction: { name: 'Kansas' } }), editionOf(99, next)],
    [editionOf(90, year, { accurateAsOf: '2023-11' }), editionOf(99, next)],
    [editionOf(90, year), editionOf(99, next, { accurateAsOf: '2024-06-30' })],
    [
      { ...editionOf(90, year), headline: [{ id: 'calls', label: 'Calls', value: 90, period: {} }] },
      editionOf(99, next),
    ],
  ]) {
    assert.deepEqual(sentencesOn(counting(), before, now), [], JSON.stringify([before.period, now.period]));
  }
  assert.equal(calledBefore(editionOf(90, year, { accurateAsOf: '2024-02' }), editionOf(99, next)), '2023');
});

test('a period is counted in whole months, and called as the report calls it', () => {
  assert.deepEqual(monthsOf({ start: '2024-02-01', end: '2024-02-29' }), [24289, 24290]);
  assert.equal(monthsOf({ start: '2024-02-01', end: '2024-02-28' }), undefined);
  assert.equal(monthsOf({ start: '2024-02-02', end: '2024-03-31' }), undefined);
  assert.equal(
    nameOfPeriod({ start: '2024-07-01', end: '2025-06-30' }, 'es-AR'),
    '1 de julio de 2024 – 30 de junio de 2025',
  );
  assert.ok(isOver({ end: '2024' }, '2025-01-02') && isOver({ end: '2024-06' }, '2024-06-30'));
  assert.ok(!isOver({ end: '2024' }, '2024-12-30') && !isOver({ end: '2024-07' }, '2024-06-30'));
});

test('months of a year that ends in February are held against those of the year before', () => {
  const of = (/** @type {number} */ year, /** @type {number} */ value) => ({
    ...edition(1, [{ label: 'March', value, period: { start: `${year}-03`, end: `${year}-03` } }]),
    period: { start: `${year}-03-01`, end: `${year + 1}-02-${year === 2023 ? 29 : 28}` },
  });
  assert.deepEqual(
    differences(of(2023, 10), of(2024, 15)).tables.map(({ changes }) => changes),
    [[{ label: 'March', before: '10', now: '15', percent: 50 }]],
  );
});
