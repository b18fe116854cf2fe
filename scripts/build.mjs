// `npm run build`: everything in pkg/. Each step runs only when its inputs changed.
// npm packages are imported within the steps, because setup may have to install them first.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ask, cli, must, root, say, SetupError, took } from './run.mjs';
import { entryModules, findModules, keepEntries, licence, modulesWithoutAddress, styles, workers } from './bundle.mjs';
import { savedParts } from './saved.mjs';
import { setup } from './setup.mjs';

const pkg = join(root, 'pkg');
const js = join(root, 'js');
const stampFile = join(pkg, '.stamp');

/**
 * In order: a step may read what the ones before it made, so their stamps are among its inputs.
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} inputs files and folders
 * @property {string[]} after names of earlier steps
 * @property {() => (string | undefined)[]} [tools] versions of programs that shape the output
 * @property {boolean} [judges] makes nothing, so one can go on without it
 * @property {() => void | Promise<void>} run
 */

/** @type {Step[]} */
const steps = [
  {
    name: 'WebAssembly',
    inputs: ['src', 'Cargo.toml', 'Cargo.lock', 'rust-toolchain.toml', 'scripts/build.mjs'],
    after: [],
    tools: () => [
      ask('rustc', '--version'),
      ask('wasm-bindgen', '--version'),
      ask('wasm-pack', '--version'),
      installed('binaryen'),
    ],
    run: buildWasm,
  },
  {
    name: 'JavaScript',
    inputs: [
      'js',
      'tsconfig.json',
      'tsconfig.cli.json',
      'scripts/build.mjs',
      'scripts/bundle.mjs',
      'scripts/entries.mjs',
      'scripts/saved.mjs',
    ],
    after: ['WebAssembly'],
    tools: () => [installed('typescript'), installed('esbuild')],
    run: buildJs,
  },
  {
    name: 'maps',
    inputs: ['scripts/maps.mjs'],
    after: [],
    tools: () => ['us-atlas', 'd3-geo', 'topojson-client'].map(installed),
    run: async () => {
      const { writeMaps, writePlaces } = await import('./maps.mjs');
      writeMaps(join(pkg, 'maps'));
      writePlaces(join(pkg, 'places.json'));
    },
  },
  {
    name: 'package',
    inputs: [
      'scripts/package.mjs',
      'scripts/embed.mjs',
      'package.json',
      'src/plan/plans',
      'docs/package.md',
      'CHANGELOG.md',
    ],
    after: ['WebAssembly', 'JavaScript', 'maps'],
    tools: () => [installed('esbuild')],
    run: async () => (await import('./package.mjs')).writePackage(pkg),
  },
  {
    name: 'page',
    inputs: ['js', 'www', 'scripts/saved.mjs', 'scripts/bundle.mjs'],
    after: ['WebAssembly', 'JavaScript', 'maps'],
    run: async () => (await import('./saved.mjs')).writeAnalystPage(join(pkg, 'hotline-report-analyst.html')),
  },
  {
    name: 'weight',
    inputs: ['scripts/weigh.mjs', 'scripts/weigh-files.mjs', 'scripts/budget.json'],
    after: ['WebAssembly', 'JavaScript', 'maps', 'package', 'page'],
    judges: true,
    run: async () => (await import('./weigh.mjs')).weigh(pkg),
  },
];

/** @param {{lenient?: boolean}} [options] lenient: a judgement is shown, but is no error */
export async function build({ lenient = false } = {}) {
  /** @type {Record<string, string>} */
  const old = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
  /** @type {Record<string, string>} */
  const stamps = {};
  mkdirSync(pkg, { recursive: true });
  for (const step of steps) {
    const stamp = digest(step, stamps);
    stamps[step.name] = stamp;
    if (old[step.name] === stamp) continue;
    const since = Date.now();
    say(`building: ${step.name}`);
    // Forgotten first, so that an interrupted or failed step runs again.
    writeFileSync(stampFile, JSON.stringify({ ...old, [step.name]: '' }));
    try {
      await step.run();
    } catch (error) {
      if (!lenient || !step.judges || !(error instanceof SetupError)) throw error;
      say(`  ${error.message}`);
      continue;
    }
    old[step.name] = stamp;
    writeFileSync(stampFile, JSON.stringify(old));
    say(`  ${step.name}: ${took(since)}`);
  }
}

