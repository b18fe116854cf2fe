// What `npm test` says in its last line is what the runners said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cargoCounts, failures, judge, nodeCounts } from '../scripts/counts.mjs';

test('all of cargo’s test binaries are added up, in colour or not', () => {
  const output = `
running 2 tests
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: \u001b[31mFAILED\u001b[0m. 3 passed; 1 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.00s
   Doc-tests hotline_report
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
`;
  assert.deepEqual(cargoCounts(output), { passed: 5, failed: 1 });
});

test('an ignored test is a failed one', () => {
  assert.deepEqual(cargoCounts('test result: ok. 2 passed; 0 failed; 1 ignored; 0 filtered out'), {
    passed: 2,
    failed: 1,
  });
});

test('Node’s skipped, cancelled and unfinished tests are failed ones', () => {
  const tap = '# tests 15\n# suites 1\n# pass 5\n# fail 1\n# cancelled 2\n# skipped 3\n# todo 4\n# duration_ms 1.5\n';
  assert.deepEqual(nodeCounts(tap), { passed: 5, failed: 10 });
});

test('a step counts at least once', () => {
  assert.deepEqual(judge(0), { passed: 1, failed: 0 });
  assert.deepEqual(judge(101), { passed: 0, failed: 1 });
  assert.deepEqual(judge(0, { passed: 0, failed: 0 }), { passed: 0, failed: 1 });
  assert.deepEqual(judge(101, { passed: 7, failed: 0 }), { passed: 7, failed: 1 });
  assert.deepEqual(judge(101, { passed: 7, failed: 2 }), { passed: 7, failed: 2 });
});

test('what failed is shown once more: the failed tests, without those that passed', () => {
  const node = '✔ good (1ms)\n✖ bad (2ms)\nℹ fail 1\n\n✖ failing tests:\n\ntest at a.mjs:1:1\n✖ bad (2ms)\n';
  assert.equal(failures(node), '✖ failing tests:\n\ntest at a.mjs:1:1\n✖ bad (2ms)');
  const cargo =
    'test a ... ok\ntest b ... \u001b[31mFAILED\u001b[0m\n\nfailures:\n\n---- b stdout ----\nit panicked\n\nfailures:\n    b\n';
  assert.equal(failures(`${cargo}\ntest result: FAILED\n`), 'failures:\n\n---- b stdout ----\nit panicked');
  assert.equal(failures('one\ntwo\nthree\n', 2), 'two\nthree');
});
