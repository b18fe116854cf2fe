// Splits a module of WebAssembly in two that share their memory: what few readers need becomes a module of its own, which
// imports from the first, and fills its places in the first once it is there, with the constants that only it needs. Nothing is in both. It
// works on the text that wasm-dis writes, one field of the module after the other.
import { createHash } from 'node:crypto';

/** Name under which the second module imports what the first exports. */
const firstName = 'm';

/** A name of anything in a module. */
const id = String.raw`\$(?:"(?:[^"\\]|\\.)*"|[^\s()]+)`;

/**
 * @typedef {object} Cut
 * @property {RegExp} entry names of functions through which alone the second is reached
 * @property {RegExp} pointed names of functions that only the second calls by a pointer
 * @property {{at: number, bytes: Uint8Array}[]} [constants] bytes that only the second reads, and their addresses; the first lacks them
 */

/** @typedef {{kind: string, field: string}} Shared anything that the second takes from the first */

/** @param {string} text a module, as wasm-dis writes it @param {Cut} cut @returns {{first: string, second: string}} */
export function split(text, cut) {
  const module = read(text);
  const moved = movedBy(module, cut);
  const entries = [...moved].filter((key) => cut.entry.test(key));
  if (entries.length === 0) throw new Error(`no function is named like ${cut.entry}`);
  // Halves of different builds must not be taken for one: the second asks for the memory by a name of this build.
  const build = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const shared = sharedBy(module, moved);
  return {
    first: firstHalf(module, moved, entries, shared, build),
    second: secondHalf(module, moved, entries, shared, build, cut.constants ?? []),
  };
}

/** The fields of a module, by what they are. @param {string} text */
function read(text) {
  const fields = text
    .split(/\n(?= \()/)
    .slice(1)
    .map((field) => field.replace(/\n\)\s*$/, ''));
  const ofKind = (/** @type {string} */ kind) => fields.filter((field) => field.startsWith(` (${kind} `));
  const [pointers = '', ...others] = ofKind('elem');
  const table = ofKind('table').find((field) => field.includes('funcref'));
  const [memory] = ofKind('memory');
  if (others.length > 0 || table === undefined || memory === undefined) throw new Error('no module of rustc');
  return {
    fields,
    types: ofKind('type'),
    functions: new Map(ofKind('func').map((field) => [name(field), field])),
    exported: ofKind('export').flatMap((field) => new RegExp(`\\(func (${id})\\)\\)$`).exec(field)?.[1] ?? []),
    /** Places of the functions that pointers lead to. */
    table,
    memory,
    pointers,
    pointed: names(pointers.replace(/^.*?\(i32\.const \d+\) (?:func )?/, '')),
  };
}

/** Returns the functions that only the second needs. @param {ReturnType<typeof read>} module @param {Cut} cut */
function movedBy({ functions, exported, pointed }, cut) {
  const entries = [...functions.keys()].filter((key) => cut.entry.test(key));
  const staying = [...exported, ...pointed.filter((key) => !cut.pointed.test(key))];
  const stay = reached(staying, functions, (key) => cut.entry.test(key));
  const moved = reached([...exported, ...pointed, ...entries], functions, () => false);
  for (const key of stay) moved.delete(key);
  return moved;
}

/** Returns all functions that can be reached from some. @param {string[]} from @param {Map<string, string>} functions @param {(key: string) => boolean} isEnd */
function reached(from, functions, isEnd) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const waiting = [...from]; waiting.length > 0;) {
    const key = waiting.pop() ?? '';
    const body = functions.get(key);
    if (body === undefined || found.has(key) || isEnd(key)) continue;
    found.add(key);
    const calls = body.matchAll(new RegExp(`\\((?:return_call|call|ref\\.func) (${id})`, 'g'));
    waiting.push(...[...calls].map(([, called = '']) => called));
  }
  return found;
}

