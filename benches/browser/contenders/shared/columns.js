// What a careful JavaScript programmer keeps of the records: the substantive signals, as columns of 8-bit codes.

/** @import {Filter, Tables} from '../../job.mjs' */

const firstYear = 1900;
const fewest = 1 << 16;
/** Two codes make one number of 16 bits. */
const pairs = 1 << 16;

/** @typedef {'channel' | 'signaler' | 'reason' | 'type' | 'venue' | 'demographics'} Column */

export class Columns {
  /** How many signals there are. */
  rows = 0;
  /** Year and state of each: `(year - 1900) << 8 | state`. */
  places = new Uint16Array(fewest);
  /** @type {Record<Column, Uint8Array<ArrayBuffer>>} */
  codes = {
    channel: new Uint8Array(fewest),
    signaler: new Uint8Array(fewest),
    reason: new Uint8Array(fewest),
    type: new Uint8Array(fewest),
    venue: new Uint8Array(fewest),
    demographics: new Uint8Array(fewest),
  };
  labels = {
    state: new Labels(),
    channel: new Labels(),
    signaler: new Labels(),
    reason: new Labels(),
    type: new Labels(),
    venue: new Labels(),
    demographics: new Labels(),
  };
  /** @type {Uint32Array | undefined} signals by place, when all channels count */
  #byPlace;

  /** @param {string[]} fields of one record */
  add(fields) {
    if (fields[5] !== 'true') return;
    const { labels } = this;
    this.push(
      Number(fields[1]?.slice(0, 4)),
      labels.state.code(fields[2] ?? ''),
      labels.channel.code(fields[3] ?? ''),
      labels.signaler.code(fields[4] ?? ''),
      labels.reason.code(fields[7] ?? ''),
      labels.type.code(fields[8] ?? ''),
      labels.venue.code(fields[9] ?? ''),
      labels.demographics.code(fields[10] ?? ''),
    );
  }

  /**
   * A substantive signal. Parameters in place of an object: this is called a million times.
   * @param {number} year @param {number} state @param {number} channel @param {number} signaler
   * @param {number} reason @param {number} type @param {number} venue @param {number} demographics
   */
  push(year, state, channel, signaler, reason, type, venue, demographics) {
    const row = this.rows;
    if (row === this.places.length) this.#grow();
    const { places, codes } = this;
    places[row] = ((year - firstYear) << 8) | state;
    codes.channel[row] = channel;
    codes.signaler[row] = signaler;
    codes.reason[row] = reason;
    codes.type[row] = type;
    codes.venue[row] = venue;
    codes.demographics[row] = demographics;
    this.rows = row + 1;
  }

