// What makes pkg/ an npm package: its entries, package.json, licences, and the snippets for pages.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import {
  findModules,
  licence,
  modulesAbove,
  moduleHashes,
  packedModules,
  styles,
  variant,
  workers,
} from './bundle.mjs';
import { leanGlue } from './lean-glue.mjs';
import { embedding, integrity } from './embed.mjs';
import { classics, entries, files, frameworks } from './entries.mjs';
import { notices } from './notices.mjs';
import { writePlugin } from './plugin.mjs';
import { root } from './run.mjs';
import { savedParts } from './saved.mjs';

const js = join(root, 'js');

const common = {
  bundle: true,
  minify: true,
  target: ['es2022'],
  banner: { js: licence },
  legalComments: /** @type {const} */ ('none'),
  define: {},
};

/** The command line; it reads from the disk, so it is one of the scripts for Node. */
const command = 'cli.js';

/** @param {string} pkg folder of the built package */
export async function writePackage(pkg) {
  await buildInline(pkg);
  await buildForNode(pkg);
  await buildClassics(pkg);
  writeFileSync(join(pkg, command), "#!/usr/bin/env node\nimport './node/cli.js';\n", { mode: 0o755 });
  for (const file of readdirSync(join(js, 'frameworks'))) copyFileSync(join(js, 'frameworks', file), join(pkg, file));
  copyPlans(pkg);
  withoutDispose(pkg);
  writeFileSync(join(pkg, 'THIRD-PARTY-NOTICES.txt'), notices());
  for (const file of ['LICENSE-MIT', 'LICENSE-APACHE', 'CHANGELOG.md']) copyFileSync(join(root, file), join(pkg, file));
  copyFileSync(join(root, 'docs', 'package.md'), join(pkg, 'README.md'));
  copyFileSync(join(js, 'custom-elements.json'), join(pkg, 'custom-elements.json'));
  const [described, hashes] = [manifest(), integrity(pkg)];
  writeFileSync(join(pkg, 'integrity.json'), asJson(hashes));
  writeFileSync(join(pkg, 'EMBED.md'), await embedding(pkg, hashes, described.version));
  writeFileSync(join(pkg, 'package.json'), asJson(described));
  writePlugin(pkg, described.version);
}

/** The entry whose module is in the script; it shares all else with `./slim`. @param {string} pkg */
async function buildInline(pkg) {
  await esbuild({
    ...common,
    entryPoints: { inline: join(js, 'index.ts') },
    outdir: pkg,
    format: 'esm',
    external: ['./slim.js'],
    plugins: [variant('inline'), moduleHashes, packedModules],
  });
  writeFileSync(join(pkg, 'inline.d.ts'), "export * from './index.js';\n");
}

/**
 * Entries for servers, with viewer and checker inside: Node fetches no files, and bundlers for servers leave no file
 * where its address says. What the entries share is in files of its own.
 * @param {string} pkg
 */
async function buildForNode(pkg) {
  const outdir = join(pkg, 'node');
  rmSync(outdir, { recursive: true, force: true });
  await esbuild({
    ...common,
    entryPoints: [
      ...entries.filter(({ node }) => node).map(({ script }) => ({ in: join(js, `${script}.ts`), out: script })),
      { in: join(js, 'cli', 'main.ts'), out: 'cli' },
    ],
    outdir,
    format: 'esm',
    platform: 'node',
    splitting: true,
    plugins: [
      variant('node'),
      variant('inline'),
      modulesAbove,
      findModules,
      leanGlue,
      moduleHashes,
      packedModules,
      styles,
      workers,
      savedParts,
    ],
  });
  // Their types are those of the entries for pages.
  for (const { script } of entries.filter(({ node }) => node)) {
    writeFileSync(join(outdir, `${script}.d.ts`), `export * from '../${script}.js';\n`);
  }
}