/** Returns what moved functions use of the first, by its name. @param {ReturnType<typeof read>} module @param {Set<string>} moved */
function sharedBy({ fields, functions, table }, moved) {
  const bodies = [...moved].map((key) => functions.get(key) ?? '').join('\n');
  const used = new Set(names(bodies));
  // A local may have the same number for its name.
  const tables = new Set([...bodies.matchAll(new RegExp(`\\(table\\.\\w+ (${id})`, 'g'))].map(([, key]) => key));
  /** @type {Map<string, Shared>} */
  const shared = new Map([[name(table), { kind: 'table', field: table }]]);
  for (const field of fields) {
    const kind = /^ \((?:import "[^"]*" "[^"]*" \()?(\w+)/.exec(field)?.[1] ?? '';
    const key = ['func', 'global', 'table'].includes(kind) ? name(field) : '';
    const isUsed = kind === 'table' ? tables.has(key) : used.has(key) && !moved.has(key);
    if (isUsed) shared.set(key, { kind, field });
  }
  return shared;
}

/**
 * The first: where the second is called, a function that calls what the second puts into a table.
 * @param {ReturnType<typeof read>} module @param {Set<string>} moved @param {string[]} entries
 * @param {Map<string, Shared>} shared @param {string} build
 */
function firstHalf({ fields, functions, memory, pointers }, moved, entries, shared, build) {
  const kept = fields.flatMap((field) => {
    if (field === pointers) return [field.replaceAll(new RegExp(id, 'g'), (key) => (moved.has(key) ? '$hole' : key))];
    const key = field.startsWith(' (func ') ? name(field) : '';
    if (!functions.has(key) || !moved.has(key)) return [field];
    const place = entries.indexOf(key);
    return place < 0 ? [] : [caller(field, place)];
  });
  return asModule([
    ...kept,
    ' (func $hole (unreachable))',
    ` (table $entries ${entries.length} ${entries.length} funcref)`,
    ` (export "${build}" (memory ${name(memory)}))`,
    ' (export "e" (table $entries))',
    // No name of wasm-bindgen is a number.
    ...[...shared].map(([key, { kind }], index) => ` (export "${index}" (${kind} ${key}))`),
  ]);
}

/**
 * The second: the moved functions, and where they belong in the first.
 * @param {ReturnType<typeof read>} module @param {Set<string>} moved @param {string[]} entries
 * @param {Map<string, Shared>} shared @param {string} build @param {NonNullable<Cut['constants']>} constants
 */
function secondHalf({ types, functions, memory, pointers, pointed, table }, moved, entries, shared, build, constants) {
  const imported = (/** @type {string | number} */ key, /** @type {string} */ what) =>
    ` (import "${firstName}" "${key}" ${what})`;
  const begin = Number(/\(i32\.const (\d+)\)/.exec(pointers)?.[1]);
  return asModule([
    ...types,
    imported(build, memory.trim()),
    ...[...shared.values()].map(({ kind, field }, index) => imported(index, declared(kind, field))),
    imported('e', `(table $entries ${entries.length} funcref)`),
    ` (elem (table $entries) (i32.const 0) func ${entries.join(' ')})`,
    ...pointed.flatMap((key, index) =>
      moved.has(key) ? [` (elem (table ${name(table)}) (i32.const ${begin + index}) func ${key})`] : [],
    ),
    ...constants.map(({ at, bytes }) => ` (data (i32.const ${at}) "${escaped(bytes)}")`),
    ...[...moved].map((key) => functions.get(key) ?? ''),
  ]);
}

/** @param {Uint8Array} bytes */
const escaped = (bytes) => [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');

const asModule = (/** @type {string[]} */ fields) => `(module\n${fields.join('\n')}\n)\n`;

/** Returns all names in a text. @param {string} text */
const names = (text) => [...text.matchAll(new RegExp(id, 'g'))].map(([key]) => key);

/** Returns the name of a field: the first in it. @param {string} field */
function name(field) {
  const found = new RegExp(id).exec(field)?.[0];
  if (found === undefined) throw new Error(`a field without a name: ${field.slice(0, 80)}`);
  return found;
}

/** Returns how an import of what a field holds is written. @param {string} kind @param {string} field */
function declared(kind, field) {
  const key = name(field);
  const after = field.slice(field.indexOf(key) + key.length);
  if (kind === 'func') return `(func ${key}${signature(field)})`;
  const type = kind === 'table' ? /^ [\d ]+\w+/ : /^ (?:\(mut \w+\)|\w+)/;
  return `(${kind} ${key}${type.exec(after)?.[0] ?? ''})`;
}

/** Returns the type, parameters and results of a function, as they are written after its name. @param {string} field */
function signature(field) {
  const key = name(field);
  const after = field.slice(field.indexOf(key) + key.length);
  return /^(?: \((?:type|param|result)[^)]*\))*/.exec(after)?.[0] ?? '';
}

/** A function that calls the one at a place of the table of entries. @param {string} field @param {number} place */
function caller(field, place) {
  const written = signature(field);
  const parameters = [...written.matchAll(new RegExp(`\\(param (${id})`, 'g'))].map(([, key]) => `(local.get ${key})`);
  const type = written.replaceAll(new RegExp(`\\(param ${id}`, 'g'), '(param');
  return ` (func ${name(field)}${written} (call_indirect $entries${type} ${parameters.join(' ')} (i32.const ${place})))`;
}