  #grow() {
    const length = this.places.length * 2;
    const places = new Uint16Array(length);
    places.set(this.places);
    this.places = places;
    for (const column of /** @type {Column[]} */ (Object.keys(this.codes))) {
      const longer = new Uint8Array(length);
      longer.set(this.codes[column]);
      this.codes[column] = longer;
    }
  }

  /** @param {Filter} filter @returns {Tables} */
  tabulate(filter) {
    const channel = filter.channel === undefined ? -1 : this.labels.channel.find(filter.channel);
    const byPlace = channel === -1 ? (this.#byPlace ??= this.#countPlaces(-1)) : this.#countPlaces(channel);
    return this.#tables(filter, byPlace, this.#count(filter, channel));
  }

  /** @param {number} wanted the code of a channel, or -1 for all */
  #countPlaces(wanted) {
    const counts = new Uint32Array(pairs);
    const { places, rows } = this;
    const { channel } = this.codes;
    if (wanted === -1) for (let row = 0; row < rows; row += 1) counts[places[row]] += 1;
    else for (let row = 0; row < rows; row += 1) if (channel[row] === wanted) counts[places[row]] += 1;
    return counts;
  }

  /** @param {Filter} filter @param {number} wanted as above */
  #count({ state, year }, wanted) {
    const mask = (state === null ? 0 : 0x00ff) | (year === null ? 0 : 0xff00);
    const place = mask & (((Number(year) - firstYear) << 8) | (state === null ? 0 : this.labels.state.find(state)));
    const { places, rows } = this;
    const { channel, signaler, reason, type, venue, demographics } = this.codes;
    const signalers = new Uint32Array(256);
    const reasons = new Uint32Array(256);
    const venues = new Uint32Array(pairs);
    const groups = new Uint32Array(256);
    for (let row = 0; row < rows; row += 1) {
      if ((places[row] & mask) !== place || (wanted !== -1 && channel[row] !== wanted)) continue;
      signalers[signaler[row]] += 1;
      reasons[reason[row]] += 1;
      venues[(type[row] << 8) | venue[row]] += 1;
      groups[demographics[row]] += 1;
    }
    return { signalers, reasons, venues, groups };
  }

  /**
   * @param {Filter} filter @param {Uint32Array} byPlace @param {Record<string, Uint32Array>} counts
   * @returns {Tables}
   */
  #tables(filter, byPlace, { signalers, reasons, venues, groups }) {
    const { labels } = this;
    const bySignaler = labels.signaler.counts(signalers, 0);
    const signals = bySignaler.reduce((sum, [, count]) => sum + count, 0);
    const byGroup = labels.demographics.counts(groups, 1);
    const byDemographic = new Map();
    for (const [group, count] of byGroup) {
      for (const one of group.split(';')) byDemographic.set(one, (byDemographic.get(one) ?? 0) + count);
    }
    /** @type {Tables['years']} */
    const years = pairsOf(byPlace, labels.state, 1).map(([year, state, count]) => [year + firstYear, state, count]);
    const byState = new Map();
    for (const [year, state, count] of years) {
      if (filter.year === null || year === filter.year) byState.set(state, (byState.get(state) ?? 0) + count);
    }
    return {
      signals,
      signalers: bySignaler.map(([label, count]) => [label, count, (100 * count) / signals]),
      reasons: labels.reason.counts(reasons, 1),
      venues: pairsOf(venues, labels.venue, 0).flatMap(([type, venue, count]) =>
        type === 0 ? [] : [[labels.type.all[type], venue, count]],
      ),
      described: byGroup.reduce((sum, [, count]) => sum + count, 0),
      demographics: [...byDemographic],
      states: [...byState].toSorted((a, b) => b[1] - a[1]),
      years,
    };
  }
}

/** The labels of a column. Code 0 is the empty one. */
export class Labels {
  /** @type {string[]} */
  all = [''];
  #codes = new Map([['', 0]]);

  /** @param {string} label */
  code(label) {
    const code = this.#codes.get(label);
    return code === undefined ? this.#add(label) : code;
  }

  /** A code that no row has, when the label is unknown. @param {string} label */
  find(label) {
    return this.#codes.get(label) ?? 256;
  }

  /** @param {string} label */
  #add(label) {
    const code = this.all.push(label) - 1;
    if (code > 255) throw new Error('more labels than 8 bits can tell apart');
    this.#codes.set(label, code);
    return code;
  }

  /** @param {Uint32Array} counts @param {number} from first code @returns {[string, number][]} */
  counts(counts, from) {
    return this.all.flatMap((label, code) => (code >= from && counts[code] > 0 ? [[label, counts[code]]] : []));
  }
}

/**
 * @param {Uint32Array} counts by pairs of codes @param {Labels} labels of the second @param {number} from first code
 * @returns {[first: number, second: string, count: number][]}
 */
function pairsOf(counts, { all }, from) {
  /** @type {[number, string, number][]} */
  const found = [];
  for (let first = 0; first < 256; first += 1) {
    for (let second = from; second < all.length; second += 1) {
      const count = counts[(first << 8) | second];
      if (count > 0) found.push([first, all[second], count]);
    }
  }
  return found;
}
