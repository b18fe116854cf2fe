// What wasm-bindgen wrote beside a module: the functions that it imports. Their names carry hashes, which no compression
// makes smaller, so the module calls them by their numbers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asLeb, asName, moduleOf, Reader, sectionsOf } from './wasm-binary.mjs';

/** The modules that pages load by `leanGlue`. The readers' have the glue as it is. */
const named = /^hotline_(report|check|export|xlsx)$/;

/** The name under which a module imports functions once they have numbers. */
export const shortName = 'm';

/** The imported functions in the order of their numbers: names, and code. @param {string} glue @returns {[string, string][]} */
export function functionsOf(glue) {
  const entry = /^ {8}(__wb\w+): (function[\s\S]*?\n {8}\}(?:, arguments\); \})?),$/gm;
  return [...glue.matchAll(entry)].map(([, name = '', code = '']) => [name, code]);
}

/** Gives the imports of modules their numbers; those that have them stay. @param {string} pkg @param {string[]} names */
export function numberImports(pkg, names) {
  for (const name of names.filter((one) => named.test(one))) {
    const file = join(pkg, `${name}_bg.wasm`);
    const bytes = readFileSync(file);
    const imported = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
    if (imported.every(({ module }) => module === shortName)) continue;
    const known = functionsOf(readFileSync(join(pkg, `${name}.js`), 'utf8')).map(([one]) => one);
    const numbers = imported.map((one) => known.indexOf(one.name));
    if (numbers.includes(-1)) throw new Error(`${name}.js lacks an import of its module`);
    writeFileSync(file, withNumbers(bytes, numbers));
  }
}

/** @param {Uint8Array} module @param {number[]} numbers of its imports, in their order */
const withNumbers = (module, numbers) =>
  moduleOf(sectionsOf(module).map((one) => (one.id === 2 ? { ...one, content: imports(one.content, numbers) } : one)));

/** @param {Uint8Array} content of the section of imports @param {number[]} numbers */
function imports(content, numbers) {
  const reader = new Reader(content);
  reader.number();
  const parts = numbers.map((number) => {
    reader.name();
    reader.name();
    const from = reader.at;
    // Functions are all that wasm-bindgen imports.
    if (reader.byte() !== 0) throw new Error('an import that is no function');
    reader.number();
    return Buffer.concat([asName(shortName), asName(String(number)), content.subarray(from, reader.at)]);
  });
  return Buffer.concat([asLeb(numbers.length), ...parts]);
}
