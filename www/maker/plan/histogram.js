// Numbers of a column as bars of equal width, on which the beginnings of ranges are moved.

/** More bars than these are too thin to be told apart. */
const MOST = 48;

/** @typedef {{number: number, rows: number}} Counted */
/** @typedef {{low: number, high: number, width: number, bars: number[]}} Histogram from `low` to below `high`; how many rows each bar has */

/**
 * Returns the bars of some numbers and the beginnings of ranges, which are all within.
 * @param {Counted[]} numbers @param {number[]} cuts @returns {Histogram}
 */
export function histogramOf(numbers, cuts) {
  const known = numbers.filter(({ number }) => Number.isFinite(number));
  const all = [...known.map(({ number }) => number), ...cuts];
  if (all.length === 0) return { low: 0, high: 1, width: 1, bars: [0] };
  const low = Math.floor(all.reduce((least, one) => Math.min(least, one)));
  const most = Math.floor(all.reduce((largest, one) => Math.max(largest, one))) + 1;
  const width = Math.ceil((most - low) / MOST);
  const bars = Array.from({ length: Math.ceil((most - low) / width) }, () => 0);
  for (const { number, rows } of known) {
    const place = Math.floor((number - low) / width);
    bars[place] = (bars[place] ?? 0) + rows;
  }
  return { low, high: low + bars.length * width, width, bars };
}

/**
 * Returns the beginning of a range, moved to a number or as near to it as its neighbours let it.
 * @param {number[]} cuts in ascending order @param {number} place @param {number} to
 */
export function limited(cuts, place, to) {
  const least = (cuts[place - 1] ?? -Infinity) + 1;
  const most = (cuts[place + 1] ?? Infinity) - 1;
  return Math.max(least, Math.min(most, Math.round(to)));
}
