// `npm test`: sets up, then runs every check, and goes on after a failure, so that one does not hide the others.
// The last line says how many tests passed and failed in all.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowsers } from './browsers.mjs';
import { build } from './build.mjs';
import { cargoCounts, judge, nodeCounts } from './counts.mjs';
import { cli, must, root, run, say, SetupError, took } from './run.mjs';
import { ensureTestTools, setup } from './setup.mjs';
import { ensureWordPress } from './wordpress.mjs';

/** Steps for daily work. */
const quick = ['fmt', 'clippy', 'cargo', 'lint', 'types', 'format'];

const usage = `npm test -- [options]
  --quick     run what finds most mistakes soonest: ${quick.join(', ')}
  --only a,b  run these steps only
  --list      name the steps
  --help      this text
Pages are tested in Chromium, Firefox and WebKitGTK. As root on Debian or Ubuntu, missing browsers are installed.`;

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{name: string, run: () => Promise<Counts | void>}} Step one without counts of its own fails by throwing */

const wasm = ['--target', 'wasm32-unknown-unknown', '--lib', '--tests'];
/** @param {string} feature */
const shipped = (feature) => [
  '--target',
  'wasm32-unknown-unknown',
  '--lib',
  '--no-default-features',
  '--features',
  feature,
];
const deny = ['--', '-D', 'warnings'];
const written = ['js', 'www', 'scripts', 'tests', 'benches'];

/** @type {Step[]} */
const steps = [
  {
    name: 'browsers',
    run: async () => {
      await ensureBrowsers();
      await ensureWordPress();
    },
  },
  { name: 'fmt', run: () => check('cargo', 'fmt', '--check') },
  {
    name: 'fmt-tools',
    run: () => check('cargo', 'fmt', '--check', '--manifest-path', 'scripts/wasm-bindgen/Cargo.toml'),
  },
  { name: 'clippy', run: () => check('cargo', 'clippy', '--locked', '--all-targets', ...deny) },
  { name: 'clippy-wasm', run: () => check('cargo', 'clippy', '--locked', ...wasm, ...deny) },
  // The modules as they ship, each with its own features.
  { name: 'clippy-view', run: () => check('cargo', 'clippy', '--locked', ...shipped('view'), ...deny) },
  { name: 'clippy-check', run: () => check('cargo', 'clippy', '--locked', ...shipped('check'), ...deny) },
  { name: 'clippy-analyst', run: () => check('cargo', 'clippy', '--locked', ...shipped('analyst'), ...deny) },
  { name: 'clippy-export', run: () => check('cargo', 'clippy', '--locked', ...shipped('export'), ...deny) },
  { name: 'clippy-xlsx', run: () => check('cargo', 'clippy', '--locked', ...shipped('xlsx'), ...deny) },
  { name: 'clippy-workbook', run: () => check('cargo', 'clippy', '--locked', ...shipped('workbook'), ...deny) },
  { name: 'cargo', run: () => cargoTests('cargo', 'test', '--locked', '--no-fail-fast') },
  { name: 'build', run: () => build() },
  { name: 'lint', run: () => check('oxlint', '--deny-warnings', ...written) },
  { name: 'types', run: checkTypes },
  { name: 'format', run: () => check('prettier', '--check', ...written) },
  { name: 'node', run: () => nodeTests('node', 'tests') },
  {
    name: 'attack',
    run: async () => {
      // As `cargo test` made it: only what changed since is compiled again.
      await must('cargo', ['build', '--locked', '--example', 'report']);
      // One file at a time, for the one of random reports takes two threads.
      return nodeTests('attack', 'tests/attack', '--test-concurrency=1');
    },
  },
  {
    name: 'wasm',
    run: async () => {
      await ensureTestTools();
      return cargoTests('wasm-pack', 'test', '--headless', '--chrome', '--mode', 'no-install', '--', '--locked');
    },
  },
  { name: 'pages', run: () => nodeTests('pages', 'tests/browser') },
  // Two files at once would build on each other's cores.
  { name: 'packaging', run: () => nodeTests('packaging', 'tests/packaging', '--test-concurrency=1') },
];

await cli(async () => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      only: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return say(usage);
  if (values.list) return say(steps.map(({ name }) => name).join('\n'));
  const chosen = choose(values.only?.split(',') ?? (values.quick ? quick : undefined));
  if (process.stdout.isTTY) Object.assign(process.env, { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1' });
  const results = [await measure({ name: 'setup', run: () => setup({ forTests: true }) })];
  const isSetUp = results.every(({ failed }) => failed === 0);
  for (const step of isSetUp ? chosen : []) results.push(await measure(step));
  report(isSetUp ? results.slice(1) : results);
});

/** @param {string[] | undefined} names of steps; all of them when left out */
function choose(names) {
  if (names === undefined) return steps;
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) throw new SetupError(`No such step: ${unknown.join(', ')}. See --list.`);
  return steps.filter(({ name }) => names.includes(name));
}

/** @param {Step} step */
async function measure({ name, run: start }) {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
  const since = Date.now();
  let counts = judge(1);
  try {
    counts = (await start()) ?? judge(0);
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
  }
  return { name, ...counts, time: took(since) };
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
 * Shown for people, and written to a file for counting.
 * @param {string} name @param {string} folder @param {string[]} options
 */
async function nodeTests(name, folder, ...options) {
  const tap = join(root, 'target', 'tests', `${name}.tap`);
  mkdirSync(join(root, 'target', 'tests'), { recursive: true });
  rmSync(tap, { force: true });
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.test.mjs'));
  const code = await run(process.execPath, [
    '--test',
    ...options,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
    ...files.map((file) => join(folder, file)),
  ]);
  return judge(code, nodeCounts(readFileSync(tap, 'utf8')));
}

/** @param {({name: string, time: string} & Counts)[]} results */
function report(results) {
  say('');
  for (const { name, passed, failed, time } of results) {
    const verdict = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} FAILED`;
    say(`${name.padEnd(12)} ${time.padStart(13)}   ${verdict}`);
  }
  const total = (/** @type {'passed' | 'failed'} */ key) => results.reduce((sum, result) => sum + result[key], 0);
  process.exitCode = total('failed') === 0 ? 0 : 1;
  say(`\n${total('passed')} passed, ${total('failed')} failed`);
}
