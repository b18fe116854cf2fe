// What linters of packages say of the packed one, and that its contents are what it promises.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
    const [beginning = '', ending] = target.split('*');
    const found = packed.filter((path) =>
      ending === undefined ? path === target : path.startsWith(beginning) && path.endsWith(ending),
    );
    assert.ok(found.length > 0, target);
  }
});

test('what people need beside the entries is in the package, and nothing that is within the scripts', () => {
  for (const file of [
    'README.md',
    'CHANGELOG.md',
    'EMBED.md',
    'LICENSE-MIT',
    'LICENSE-APACHE',
    'hotline-report-analyst.html',
  ]) {
    assert.ok(packed.includes(`./${file}`), file);
  }
  assert.deepEqual(
    packed.filter((path) => /hotline_\w+\.js$/.test(path)),
    [],
  );
});

test('each script names the modules that it starts, literally, and each in one place', () => {
  const named = {
    'index.js': ['charts', 'report'],
    'checker.js': ['check'],
    'analyst.js': ['analyst'],
    'workbook.js': ['workbook'],
    // Maps are beside the viewer.
    'export.js': ['export', 'report'],
    'spreadsheet.js': ['xlsx'],
    'slim.js': [],
    'inline.js': [],
    'element.js': [],
  };
  for (const [file, modules] of Object.entries(named)) {
    const text = readFileSync(join(pkg, file), 'utf8');
    const found = [...text.matchAll(/new URL\("hotline_(\w+)_bg\.wasm",import\.meta\.url\)/g)].map(([, name]) => name);
    assert.deepEqual(found.toSorted(), modules, file);
    assert.equal(text.split('import.meta.url').length - 1, modules.length, file);
  }
});

test('the scripts for Node name only files that are there, so that bundlers for servers find all', () => {
  for (const script of readdirSync(join(pkg, 'node'))) {
    const text = readFileSync(join(pkg, 'node', script), 'utf8');
    for (const [, file = ''] of text.matchAll(/new URL\("([^"]*)",import\.meta\.url\)/g)) {
      assert.ok(existsSync(join(pkg, 'node', file)), `${script}: ${file}`);
    }
  }
});

test('what it says of side effects is true', () => {
  assert.deepEqual(manifest.sideEffects, [
    // They say where their module is.
    './index.js',
    './inline.js',
    './element.js',
    './node/*.js',
    './react.js',
    './vue.js',
    './hotline-report.js',
    './hotline-report-frame.js',
    '*.css',
  ]);
});
