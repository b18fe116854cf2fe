// How many tests passed and failed, from what the test runners print.

/** @typedef {{passed: number, failed: number}} Counts */

/**
 * `cargo test`, and wasm-bindgen's runner, which speaks like it. An ignored test counts as failed: nothing is
 * skipped in silence.
 * @param {string} output @returns {Counts}
 */
export function cargoCounts(output) {
  const result = /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm;
  const counts = { passed: 0, failed: 0 };
  // oxlint-disable-next-line no-control-regex -- colours begin with a control character
  for (const [, passed, failed, ignored] of output.replace(/\x1b\[[\d;]*m/g, '').matchAll(result)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed) + Number(ignored);
  }
  return counts;
}

/**
 * The summary at the end of Node's TAP report; skipped and unfinished tests count as failed.
 * @param {string} tap @returns {Counts}
 */
export function nodeCounts(tap) {
  /** @param {string} name */
  const number = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const failed = ['fail', 'cancelled', 'skipped', 'todo'].map(number);
  return { passed: number('pass'), failed: failed.reduce((sum, count) => sum + count) };
}

/** @param {Counts[]} counts @returns {Counts} */
export const sum = (...counts) => ({
  passed: counts.reduce((all, { passed }) => all + passed, 0),
  failed: counts.reduce((all, { failed }) => all + failed, 0),
});

/**
 * A step without tests of its own counts as one. So does a step that failed without a failed test (it did not
 * compile), and one that found no test to run.
 * @param {number} code the step's exit code
 * @param {Counts} [counts]
 * @returns {Counts}
 */
export function judge(code, counts) {
  if (!counts) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const nothing = counts.passed + counts.failed === 0;
  const unexplained = code !== 0 && counts.failed === 0;
  return { passed: counts.passed, failed: counts.failed + (nothing || unexplained ? 1 : 0) };
}

/**
 * The part of a failed step's output that says what failed: failed tests as Node and cargo list them, or the last lines.
 * @param {string} output @param {number} [most] lines
 */
export function failures(output, most = 60) {
  // oxlint-disable-next-line no-control-regex -- colours begin with a control character
  const plain = output.replace(/\x1b\[[\d;]*m/g, '');
  const ofNode = plain.lastIndexOf('✖ failing tests:');
  if (ofNode >= 0) return plain.slice(ofNode).split('\n').slice(0, most).join('\n').trimEnd();
  const ofCargo = plain.match(/^failures:\n\n----[\s\S]*?(?=^failures:\n)/gm);
  if (ofCargo) return ofCargo.join('').split('\n').slice(0, most).join('\n').trimEnd();
  return plain.trimEnd().split('\n').slice(-most).join('\n');
}
