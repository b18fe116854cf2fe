// From a scenario to its reports, and to what readers can work out from them.
import { attack } from './attack.mjs';
import { csv } from './records.mjs';

/** @typedef {import('./world.mjs').Scenario} Scenario */
/** @typedef {{leaks: import('./types.mjs').Leak[], faults: string[], refused: string[], reports: any[], targets: number}} Outcome */

/**
 * Makes all reports of a scenario and attacks those that were made.
 * @param {Scenario} scenario @param {import('./maker.mjs').Maker} maker @returns {Promise<Outcome>}
 */
export async function play(scenario, maker) {
  /** @type {any[]} */
  const reports = [];
  const refused = [];
  const { places } = scenario;
  for (const { scope, edition = 'a', given = [], plan = scenario.plan, made = plan } of scenario.reports) {
    const published = given.map((place) => reports[place]).filter((report) => report !== undefined);
    const answer = await maker.make({
      records: csv(scenario.records[edition] ?? []),
      plan: made,
      scope,
      places,
      published,
    });
    reports.push(answer.report);
    if (answer.refused !== undefined) refused.push(answer.refused);
  }
  const names = reports.map((_, place) => (reports.length > 1 ? `document ${place + 1}: ` : ''));
  const publications = scenario.reports.flatMap(({ scope, edition = 'a', plan = scenario.plan }, place) =>
    reports[place] === undefined ? [] : [{ report: reports[place], plan, scope, edition, name: names[place] ?? '' }],
  );
  if (publications.length === 0) return { leaks: [], faults: [], refused, reports, targets: 0 };
  const { plan: _plan, reports: _reports, places: _places, ...world } = scenario;
  const found = attack({ publications, ...world });
  return { leaks: found.leaks, faults: found.faults, targets: found.targets, refused, reports };
}