/** @param {Step} step @param {Record<string, string>} stamps */
function digest(step, stamps) {
  const hash = createHash('sha256');
  for (const input of step.inputs) addFile(hash, input);
  const tools = step.tools?.() ?? [];
  hash.update(JSON.stringify([tools, step.after.map((name) => stamps[name])]));
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path relative to the root */
function addFile(hash, path) {
  const file = join(root, path);
  if (!existsSync(file)) return;
  if (statSync(file).isDirectory()) {
    for (const name of readdirSync(file).toSorted()) addFile(hash, `${path}/${name}`);
  } else {
    hash.update(`${path}\0`).update(readFileSync(file)).update('\0');
  }
}

/** @param {string} name of an npm package */
function installed(name) {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/**
 * The modules for the browser, each with the features of the crate that it is made of. What every reader downloads is
 * made small; what reads an analyst's files is made fast, save workbooks, whose format is slower than any reader.
 * @type {Record<string, {feature: string, tuning: keyof typeof tunings}>}
 */
const modules = {
  hotline_report: { feature: 'view', tuning: 'small' },
  hotline_check: { feature: 'check', tuning: 'small' },
  hotline_analyst: { feature: 'analyst', tuning: 'fast' },
  hotline_workbook: { feature: 'workbook', tuning: 'even' },
  hotline_export: { feature: 'export', tuning: 'small' },
  hotline_xlsx: { feature: 'xlsx', tuning: 'small' },
};

const simd = { RUSTFLAGS: '-C target-feature=+simd128,+bulk-memory' };
const tunings = {
  small: { env: {}, wasmOpt: '"-Oz", "--converge"' },
  fast: { env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: '3', ...simd }, wasmOpt: '"-O3", "--enable-simd"' },
  even: { env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: 's', ...simd }, wasmOpt: '"-Os", "--enable-simd"' },
};

async function buildWasm() {
  for (const [name, { feature, tuning }] of Object.entries(modules)) {
    // Flags of their own need a folder of their own, or each build would throw away what the other compiled.
    const target = join(root, 'target', 'browser', tuning);
    const env = { CARGO_TARGET_DIR: target, ...tunings[tuning].env };
    // A folder for each: wasm-pack has wasm-opt work on whatever modules it finds there.
    const out = join(target, 'modules', name);
    rmSync(out, { recursive: true, force: true });
    const options = ['--release', '--target', 'web', '--out-dir', out, '--out-name', name, '--no-pack'];
    const cargo = ['--', '--locked', '--no-default-features', '--features', feature];
    await must('wasm-pack', ['build', cdylibPackage(tuning), '--mode', 'no-install', ...options, ...cargo], { env });
    for (const file of readdirSync(out)) {
      if (file.startsWith(name)) copyFileSync(join(out, file), join(pkg, file));
    }
  }
}

/**
 * The crate as a cdylib alone. Cargo leaves link-time optimisation out of a crate that is an rlib, too, which the
 * native tests need; that would cost a tenth of the module's weight.
 * @param {keyof typeof tunings} tuning
 */
function cdylibPackage(tuning) {
  const folder = join(root, 'target', `cdylib-${tuning}`);
  mkdirSync(folder, { recursive: true });
  // What names files beside the manifest has none there.
  let manifest = readFileSync(join(root, 'Cargo.toml'), 'utf8')
    .replace(/^readme = .*$/m, '')
    .replaceAll(/^\[\[(example|bench|test)\]\]\n(.+\n)*/gm, '');
  const replace = (/** @type {string} */ from, /** @type {string} */ to) => {
    if (!manifest.includes(from)) throw new Error(`Cargo.toml has no ${from}`);
    manifest = manifest.replace(from, to);
  };
  replace('crate-type = ["cdylib", "rlib"]', 'crate-type = ["cdylib"]\npath = "../../src/lib.rs"');
  // wasm-pack has one set of options for wasm-opt, whatever is built.
  replace(tunings.small.wasmOpt, tunings[tuning].wasmOpt);
  writeFileSync(join(folder, 'Cargo.toml'), manifest);
  copyFileSync(join(root, 'Cargo.lock'), join(folder, 'Cargo.lock'));
  return folder;
}

/** Types and declarations come from tsc, code from esbuild, which also makes it small. */
async function buildJs() {
  for (const name of readdirSync(pkg)) {
    // A leftover of a module that is gone would still be found by an import.
    if (/\.(js|d\.ts|css)$/.test(name) && !Object.keys(modules).some((module) => name.startsWith(module)))
      rmSync(join(pkg, name));
  }
  await must('tsc', ['--project', 'tsconfig.json']);
  await must('tsc', ['--project', 'tsconfig.cli.json']);
  const { build: bundle } = await import('esbuild');
  const common = {
    bundle: true,
    target: ['es2022'],
    minify: true,
    legalComments: /** @type {const} */ ('none'),
    outdir: pkg,
  };
  await bundle({
    entryPoints: entryModules.map((name) => join(js, `${name}.ts`)),
    plugins: [findModules, keepEntries, modulesWithoutAddress, styles, workers, savedParts],
    format: 'esm',
    banner: { js: licence },
    ...common,
  });
  // Older engines get no rewritten style: what they do not know, they leave out.
  await bundle({ entryPoints: [join(js, 'report.css')], ...common });
  for (const file of readdirSync(js)) {
    if (file.endsWith('.schema.json')) copyFileSync(join(js, file), join(pkg, file));
  }
}

if (process.argv[1] === import.meta.filename) {
  await cli(async () => {
    await setup();
    await build();
  });
}
