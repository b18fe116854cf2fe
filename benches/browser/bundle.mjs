// Brings the contenders to the point where a page can load them: target/bench/ is what the server serves.
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import { must, root, say } from '../../scripts/run.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const contenders = join(here, 'contenders');

/** Everything that the benchmark makes. */
export const target = join(root, 'target', 'bench');
const www = join(target, 'www');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  // The package under test is loaded from where a site would have it.
  external: ['/pkg/*'],
  logLevel: 'warning',
};

/** The files in contenders/, by name. */
export function contenderNames() {
  const files = readdirSync(contenders, { withFileTypes: true });
  return files.filter((file) => file.isFile() && file.name.endsWith('.js')).map((file) => parse(file.name).name);
}

/**
 * @param {string[]} names
 * @param {string} [prototype] the folder with the prototype's source, without which it does not take part
 * @returns {Promise<string[]>} those that can run here
 */
export async function bundle(names, prototype) {
  rmSync(www, { recursive: true, force: true });
  mkdirSync(www, { recursive: true });
  await installLibraries();
  if (prototype !== undefined && names.includes('prototype')) await buildPrototype(prototype);
  const ready = names.filter((name) => name !== 'prototype' || prototype !== undefined);
  copyFileSync(join(here, 'page.html'), join(www, 'page.html'));
  await esbuild({
    ...common,
    entryPoints: ['page.js', ...ready.map((name) => join('contenders', `${name}.js`))],
    outdir: www,
    plugins: [addresses],
  });
  return ready;
}

/** Bundles the page on which charts are drawn, and the libraries that draw them. */
export async function bundleCharts() {
  await installLibraries();
  const outdir = join(www, 'paint');
  mkdirSync(outdir, { recursive: true });
  copyFileSync(join(here, 'paint', 'page.html'), join(outdir, 'page.html'));
  const libraries = join(contenders, 'charts', '*.js');
  await esbuild({ ...common, entryPoints: ['paint/page.js', 'paint/page.css'], outdir });
  await esbuild({ ...common, entryPoints: [libraries], outdir });
}

/** `import address from 'package/file?url'` copies the file into the site. @type {import('esbuild').Plugin} */
const addresses = {
  name: 'addresses',
  setup(build) {
    build.onResolve({ filter: /\?url$/ }, async ({ path, resolveDir, kind }) => {
      const resolved = await build.resolve(path.slice(0, -'?url'.length), { resolveDir, kind });
      return { ...resolved, namespace: 'address' };
    });
    build.onLoad({ filter: /./, namespace: 'address' }, ({ path }) => {
      const { base } = parse(path);
      copyFileSync(path, join(www, base));
      return { contents: `export default new URL(${JSON.stringify(`/${base}`)}, location.href).href` };
    });
  },
};

/** npm's own record of what it installed tells whether it is what package-lock.json asks for. */
async function installLibraries() {
  const installed = join(here, 'node_modules', '.package-lock.json');
  const lock = join(here, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('installing the libraries to compare with, once (npm ci in benches/browser)');
  await must('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund']);
}

/** Compiles the prototype, which is not part of the project. @param {string} source its folder */
async function buildPrototype(source) {
  const folder = join(target, 'prototype');
  cpSync(source, folder, { recursive: true });
  const wasm = 'wasm32-unknown-unknown';
  await must(
    'cargo',
    ['build', '--quiet', '--release', '--lib', '--target', wasm, '--manifest-path', join(folder, 'Cargo.toml')],
    {
      env: { RUSTFLAGS: '-C target-feature=+simd128,+bulk-memory', CARGO_TARGET_DIR: join(folder, 'target') },
    },
  );
  copyFileSync(join(folder, 'target', wasm, 'release', 'floor.wasm'), join(www, 'prototype.wasm'));
}

/** The server hands out what lies in `pkg`, beside www. */
export function linkPackage() {
  const link = join(target, 'pkg');
  rmSync(link, { force: true });
  if (existsSync(join(root, 'pkg'))) symlinkSync(join(root, 'pkg'), link, 'junction');
}
