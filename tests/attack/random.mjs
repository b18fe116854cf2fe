// Random numbers from a seed, so that every report can be made again.

/** A stream of random numbers (mulberry32). */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** Returns a number from 0 up to but not including 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Returns a whole number, both ends included. @param {number} low @param {number} high */
  whole(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {readonly T[]} from @returns {T} */
  pick(from) {
    return /** @type {T} */ (from[this.whole(0, from.length - 1)]);
  }

  /** Returns so many of the given values, in their order. @template T @param {readonly T[]} from @param {number} count */
  some(from, count) {
    const places = from.map((_, place) => place);
    while (places.length > count) places.splice(this.whole(0, places.length - 1), 1);
    return places.map((place) => /** @type {T} */ (from[place]));
  }
}
