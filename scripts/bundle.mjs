// What esbuild cannot know by itself: where modules are, style sheets as text, modules and workers within scripts, and
// variants of a file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { entries } from './entries.mjs';
import { root } from './run.mjs';
import { functionsOf, shortName } from './wasm-names.mjs';

/** @import {Plugin} from 'esbuild' */

const pkg = join(root, 'pkg');
const js = join(root, 'js');

/** Library that draws the views of the analyst's page, below the root. */
export const preact = 'node_modules/htm/preact/standalone.module.js';

export const licence = '// hotline-report. Licence: MIT OR Apache-2.0';

/** The scripts of the package. What one imports of another, be it on demand, stays a file of its own. */
export const entryModules = [
  ...entries.filter(({ source }) => source === undefined).map(({ script }) => script),
  'checker',
  'excerpt',
  'morph',
  'views',
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

/**
 * `worker:hotline_analyst` is the text of the worker's script, with the glue of that module in it: a worker made from
 * text needs no address, so it runs from `file://`, too. A classic script, because Chromium refuses others there.
 * @type {Plugin}
 */
export const workers = {
  name: 'worker scripts',
  setup({ onResolve, onLoad, esbuild, initialOptions }) {
    onResolve({ filter: /^worker:/ }, ({ path }) => ({ path: path.slice('worker:'.length), namespace: 'worker' }));
    onLoad({ filter: /.*/, namespace: 'worker' }, async ({ path }) => {
      const glue = { path: join(pkg, `${path}.js`) };
      const { outputFiles } = await esbuild.build({
        entryPoints: [join(js, 'analyst', 'worker.ts')],
        plugins: [
          { name: 'glue', setup: (inner) => inner.onResolve({ filter: /\/hotline_analyst\.js$/ }, () => glue) },
        ],
        format: 'iife',
        bundle: true,
        minify: true,
        write: false,
        // What would look for the module beside the script is never called, but is there.
        define: { 'import.meta.url': '""' },
        ...(initialOptions.target === undefined ? {} : { target: initialOptions.target }),
      });
      return { contents: outputFiles[0]?.text ?? '', loader: 'text' };
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
 * Removes from the output of wasm-bindgen what this package does by itself or has no use for: loading the module, the
 * names of imports, and what makes up for engines older than the package supports.
 * @type {Plugin}
 */
export const leanGlue = {
  name: 'lean glue',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]hotline_(report|check|export|xlsx)\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      /** @param {string} from @param {RegExp} what @param {string} by */
      const replaced = (from, what, by) => {
        if (!what.test(from)) throw new Error(`${path} has nothing like ${what}`);
        return from.replace(what, () => by);
      };
      const functions = functionsOf(text).map(([, code]) => code);
      const start = `async function start({ module_or_path: module }) {
        wasm = (await WebAssembly.instantiate(module, { ${shortName}: functions })).exports;
        wasm.__wbindgen_start();
        return wasm;
      }
      export { start as default };`;
      const list = `const functions = [${functions.join(', ')}];\n`;
      let contents = replaced(text, /function __wbg_get_imports\(\) \{[\s\S]*?\n\}\n/, list);
      contents = replaced(contents, /let wasmModule, wasmInstance, wasm;[\s\S]*$/, `let wasm;\n${start}`);
      contents = replaced(contents, /if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/, '');
      // It bounds what one decoder takes in a tab's life, for records; a report is far from that.
      contents = replaced(
        contents,
        /const MAX_SAFARI[\s\S]*?bytes\.length;\n {4}\}\n/,
        'function decodeText(bytes) {\n',
      );
      // All that call it give room to grow.
      contents = contents.replace(/ {4}if \(realloc === undefined\) \{[\s\S]*?\n {4}\}\n/, '');
      contents = contents.replaceAll(/if \(Symbol\.dispose\).*\n/g, '');
      contents = contents.replaceAll(/= \(typeof FinalizationRegistry === 'undefined'\)\n.*\n {4}: new/g, '= new');
      return { contents, loader: 'js' };
    });
  },
};

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
