// What linters of packages say of the packed one, and that its contents are what it promises.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { publint } from 'publint';
import { root } from '../../scripts/run.mjs';
import { cleanUp, pack, run } from './consumers.mjs';

const pkg = join(root, 'pkg');
const manifest = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'));

/** @type {string} */
let tarball;
/** @type {string[]} */
let packed;
before(async () => {
  tarball = await pack();
  packed = (await run(root, 'tar', '-tzf', tarball))
    .trim()
    .split('\n')
    .map((path) => path.replace('package/', './'));
});
after(cleanUp);

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: pkg, strict: true });
  assert.deepEqual(messages, []);
});

test('are the types wrong? They are not', async () => {
  const attw = join(root, 'node_modules', '.bin', 'attw');
  const notScripts = Object.keys(manifest.exports).filter((name) => typeof manifest.exports[name] === 'string');
  const told = await run(root, attw, tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...notScripts);
  assert.doesNotMatch(told, /❌/);
});

test('every entry is in the package', () => {
  /** @param {unknown} entry @returns {string[]} */
  const targets = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry ?? {}).flatMap(targets));
  for (const target of targets(manifest.exports)) {
    const [before = '', after] = target.split('*');
    const found = packed.filter((path) =>
      after === undefined ? path === target : path.startsWith(before) && path.endsWith(after),
    );
    assert.ok(found.length > 0, target);
  }
});

test('only one place of each script names a module, literally', () => {
  for (const file of ['index.js', 'checker.js', 'analyst.js', 'workbook.js', 'slim.js', 'inline.js', 'element.js']) {
    const text = readFileSync(join(pkg, file), 'utf8');
    const named = text.match(/new URL\("hotline_\w+\.wasm",import\.meta\.url\)/g) ?? [];
    const expected = ['slim.js', 'inline.js', 'element.js'].includes(file) ? 0 : 1;
    assert.equal(named.length, expected, `${file}: ${named.join()}`);
    assert.equal(text.split('import.meta.url').length - 1, expected, file);
  }
});

test('the scripts for Node name nothing but modules, so that bundlers for servers find all', () => {
  const named = readdirSync(join(pkg, 'node')).flatMap((file) => {
    const text = readFileSync(join(pkg, 'node', file), 'utf8');
    return text.match(/new URL\([^)]*import\.meta\.url\)/g) ?? [];
  });
  for (const place of named) assert.match(place, /^new URL\("\.\.\/hotline_\w+\.wasm",import\.meta\.url\)$/);
});

test('what it says of side effects is true', () => {
  assert.deepEqual(manifest.sideEffects, [
    './element.js',
    './node/element.js',
    './hotline-report.js',
    './hotline-report-frame.js',
    '*.css',
  ]);
});
