// What wasm-bindgen wrote beside a module: the functions that it imports. Their names carry hashes, which no compression
// makes smaller, so the module calls them by their numbers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
function withNumbers(module, numbers) {
  /** @type {Uint8Array[]} */
  const sections = [module.subarray(0, 8)];
  for (let at = 8; at < module.length;) {
    const [size, start] = leb(module, at + 1);
    const content = module.subarray(start, start + size);
    sections.push(module[at] === 2 ? section(2, imports(content, numbers)) : module.subarray(at, start + size));
    at = start + size;
  }
  return Buffer.concat(sections);
}

/** @param {Uint8Array} content of the section of imports @param {number[]} numbers */
function imports(content, numbers) {
  let [, at] = leb(content, 0);
  /** @type {Uint8Array[]} */
  const parts = [asLeb(numbers.length)];
  for (const number of numbers) {
    at = afterName(content, afterName(content, at));
    // Functions are all that wasm-bindgen imports.
    if (content[at] !== 0) throw new Error('an import that is no function');
    const [, end] = leb(content, at + 1);
    parts.push(asName(shortName), asName(String(number)), content.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

/** @param {number} id @param {Uint8Array} content */
const section = (id, content) => Buffer.concat([Buffer.from([id]), asLeb(content.length), content]);

/** @param {string} text */
const asName = (text) => Buffer.concat([asLeb(text.length), Buffer.from(text)]);

/** @param {Uint8Array} bytes @param {number} at */
function afterName(bytes, at) {
  const [length, start] = leb(bytes, at);
  return start + length;
}

/** A number in LEB128, and where it ends. @param {Uint8Array} bytes @param {number} at @returns {[number, number]} */
function leb(bytes, at) {
  let value = 0;
  for (let place = at, factor = 1; ; place += 1, factor *= 128) {
    const byte = bytes[place] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, place + 1];
  }
}

/** @param {number} number */
function asLeb(number) {
  const bytes = [];
  let rest = number;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
