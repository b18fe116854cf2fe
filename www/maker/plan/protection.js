// Which counts are hidden.
import { edited } from './edit.js';

/** @typedef {import('./edit.js').Plan} Plan */

const presets = { hotline: { threshold: 3, zeros: 'printed' }, cautious: { threshold: 10, zeros: 'sensitive' } };

/** Returns the protection in force, with the preset's settings. @param {Plan} plan */
export function protectionOf({ protection = {} }) {
  const preset = presets[protection.preset ?? 'hotline'];
  return { threshold: protection.threshold ?? preset.threshold, zeros: protection.zeros ?? preset.zeros };
}

/** Counts under this are hidden. @param {Plan} plan @param {number} threshold */
export function withThreshold(plan, threshold) {
  if (!Number.isSafeInteger(threshold) || threshold < 1) return plan;
  return edited(plan, (draft) => void ((draft.protection ??= {}).threshold = threshold));
}

/** @param {Plan} plan @param {boolean} areSensitive whether zeros are hidden as small counts are */
export const withZeros = (plan, areSensitive) =>
  edited(plan, (draft) => void ((draft.protection ??= {}).zeros = areSensitive ? 'sensitive' : 'printed'));
