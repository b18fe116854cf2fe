// Plans whose texts are in several languages. The editor changes texts in one.

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('./edit.js').Plan} PlanInOneLanguage */

const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isByLanguage = (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([tag, text]) => language.test(tag) && (typeof text === 'string' || Array.isArray(text)));

/** The plan with the texts of its own language alone; the very same plan where all are. @param {Plan} plan */
export function inOneLanguage(plan) {
  const [own = ''] = (plan.language ?? '').split('-');
  let isOther = false;
  /** @param {unknown} value @returns {unknown} */
  const spoken = (value) => {
    if (Array.isArray(value)) return value.map(spoken);
    if (isByLanguage(value)) {
      isOther = true;
      return value[plan.language ?? ''] ?? value[own] ?? Object.values(value)[0];
    }
    if (typeof value !== 'object' || value === null) return value;
    // Notes of rows are by label, and a label may look like a language.
    return Object.fromEntries(
      Object.entries(value).map(([name, below]) => [name, name === 'rowNotes' ? below : spoken(below)]),
    );
  };
  const found = /** @type {PlanInOneLanguage} */ (spoken(plan));
  return isOther ? found : /** @type {PlanInOneLanguage} */ (plan);
}
