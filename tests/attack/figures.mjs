// What the figures of a document say: counts, changes, rates and ranks.
import { all } from './conditions.mjs';
import { figuresOf } from './domain.mjs';
import { periodBefore } from './days.mjs';
import { same } from './records.mjs';

/** Reads all figures of a document. @param {import('./reading.mjs').Reading} reading */
export function readFigures(reading) {
  const { report, plan } = reading;
  const sections = report.sections ?? [];
  const printed = [
    ...(report.headline ?? []),
    ...sections.flatMap((/** @type {any} */ section) => section.figures ?? []),
  ];
  for (const wanted of figuresOf(plan)) {
    const of = counted(reading, wanted, wanted.label);
    for (const figure of printed) {
      if (figure.id === wanted.id) {
        reading.value(of, figure.value, {});
        if (figure.rank) rank(reading, wanted, figure.rank);
      }
      if (figure.id === `${wanted.id}-rate`) reading.value(of, figure.value, {});
      if (figure.id === `${wanted.id}-change`) change(reading, wanted, figure.value.change);
    }
  }
}

/**
 * @param {import('./reading.mjs').Reading} reading @param {any} wanted @param {string} name
 * @param {Parameters<import('./reading.mjs').Reading['counted']>[3]} [options]
 */
const counted = (reading, wanted, name, options) => reading.counted(name, wanted.measure, [all(wanted.where)], options);

/** @param {import('./reading.mjs').Reading} reading @param {any} wanted @param {{from?: number, to?: number}} change */
function change(reading, wanted, { from, to }) {
  const before = counted(reading, wanted, `${wanted.label}, before`, { days: periodBefore(reading.scope) });
  if (from !== undefined) reading.prints(before, from);
  if (to !== undefined) reading.prints(counted(reading, wanted, wanted.label), to);
}

/** @param {import('./reading.mjs').Reading} reading @param {any} wanted @param {{place: number, tiedWith?: string[]}} rank */
function rank(reading, wanted, { place, tiedWith = [] }) {
  const labels = reading.labels[reading.plan.jurisdiction] ?? [];
  const whole = (/** @type {string} */ label) =>
    counted(reading, wanted, `${wanted.label}, ${label}`, { jurisdiction: label });
  const own = labels.find((label) => same(label) === same(reading.scope.jurisdiction)) ?? '';
  const isTied = (/** @type {string} */ label) => tiedWith.includes(label);
  const others = labels.filter((label) => label !== own && !isTied(label)).map(whole);
  // A rank is given only where all jurisdictions have something to be ranked by.
  for (const label of labels) reading.learn(whole(label), 1, Infinity, `${label} is ranked`);
  const why = `${wanted.label}: place ${place}`;
  reading.standings.push({ own: whole(own), others, place, tied: labels.filter(isTied).map(whole), why });
}
