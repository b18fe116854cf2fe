// What the package needs to make single files: the parts of a saved report, and the analyst's page as one file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findModules, modulesWithoutAddress } from './bundle.mjs';
import { root } from './run.mjs';

/** @import {Plugin} from 'esbuild' */

const pkg = join(root, 'pkg');
const js = join(root, 'js');

/**
 * Texts that become a part of a module: `import { text, hash } from 'saved:script'`. A saved report is put together
 * from them without any more work, so nothing in it depends on where it is made.
 * @type {Plugin}
 */
export const savedParts = {
  name: 'saved parts',
  setup({ onResolve, onLoad, esbuild, initialOptions: { target = [] } }) {
    const options = {
      bundle: true,
      minify: true,
      write: false,
      legalComments: /** @type {const} */ ('none'),
      target,
    };
    /** @type {Record<string, () => Promise<string>>} */
    const parts = {
      module: async () => packed(readFileSync(join(pkg, 'hotline_report_bg.wasm'))),
      style: async () => firstText(await esbuild.build({ ...options, entryPoints: [join(js, 'saved.css')] })),
      script: async () => {
        const script = {
          ...options,
          plugins: [findModules, modulesWithoutAddress],
          format: /** @type {const} */ ('iife'),
          // Nothing in a saved page calls for these.
          external: ['./checker.js', './save.js'],
        };
        return firstText(await esbuild.build({ ...script, entryPoints: [join(js, 'saved.ts')] }));
      },
    };
    onResolve({ filter: /^saved:/ }, ({ path }) => ({ path: path.slice('saved:'.length), namespace: 'saved' }));
    onLoad({ filter: /.*/, namespace: 'saved' }, async ({ path }) => {
      const text = JSON.stringify((await parts[path]?.()) ?? '');
      const hash = JSON.stringify(hashOf(JSON.parse(text)));
      return { contents: `export const text = ${text}; export const hash = ${hash};`, loader: 'js' };
    });
  },
};

/** @param {import('esbuild').BuildResult} result */
function firstText({ outputFiles }) {
  return (outputFiles?.[0]?.text ?? '').trimEnd();
}

/** As the policy of a page names an inline script or style. @param {string} text */
export function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Compressed as far as browsers can undo by themselves, in letters. @param {Uint8Array} bytes */
export function packed(bytes) {
  const gzip = gzipSync(bytes, { level: 9 });
  // Which system packed it is no part of what was packed: 255 is "unknown".
  gzip[9] = 255;
  return gzip.toString('base64');
}
