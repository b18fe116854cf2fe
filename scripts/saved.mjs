// What the package needs to make single files: the parts of a saved report, and the analyst's page as one file.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  columnarWorker,
  findModules,
  moduleHashes,
  preact,
  styles,
  variant,
  workers,
  workerScript,
} from './bundle.mjs';
import { leanGlue } from './lean-glue.mjs';
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
      charts: async () => packed(readFileSync(join(pkg, 'hotline_charts_bg.wasm'))),
      style: async () => textFor('style', await esbuild.build({ ...options, entryPoints: [join(js, 'saved.css')] })),
      script: async () => {
        const script = {
          ...options,
          plugins: [findModules, leanGlue, moduleHashes],
          format: /** @type {const} */ ('iife'),
          // Nothing in a saved page calls for these.
          external: ['*/checker.js', '*/excerpt.js', '*/links.js', '*/morph.js', '*/views.js'],
        };
        return textFor('script', await esbuild.build({ ...script, entryPoints: [join(js, 'saved', 'script.ts')] }));
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

/** @param {'script' | 'style'} element in which it will be @param {import('esbuild').BuildResult} result */
function textFor(element, { outputFiles }) {
  const text = (outputFiles?.[0]?.text ?? '').trimEnd();
  // These would end the element, or make a comment of it.
  if (text === '' || new RegExp(`</${element}|<!--`, 'i').test(text)) throw new Error(`no text for a ${element}`);
  return text;
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

/**
 * The analyst's page, as one file to keep on a laptop without any network.
 * @param {string} out
 */
export async function writeAnalystPage(out) {
  const esbuild = await import('esbuild');
  const { build } = esbuild;
  const www = join(root, 'www');
  const common = {
    bundle: true,
    minify: true,
    write: /** @type {const} */ (false),
    legalComments: /** @type {const} */ ('none'),
    target: ['es2022'],
  };
  const index = readFileSync(join(www, 'index.html'), 'utf8');
  const sheets = [...index.matchAll(/<link rel="stylesheet" href="([^"]+)" \/>/g)].map(([, path = '']) => path);
  const places = sheets.map((path) =>
    path.startsWith('/pkg/') ? join(js, path.slice('/pkg/'.length)) : join(www, path),
  );
  const imports = places.map((path) => `@import ${JSON.stringify(path)};`).join('\n');
  const stdin = { contents: imports, loader: /** @type {const} */ ('css'), resolveDir: root };
  const style = textFor('style', await build({ ...common, stdin }));
  const script = textFor(
    'script',
    await build({
      ...common,
      entryPoints: [join(www, 'page.js')],
      format: 'iife',
      plugins: [pageParts, variant('page'), findModules, leanGlue, moduleHashes, workers, styles, savedParts],
      define: noAddress,
    }),
  );
  const modules = ['report', 'charts', 'check', 'analyst', 'workbook', 'export'].map((name) => `hotline_${name}`);
  const blocks = modules.map((name) => dataBlock(name, readFileSync(join(pkg, `${name}_bg.wasm`))));
  const columnar = await workerScript(esbuild, columnarWorker, { target: common.target });
  blocks.push(dataBlock('columnar', Buffer.from(columnar)));
  const { filePolicy } = await policies(esbuild);
  const policy = filePolicy({
    script: hashOf(script),
    styles: [hashOf(style)],
    more: ['worker-src blob:'],
    pictures: 'data: blob:',
  });
  const page = index
    .replaceAll(/ *<link rel="(?:stylesheet|modulepreload)"[^>]*>\n/g, '')
    .replace(/ *<script type="module"[^>]*><\/script>\n/, '')
    .replace(
      '<meta charset="utf-8" />',
      (found) => `${found}\n${notice}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace('</head>', (found) => `<style>${style}</style>\n${found}`)
    .replace('</body>', (found) =>
      [
        ...blocks,
        dataBlock('files', Buffer.from(JSON.stringify(pageFiles(www)))),
        `<script>${script}</script>`,
        found,
      ].join('\n'),
    );
  writeFileSync(out, page);
}

/**
 * Returns the module that says what a page of one file may do: a saved report and the analyst's page have it in common.
 * @param {typeof import('esbuild')} esbuild @returns {Promise<typeof import('../js/saved/policy.js')>}
 */
async function policies({ transform }) {
  const { code } = await transform(readFileSync(join(js, 'saved', 'policy.ts'), 'utf8'), { loader: 'ts' });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** Notice of the work of others in the file: the licences want to be named in each copy. */
const notice =
  '<!-- hotline-report (MIT OR Apache-2.0). It holds software by others, under the licences in THIRD-PARTY-NOTICES.txt of ' +
  'the package hotline-report: MIT, Apache-2.0, BSD-3-Clause, Zlib. -->';

/** Placeholder of the script's address: the code that would look for a file beside it is never called, but is there. */
const noAddress = { 'import.meta.url': '""' };

/** The JSON files that the page reads from its server, by their paths there. @param {string} www */
function pageFiles(www) {
  const folders = { '/reports/': join(www, 'reports'), '/pkg/maps/': join(pkg, 'maps') };
  const paths = Object.entries(folders).flatMap(([path, folder]) =>
    readdirSync(folder)
      .toSorted()
      .map((name) => [`${path}${name}`, join(folder, name)]),
  );
  const all = [...paths, ...['places.json', 'integrity.json'].map((name) => [`/pkg/${name}`, join(pkg, name)])];
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = all.map(([path, file = '']) => [path, JSON.parse(readFileSync(file, 'utf8'))]);
  return { ...Object.fromEntries(files), '/pkg/package.json': { name, version } };
}

/** @param {string} name @param {Uint8Array} bytes */
function dataBlock(name, bytes) {
  return `<script type="application/gzip" id="hr-${name}">${packed(bytes)}</script>`;
}

/**
 * Places of what the page's scripts import: the package's own sources, and its files within the page.
 * @type {Plugin}
 */
const pageParts = {
  name: 'page parts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\/pkg\/\w+\.js$/ }, ({ path }) => ({
      path: join(js, path.replace('/pkg/', '').replace('.js', '.ts')),
    }));
    onResolve({ filter: /^\/pkg\/preact\/preact\.js$/ }, () => ({ path: join(root, preact) }));
    onResolve({ filter: /resources\.js$/ }, () => ({ path: join(js, 'platform', 'page-files.ts') }));
    // The page holds the viewer already; what it saves takes it from there.
    onResolve({ filter: /^saved:(module|charts)$/ }, ({ path }) => ({ path, namespace: 'page' }));
    onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
      contents: `import { blockText } from './platform/page-files.js';
        export const text = blockText('${path === 'saved:charts' ? 'hotline_charts' : 'hotline_report'}');`,
      resolveDir: js,
      loader: 'js',
    }));
  },
};
