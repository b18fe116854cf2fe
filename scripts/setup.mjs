// Brings a machine that has only rustup and Node to the point where everything can be built.
// Each part looks first and does nothing when all is there. Node built-ins only.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ask, cache, must, prependPath, root, run, say, SetupError, took, which } from './run.mjs';

const wasmPack = '0.15.1';
const target = 'wasm32-unknown-unknown';

/** @param {{forTests?: boolean}} [options] */
export async function setup({ forTests = false } = {}) {
  await ensurePackages();
  await ensureRust(forTests);
  await ensureTools();
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

async function ensureTools() {
  const tools = [
    { name: 'wasm-bindgen-cli', binary: 'wasm-bindgen', version: wasmBindgenVersion(), minutes: '2–5' },
    { name: 'wasm-pack', binary: 'wasm-pack', version: wasmPack, minutes: '1–4' },
  ];
  const targetDir = join(cache, 'target');
  let compiled = false;
  for (const { name, binary, version, minutes } of tools) {
    const isThere = () => ask(binary, '--version')?.split(' ')[1] === version;
    if (isThere()) continue;
    const home = join(cache, `${name}-${version}`);
    prependPath(join(home, 'bin'));
    if (isThere()) continue;
    compiled = true;
    say(`compiling ${name} ${version}: once, usually ${minutes} minutes on 2 cores (kept in ${home})`);
    await cargoInstall(name, version, home, targetDir);
  }
  if (compiled) rmSync(targetDir, { recursive: true, force: true });
}

/**
 * Unoptimised apart from level 1: a tool that runs for a second need not be compiled for ten minutes. The two
 * tools share a target folder because they share most of their dependencies.
 * @param {string} name @param {string} version @param {string} home @param {string} targetDir
 */
async function cargoInstall(name, version, home, targetDir) {
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
  const args = ['install', name, '--version', version, '--debug', '--force', '--root', home];
  const env = { CARGO_PROFILE_DEV_OPT_LEVEL: '1', CARGO_PROFILE_DEV_DEBUG: '0', CARGO_TARGET_DIR: targetDir };
  const options = { env, ...(process.stderr.isTTY ? {} : { onText: compact }) };
  if ((await run('cargo', [...args, '--locked'], options)) !== 0) {
    // A mirror of crates.io may lack a version that the tool's own lock file names.
    say(`  not with the locked dependencies of ${name}; trying with the newest that fit`);
    if ((await run('cargo', args, options)) !== 0) {
      throw new SetupError(`${all.slice(-4000)}\ncompiling ${name} ${version} failed`);
    }
  }
  say(`  ${name} ${version} ready after ${took(since)}`);
}
