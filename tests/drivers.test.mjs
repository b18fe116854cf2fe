// What the tests of pages do when a browser does not answer.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { poll } from './browser/engines/common.mjs';
import { startSession } from './browser/engines/webdriver.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hotline-report-no-answer-'));
after(() => rmSync(folder, { recursive: true }));

/** A driver that begins a session at its second start only. */
function moodyDriver() {
  const before = join(folder, 'before');
  const path = join(folder, 'driver.mjs');
  const program = `#!${process.execPath}
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
const isFirst = !existsSync(${JSON.stringify(before)});
writeFileSync(${JSON.stringify(before)}, '');
const port = Number(process.argv[2].replace('--port=', ''));
createServer(({ url }, response) => {
  if (url === '/session' && isFirst) return;
  response.end(JSON.stringify({ value: { sessionId: 'second' } }));
}).listen(port, '127.0.0.1');
`;
  writeFileSync(path, program, { mode: 0o755 });
  return { path, before };
}

test('a driver that begins no session is started once more', async () => {
  const { path, before } = moodyDriver();
  const session = await startSession(path, {}, {}, { times: 2, limit: 2000 });
  assert.ok(existsSync(before));
  assert.equal((await session.send('GET', '/url')).sessionId, 'second');
  await session.stop();
});

test('a driver that never begins one is given up, with what was asked', async () => {
  await assert.rejects(
    startSession(join(folder, 'none'), {}, {}, { times: 2, limit: 300 }),
    /waited 300 ms in vain .* to answer/,
  );
});

test('a question without an answer is asked again', async () => {
  let asked = 0;
  const ask = () => (++asked === 1 ? new Promise(() => {}) : Promise.resolve('answer'));
  assert.equal(await poll(ask, 'an answer', 5000, 50), 'answer');
  assert.equal(asked, 2);
});
