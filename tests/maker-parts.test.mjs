// Parts of the analyst's page that need no page: suggestions, and the record of how a report was made.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areAlike, suggestions } from '../www/maker/editor/suggest.js';
import { pageOf } from '../www/maker/record.js';
import { blankPlan } from '../www/maker/plan/blank.js';

test('answers that are spelled alike, or are the same in Spanish, are suggested', () => {
  for (const [one, other] of [
    ['Police', 'policía'],
    ['Social worker', 'Social wroker'],
    ['Friend', 'friends'],
    ['Law Enforcement', 'Police'],
    ['Drop-in centre', 'drop in centre'],
  ]) {
    assert.ok(areAlike(one ?? '', other ?? ''), `${one}, ${other}`);
  }
});

test('answers that differ for a reason are not suggested', () => {
  for (const [one, other] of [
    ['Male', 'Female'],
    ['Grade 10', 'Grade 11'],
    ['18–24', '18–25'],
    ['Iowa', 'Ohio'],
    ['Man', 'Woman'],
    ['Sex trafficking', 'Labor trafficking'],
    ['Adult', 'Minor'],
    ['', ' '],
  ]) {
    assert.ok(!areAlike(one ?? '', other ?? ''), `${one}, ${other}`);
  }
});

test('the rarer answer joins the commoner one', () => {
  const found = suggestions([
    { text: 'Policía', rows: 2 },
    { text: 'Police', rows: 40 },
    { text: 'Friend', rows: 9 },
  ]);
  assert.deepEqual(found, [{ text: 'Policía', like: 'Police' }]);
});

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
