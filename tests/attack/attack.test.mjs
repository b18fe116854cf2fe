// Random reports of every class disclose no small count. The core makes them natively: `cargo test` has compiled it, and a
// report takes milliseconds, where the package would start a worker for each file. The class of rounding apart, each class
// has masks and merged rows, and both presets.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { classes } from './classes.mjs';
import { example } from './maker.mjs';
import { Threads } from './pool.mjs';

const SCENARIOS = 200;
/** Where random numbers begin. `npm run attack` begins at 1 and goes as far as one likes. */
const FIRST = 1_000_000;
/** How many leaks of a class are minimised and shown. */
const SHOWN = 1;

const threads = new Threads({ program: example('debug'), batch: true });
after(() => threads.close());

for (const name of Object.keys(classes)) {
  test(`${SCENARIOS} random scenarios disclose no small count: ${name}`, async () => {
    /** @type {import('./worker.mjs').Result[]} */
    const bad = [];
    let reports = 0;
    function* tasks() {
      for (let seed = FIRST; seed < FIRST + SCENARIOS; seed += 1) yield { name, seed, explain: bad.length < SHOWN };
    }
    await threads.work(tasks(), (result) => {
      reports += result.reports - result.refused;
      if (result.kind !== 'safe') bad.push(result);
    });
    const shown = bad.filter(({ text }) => text !== '').map(({ seed, kind, text }) => `${kind}, seed ${seed}\n${text}`);
    assert.ok(bad.length === 0, `${bad.length} of ${SCENARIOS} disclose something\n${shown.join('\n')}`);
    assert.ok(reports >= SCENARIOS / 2, `only ${reports} reports were made`);
  });
}
