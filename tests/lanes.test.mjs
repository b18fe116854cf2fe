// The order in which `npm test` runs its steps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { inLanes } from '../scripts/lanes.mjs';

/** @typedef {import('../scripts/lanes.mjs').Task} Task */

/**
 * Runs tasks that take a number of turns each, and returns what started and ended, in order.
 * @param {(Task & {turns?: number})[]} tasks @param {number} lanes
 */
async function traced(tasks, lanes) {
  /** @type {string[]} */
  const events = [];
  await inLanes(tasks, lanes, async ({ name, turns = 1 }) => {
    events.push(`+${name}`);
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    events.push(`-${name}`);
  });
  return events.join(' ');
}

test('one lane runs tasks in their order', async () => {
  assert.equal(await traced([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 1), '+a -a +b -b +c -c');
});

test('a free lane takes the next task, and no more run at once than there are lanes', async () => {
  const tasks = [{ name: 'long', turns: 9 }, { name: 'b' }, { name: 'c' }, { name: 'd' }];
  assert.equal(await traced(tasks, 2), '+long +b -b +c -c +d -d -long');
});

test('a task waits for those that it comes after, and others go first', async () => {
  const tasks = [{ name: 'build', turns: 3 }, { name: 'pages', after: ['build'] }, { name: 'lint' }];
  assert.equal(await traced(tasks, 2), '+build +lint -lint -build +pages -pages');
});

test('what one task holds no other uses meanwhile', async () => {
  const tasks = [{ name: 'clippy', holds: 'target', turns: 3 }, { name: 'cargo', holds: 'target' }, { name: 'lint' }];
  assert.equal(await traced(tasks, 2), '+clippy +lint -lint -clippy +cargo -cargo');
});

test('a task after one that does not run starts at once', async () => {
  assert.equal(await traced([{ name: 'pages', after: ['build'] }], 2), '+pages -pages');
});

test('results come in the order of the tasks', async () => {
  const tasks = [
    { name: 'slow', turns: 5 },
    { name: 'quick', turns: 1 },
  ];
  const results = await inLanes(tasks, 2, async ({ name, turns }) => {
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    return name;
  });
  assert.deepEqual(results, ['slow', 'quick']);
});

test('tasks that wait for each other are an error, not a silence', async () => {
  const circle = [
    { name: 'a', after: ['b'] },
    { name: 'b', after: ['a'] },
  ];
  await assert.rejects(traced(circle, 2), /waiting for each other: a, b/);
});
