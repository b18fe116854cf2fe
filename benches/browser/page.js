// Runs in the browser: one contender, asked step by step by measure.mjs.

/** @import {Contender, Filter, Source, Tables} from './job.mjs' */

const restBetween = 5;
/** An observer is told of a long task only some time after it. */
const tellingTime = 250;

/** @type {{start: number, end: number}[]} */
const longTasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    longTasks.push({ start: startTime, end: startTime + duration });
  }
}).observe({ type: 'longtask', buffered: true });

/** @type {Contender} */
let contender;
/** @type {Source} */
let source;
let jobStart = 0;
let jobEnd = 0;

/** @param {number} milliseconds */
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const bench = {
  /** @param {string} name */
  async init(name) {
    contender = await import(`./contenders/${name}.js`);
    await contender.init();
    const { title, accepts, lacks = [] } = contender;
    return { title, accepts, lacks, ready: performance.now() };
  },

  /** Takes the file that was picked: as it is, or its bytes. @param {'bytes' | 'file'} kind */
  async prepare(kind) {
    const file = /** @type {HTMLInputElement} */ (document.querySelector('#file')).files?.[0];
    if (!file) throw new Error('no file was picked');
    source = kind === 'file' ? { file } : { bytes: await file.arrayBuffer() };
    await sleep(100);
  },

  /** The timed job. @param {Filter} filter */
  async job(filter) {
    // In a task of its own: an observer is not told of those of the driver.
    await sleep(restBetween);
    jobStart = performance.now();
    await contender.load(source);
    const loaded = performance.now();
    const tables = await contender.tabulate(filter);
    jobEnd = performance.now();
    return { load: loaded - jobStart, wall: jobEnd - jobStart, tables };
  },

  /** The longest time for which the page stood still during the job; 0 when it was never 50 ms. */
  async longestTask() {
    await sleep(tellingTime);
    const during = longTasks.filter(({ start, end }) => start < jobEnd && end > jobStart);
    return during.reduce((longest, { start, end }) => Math.max(longest, end - start), 0);
  },

  /**
   * Asks each question in turn, so that no answer can be that of the question before; at least `rounds` times, and
   * more often while there is time.
   * @param {Filter[]} filters @param {number} rounds @param {{upTo: number, time: number}} more
   * @returns {Promise<{times: number[][], answers: Tables[]}>} in the order of the filters
   */
  async ask(filters, rounds, { upTo, time }) {
    const times = filters.map(() => /** @type {number[]} */ ([]));
    /** @type {Tables[]} */
    const answers = [];
    const end = performance.now() + time;
    for (let round = 0; round < rounds || (round < upTo && performance.now() < end); round += 1) {
      for (const [at, filter] of filters.entries()) {
        const start = performance.now();
        answers[at] = await contender.tabulate(filter);
        times[at]?.push(performance.now() - start);
        await sleep(restBetween);
      }
    }
    return { times, answers };
  },

  async close() {
    await contender.close?.();
  },
};

Object.assign(globalThis, { bench });