/** @param {string} pkg */
async function buildClassics(pkg) {
  for (const { file, source, global } of classics) {
    await esbuild({
      ...common,
      entryPoints: [join(js, source)],
      outfile: join(pkg, file),
      format: 'iife',
      ...(global === undefined ? {} : { globalName: global }),
      plugins: [variant('classic'), findModules, leanGlue, moduleHashes, packedModules, styles],
    });
  }
}

/**
 * Removes from the declarations of modules what the libraries of ES2022 have no types for.
 * @param {string} pkg
 */
function withoutDispose(pkg) {
  for (const file of readdirSync(pkg).filter((name) => /^hotline_.*\.d\.ts$/.test(name))) {
    const path = join(pkg, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/^ *\[Symbol\.dispose\]\(\): void;\n/gm, ''));
  }
}

/** @param {string} pkg */
function copyPlans(pkg) {
  const from = join(root, 'src', 'plan', 'plans');
  mkdirSync(join(pkg, 'plans'), { recursive: true });
  for (const file of readdirSync(from)) copyFileSync(join(from, file), join(pkg, 'plans', file));
}

/** package.json of the package. */
function manifest() {
  const { name, version, description, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    engines,
    keywords: [
      'statistics',
      'report',
      'disclosure-control',
      'charts',
      'webassembly',
      'custom-element',
      'accessibility',
    ],
    exports: {
      ...Object.fromEntries(entries.map((entry) => [entry.name, conditions(entry)])),
      ...Object.fromEntries(
        frameworks.map(({ name: entry, types, script }) => [entry, { types, ...(script ? { default: script } : {}) }]),
      ),
      ...files,
    },
    ...peers(),
    bin: { 'hotline-report': `./${command}`, 'hotline-report-build': `./${command}` },
    types: './index.d.ts',
    unpkg: './hotline-report.js',
    jsdelivr: './hotline-report.js',
    customElements: './custom-elements.json',
    sideEffects: sideEffects(),
    // What wasm-bindgen wrote is within the scripts.
    files: [
      '*.js',
      '!hotline_*.js',
      '!hotline_*_bg.wasm.d.ts',
      '*.d.ts',
      // Declarations of what the entries are made of.
      ...declarationFolders().map((folder) => `${folder}/**/*.d.ts`),
      '*.wasm',
      '*.css',
      '*.json',
      '*.html',
      'node',
      'plans',
      'languages',
      'maps',
      'CHANGELOG.md',
      'EMBED.md',
      'LICENSE-*',
      'THIRD-PARTY-NOTICES.txt',
      '*.js.map',
    ],
    publishConfig: { access: 'public', provenance: true },
  };
}

/** Folders of js whose declarations tsc writes into folders of the same names. */
export const declarationFolders = () =>
  readdirSync(js, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['cli', 'frameworks', 'style'].includes(entry.name))
    .map(({ name }) => name);

/** Only who imports a component needs its framework, who paints pictures in Node what paints them, who has a database its client. */
function peers() {
  const clients = { '@duckdb/node-api': '^1.5.6-r.1', 'better-sqlite3': '>=11', pg: '^8.11.0', 'sql.js': '^1.13.0' };
  const ranges = { react: '>=18', vue: '>=3.3', '@resvg/resvg-js': '^2.6.2', ...clients };
  const optional = Object.keys(ranges).map((one) => [one, { optional: true }]);
  return { peerDependencies: ranges, peerDependenciesMeta: Object.fromEntries(optional) };
}

/** @param {import('./entries.mjs').Entry} entry */
function conditions({ script, node }) {
  return {
    types: `./${script}.d.ts`,
    ...(node ? { node: `./node/${script}.js` } : {}),
    default: `./${script}.js`,
  };
}

function sideEffects() {
  const scripts = entries.filter(({ effects }) => effects).map(({ script }) => `./${script}.js`);
  const components = frameworks.flatMap(({ script }) => script ?? []);
  // What the entries for Node share, which may be what has the effect, is in files of its own.
  return [...scripts, './node/*.js', ...components, ...classics.map(({ file }) => `./${file}`), '*.css'];
}

/** @param {unknown} value */
function asJson(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
