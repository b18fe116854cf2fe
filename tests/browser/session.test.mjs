// The work on one report: whatever is changed while rows are read, what is shown is of the plan that is said.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/server.mjs';
import { root } from '../../scripts/run.mjs';
import { forEachEngine } from './engines.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve({ root });
});
after(() => server.close());

/** A session over rows that take a while, and say of which plan they are, and with which reason. Runs in the page. */
async function openSession() {
  const { Session } = await import(/** @type {string} */ ('/maker/editor/session.js'));
  const plan = (/** @type {string} */ id) => ({ id, fields: {}, report: { sections: [] } });
  const pause = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time));
  let read = 'first';
  let readings = 0;
  /** @type {Promise<unknown>} */
  let turn = Promise.resolve();
  const records = {
    // One at a time, as a worker does it.
    use: (/** @type {{id: string}} */ { id }) => {
      readings += 1;
      return (turn = turn.then(async () => {
        await pause(600);
        read = id;
        return id;
      }));
    },
    report: async (
      /** @type {{start?: string}} */ { start },
      /** @type {{overrideReason?: string}} */ { overrideReason },
    ) => {
      await turn;
      return { report: { title: read, reason: overrideReason, start } };
    },
    close() {},
  };
  const session = new Session({
    analyst: { checkPlan: async () => [] },
    file: { fingerprint: 'test' },
    chosen: { name: 'a.csv', source: new Blob([]) },
    profile: {},
    work: { plan: plan('first'), mapping: {} },
    records,
    known: {},
  });
  session.isAway = true;
  Object.assign(window, { session, plan, pause, readings: () => readings });
  return true;
}

/** What came of the last change. Runs in the page. */
const settled = () => {
  const { session } = /** @type {any} */ (window);
  return session.phase === 'ready' && [session.plan.id, session.outcome.report.title, session.outcome.report.reason];
};

forEachEngine(({ open }) => {
  test('a change that is undone while rows are read for it leaves the report of the plan before', async () => {
    const page = await open(`${server.url}/#make`, { width: 800, height: 600 });
    await page.evaluate(openSession);
    await page.evaluate(async () => {
      const { session, plan, pause } = /** @type {any} */ (window);
      session.change(plan('second'));
      await pause(450);
      session.undo();
    });
    assert.deepEqual((await page.waitFor(settled)).slice(0, 2), ['first', 'first']);
    await page.close();
  });

  test('a reason to publish anyway is for one report, not for that of another time', async () => {
    const page = await open(`${server.url}/#make`, { width: 800, height: 600 });
    await page.evaluate(openSession);
    await page.evaluate(() => /** @type {any} */ (window).session.override('they agreed'));
    assert.equal((await page.waitFor(settled))[2], 'they agreed');
    await page.evaluate(() => /** @type {any} */ (window).session.setScope({ start: '2024' }));
    const [, , reason] = await page.waitFor(settled);
    assert.equal(reason ?? 'none', 'none');
    await page.close();
  });

  test('period, place and day are undone like all else, and no row is read again for them', async () => {
    const page = await open(`${server.url}/#make`, { width: 800, height: 600 });
    await page.evaluate(openSession);
    await page.evaluate(() => {
      const { session } = /** @type {any} */ (window);
      session.begin({ start: '2023', accurateAsOf: '2026-01-01' });
      session.setScope({ start: '2024' });
      session.setScope({ start: '2024' });
      session.setScope({ jurisdiction: 'Kansas', accurateAsOf: '' });
    });
    const state = () => {
      const { session, readings } = /** @type {any} */ (window);
      return session.phase === 'ready' && { scope: session.scope, of: session.outcome.report.start, read: readings() };
    };
    assert.deepEqual(await page.waitFor(state), {
      scope: { start: '2024', jurisdiction: 'Kansas' },
      of: '2024',
      read: 0,
    });
    await page.evaluate(() => /** @type {any} */ (window).session.undo());
    const second = { start: '2024', accurateAsOf: '2026-01-01' };
    assert.deepEqual(await page.waitFor(state), { scope: second, of: '2024', read: 0 });
    await page.evaluate(() => /** @type {any} */ (window).session.undo());
    const first = { start: '2023', accurateAsOf: '2026-01-01' };
    assert.deepEqual(await page.waitFor(state), { scope: first, of: '2023', read: 0 });
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).session.canUndo), false);
    await page.evaluate(() => /** @type {any} */ (window).session.redo());
    assert.deepEqual(await page.waitFor(state), { scope: second, of: '2024', read: 0 });
    await page.close();
  });

  test('a choice is counted at once, letters once they pause, and what changes while one waits is counted together', async () => {
    const page = await open(`${server.url}/#make`, { width: 800, height: 600 });
    await page.evaluate(openSession);
    const delays = await page.evaluate(async () => {
      const { session, plan, pause } = /** @type {any} */ (window);
      const { setTimeout: original } = window;
      const asked = /** @type {unknown[]} */ ([]);
      const noted = (/** @type {() => void} */ task, /** @type {number} */ time) => {
        asked.push(time);
        return original(task, time);
      };
      Object.assign(window, { setTimeout: noted });
      session.change(plan('chosen'));
      session.change(plan('typed'), { typing: 'title' });
      session.undo();
      Object.assign(window, { setTimeout: original });
      // While the rows are read for the first of these, the others come.
      await pause(200);
      for (const id of ['b', 'c', 'd']) {
        session.change(plan(id));
        await pause(20);
      }
      return asked;
    });
    assert.deepEqual(delays, [0, 300, 0]);
    assert.deepEqual((await page.waitFor(settled)).slice(0, 2), ['d', 'd']);
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).readings()), 2);
    await page.close();
  });
});
