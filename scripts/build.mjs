// `npm run build`: everything in pkg/, and the documentation. Each step runs only when its inputs changed.
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
import {
  entryModules,
  findModules,
  keepEntries,
  licence,
  moduleHashes,
  preact,
  shareSlim,
  styles,
  workers,
} from './bundle.mjs';
import { leanGlue } from './lean-glue.mjs';
import { buildModules, furtherModules, isOfModule, viewerModules } from './modules.mjs';
import { firstScripts, onDemand, pageScripts } from './entries.mjs';
import { savedParts } from './saved.mjs';
import { setup } from './setup.mjs';
import { numberImports } from './wasm-names.mjs';

const pkg = join(root, 'pkg');
const js = join(root, 'js');
const stampFile = join(pkg, '.stamp');
const documentation = join(root, 'target', 'docs');

/**
 * In order: a step may read what the ones before it made, so their stamps are among its inputs.
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} inputs files and folders
 * @property {string[]} after names of earlier steps
 * @property {() => (string | undefined)[]} [tools] versions of programs that shape the output
 * @property {string} [usually] how long it takes from nothing
 * @property {string} [makes] a folder elsewhere than in pkg/, without which the step runs again
 * @property {boolean} [judges] makes nothing, so one can go on without it
 * @property {(options: BuildOptions) => void | Promise<void>} run
 */

const compiled = [
  'src',
  'Cargo.toml',
  'Cargo.lock',
  'rust-toolchain.toml',
  'scripts/modules.mjs',
  'scripts/split.mjs',
  'scripts/reach.mjs',
  'scripts/relocations.mjs',
  'scripts/wasm-binary.mjs',
  'scripts/wasm-bindgen',
];
const compilers = () => [ask('rustc', '--version'), ask('hotline-bindgen', '--version'), installed('binaryen')];
const scripts = [
  'js',
  'tsconfig.json',
  'tsconfig.cli.json',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'scripts/lean-glue.mjs',
  'scripts/entries.mjs',
  'scripts/saved.mjs',
];
const geometryLibraries = ['d3-geo', 'topojson-client', 'topojson-server', 'topojson-simplify'];
const bundlers = () =>
  [
    'typescript',
    'esbuild',
    'hyparquet',
    'hyparquet-compressors',
    'fzstd',
    '@uwdata/flechette',
    ...geometryLibraries,
  ].map(installed);

/** @type {Step[]} */
const steps = [
  {
    name: 'viewer',
    inputs: compiled,
    after: [],
    tools: compilers,
    usually: '1 minute',
    run: ({ strict }) => buildModules(viewerModules, pkg, strict),
  },
  {
    name: 'maps',
    inputs: [
      'scripts/maps.mjs',
      'scripts/regions.mjs',
      'scripts/geometry',
      'js/geometry.ts',
      'js/geometry',
      'js/common',
      'src/draft/data',
      'src/plan/plans',
    ],
    after: [],
    tools: () => ['us-atlas', 'world-atlas', 'cldr-core', 'esbuild', ...geometryLibraries].map(installed),
    run: async () => {
      const { writeMaps, writePlaces } = await import('./maps.mjs');
      writeMaps(join(pkg, 'maps'));
      writePlaces(join(pkg, 'places.json'));
      await (await import('./regions.mjs')).writeRegions(join(pkg, 'maps'));
    },
  },
  {
    name: 'languages',
    inputs: ['scripts/languages.mjs', 'src/locale/languages'],
    after: [],
    run: async () => (await import('./languages.mjs')).writeLanguages(join(pkg, 'languages')),
  },
  {
    name: 'reader of PDFs',
    inputs: ['package-lock.json'],
    after: [],
    tools: () => [installed('pdfjs-dist')],
    run: () => {
      // The one for browsers that are some years old, as Firefox ESR is.
      const from = join(root, 'node_modules', 'pdfjs-dist');
      mkdirSync(join(pkg, 'pdf'), { recursive: true });
      for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs']) {
        copyFileSync(join(from, 'legacy', 'build', name), join(pkg, 'pdf', name));
      }
      copyFileSync(join(from, 'LICENSE'), join(pkg, 'pdf', 'LICENSE'));
    },
  },
  {
    name: 'views of the page',
    inputs: ['package-lock.json', 'scripts/build.mjs'],
    after: [],
    tools: () => ['htm', 'preact'].map(installed),
    run: () => {
      // Only making a report needs them: readers never load them.
      mkdirSync(join(pkg, 'preact'), { recursive: true });
      copyFileSync(join(root, preact), join(pkg, 'preact', 'preact.js'));
      copyFileSync(join(root, 'node_modules', 'preact', 'LICENSE'), join(pkg, 'preact', 'LICENSE'));
      const types = "export * from 'preact';\nexport * from 'preact/hooks';\nexport { html } from 'htm/preact';\n";
      writeFileSync(join(pkg, 'preact', 'preact.d.ts'), types);
    },
  },
  {
    name: 'numbers of imports',
    inputs: ['scripts/wasm-names.mjs', 'scripts/wasm-binary.mjs'],
    after: ['viewer'],
    run: () => numberImports(pkg, viewerModules),
  },
  {
    name: 'first scripts',
    inputs: scripts,
    after: ['viewer', 'numbers of imports'],
    tools: bundlers,
    run: () => bundleScripts(firstScripts),
  },
  {
    name: 'documentation',
    inputs: [
      'docs',
      'README.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      '.github/SECURITY.md',
      'benches/pollock/README.md',
      'scripts/site',
    ],
    after: [],
    tools: () => ['marked', 'marked-gfm-heading-id', 'minisearch', 'esbuild'].map(installed),
    makes: documentation,
    run: async () => (await import('./site/build.mjs')).writeSite(documentation),
  },
  {
    name: 'further modules',
    inputs: compiled,
    after: ['viewer'],
    tools: compilers,
    usually: '6 minutes',
    run: ({ strict }) => buildModules(furtherModules, pkg, strict),
  },
  {
    name: 'numbers of further imports',
    inputs: ['scripts/wasm-names.mjs', 'scripts/wasm-binary.mjs'],
    after: ['further modules'],
    run: () => numberImports(pkg, furtherModules),
  },
  {
    name: 'JavaScript',
    inputs: scripts,
    after: ['viewer', 'first scripts', 'further modules', 'numbers of further imports'],
    tools: bundlers,
    run: buildJs,
  },
  {
    name: 'package',
    inputs: [
      'scripts/package.mjs',
      'scripts/entries.mjs',
      'scripts/notices.mjs',
      'scripts/plugin.mjs',
      'scripts/zip.mjs',
      'wordpress',
      'Cargo.lock',
      'js/frameworks',
      'scripts/embed.mjs',
      'package.json',
      'src/plan/plans',
      'docs/package.md',
      'CHANGELOG.md',
    ],
    after: ['viewer', 'further modules', 'JavaScript', 'languages', 'maps'],
    tools: () => [installed('esbuild')],
    run: async () => (await import('./package.mjs')).writePackage(pkg),
  },
  {
    name: 'page',
    inputs: ['js', 'www', 'scripts/saved.mjs', 'scripts/bundle.mjs', 'scripts/lean-glue.mjs'],
    after: ['viewer', 'further modules', 'JavaScript', 'maps', 'package'],
    run: async () => (await import('./saved.mjs')).writeAnalystPage(join(pkg, 'hotline-report-analyst.html')),
  },
  {
    name: 'weight',
    inputs: ['scripts/weigh.mjs', 'scripts/weigh-files.mjs', 'scripts/budget.json'],
    after: ['viewer', 'further modules', 'JavaScript', 'maps', 'package', 'page'],
    judges: true,
    run: async () => (await import('./weigh.mjs')).weigh(pkg),
  },
];

