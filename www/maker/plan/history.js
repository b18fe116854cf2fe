// Undo and redo, without end: every state that was left, and every one that was undone.

/**
 * @template State
 * @typedef {object} History
 * @property {readonly State[]} past the oldest first
 * @property {State} present
 * @property {readonly State[]} future the next first
 * @property {string | undefined} typing what is being typed: one step, however many letters
 */

/** @template State @param {State} present @returns {History<State>} */
export const begun = (present) => ({ past: [], present, future: [], typing: undefined });

/**
 * A further step. Steps in the same text, one after the other, are one.
 * @template State @param {History<State>} history @param {State} next @param {string} [typing] the text's name
 * @returns {History<State>}
 */
export function stepped(history, next, typing) {
  if (next === history.present) return history;
  const goesOn = typing !== undefined && typing === history.typing;
  return { past: goesOn ? history.past : [...history.past, history.present], present: next, future: [], typing };
}

/** @template State @param {History<State>} history @returns {History<State>} */
export function undone({ past, present, future }) {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, typing: undefined };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], typing: undefined };
}

/** @template State @param {History<State>} history @returns {History<State>} */
export function redone({ past, present, future }) {
  const [next, ...rest] = future;
  if (next === undefined) return { past, present, future, typing: undefined };
  return { past: [...past, present], present: next, future: rest, typing: undefined };
}
