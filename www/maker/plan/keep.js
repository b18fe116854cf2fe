// The plan that is being worked on, kept in this browser: never a record, never a count.
import { attempt } from '../remember.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {{plan: Plan, mapping: Mapping, at: string}} Kept */

/** Maximum number of plans kept, the latest first. */
const MOST = 20;
const prefix = 'hotline-report:plan:';

/** @param {string} fingerprint of the headings of a file @param {{plan: Plan, mapping: Mapping}} work */
export function keep(fingerprint, { plan, mapping }) {
  attempt(() => {
    const kept = { plan, mapping, at: new Date().toISOString() };
    localStorage.setItem(prefix + fingerprint, JSON.stringify(kept));
    forgetOldest();
  });
}

/** The plan that was used for files with these headings. @param {string} fingerprint @returns {Kept | undefined} */
export const keptFor = (fingerprint) => attempt(() => read(prefix + fingerprint));

/** @param {string} key @returns {Kept | undefined} */
function read(key) {
  const text = localStorage.getItem(key);
  const found = text === null ? undefined : JSON.parse(text);
  return found?.plan?.version === 1 && typeof found.mapping === 'object' ? found : undefined;
}

function forgetOldest() {
  const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '');
  const all = keys.filter((key) => key.startsWith(prefix)).map((key) => ({ key, at: read(key)?.at ?? '' }));
  const oldest = all.toSorted((one, other) => other.at.localeCompare(one.at)).slice(MOST);
  for (const { key } of oldest) localStorage.removeItem(key);
}
