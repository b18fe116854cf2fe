// Uses among the functions and constants of a module that `wasm-ld --emit-relocs` linked: the compiler's own account, so that no
// address has to be guessed.
import { Reader, sectionsOf } from './wasm-binary.mjs';

/** Kinds of places that a linker fills in: https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md */
const [functionIndex, pointerInCode, pointerInData, typeIndex, globalIndex, tableNumber] = [0, 1, 2, 6, 7, 20];
const addresses = new Set([3, 4, 5]);

/** @typedef {{name: string, body: Uint8Array, uses: Item[]}} Code a function of the module, not one it imports */
/** @typedef {{name: string, at: number, size: number, uses: Item[]}} Constant a constant or variable at an address */
/** @typedef {Code | Constant} Item */
/** @typedef {{at: number, bytes: Uint8Array, place: number}} Segment bytes at an address, and their place in their section */

/** Returns whether it is a constant, and no function. @param {Item} item @returns {item is Constant} */
export const isConstant = (item) => 'at' in item;

/** Returns the functions, constants and segments of a module, with what each uses. @param {Uint8Array} module */
export function linked(module) {
  const sections = sectionsOf(module);
  const read = (/** @type {string | number} */ which) => {
    const found = sections.find(({ id, name }) => (typeof which === 'number' ? id === which : name === which));
    // What would be empty is not there.
    if (!found && ['linking', 'name'].includes(String(which))) throw new Error(`a module without the section ${which}`);
    return new Reader(found?.content ?? new Uint8Array(2));
  };
  const imported = importedFunctions(read(2));
  const { functions, starts } = functionsOf(read(10), namesOf(read('name')), imported);
  const segments = segmentsOf(read(11));
  const symbols = symbolsOf(read('linking'), functions, imported, segments);
  const constants = symbols.filter((symbol) => symbol !== undefined).filter(isConstant);
  constants.sort((one, other) => one.at - other.at);
  for (const { kind, place, symbol } of relocationsOf(read('reloc.CODE'))) {
    const used = symbols[symbol];
    const isUse = kind === functionIndex || kind === pointerInCode || addresses.has(kind);
    if (used && isUse) functions[lastBefore(starts, place)]?.uses.push(used);
  }
  const addressesOf = constants.map(({ at }) => at);
  for (const { kind, place, symbol } of relocationsOf(read('reloc.DATA'))) {
    const segment = segments.find(({ place: from, bytes }) => from <= place && place < from + bytes.length);
    const used = symbols[symbol];
    if (!segment || !(kind === pointerInData || addresses.has(kind)) || !used)
      throw new Error('a constant of its own kind');
    const address = segment.at + place - segment.place;
    const holders = constants
      .slice(0, lastBefore(addressesOf, address) + 1)
      .filter(({ at, size }) => address < at + size);
    if (holders.length === 0) throw new Error('a pointer in no constant');
    for (const holder of holders) holder.uses.push(used);
  }
  return {
    functions,
    constants,
    segments,
    exported: exportedFunctions(read(7)).map((index) => functions[index - imported]),
  };
}

/** The place of the last number that is no larger. @param {number[]} sorted @param {number} number */
function lastBefore(sorted, number) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {Reader} reader */
function importedFunctions(reader) {
  const kinds = reader.list(() => {
    reader.name();
    reader.name();
    const kind = reader.byte();
    // Memory and tables have a type and limits, globals a type and whether they change.
    if (kind === 1) reader.byte();
    if (kind === 1 || kind === 2) {
      const hasMost = (reader.byte() & 1) === 1;
      reader.number();
      if (hasMost) reader.number();
    } else if (kind === 3) reader.take(2);
    else reader.number();
    return kind;
  });
  return kinds.filter((kind) => kind === 0).length;
}

/** @param {Reader} reader */
function exportedFunctions(reader) {
  const found = reader.list(() => {
    reader.name();
    return { kind: reader.byte(), index: reader.number() };
  });
  return found.filter(({ kind }) => kind === 0).map(({ index }) => index);
}

/** Names of functions by their index. @param {Reader} reader */
function namesOf(reader) {
  /** @type {Map<number, string>} */
  const names = new Map();
  while (reader.at < reader.bytes.length) {
    const kind = reader.byte();
    const part = new Reader(reader.take(reader.number()));
    if (kind === 1) part.list(() => names.set(part.number(), part.name()));
  }
  return names;
}

/** The functions, and where in their section each begins. @param {Reader} reader @param {Map<number, string>} names @param {number} imported */
function functionsOf(reader, names, imported) {
  /** @type {number[]} */
  const starts = [];
  const bodies = reader.list(() => {
    const length = reader.number();
    starts.push(reader.at);
    return reader.take(length);
  });
  const functions = bodies.map((body, index) => {
    /** @type {Code} */
    const made = { name: names.get(imported + index) ?? '', body, uses: [] };
    return made;
  });
  return { functions, starts };
}

/** @param {Reader} reader @returns {Segment[]} */
function segmentsOf(reader) {
  return reader.list(() => {
    // Of the memory that there is, at a number.
    if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error('a segment of its own kind');
    const at = reader.signed();
    reader.byte();
    const length = reader.number();
    return { at, place: reader.at, bytes: reader.take(length) };
  });
}

/**
 * Items that relocations name, in their order; `undefined` where one is neither a function of the module nor a constant.
 * @param {Reader} reader @param {Code[]} functions @param {number} imported @param {Segment[]} segments
 * @returns {(Item | undefined)[]}
 */
function symbolsOf(reader, functions, imported, segments) {
  reader.number();
  while (reader.at < reader.bytes.length) {
    const kind = reader.byte();
    const part = new Reader(reader.take(reader.number()));
    if (kind === 8) return part.list(() => symbolOf(part, functions, imported, segments));
  }
  throw new Error('a module without symbols');
}

/** @param {Reader} part @param {Code[]} functions @param {number} imported @param {Segment[]} segments @returns {Item | undefined} */
function symbolOf(part, functions, imported, segments) {
  const [undefinedFlag, namedFlag] = [0x10, 0x40];
  const [kind, flags] = [part.byte(), part.number()];
  const isUndefined = (flags & undefinedFlag) !== 0;
  if (kind === 1) {
    const name = part.name();
    if (isUndefined) return undefined;
    const [segment, from, size] = [segments[part.number()], part.number(), part.number()];
    return segment && { name, at: segment.at + from, size, uses: [] };
  }
  const index = part.number();
  // Of what has no name but its section's.
  if (kind !== 3 && (!isUndefined || (flags & namedFlag) !== 0)) part.name();
  return kind === 0 ? functions[index - imported] : undefined;
}

/** @param {Reader} reader */
function relocationsOf(reader) {
  reader.number();
  return reader.list(() => {
    const [kind, place, symbol] = [reader.byte(), reader.number(), reader.number()];
    if (addresses.has(kind)) reader.signed();
    else if (![functionIndex, pointerInCode, pointerInData, typeIndex, globalIndex, tableNumber].includes(kind))
      throw new Error(`a relocation of kind ${kind}`);
    return { kind, place, symbol };
  });
}
