// Threads that attack, each with a program that makes reports.
import { Worker } from 'node:worker_threads';

/** @typedef {import('./worker.mjs').Task} Task */
/** @typedef {import('./worker.mjs').Result} Result */

/** Hands tasks to threads, one each at a time. */
export class Threads {
  /** @param {{program: string, batch: boolean, threads?: number}} options */
  constructor({ program, batch, threads = 2 }) {
    this.all = Array.from({ length: threads }, () => {
      return new Worker(new URL('worker.mjs', import.meta.url), { workerData: { program, batch } });
    });
  }

  /**
   * Works tasks off in order, as long as there are any.
   * @param {Iterable<Task>} tasks @param {(result: Result) => void} take
   */
  async work(tasks, take) {
    const source = tasks[Symbol.iterator]();
    const serve = async (/** @type {Worker} */ worker) => {
      for (let next = source.next(); !next.done; next = source.next()) take(await ask(worker, next.value));
    };
    await Promise.all(this.all.map(serve));
  }

  async close() {
    await Promise.all(this.all.map((worker) => worker.terminate()));
  }
}

/** @param {Worker} worker @param {Task} task @returns {Promise<Result>} */
const ask = (worker, task) =>
  new Promise((resolve, reject) => {
    worker.once('message', (result) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.once('error', reject);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(task);
  });
