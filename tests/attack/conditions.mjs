// Conditions of plans, on records and on types of records alike.
import { same } from './records.mjs';

/** @typedef {import('./types.mjs').Unit} Unit */
/** @typedef {(unit: Unit) => boolean} Test */

/** Whether a unit has a label in a field. @param {Unit} unit @param {string} field @param {string} label */
export function holds(unit, field, label) {
  const value = unit[field] ?? null;
  if (Array.isArray(value)) return value.some((option) => same(option) === same(label));
  return value !== null && same(value) === same(label);
}

/** Whether anything is known of a unit in a field. @param {Unit} unit @param {string} field */
export const given = (unit, field) => (unit[field] ?? null) !== null;

/**
 * @param {any[]} [conditions] of a plan
 * @returns {Test}
 */
export function all(conditions = []) {
  return (unit) =>
    conditions.every(({ field, is, isNot, given: wanted }) => {
      /** @param {string} label */
      const has = (label) => holds(unit, field, label);
      if (is && !is.some(has)) return false;
      if (isNot && isNot.some(has)) return false;
      return wanted === undefined || given(unit, field) === wanted;
    });
}

/** The fields that conditions speak of. @param {any[]} [conditions] @returns {string[]} */
export const fieldsOf = (conditions = []) => conditions.map(({ field }) => field);
