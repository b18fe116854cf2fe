// What a reader waits for, as browsers tell of it.

/** @typedef {{lcp: number, shifts: {at: number, value: number}[], events: {name: string, duration: number}[]}} Seen */

/** Runs in each page before its own scripts. */
export function observeReader() {
  /** @type {Seen} */
  const seen = { lcp: 0, shifts: [], events: [] };

  /** @param {string} type @param {(entry: any) => void} note @param {object} [more] */
  function observe(type, note, more) {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  }

  observe('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  observe('layout-shift', ({ hadRecentInput, startTime, value }) => {
    if (!hadRecentInput) seen.shifts.push({ at: startTime, value });
  });
  // What takes less than 16 ms is not told.
  observe(
    'event',
    ({ interactionId, name, duration }) => {
      if (interactionId > 0) seen.events.push({ name, duration });
    },
    { durationThreshold: 16 },
  );

  Object.assign(globalThis, { seen });
}
