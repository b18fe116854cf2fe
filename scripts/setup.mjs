// Brings a machine that has only rustup and Node to the point where everything can be built.
// Each part looks first and does nothing when all is there. Node built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ask, cache, must, prependPath, root, run, say, SetupError, took, which } from './run.mjs';

const wasmPack = '0.15.1';
const target = 'wasm32-unknown-unknown';

/** @param {{forTests?: boolean}} [options] */
export async function setup({ forTests = false } = {}) {
  await Promise.all([ensurePackages(), ensureRust(forTests).then(ensureBindgen)]);
  if (!forTests) forgetCompiled();
}

/** npm's own record of what it installed tells whether node_modules is the one package-lock.json asks for. */
async function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Node 20.19 or newer is needed; this is ${process.version}. See https://nodejs.org`);
  }
  prependPath(join(root, 'node_modules', '.bin'));
  const wanted = packages('package-lock.json');
  const present = packages('node_modules/.package-lock.json');
  const missing = Object.entries(wanted).some(
    ([path, entry]) => path && !entry.optional && present[path]?.integrity !== entry.integrity,
  );
  if (!missing) return;
  say('npm packages: once, and after each change of package-lock.json; usually under a minute');
  await must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** @param {string} path @returns {Record<string, {integrity?: string, optional?: boolean}>} */
function packages(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** @param {boolean} forTests */
async function ensureRust(forTests) {
  if (!which('cargo')) {
    throw new SetupError(
      'Rust is missing: no `cargo` on PATH.\n' +
        'Install rustup from https://rustup.rs (its default answers are right), open a new terminal and try again.',
    );
  }
  if (process.platform !== 'win32' && !which('cc')) {
    throw new SetupError(
      'Rust needs a C compiler to link: no `cc` on PATH.\n' +
        'Debian, Ubuntu: apt-get install build-essential. macOS: xcode-select --install.',
    );
  }
  const rustup = which('rustup');
  // Shown, not asked quietly: where rustup may, it installs what rust-toolchain.toml names at this very call.
  // RUSTUP_AUTO_INSTALL=0 keeps it from that, so the rest asks for each part by name.
  if ((await run('rustc', ['--version'])) !== 0 && rustup) await must('rustup', ['toolchain', 'install']);
  const library = ask('rustc', '--print', 'target-libdir', '--target', target);
  if (!library || !existsSync(library)) {
    if (!rustup) throw new SetupError(`This Rust lacks the target ${target}, and there is no rustup to add it.`);
    say(`Rust target ${target}: once, usually under a minute`);
    await must('rustup', ['target', 'add', target]);
  }
  if (forTests && !(ask('cargo', 'fmt', '--version') && ask('cargo', 'clippy', '--version'))) {
    if (!rustup) throw new SetupError('This Rust lacks rustfmt or clippy, and there is no rustup to add them.');
    await must('rustup', ['component', 'add', 'rustfmt', 'clippy']);
  }
}

/** The bindings' generator must be of exactly the version of the library, so the lock file decides. */
function wasmBindgenVersion() {
  const lock = existsSync(join(root, 'Cargo.lock')) ? readFileSync(join(root, 'Cargo.lock'), 'utf8') : '';
  const version = /^name = "wasm-bindgen"\r?\nversion = "([^"]+)"/m.exec(lock)?.[1];
  if (!version) throw new SetupError('Cargo.lock is missing or names no wasm-bindgen.');
  return version;
}

const targetDir = join(cache, 'target');

/** Ensures the tool that writes the bindings of the modules: scripts/wasm-bindgen, compiled. */
async function ensureBindgen() {
  const source = join('scripts', 'wasm-bindgen');
  const version = wasmBindgenVersion();
  const manifest = readFileSync(join(root, source, 'Cargo.toml'), 'utf8');
  if (!manifest.includes(`version = "${version}"`) || !manifest.includes(`wasm-bindgen-cli-support = "=${version}"`)) {
    throw new SetupError(
      `${source}/Cargo.toml must have wasm-bindgen's version in Cargo.lock, ${version}, in both places.`,
    );
  }
  const hash = createHash('sha256')
    .update(manifest)
    .update(readFileSync(join(root, source, 'Cargo.lock')));
  const digest = hash
    .update(readFileSync(join(root, source, 'main.rs')))
    .digest('hex')
    .slice(0, 8);
  const home = join(cache, `bindgen-${version}-${digest}`);
  prependPath(join(home, 'bin'));
  if (ask('hotline-bindgen', '--version') === `hotline-bindgen ${version}`) return;
  say('compiling wasm-bindgen: once, usually under a minute on 2 cores');
  await cargoInstall('wasm-bindgen', ['--path', source, '--locked'], home);
}

/** Ensures the tools that run tests in a browser: wasm-pack, and wasm-bindgen's test runner. */
export async function ensureTestTools() {
  const tools = [
    { name: 'wasm-bindgen-cli', binary: 'wasm-bindgen', version: wasmBindgenVersion() },
    { name: 'wasm-pack', binary: 'wasm-pack', version: wasmPack },
  ];
  for (const { name, binary, version } of tools) {
    const isThere = () => ask(binary, '--version')?.split(' ')[1] === version;
    if (isThere()) continue;
    const home = join(cache, `${name}-${version}`);
    prependPath(join(home, 'bin'));
    if (isThere()) continue;
    say(`compiling ${name} ${version}: once, usually 1–2 minutes on 2 cores`);
    const args = [name, '--version', version];
    // A mirror of crates.io may lack a version that the tool's own lock file names.
    await cargoInstall(name, [...args, '--locked'], home).catch(() => {
      say(`  not with the locked dependencies of ${name}; trying with the newest that fit`);
      return cargoInstall(name, args, home);
    });
  }
  forgetCompiled();
}

/** Deletes what tools were compiled into. They have many crates in common, so it is kept from one to the next. */
const forgetCompiled = () => rmSync(targetDir, { recursive: true, force: true });

/**
 * Unoptimised: tools that run for a second need not be compiled for minutes.
 * @param {string} name @param {string[]} what @param {string} home
 */
async function cargoInstall(name, what, home) {
  mkdirSync(cache, { recursive: true });
  const since = Date.now();
  let crates = 0;
  let shown = since;
  let all = '';
  /** @param {string} text */
  const compact = (text) => {
    all += text;
    crates += text.match(/^\s+Compiling /gm)?.length ?? 0;
    if (Date.now() - shown < 20_000) return;
    shown = Date.now();
    say(`  … ${crates} crates compiled, ${took(since)}`);
  };
  const args = ['install', ...what, '--debug', '--force', '--root', home];
  const env = { CARGO_PROFILE_DEV_DEBUG: '0', CARGO_TARGET_DIR: targetDir };
  if ((await run('cargo', args, { env, onText: compact })) !== 0) {
    throw new SetupError(`${all.slice(-4000)}\ncompiling ${name} failed`);
  }
  say(`  ${name} ready after ${took(since)}`);
}
