// The names by which `npm test -- --only` takes its steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, quick, steps } from '../scripts/steps.mjs';

const names = (/** @type {string[]} */ wanted) => choose(wanted).map(({ name }) => name);

test('a step is chosen by its name, and steps keep their own order', () => {
  assert.deepEqual(names(['lint', 'clippy']), ['clippy', 'lint']);
});

test('the beginning of names that is no name itself is all of them', () => {
  assert.deepEqual(names(['pages']).toSorted(), ['pages-chromium', 'pages-firefox', 'pages-webkit']);
});

test('a step that does not exist is named', () => {
  assert.throws(() => choose(['lint', 'nope']), /No such step: nope\. See --list\./);
});

test('steps come after steps that exist, and daily work consists of such', () => {
  const known = steps.map(({ name }) => name);
  for (const name of [...quick, ...steps.flatMap(({ after = [] }) => after)]) assert.ok(known.includes(name), name);
});