/**
 * @typedef {object} BuildOptions
 * @property {boolean} [strict] whether a warning of the compiler is an error
 * @property {boolean} [lenient] whether a judgement is shown, but is no error
 * @property {() => Promise<void>} [onViewer] called once pages can show reports, before the rest is built
 * @property {(step: string) => void} [onStep] called before each step that runs
 */

/** @param {BuildOptions} [options] */
export async function build(options = {}) {
  const { lenient = false, onViewer, onStep } = options;
  /** @type {Record<string, string>} */
  const old = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
  /** @type {Record<string, string>} */
  const stamps = {};
  mkdirSync(pkg, { recursive: true });
  for (const step of steps) {
    if (step.name === 'further modules') await onViewer?.();
    const stamp = digest(step, stamps);
    stamps[step.name] = stamp;
    if (old[step.name] === stamp && (!step.makes || existsSync(step.makes))) continue;
    const since = Date.now();
    say(`building: ${step.name}${step.usually ? `, usually ${step.usually} on 2 cores` : ''}`);
    onStep?.(step.name);
    // Forgotten first, so that an interrupted or failed step runs again.
    writeFileSync(stampFile, JSON.stringify({ ...old, [step.name]: '' }));
    try {
      await step.run(options);
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

/** Types and declarations come from tsc, code from esbuild, which also makes it small. */
async function buildJs() {
  for (const name of readdirSync(pkg)) {
    // A leftover of a module that is gone would still be found by an import.
    const isFirst = firstScripts.includes(name.replace(/\.js(\.map)?$/, '')) || name === 'report.css';
    if (/\.(js|js\.map|d\.ts|css)$/.test(name) && !isOfModule(name) && !isFirst) rmSync(join(pkg, name));
  }
  for (const { name } of readdirSync(js, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    rmSync(join(pkg, name), { recursive: true, force: true });
  }
  await must('tsc', ['--project', 'tsconfig.json']);
  await must('tsc', ['--project', 'tsconfig.cli.json']);
  await bundleScripts(entryModules);
  await bundleScripts(pageScripts);
  const generated = join(js, 'generated');
  for (const file of readdirSync(generated)) {
    if (file.endsWith('.schema.json')) copyFileSync(join(generated, file), join(pkg, file));
  }
}

/** Bundles entries of the package, and its style sheet. @param {string[]} names */
async function bundleScripts(names) {
  const { build: bundle } = await import('esbuild');
  const common = {
    bundle: true,
    target: ['es2022'],
    minify: true,
    legalComments: /** @type {const} */ ('none'),
    outdir: pkg,
  };
  const scriptsOf = (/** @type {string[]} */ some, /** @type {import('esbuild').Plugin[]} */ ...more) =>
    bundle({
      entryPoints: some.map((name) => join(js, `${name}.ts`)),
      plugins: [...more, findModules, keepEntries, leanGlue, moduleHashes, styles, workers, savedParts],
      format: 'esm',
      sourcemap: 'linked',
      banner: { js: licence },
      ...common,
    });
  const [later = [], atOnce = []] = [true, false].map((is) => names.filter((name) => onDemand.includes(name) === is));
  await scriptsOf(atOnce);
  await scriptsOf(later, shareSlim);
  // Older engines get no rewritten style: what they do not know, they leave out.
  await bundle({ entryPoints: [join(js, 'report.css')], ...common });
}

if (process.argv[1] === import.meta.filename) {
  await cli(async () => {
    await setup();
    await build();
  });
}
