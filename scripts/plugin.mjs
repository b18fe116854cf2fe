// The plug-in for WordPress: what is in `wordpress`, with the scripts and maps of the package, as one archive to upload.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';
import { zip } from './zip.mjs';

export const pluginFile = 'hotline-report-wordpress.zip';

/** @param {string} pkg folder of the built package @param {string} version */
export function writePlugin(pkg, version) {
  const from = join(root, 'wordpress');
  const own = readdirSync(from).map((name) => [name, join(from, name)]);
  const licences = ['LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY-NOTICES.txt'];
  const built = ['hotline-report.js', 'hotline_check_bg.wasm', 'report.css', ...licences].map((name) => [
    name,
    join(pkg, name),
  ]);
  const maps = readdirSync(join(pkg, 'maps')).map((name) => [`maps/${name}`, join(pkg, 'maps', name)]);
  const files = [...own, ...built, ...maps].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  /** @param {string} name @param {string} path */
  const content = (name, path) => {
    const bytes = readFileSync(path);
    return name.endsWith('.php') ? bytes.toString('utf8').replaceAll('{version}', version) : bytes;
  };
  const packed = files.map(([name = '', path = '']) => [`hotline-report/${name}`, content(name, path)]);
  writeFileSync(join(pkg, pluginFile), zip(Object.fromEntries(packed)));
}
