// The server hands out three folders and nothing else, with the headers the pages rely on.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../scripts/server.mjs';

const root = mkdtempSync(join(tmpdir(), 'hotline-report-'));
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  for (const folder of ['www/sub', 'pkg/maps', 'target/docs']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'www/.hidden'), 'secret');
  writeFileSync(join(root, 'www/index.html'), '<!doctype html><title>Home</title>');
  writeFileSync(join(root, 'www/sub/index.html'), '<!doctype html><title>Sub</title>');
  writeFileSync(join(root, 'www/ä b.txt'), 'Grüße');
  writeFileSync(join(root, 'target/secret.txt'), 'secret');
  writeFileSync(join(root, 'target/docs/index.html'), '<!doctype html><title>Documentation</title>');
  writeFileSync(join(root, 'pkg/a.wasm'), '\0asm');
  writeFileSync(join(root, 'pkg/maps/US-MO.json'), '{}');
  symlinkSync(join(root, 'secret.txt'), join(root, 'www/link.txt'));
  symlinkSync(root, join(root, 'www/up'));
  server = await serve({ root });
});

after(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/**
 * Not `fetch`: it would tidy `..` away before sending.
 * @param {string} path @param {string} [method]
 * @returns {Promise<{status: number | undefined, headers: import('node:http').IncomingHttpHeaders, body: string}>}
 */
function get(path, method = 'GET') {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (/** @type {string} */ text) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

test('pages, folders and the package are served with their types', async () => {
  assert.match((await get('/')).body, /Home/);
  assert.match((await get('/?state=US-MO')).body, /Home/);
  assert.match((await get('/sub/')).body, /Sub/);
  assert.equal((await get('/sub?x=1')).headers.location, '/sub/?x=1');
  assert.equal((await get('/%C3%A4%20b.txt')).body, 'Grüße');
  assert.equal((await get('/pkg/a.wasm')).headers['content-type'], 'application/wasm');
  assert.equal((await get('/pkg/maps/US-MO.json')).headers['content-type'], 'application/json; charset=utf-8');
});

test('the documentation has a folder of its own', async () => {
  assert.match((await get('/docs/')).body, /Documentation/);
  assert.equal((await get('/docs')).headers.location, '/docs/');
  assert.equal((await get('/docs/secret.txt')).status, 404);
});

test('every answer carries the policy', async () => {
  for (const path of ['/', '/nothing', '/sub']) {
    const { headers } = await get(path);
    assert.match(
      String(headers['content-security-policy']),
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/,
    );
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
  }
});

test('nothing outside the folders is served, however it is spelt', async () => {
  const paths = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/pkg/../secret.txt',
    '/docs/../secret.txt',
    '/docs/%2e%2e/secret.txt',
    '/pkg/%2e%2e/%2e%2e/secret.txt',
    '/sub/..%2f..%2fsecret.txt',
    '//secret.txt',
    '/link.txt',
    '/up/secret.txt',
    '/.hidden',
    '/%00',
    '/%',
    'http://example.org/secret.txt',
  ];
  for (const path of paths) {
    const { status, body, headers } = await get(path);
    assert.equal(status, 404, path);
    assert.doesNotMatch(body, /^secret$/m, path);
    assert.equal(headers['content-type'], 'text/plain; charset=utf-8', path);
  }
});

test('HEAD has no body, other methods are refused', async () => {
  const head = await get('/', 'HEAD');
  assert.equal(head.body, '');
  assert.equal(head.headers['content-length'], '34');
  const post = await get('/', 'POST');
  assert.equal(post.status, 405);
  assert.equal(post.headers.allow, 'GET, HEAD');
});
