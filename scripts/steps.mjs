// The checks of `npm test`, one after the other as they start when there is one lane.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers.mjs';
import { build } from './build.mjs';
import { cargoCounts, judge, nodeCounts } from './counts.mjs';
import { must, root, run, SetupError } from './run.mjs';
import { ensureTestTools } from './setup.mjs';
import { ensureWordPress } from './wordpress.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/**
 * One without counts of its own fails by throwing.
 * @typedef {import('./lanes.mjs').Task & {run: () => Promise<Counts | void>}} Step
 */

/** Steps for daily work. */
export const quick = ['fmt', 'clippy', 'cargo', 'lint', 'types', 'format', 'toml'];

/** Folder of the output and results of each step. */
export const outputs = join(root, 'target', 'tests');

const wasmTarget = ['--target', 'wasm32-unknown-unknown', '--lib'];
const deny = ['--', '-D', 'warnings'];
const written = ['js', 'www', 'scripts', 'tests', 'benches'];

/** WebKit takes longest, so it comes first. */
const engines = ['webkit', 'firefox', 'chromium'];

/** Cargo lets only one of its commands use target/ at a time; the others would hold a lane and wait. */
const holds = 'target';

/** In an order that keeps processors busy: what compiles first, then what waits for browsers. @type {Step[]} */
export const steps = [
  {
    name: 'browsers',
    run: async () => {
      await ensureBrowsers();
      await ensureWordPress();
    },
  },
  // Each module is compiled with its own features, which shows what is unused without the others.
  { name: 'build', run: () => build({ strict: true }) },
  { name: 'fmt', run: () => check('cargo', 'fmt', '--check') },
  {
    name: 'fmt-tools',
    run: () => check('cargo', 'fmt', '--check', '--manifest-path', 'scripts/wasm-bindgen/Cargo.toml'),
  },
  { name: 'clippy', holds, run: () => clippy('--all-targets') },
  // Of the tests only the one that runs there.
  { name: 'clippy-wasm', holds, run: () => clippy(...wasmTarget, '--test', 'wasm') },
  // What stands in for features that are off.
  { name: 'clippy-view', holds, run: () => clippy(...wasmTarget, '--no-default-features', '--features', 'view') },
  { name: 'cargo', holds, run: () => cargoTests('cargo', 'test', '--locked', '--no-fail-fast') },
  {
    name: 'doc',
    holds,
    run: async () =>
      judge(await run('cargo', ['doc', '--locked', '--no-deps'], { env: { RUSTDOCFLAGS: '-D warnings' } })),
  },
  // What a Rust user would download compiles by itself. It may be packed before everything is committed.
  { name: 'crate', holds, run: () => check('cargo', 'package', '--locked', '--allow-dirty') },
  { name: 'lint', run: () => check('oxlint', '--deny-warnings', ...written) },
  { name: 'format', run: () => check('prettier', '--check', ...written) },
  { name: 'toml', run: () => check('taplo', 'format', '--check') },
  { name: 'types', after: ['build'], run: checkTypes },
  ...engines.map((engine) => ({ name: `pages-${engine}`, after: ['build', 'browsers'], run: () => pageTests(engine) })),
  {
    name: 'wasm',
    after: ['browsers'],
    holds,
    run: async () => {
      await ensureTestTools();
      return cargoTests('wasm-pack', 'test', '--headless', '--chrome', '--mode', 'no-install', '--', '--locked');
    },
  },
  {
    name: 'attack',
    after: ['cargo'],
    holds,
    run: async () => {
      // As `cargo test` made it: only what changed since is compiled again.
      await must('cargo', ['build', '--locked', '--example', 'report']);
      // One file at a time, for the one of random reports takes two threads.
      return nodeTests('attack', testFiles('tests/attack'), ['--test-concurrency=1']);
    },
  },
  // Two files at once would build on each other's cores.
  {
    name: 'packaging',
    after: ['build', 'browsers'],
    run: () => nodeTests('packaging', testFiles('tests/packaging'), ['--test-concurrency=1']),
  },
  { name: 'node', after: ['build', 'browsers'], run: () => nodeTests('node', testFiles('tests')) },
];

/**
 * The steps of the names, in their own order. A name with a hyphen left out is all that begin with it: `pages`.
 * @param {string[]} names
 */
export function choose(names) {
  /** @param {string} name @param {string} wanted */
  const isOf = (name, wanted) =>
    name === wanted || (!steps.some((step) => step.name === wanted) && name.startsWith(`${wanted}-`));
  const unknown = names.filter((wanted) => !steps.some(({ name }) => isOf(name, wanted)));
  if (unknown.length > 0) throw new SetupError(`No such step: ${unknown.join(', ')}. See --list.`);
  return steps.filter(({ name }) => names.some((wanted) => isOf(name, wanted)));
}

async function checkTypes() {
  if (!existsSync(join(root, 'pkg', 'index.d.ts'))) {
    throw new SetupError('The declarations of the package are missing: run `npm run build` first.');
  }
  return check('tsc', '--project', 'tsconfig.check.json');
}

/** @param {string} command @param {string[]} args */
async function check(command, ...args) {
  return judge(await run(command, args));
}

/** @param {string[]} args */
function clippy(...args) {
  return check('cargo', 'clippy', '--locked', ...args, ...deny);
}

/** Also for wasm-pack, whose tests run under cargo. @param {string} command @param {string[]} args */
async function cargoTests(command, ...args) {
  let output = '';
  const onText = (/** @type {string} */ text) => {
    output += text;
    process.stdout.write(text);
  };
  const code = await run(command, args, { onText });
  return judge(code, cargoCounts(output));
}

/**
 * The tests in one engine, one after the other: the other engines run in other lanes. WebKit has a browser for each page anyhow,
 * so nothing is saved by one process for all files; and in one, two of its pages came to a halt.
 * @param {string} engine
 */
function pageTests(engine) {
  const env = { HOTLINE_ENGINE: engine };
  if (engine !== 'webkit') return nodeTests(`pages-${engine}`, ['tests/browser/together.mjs'], [], env);
  const files = testFiles('tests/browser').filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('forEachEngine('),
  );
  return nodeTests(`pages-${engine}`, files, ['--test-concurrency=1'], env);
}

/** @param {string} folder */
function testFiles(folder) {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.test.mjs'));
  return names.map((name) => join(folder, name));
}

/**
 * Shown for people, and written to a file for counting.
 * @param {string} name @param {string[]} files @param {string[]} [options] @param {Record<string, string>} [env]
 */
async function nodeTests(name, files, options = [], env = {}) {
  const tap = join(outputs, `${name}.tap`);
  mkdirSync(outputs, { recursive: true });
  rmSync(tap, { force: true });
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
  ];
  const code = await run(process.execPath, ['--test', ...options, ...reporters, ...files], { env });
  return judge(code, nodeCounts(readFileSync(tap, 'utf8')));
}
