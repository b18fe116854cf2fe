// The bound: a WebAssembly module that can read this schema only, and does not check what it reads.
import { warmingBytes } from './shared/warming.js';

/** @import {Filter, Source, Tables} from '../job.mjs' */

export const title = 'bound: fixed-schema WebAssembly prototype';
export const accepts = ['bytes', 'file'];
export const lacks = ['channel'];

const windowSize = 256 << 10;
const sliceSize = 8 << 20;
const separator = '\x1f';
const firstYear = 1970;
/** How many counts there are of each kind, in their order. */
const sizes = { signalers: 256, reasons: 256, venues: 16 * 64, groups: 4096, places: 128 * 64 };
const columns = { state: 2, signaler: 4, reason: 7, type: 8, venue: 9, demographics: 10 };
const any = -1;

/** @type {any} the module's exports */
let engine;
/** @type {Record<keyof typeof columns, string[]>} */
let labels;

export async function init() {
  const { instance } = await WebAssembly.instantiateStreaming(fetch('prototype.wasm'), {});
  engine = instance.exports;
  await warm();
}

/** Until the browser has compiled the hot loops to their fastest form. */
async function warm() {
  for (let round = 0; round < 6; round += 1) {
    await load({ bytes: warmingBytes() });
    engine.tab(3, 49);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

/** @param {Source} source */
export async function load(source) {
  engine.reset();
  const feeder = new Feeder();
  if ('bytes' in source) feeder.feed(new Uint8Array(source.bytes));
  else {
    const { file } = source;
    let next = file.slice(0, sliceSize).arrayBuffer();
    for (let from = 0; from < file.size; from += sliceSize) {
      const bytes = await next;
      next = file.slice(from + sliceSize, from + 2 * sliceSize).arrayBuffer();
      feeder.feed(new Uint8Array(bytes));
    }
  }
  feeder.finish();
  const read = (/** @type {number} */ column) => {
    const start = engine.labels(column);
    const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, start, engine.labels_len()));
    return text.split(separator).slice(0, -1);
  };
  labels = /** @type {any} */ (Object.fromEntries(Object.entries(columns).map(([name, at]) => [name, read(at)])));
}

/** Passes bytes on by windows; the begin of an incomplete record stays for the next one. */
class Feeder {
  #window = engine.alloc(2 * windowSize);
  #kept = 0;

  /** @param {Uint8Array} bytes */
  feed(bytes) {
    for (let from = 0; from < bytes.length; from += windowSize) this.#pass(bytes.subarray(from, from + windowSize));
  }

  /** @param {Uint8Array} bytes */
  #pass(bytes) {
    this.#memory().set(bytes, this.#window + this.#kept);
    const length = this.#kept + bytes.length;
    const used = engine.feed(this.#window, length);
    this.#memory().copyWithin(this.#window, this.#window + used, this.#window + length);
    this.#kept = length - used;
  }

  finish() {
    if (this.#kept > 0) this.#pass(new Uint8Array([10]));
    engine.dealloc(this.#window, 2 * windowSize);
  }

  /** Anew each time: the memory may have grown. */
  #memory() {
    return new Uint8Array(engine.memory.buffer);
  }
}

/** @param {Filter} filter @returns {Tables} */
export function tabulate({ state, year }) {
  const place = state === null ? any : labels.state.indexOf(state);
  const start = engine.tab(place, year === null ? any : year - firstYear);
  let offset = start;
  const part = (/** @type {keyof typeof sizes} */ name) => {
    const counts = new Uint32Array(engine.memory.buffer, offset, sizes[name]);
    offset += counts.byteLength;
    return counts;
  };
  const [signalers, reasons, venues, groups, places] = /** @type {(keyof typeof sizes)[]} */ (Object.keys(sizes)).map(
    part,
  );
  return tables(year, { signalers, reasons, venues, groups, places });
}

/** @param {number | null} wanted year @param {any} counts @returns {Tables} */
function tables(wanted, { signalers, reasons, venues, groups, places }) {
  const bySignaler = counted(labels.signaler, signalers);
  const signals = sum(bySignaler);
  const byGroup = counted(labels.demographics, groups).filter(([group]) => group !== '');
  const byDemographic = new Map();
  for (const [group, count] of byGroup) {
    for (const one of group.split(';')) byDemographic.set(one, (byDemographic.get(one) ?? 0) + count);
  }
  /** @type {[number, string, number][]} */
  const years = [];
  const byState = new Map();
  for (let year = 0; year < 128; year += 1) {
    for (const [state, count] of counted(labels.state, places.subarray(year * 64, (year + 1) * 64))) {
      if (state === '') continue;
      years.push([year + firstYear, state, count]);
      if (wanted === null || wanted === year + firstYear) byState.set(state, (byState.get(state) ?? 0) + count);
    }
  }
  return {
    signals,
    signalers: bySignaler.map(([label, count]) => [label, count, (100 * count) / signals]),
    reasons: counted(labels.reason, reasons).filter(([reason]) => reason !== ''),
    venues: labels.type.flatMap((type, at) => {
      const ofType = type === '' ? [] : counted(labels.venue, venues.subarray(at * 64, (at + 1) * 64));
      return ofType.map(([venue, count]) => /** @type {[string, string, number]} */ ([type, venue, count]));
    }),
    described: sum(byGroup),
    demographics: [...byDemographic],
    states: [...byState].toSorted((a, b) => b[1] - a[1]),
    years,
  };
}

/** @param {string[]} names @param {Uint32Array} counts @returns {[string, number][]} */
const counted = (names, counts) => names.flatMap((name, code) => (counts[code] > 0 ? [[name, counts[code]]] : []));

/** @param {[string, number][]} rows */
const sum = (rows) => rows.reduce((total, [, count]) => total + count, 0);
