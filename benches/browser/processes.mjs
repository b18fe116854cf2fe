// What Linux knows of a process: its memory, and for how long its threads ran or waited for a core. Elsewhere nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} Snapshot
 * @property {number} resident megabytes (2²⁰ bytes)
 * @property {number} peak megabytes, since the last `resetPeak`
 * @property {Map<string, {ran: number, waited: number}>} threads milliseconds
 */

const megabyte = 1024; // in kB, as Linux tells it

/** @param {number} pid @returns {Snapshot | undefined} */
export function snapshot(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => {
      const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')
        .split(' ')
        .map(Number);
      return /** @type {const} */ ([thread, { ran: ran / 1e6, waited: waited / 1e6 }]);
    });
    return { resident: field('VmRSS') / megabyte, peak: field('VmHWM') / megabyte, threads: new Map(threads) };
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
export function resetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux, or not allowed: then there is no peak to tell.
  }
}

/**
 * @param {Snapshot} before @param {Snapshot} after
 * @returns {{cpu: number, busy: number, wait: number}} `cpu` of all threads, the others of the busiest one
 */
export function usage(before, after) {
  let cpu = 0;
  let busiest = { ran: 0, waited: 0 };
  for (const [thread, { ran, waited }] of after.threads) {
    const earlier = before.threads.get(thread) ?? { ran: 0, waited: 0 };
    const spent = { ran: ran - earlier.ran, waited: waited - earlier.waited };
    cpu += spent.ran;
    if (spent.ran > busiest.ran) busiest = spent;
  }
  return { cpu, busy: busiest.ran, wait: busiest.waited };
}
