// Which columns were chosen for files with the same headings. Only names of columns are kept, and only in this browser.

/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */

/** @param {string} plan its id @param {string} fingerprint of the headings */
const key = (plan, fingerprint) => `hotline-report:columns:${plan}:${fingerprint}`;

/** @param {string} plan @param {string} fingerprint @returns {Mapping | undefined} */
export function remembered(plan, fingerprint) {
  return attempt(() => {
    const text = localStorage.getItem(key(plan, fingerprint));
    return text === null ? undefined : JSON.parse(text);
  });
}

/** @param {string} plan @param {string} fingerprint @param {Mapping} mapping */
export function remember(plan, fingerprint, mapping) {
  attempt(() => localStorage.setItem(key(plan, fingerprint), JSON.stringify(mapping)));
}

/** @param {string} plan @param {string} fingerprint */
export function forgetColumns(plan, fingerprint) {
  attempt(() => localStorage.removeItem(key(plan, fingerprint)));
}

/**
 * Some browsers have no storage for pages opened from a file, and say so by throwing.
 * @template T @param {() => T} action @returns {T | undefined}
 */
export function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
