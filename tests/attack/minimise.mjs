// Makes a scenario smaller while it still discloses something.
import { play } from './scenario.mjs';

/** @typedef {import('./world.mjs').Scenario} Scenario */
/** @typedef {import('./scenario.mjs').Outcome} Outcome */

const MOST_TRIALS = 400;

/** Whether a scenario discloses a protected count, or prints a false word. @param {Outcome} outcome */
export const discloses = ({ leaks, faults }) => leaks.length > 0 || faults.length > 0;

/**
 * Leaves out whatever is not needed for a leak: reports, tables, figures, conditions, settings, records.
 * @param {Scenario} scenario one that discloses something @param {import('./maker.mjs').Maker} maker
 */
export async function minimise(scenario, maker) {
  let least = scenario;
  let outcome = await play(least, maker);
  let trials = 0;
  for (let isSmaller = true; isSmaller && trials < MOST_TRIALS;) {
    isSmaller = false;
    for (const smaller of [...smallerPlans(least), ...smallerRecords(least)]) {
      if ((trials += 1) > MOST_TRIALS) break;
      const next = smaller(least);
      const tried = next && (await tryPlay(next, maker));
      if (!next || !tried || !discloses(tried)) continue;
      least = next;
      outcome = tried;
      isSmaller = true;
    }
  }
  return { scenario: least, outcome };
}

/** @param {Scenario} scenario @param {import('./maker.mjs').Maker} maker */
async function tryPlay(scenario, maker) {
  try {
    return await play(scenario, maker);
  } catch {
    // What is left over may be no plan at all.
    return undefined;
  }
}

/** @typedef {(scenario: Scenario) => Scenario | undefined} Step takes something away; it may be gone already */

/** @param {Scenario} scenario @returns {Step[]} */
function smallerPlans({ plan, reports }) {
  const [section] = plan.report.sections;
  const without = (/** @type {any[]} */ list, /** @type {number} */ place) =>
    list.filter((_, index) => index !== place);
  /** @type {Step[]} */
  const steps = [];
  // From the last one, so that the places of the others stay the same.
  for (const [place] of [...reports.entries()].toReversed()) {
    steps.push((one) =>
      one.reports.length > 1 && place < one.reports.length
        ? { ...one, reports: without(one.reports, place).map((report) => moved(report, place)) }
        : undefined,
    );
  }
  for (const [place] of [...section.tables.entries()].toReversed()) {
    steps.push(edit((copy) => copy.report.sections[0].tables.splice(place, 1).length > 0));
    for (const key of ['small', 'columns', 'within', 'where', 'top', 'total', 'notSpecified', 'missing', 'order']) {
      steps.push(edit((copy) => remove(copy.report.sections[0].tables[place], key)));
    }
  }
  for (const [place, { id }] of [...plan.report.headline.entries()].toReversed()) {
    steps.push(
      edit((copy) => copy.report.headline[place]?.id === id && copy.report.headline.splice(place, 1).length > 0),
    );
    for (const key of ['change', 'rank']) steps.push(edit((copy) => remove(copy.report.headline[place], key)));
  }
  return steps;
}

/** @param {import('./world.mjs').Wanted} report @param {number} gone */
function moved(report, gone) {
  const given = report.given?.filter((place) => place !== gone).map((place) => (place > gone ? place - 1 : place));
  return { ...report, ...(given ? { given } : {}) };
}

/** @param {any} from @param {string} key */
const remove = (from, key) => from?.[key] !== undefined && delete from[key];

/** @param {(plan: any) => boolean} change says whether it did anything @returns {Step} */
function edit(change) {
  return (scenario) => {
    const copy = structuredClone(scenario.plan);
    return change(copy) ? { ...scenario, plan: copy } : undefined;
  };
}

/** Without all records of a kind, then without one record. @param {Scenario} scenario @returns {Step[]} */
function smallerRecords({ records }) {
  // The same record may be part of several editions.
  const all = [...new Set(Object.values(records).flat())];
  /** @type {Map<string, import('./types.mjs').Row[]>} */
  const kinds = new Map();
  for (const row of all) {
    const kind = JSON.stringify({ ...row, number: '' });
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  const groups = [...kinds.values()].filter((group) => group.length > 1);
  return [...groups, ...all.map((row) => [row])].map((gone) => (scenario) => {
    const left = Object.entries(scenario.records).map(([edition, rows]) => [
      edition,
      rows.filter((row) => !gone.includes(row)),
    ]);
    return { ...scenario, records: Object.fromEntries(left) };
  });
}
