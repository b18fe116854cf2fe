// What wasm-bindgen writes beside a module, made small: every reader loads it.
import { readFileSync } from 'node:fs';
import { functionsOf, shortName } from './wasm-names.mjs';

/** @import {Plugin} from 'esbuild' */

/** @typedef {(from: string, what: RegExp, by: string) => string} Replace */

/**
 * Takes the glue of the modules that pages load in its short form.
 * @type {Plugin}
 */
export const leanGlue = {
  name: 'lean glue',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]hotline_(report|check|export|xlsx)\.js$/ }, ({ path }) => {
      /** @type {Replace} */
      const must = (from, what, by) => {
        if (!what.test(from)) throw new Error(`${path} has nothing like ${what}`);
        return from.replace(what, by);
      };
      return { contents: lean(readFileSync(path, 'utf8'), must), loader: 'js' };
    });
  },
};

/** @param {string} glue @param {Replace} must replaces what has to be there */
function lean(glue, must) {
  return withoutWrappers(withResults(withStrings(withoutOld(withStart(glue, must), must), must)));
}

/**
 * Puts a list of functions and a start in the place of what looks for the module: the package does that by itself.
 * @param {string} glue @param {Replace} must
 */
function withStart(glue, must) {
  const functions = functionsOf(glue).map(([, code]) => short(code));
  const start = `let wasm;
    async function start({ module_or_path: module }) {
      wasm = (await WebAssembly.instantiate(module, { ${shortName}: functions })).exports;
      wasm.__wbindgen_start();
      return wasm;
    }
    export { start as default };`;
  const list = `const functions = [${functions.join(', ')}];\n`;
  const listed = glue.replace(/function __wbg_get_imports\(\) \{[\s\S]*?\n\}\n/, () => list);
  return must(listed, /let wasmModule, wasmInstance, wasm;[\s\S]*$/, start);
}

/** Writes an imported function as an arrow; what may throw is `caught`. @param {string} code */
function short(code) {
  const [, inner = ''] = /^function\(\) \{ return handleError\(([\s\S]*), arguments\); \}$/.exec(code) ?? [];
  const arrow = (inner || code).replace(/^function ?\(([^)]*)\) \{/, '($1) => {');
  return inner ? `caught(${arrow})` : arrow;
}

/** Removes what makes up for engines older than the package supports. @param {string} glue @param {Replace} must */
function withoutOld(glue, must) {
  let contents = must(glue, /if \(!\('encodeInto' in cachedTextEncoder\)\) \{[\s\S]*?\n\}\n/, '');
  // It bounds what one decoder takes in a tab's life, for records; a report is far from that.
  contents = must(contents, /const MAX_SAFARI[\s\S]*?\n\}\n/, '');
  contents = must(
    contents,
    /ptr = ptr >>> 0;\n {4}return decodeText\(getUint8ArrayMemory0\(\)\.subarray\(ptr, ptr \+ len\)\);/,
    'return cachedTextDecoder.decode(new Uint8Array(wasm.memory.buffer, ptr >>> 0, len));',
  );
  // A view costs as little as the question whether the last one is still of this memory.
  contents = contents.replaceAll(
    /let cached\w+ = null;\nfunction (get(\w+?)(?:Array)?Memory0)\(\) \{[\s\S]*?\n\}\n/g,
    (_, name, kind) =>
      `const ${name} = () => new ${kind === 'DataView' ? kind : `${kind}Array`}(wasm.memory.buffer);\n`,
  );
  contents = contents.replace(
    /function handleError[\s\S]*?\n\}\n/,
    `function caught(act) {
      return (...given) => {
        try {
          return act(...given);
        } catch (fault) {
          wasm.__wbindgen_exn_store(addToExternrefTable0(fault));
        }
      };
    }\n`,
  );
  contents = contents.replaceAll(/if \(Symbol\.dispose\).*\n/g, '');
  return contents.replaceAll(/= \(typeof FinalizationRegistry === 'undefined'\)\n.*\n {4}: new/g, '= new');
}

/**
 * Has texts and arrays find by themselves where they go, and be of the right kind: all callers are in this package.
 * @param {string} glue @param {Replace} must
 */
function withStrings(glue, must) {
  let contents = glue.replaceAll(
    /(pass\w+ToWasm0\(\w+), wasm\.__wbindgen_malloc(?:, wasm\.__wbindgen_realloc)?\)/g,
    '$1)',
  );
  contents = contents.replaceAll(
    /function (pass\w+ToWasm0)\(arg, malloc(?:, realloc)?\) \{/g,
    'function $1(arg) { const malloc = wasm.__wbindgen_malloc;',
  );
  // The way without guesses of a length is the shorter one.
  contents = must(contents, / {4}if \(realloc === undefined\) \{\n([\s\S]*?\n) {4}\}\n[\s\S]*?\n\}\n/, '$1}\n');
  return contents.replaceAll(
    / {8}try \{\n((?: {12}\w+ = .*;\n)+) {8}\} catch \(e\) \{[\s\S]*?throw e;\n {8}\}\n/g,
    '$1',
  );
}

/** Takes results, and what is thrown in their place, by functions instead of at every call. @param {string} glue */
function withResults(glue) {
  let contents = glue.replaceAll(
    / {8}let deferred\w+;\n {8}let deferred\w+;\n {8}try \{\n([\s\S]*?)const ret = (.*);\n[\s\S]*?finally \{\n.*\n {8}\}\n/g,
    '$1return takeText($2);\n',
  );
  contents = contents.replaceAll(
    / {4}const ret = (.*);\n +if \(ret\[2\]\) \{\n +throw takeFromExternrefTable0\(ret\[1\]\);\n +\}\n/g,
    'const ret = [taken($1)];\n',
  );
  contents = contents.replaceAll(/const ret = \[(taken\(.*\))\];\n +return (.*)ret\[0\]\);/g, 'return $2$1);');
  return `${contents}
    function taken([value, fault, failed]) {
      if (failed) throw takeFromExternrefTable0(fault);
      return value;
    }
    function takeText([pointer, length, fault, failed]) {
      taken([, fault, failed]);
      const text = getStringFromWasm0(pointer, length);
      wasm.__wbindgen_free(pointer, length, 1);
      return text;
    }`;
}

/** Names what only the glue sees as shortly as it can be. @param {string} glue */
function withoutWrappers(glue) {
  return glue
    .replaceAll('__wbg_ptr', 'at')
    .replaceAll('__destroy_into_raw', 'leave')
    .replaceAll('.__wrap(', '.of(')
    .replaceAll('static __wrap(', 'static of(');
}
