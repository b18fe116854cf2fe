// The WebAssembly modules: compiled by cargo, given their bindings, made small by wasm-opt.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root, run, say, SetupError, took } from './run.mjs';
import { withoutUnreached } from './reach.mjs';
import { split } from './split.mjs';

/**
 * The modules for the browser, each with the features of the crate that it is made of. What every reader downloads is
 * made small; what makes an analyst's reports is made fast, what reads workbooks less so, as their format is slower than any reader. What a
 * module has in common with what is split off it is in the module alone.
 * @type {Record<string, {feature: string, tuning: keyof typeof tunings, splitOff?: string}>}
 */
const modules = {
  hotline_report: { feature: 'view', tuning: 'small', splitOff: 'hotline_charts' },
  hotline_check: { feature: 'check', tuning: 'small' },
  hotline_analyst: { feature: 'analyst', tuning: 'fast' },
  hotline_workbook: { feature: 'workbook', tuning: 'even' },
  hotline_export: { feature: 'export', tuning: 'small' },
  hotline_xlsx: { feature: 'xlsx', tuning: 'small' },
};

/** Modules that a page needs to show a report, and to say what is wrong with it. */
export const viewerModules = ['hotline_report', 'hotline_check'];

/** Modules that are made with these: charts by themselves, beside tables, which not every report has. */
export const splitModules = Object.values(modules).flatMap(({ splitOff }) => splitOff ?? []);

/**
 * Functions that draw those charts: those that are reached only by the functions of `src/wasm/pictures.rs`. They measure texts through
 * pointers, and no figure of a table is a binary fraction.
 */
const pictures = { entry: /wasm::pictures::/, pointed: /hotline_report::chart::|<f64 as \S+::fmt::Display>/ };
/** The same functions, as a linker names them. */
const pictureSymbols = /wasm(?:8|\.\.)pictures/;

/** All other modules, the slowest to compile first. */
export const furtherModules = Object.keys(modules).filter((name) => !viewerModules.includes(name));

// The passes that -O3 of wasm-opt adds make nothing faster after the compiler's own, take 90 seconds, and add 10 kB.
const simd = { RUSTFLAGS: '-C target-feature=+simd128,+bulk-memory' };
const tunings = {
  small: { env: {}, wasmOpt: ['-Oz', '--converge'] },
  fast: { env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: '3', ...simd }, wasmOpt: ['-O2', '--enable-simd'] },
  even: { env: { CARGO_PROFILE_RELEASE_OPT_LEVEL: 's', ...simd }, wasmOpt: ['-Os', '--enable-simd'] },
};

/** Features that all current browsers have, and facts about what rustc writes. */
const always = [
  '--enable-bulk-memory',
  '--enable-nontrapping-float-to-int',
  '--enable-sign-ext',
  '--enable-mutable-globals',
  '--enable-reference-types',
  '--enable-multivalue',
  '--low-memory-unused',
  '--zero-filled-memory',
];

/** Returns whether a file of the package is what wasm-bindgen wrote for a module. @param {string} file */
export const isOfModule = (file) => Object.keys(modules).some((name) => file.startsWith(name));

/**
 * Compiles modules into a folder, as many at once as there are processors: the last step of each uses only one.
 * @param {string[]} names @param {string} pkg the folder @param {boolean} [strict] whether a warning is an error
 */
