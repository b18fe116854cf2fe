// The rows and columns of a printed table, as sets of units.
import { covers, stretch } from './days.mjs';
import { given, holds } from './conditions.mjs';
import { inBand, same } from './records.mjs';

/** @typedef {import('./conditions.mjs').Test} Test */
/** @typedef {{label: string, test: Test, isRest?: boolean}} Place */

/**
 * The places of a field's axis by its labels; `rest` is that of units without a value.
 * @param {import('./reading.mjs').Reading} reading @param {string} field @param {string | undefined} restLabel
 */
export function places(reading, field, restLabel) {
  const labels = reading.labels[field] ?? [];
  /** @type {any[] | undefined} */
  const bands = reading.plan.fields[field].bands;
  /** @type {Place[]} */
  const found = bands
    ? bands.map((band) => ({ label: band.label, test: (unit) => inBand(band, unit[field]) }))
    : labels.map((label) => ({ label, test: (unit) => holds(unit, field, label) }));
  // A number in no band says nothing.
  const isGiven = (/** @type {import('./types.mjs').Unit} */ unit) =>
    bands ? found.some(({ test }) => test(unit)) : given(unit, field);
  /** @type {Place} */
  const rest = { label: restLabel ?? 'Not Specified', test: (unit) => !isGiven(unit), isRest: true };
  return { found, rest };
}

/**
 * The set of a printed row or column of a field; `undefined` for a merged row.
 * @param {import('./reading.mjs').Reading} reading @param {string} field
 * @param {{label?: string, heading?: string, role?: string, period?: any}} printed @param {string} [restLabel]
 * @returns {Place | undefined}
 */
export function placeOf(reading, field, printed, restLabel) {
  const label = printed.label ?? printed.heading ?? '';
  if (printed.period && field === reading.plan.date) {
    const days = stretch(printed.period);
    return { label, test: (unit) => covers(days, unit[field]) };
  }
  const { found, rest } = places(reading, field, restLabel);
  const place = found.find((one) => same(one.label) === same(label));
  const isRest = printed.role === 'not-specified' || same(rest.label) === same(label);
  if (place && isRest) return { label, test: (unit) => place.test(unit) || rest.test(unit) };
  return place ?? (isRest ? rest : undefined);
}
