// Tasks that run a few at a time, each as soon as it may.

/**
 * @typedef {object} Task
 * @property {string} name
 * @property {readonly string[]} [after] names of tasks that must have ended before, well or not
 * @property {string} [holds] what only one task may use at a time
 */

/**
 * Runs all tasks, at most `lanes` at once. Of those that may start, the first of the list does; names in `after` that are
 * not in the list are ignored.
 * @template {Task} T @template R
 * @param {readonly T[]} tasks @param {number} lanes @param {(task: T) => Promise<R>} start
 * @returns {Promise<R[]>} what each task gave, in the order of the list
 */
export async function inLanes(tasks, lanes, start) {
  const waiting = [...tasks];
  /** @type {Map<T, Promise<void>>} */
  const running = new Map();
  /** @type {Map<T, R>} */
  const results = new Map();
  const mayStart = (/** @type {T} */ { after = [], holds }) =>
    ![...waiting, ...running.keys()].some(({ name }) => after.includes(name)) &&
    ![...running.keys()].some((other) => holds !== undefined && other.holds === holds);
  const runToEnd = async (/** @type {T} */ task) => {
    results.set(task, await start(task));
    running.delete(task);
  };
  while (waiting.length + running.size > 0) {
    for (let next = waiting.find(mayStart); next && running.size < lanes; next = waiting.find(mayStart)) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(next, runToEnd(next));
    }
    if (running.size === 0) throw new Error(`waiting for each other: ${waiting.map(({ name }) => name).join(', ')}`);
    await Promise.race(running.values());
  }
  return tasks.map((task) => /** @type {R} */ (results.get(task)));
}
