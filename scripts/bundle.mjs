// What esbuild cannot know by itself: where modules are, style sheets as text, modules and workers within scripts, and
// variants of a file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { entries, onDemand } from './entries.mjs';
import { root } from './run.mjs';

/** @import {Plugin} from 'esbuild' */

const pkg = join(root, 'pkg');
const js = join(root, 'js');

/** Library that draws the views of the analyst's page, below the root. */
export const preact = 'node_modules/htm/preact/standalone.module.js';

/** Script of the worker that reads Parquet and Arrow files, below js. */
export const columnarWorker = 'columnar/worker.ts';

export const licence = '// hotline-report. Licence: MIT OR Apache-2.0';

/** The scripts of the package. What one imports of another, be it on demand, stays a file of its own. */
export const entryModules = [
  ...entries.filter(({ source }) => source === undefined).map(({ script }) => script),
  ...onDemand,
  'columnar',
  'workbook',
  'spreadsheet',
];

/** Imports of one script of the package by another. */
const relativeScript = /^\.{1,2}\/[\w/-]+\.js$/;

/**
 * Returns the name of a script within js, as another imports it: `viewer/load`.
 * @param {string} path @param {string} importer
 */
const nameOf = (path, importer) =>
  relative(js, join(dirname(importer), path))
    .replaceAll(sep, '/')
    .slice(0, -'.js'.length);

/**
 * Finds what wasm-bindgen wrote in pkg, beside what js becomes.
 * @type {Plugin}
 */
export const findModules = {
  name: 'modules',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\/hotline_\w+\.js$/ }, ({ path }) => ({ path: join(pkg, basename(path)) }));
  },
};

/**
 * An entry that another script imports is no part of that one's bundle.
 * @type {Plugin}
 */
export const keepEntries = {
  name: 'entries',
  setup({ onResolve }) {
    onResolve({ filter: relativeScript }, ({ path, importer }) => {
      const name = nameOf(path, importer);
      return entryModules.includes(name) ? { path: `./${name}.js`, external: true } : undefined;
    });
  },
};

/** Modules that `slim` has within, and exports what the scripts need that are loaded after it. */
const heldBySlim = [
  'common/compile',
  'common/errors',
  'common/limits',
  'trusted',
  'platform/read',
  'viewer/colors',
  'viewer/engine',
  'viewer/theme',
];

/**
 * A script that is only loaded on demand takes from `slim`, which is there, what both need.
 * @type {Plugin}
 */
export const shareSlim = {
  name: 'shared with slim',
  setup({ onResolve }) {
    onResolve({ filter: relativeScript }, ({ path, importer }) =>
      heldBySlim.includes(nameOf(path, importer)) ? { path: './slim.js', external: true } : undefined,
    );
  },
};

/**
 * Text of a script for a worker: a classic one, because Chromium refuses others from `file://`.
 * @param {import('esbuild').PluginBuild['esbuild']} esbuild @param {string} entry
 * @param {import('esbuild').BuildOptions} [options]
 */
export async function workerScript(esbuild, entry, options = {}) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(js, ...entry.split('/'))],
    format: 'iife',
    bundle: true,
    minify: true,
    legalComments: 'none',
    write: false,
    ...options,
  });
  return outputFiles?.[0]?.text ?? '';
}

/**
 * `worker:hotline_analyst` is the text of the worker's script, with the glue of that module in it: a worker made from
 * text needs no address, so it runs from `file://`, too. `worker:columnar` needs no module.
 * @type {Plugin}
 */
export const workers = {
  name: 'worker scripts',
  setup({ onResolve, onLoad, esbuild, initialOptions }) {
    onResolve({ filter: /^worker:/ }, ({ path }) => ({ path: path.slice('worker:'.length), namespace: 'worker' }));
    onLoad({ filter: /.*/, namespace: 'worker' }, async ({ path }) => {
      const target = initialOptions.target === undefined ? {} : { target: initialOptions.target };
      if (path === 'columnar') return { contents: await workerScript(esbuild, columnarWorker, target), loader: 'text' };
      const glue = { path: join(pkg, `${path}.js`) };
      const entry = path === 'hotline_workbook' ? 'analyst/workbook-worker.ts' : 'analyst/worker.ts';
      const contents = await workerScript(esbuild, entry, {
        plugins: [{ name: 'glue', setup: (inner) => inner.onResolve({ filter: /\/hotline_\w+\.js$/ }, () => glue) }],
        // What would look for the module beside the script is never called, but is there.
        define: { 'import.meta.url': '""' },
        ...target,
      });
      return { contents, loader: 'text' };
    });
  },
};

/**
 * `style:element` is the text of js/element.css with all that it imports.
 * @type {Plugin}
 */
export const styles = {
  name: 'styles',
  setup({ onResolve, onLoad, esbuild }) {
    onResolve({ filter: /^style:/ }, ({ path }) => ({ path: path.slice('style:'.length), namespace: 'style' }));
    onLoad({ filter: /.*/, namespace: 'style' }, async ({ path }) => {
      const entryPoints = [join(js, `${path}.css`)];
      const { outputFiles } = await esbuild.build({ entryPoints, bundle: true, minify: true, write: false });
      return { contents: outputFiles[0]?.text.trim() ?? '', loader: 'text' };
    });
  },
};

/**
 * `wasm:hotline_report` is that module, packed, within the script: base64 of what is packed already weighs less on the
 * way than base64 that the server packs.
 * @type {Plugin}
 */
export const packedModules = {
  name: 'packed modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^wasm:/ }, ({ path }) => ({ path: path.slice('wasm:'.length), namespace: 'wasm' }));
    onLoad({ filter: /.*/, namespace: 'wasm' }, ({ path }) => ({
      contents: gzipSync(readFileSync(join(pkg, `${path}_bg.wasm`)), { level: 9 }),
      loader: 'binary',
    }));
  },
};

/**
 * `hash:hotline_report` is what a browser holds that module to, so that who holds the scripts to theirs has all.
 * @type {Plugin}
 */
export const moduleHashes = {
  name: 'hashes of modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^hash:/ }, ({ path }) => ({ path: path.slice('hash:'.length), namespace: 'hash' }));
    onLoad({ filter: /.*/, namespace: 'hash' }, ({ path }) => ({
      contents: integrityOf(readFileSync(join(pkg, `${path}_bg.wasm`))),
      loader: 'text',
    }));
  },
};

/** As the attribute `integrity` has it. @param {Uint8Array} bytes */
export function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/**
 * The scripts for Node are in a folder of their own, below the modules.
 * @type {Plugin}
 */
export const modulesAbove = {
  name: 'modules above',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]js[\\/].+\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return { contents: text.replaceAll("new URL('hotline_", "new URL('../hotline_"), loader: 'ts' };
    });
  },
};

/**
 * For a kind of entry such as `inline`, `./load.js` is `load.inline.ts` where there is one.
 * @param {string} kind
 * @returns {Plugin}
 */
export const variant = (kind) => ({
  name: `variant ${kind}`,
  setup({ onResolve }) {
    onResolve({ filter: relativeScript }, ({ path, importer }) => {
      const file = join(js, `${nameOf(path, importer)}.${kind}.ts`);
      return file !== importer && existsSync(file) ? { path: file } : undefined;
    });
  },
});