export async function buildModules(names, pkg, strict = false) {
  const waiting = [...names];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const since = Date.now();
      await buildModule(name, pkg, strict);
      say(`  ${name}: ${took(since)}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), names.length) }, worker));
}

/** @param {string} name @param {string} pkg @param {boolean} strict */
async function buildModule(name, pkg, strict) {
  const { feature, tuning, splitOff } = known(name);
  // Flags of their own need a folder of their own, or each build would throw away what the other compiled.
  const target = join(root, 'target', 'browser', tuning);
  const out = join(target, 'modules', name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const compiled = join(out, `${name}.compiled.wasm`);
  await inTurn(tuning, async () => {
    const said = await quietly('cargo', [...cargoOptions, '--features', feature, '--', ...linkerOptions], {
      CARGO_TARGET_DIR: target,
      ...tunings[tuning].env,
    });
    // Not by a flag of the compiler: it would be part of the names in the module, which is to be the one that ships.
    if (strict && /\bwarning\b/.test(said)) throw new SetupError(`${said}\nthe compiler warns of ${name}`);
    copyFileSync(join(target, 'wasm32-unknown-unknown', 'release', 'hotline_report.wasm'), compiled);
  });
  const reached = withoutUnreached(readFileSync(compiled), splitOff === undefined ? undefined : pictureSymbols);
  writeFileSync(compiled, reached.module);
  await quietly('hotline-bindgen', [compiled, out, name]);
  const module = join(out, `${name}_bg.wasm`);
  if (splitOff === undefined) await makeSmall(module, module, tuning);
  else await splitInTwo(module, join(out, `${splitOff}_bg.wasm`), reached.splitOff, tuning);
  rmSync(compiled);
  for (const file of readdirSync(out)) copyFileSync(join(out, file), join(pkg, file));
}

/**
 * @param {string} module @param {string} second where the second becomes a file
 * @param {import('./reach.mjs').Bytes[]} constants of the second @param {keyof typeof tunings} tuning
 */
async function splitInTwo(module, second, constants, tuning) {
  const text = `${module}.wat`;
  await binaryen('wasm-dis', module, '-all', '-o', text);
  const { first: own, second: splitOff } = split(readFileSync(text, 'utf8'), { ...pictures, constants });
  const makeHalf = async (/** @type {string} */ half, /** @type {string} */ into) => {
    writeFileSync(text, half);
    await makeSmall(text, into, tuning);
  };
  await makeHalf(own, module);
  await makeHalf(splitOff, second);
  rmSync(text);
}

/** @param {string} from @param {string} into @param {keyof typeof tunings} tuning */
const makeSmall = (from, into, tuning) => binaryen('wasm-opt', from, '-o', into, ...tunings[tuning].wasmOpt, ...always);

/** @param {string} tool @param {string[]} args */
const binaryen = (tool, ...args) =>
  quietly(process.execPath, [join(root, 'node_modules', 'binaryen', 'bin', tool), ...args]);

/** @param {string} name */
function known(name) {
  const module = modules[name];
  if (!module) throw new Error(`no module ${name}`);
  return module;
}

/**
 * As a cdylib alone: cargo leaves link-time optimisation out of a crate that is an rlib, too, which the native tests
 * need; that would cost a tenth of the module's weight.
 */
const cargoOptions =
  'rustc --quiet --locked --release --lib --crate-type cdylib --target wasm32-unknown-unknown --no-default-features'.split(
    ' ',
  );

/** The compiler writes down which item refers to which, for `withoutUnreached`. */
const linkerOptions = ['-C', 'link-arg=--emit-relocs'];

/** The last use of each target folder: all modules there have the same file name. @type {Map<string, Promise<void>>} */
const lastUse = new Map();

/** @param {string} folder @param {() => Promise<void>} use */
function inTurn(folder, use) {
  const mine = (lastUse.get(folder) ?? Promise.resolve()).then(use);
  // A failure is the one's who caused it.
  lastUse.set(
    folder,
    mine.catch(() => {}),
  );
  return mine;
}

/**
 * Runs a command whose output is shown only if it fails, and returned otherwise.
 * @param {string} command @param {string[]} args @param {Record<string, string>} [env]
 */
async function quietly(command, args, env) {
  let output = '';
  const code = await run(command, args, { ...(env && { env }), onText: (text) => (output += text) });
  if (code !== 0) throw new SetupError(`${output}\nfailed (exit code ${code}): ${command} ${args.join(' ')}`);
  return output;
}
