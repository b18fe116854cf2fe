// The rules of protection that a plan states, and that its readers know.

/**
 * @typedef {object} Rules
 * @property {number} threshold
 * @property {boolean} zerosSensitive
 * @property {string} mask neutral words
 * @property {number} width
 */

/** @param {any} plan @returns {Rules} */
export function rules({ protection = {} }) {
  const cautious = protection.preset === 'cautious';
  return {
    threshold: protection.threshold ?? (cautious ? 10 : 3),
    zerosSensitive: protection.zeros === undefined ? cautious : protection.zeros === 'sensitive',
    mask: protection.mask ?? '',
    width: protection.minimumWidth ?? 1,
  };
}

/** How much a printed count may differ from the true one. @param {any} plan @param {any} [table] */
export function slack({ protection = {} }, table = {}) {
  const treatment = table.treatment ?? protection.treatment;
  if (treatment?.cellKey) throw new Error('Noise by cell keys is not modelled.');
  return treatment?.round ? treatment.round.base - 1 : 0;
}

/** Whether a true count needs protection. @param {Rules} rules @param {number} count */
export const isSmall = ({ threshold, zerosSensitive }, count) => count < threshold && (count > 0 || zerosSensitive);
