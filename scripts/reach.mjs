// Takes out of a compiled module what it cannot reach: functions and constants that only its panics would use, as they end
// in a trap that has no words. (Nobody hears those: `std` prints them nowhere in a browser.) Where functions are split off
// it (split.mjs), their constants go with them.
import { isConstant, linked } from './relocations.mjs';
import { asLeb, moduleOf, sectionsOf } from './wasm-binary.mjs';

/** @typedef {import('./relocations.mjs').Item} Item */
/** @typedef {import('./relocations.mjs').Code} Code */
/** @typedef {{at: number, bytes: Uint8Array}} Bytes bytes that belong at an address */

/** Functions of the standard library that end in a trap, in both ways to write names. */
const ofLibrary = /^_ZN(?:4core|5alloc|3std)|^_R\w*?_(?:4core|5alloc|3std|7___rustc)/;
const panics =
  /panicking|panic_already_|panic_poisoned|_failed|index_fail|mismatch_fail|slice_error_fail|handle_error|handle_alloc_error|capacity_overflow|rust_begin_unwind|rust_oom/;

/** Locals: none. Code: a trap. */
const trap = Buffer.from([0, 0, 0x0b]);
/** Sections for linkers. */
const forLinkers = /^(?:linking|reloc\..*)$/;

/**
 * Returns the module without what it cannot reach, and the constants that only functions of that name reach, which it does
 * without, too.
 * @param {Uint8Array} module @param {RegExp} [splitOff]
 * @returns {{module: Uint8Array, splitOff: Bytes[]}}
 */
export function withoutUnreached(module, splitOff) {
  const { functions, constants, segments, exported } = linked(module);
  const ends = (/** @type {Item} */ item) => !isConstant(item) && isPanic(item);
  const isSecond = (/** @type {Item} */ item) => !isConstant(item) && splitOff?.test(item.name) === true;
  if (splitOff && !functions.some(isSecond)) throw new Error(`no function is named like ${splitOff}`);
  const locations = locationsOf(constants, segments);
  const roots = exported.filter((one) => one !== undefined);
  const all = reached(roots, (item) => ends(item) || locations.has(item));
  const first = splitOff ? reached(roots, (item) => ends(item) || locations.has(item) || isSecond(item)) : all;
  const known = marked(constants, segments);
  const here = marked(
    constants.filter((item) => first.has(item) && !locations.has(item)),
    segments,
  );
  const there = marked(
    constants.filter((item) => all.has(item) && !locations.has(item)),
    segments,
  );
  const bodies = functions.map((one) => (all.has(one) && !isPanic(one) ? one.body : trap));
  const kept = sectionsOf(module).filter(({ name }) => !forLinkers.test(name));
  const changed = kept.map((section) => {
    if (section.id === 10) return { ...section, content: asCode(bodies) };
    if (section.id !== 11) return section;
    const content = Buffer.from(section.content);
    segments.forEach(({ place, bytes }, index) => {
      bytes.forEach((_, at) => {
        if (known[index]?.[at] && !here[index]?.[at]) content[place + at] = 0;
      });
    });
    return { ...section, content };
  });
  const second = segments.flatMap((segment, index) =>
    runs(segment, (at) => Boolean(there[index]?.[at] && !here[index]?.[at])),
  );
  return { module: moduleOf(changed), splitOff: second };
}

/** Returns whether a function of the standard library does nothing but panic: it ends in a trap. @param {Code} code */
function isPanic({ name, body }) {
  return ofLibrary.test(name) && panics.test(name) && body.at(-2) === 0 && body.at(-1) === 0x0b;
}

/** Returns everything that can be reached from some. @param {Item[]} from @param {(item: Item) => boolean} isEnd of what uses nothing */
function reached(from, isEnd) {
  /** @type {Set<Item>} */
  const found = new Set();
  for (const waiting = [...from]; waiting.length > 0;) {
    const item = waiting.pop();
    if (item === undefined || found.has(item)) continue;
    found.add(item);
    if (!isEnd(item)) waiting.push(...item.uses);
  }
  return found;
}

/**
 * The places in the source that panics name: an address and a length of a file's name, a line and a column.
 * @param {import('./relocations.mjs').Constant[]} constants @param {import('./relocations.mjs').Segment[]} segments
 * @returns {Set<Item>}
 */
function locationsOf(constants, segments) {
  const isFile = (/** @type {Item} */ item) => {
    const segment = isConstant(item) && segments.find(({ at, bytes }) => at <= item.at && item.at < at + bytes.length);
    if (!segment) return false;
    const from = item.at - segment.at;
    return /\.rs\0*$/.test(Buffer.from(segment.bytes.subarray(from, from + item.size)).toString('latin1'));
  };
  return new Set(constants.filter(({ size, uses }) => size === 16 && uses.length === 1 && uses.every(isFile)));
}

/**
 * Of each byte of each segment, whether one of these constants has it.
 * @param {import('./relocations.mjs').Constant[]} constants @param {import('./relocations.mjs').Segment[]} segments
 */
function marked(constants, segments) {
  return segments.map(({ at: from, bytes }) => {
    const marks = new Uint8Array(bytes.length);
    for (const { at, size } of constants) {
      if (at + size > from && at < from + bytes.length) marks.fill(1, Math.max(0, at - from), at - from + size);
    }
    return marks;
  });
}

/** The stretches of a segment that are wanted. @param {Bytes} segment @param {(at: number) => boolean} isWanted @returns {Bytes[]} */
function runs({ at, bytes }, isWanted) {
  const found = [];
  for (let from = 0; from < bytes.length; from += 1) {
    let to = from;
    while (to < bytes.length && isWanted(to)) to += 1;
    if (to > from) found.push({ at: at + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return found;
}

/** @param {Uint8Array[]} bodies */
const asCode = (bodies) =>
  Buffer.concat([asLeb(bodies.length), ...bodies.flatMap((body) => [asLeb(body.length), body])]);
