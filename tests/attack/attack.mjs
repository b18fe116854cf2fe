// The attack of a reader who has documents and their plans, and nothing else.
import { domain } from './domain.mjs';
import { readFigures } from './figures.mjs';
import { readMaps } from './maps.mjs';
import { Population } from './population.mjs';
import { Random } from './random.mjs';
import { Reading } from './reading.mjs';
import { rules } from './rules.mjs';
import { Solver } from './solver.mjs';
import { System } from './system.mjs';
import { readTables } from './tables.mjs';
import { targets } from './targets.mjs';

/** @typedef {import('./types.mjs').Study} Study */
/** @typedef {import('./types.mjs').Found} Found */
/** @typedef {import('./targets.mjs').Target} Target */

/**
 * Finds the protected counts of a study that readers can work out.
 * @param {Study} study @returns {Found}
 */
export function attack(study) {
  const { system, cells, faults } = knowledge(study);
  const plan = study.publications[0]?.plan;
  const found = targets(system.population, cells, plan);
  const open = new Pool(found);
  open.learn(system.truth);
  const { width } = rules(plan);
  const solver = new Solver(system);
  try {
    scatter(open, solver, width);
    /** @type {import('./types.mjs').Leak[]} */
    const leaks = [];
    for (const target of open.unsettled(width)) {
      if (target.high - target.low < width && isPinned(target, open, solver, width)) leaks.push(leak(target, system));
    }
    return { leaks, faults, targets: found.length, solved: solver.runs };
  } finally {
    solver.dispose();
  }
}

/**
 * Whether no two populations give a count values that lie so far apart.
 * @param {Target} target @param {Pool} open @param {Solver} solver @param {number} width
 */
function isPinned(target, open, solver, width) {
  const costs = new Float64Array(solver.system.width);
  for (const unknown of target.unknowns) costs[unknown] = 1;
  const bounds = [true, false].map((largest) => {
    const { bound, population } = solver.bound(costs, largest);
    if (population) open.learn(population);
    return bound;
  });
  const [high = Infinity, low = -Infinity] = bounds;
  if (high === low) return true;
  for (const largest of [true, false]) {
    if (target.high - target.low < width) open.learn(solver.best(costs, largest));
  }
  return target.high - target.low < width;
}

/** Tries to move many open counts at once. @param {Pool} open @param {Solver} solver @param {number} width */
function scatter(open, solver, width) {
  const random = new Random(1);
  for (let rest = open.unsettled(width); rest.length > 2;) {
    const costs = new Float64Array(solver.system.width);
    for (const { unknowns } of rest) {
      const weight = random.whole(1, 5) * (random.chance(0.5) ? 1 : -1);
      for (const unknown of unknowns) costs[unknown] = (costs[unknown] ?? 0) + weight;
    }
    for (const largest of [true, false]) {
      const { population } = solver.bound(costs, largest);
      if (population) open.learn(population);
    }
    const left = open.unsettled(width);
    if (left.length > rest.length / 2) return;
    rest = left;
  }
}

/** The smallest and largest values that protected counts are known to be able to have. */
class Pool {
  /** @param {Target[]} open */
  constructor(open) {
    this.targets = open;
  }

  /** @param {ArrayLike<number>} population */
  learn(population) {
    for (const target of this.targets) {
      let sum = 0;
      for (const unknown of target.unknowns) sum += population[unknown] ?? 0;
      if (sum < target.low) target.low = sum;
      if (sum > target.high) target.high = sum;
    }
  }

  /** @param {number} width */
  unsettled(width) {
    return this.targets.filter(({ low, high }) => high - low < width);
  }
}

/** @param {Target} target @param {System} system */
function leak({ name, truth, low, high, unknowns }, system) {
  const near = new Set(unknowns);
  const known = system.lines
    .filter(({ terms, why }) => why !== '' && [...terms.keys()].some((unknown) => near.has(unknown)))
    .map(({ why }) => why);
  return { name, truth, low, high, known: [...new Set(known)] };
}

/**
 * Reads all documents, and holds what they say against the records.
 * @param {Study} study
 */
function knowledge(study) {
  const known = domain(study);
  const growth = study.growth ?? 'unchanged';
  const editionOf = (/** @type {string | undefined} */ edition) => (growth === 'unchanged' ? 'a' : (edition ?? 'a'));
  const isAlone = study.publications.length === 1;
  const readings = study.publications.map((publication) => {
    const edition = editionOf(publication.edition);
    const rows = known.units[publication.edition ?? 'a'] ?? [];
    const reading = new Reading({ ...publication, edition }, known.labels, (of) => count(of, rows), isAlone);
    readTables(reading);
    readMaps(reading);
    readFigures(reading);
    return reading;
  });
  const cells = readings.flatMap((reading) => reading.cells);
  const facts = readings.flatMap((reading) => reading.facts);
  const standings = readings.flatMap((reading) => reading.standings);
  const sets = [
    ...facts.flatMap(({ parts }) => parts.map(({ of }) => of)),
    ...cells.map(({ of }) => of),
    ...standings.flatMap(({ own, others, tied }) => [own, ...others, ...tied]),
  ];
  const used = Object.entries(known.units).filter(([edition]) => edition === editionOf(edition));
  const population = new Population(known.types, [...new Set(sets)], Object.fromEntries(used), study.constant);
  const system = new System(population);
  system.facts(facts);
  for (const standing of standings) system.standing(standing);
  if (growth !== 'unchanged' || sets.some(({ family }) => family !== 'n')) {
    system.relate(growth === 'non-decreasing' ? growth : 'revised');
  }
  return { system, cells, faults: contradictions(system) };
}

/**
 * A line that the truth contradicts is a false statement of the report if it follows from its words. Every other one is a
 * mistake of this attacker, or the report prints a false number.
 * @param {System} system
 */
function contradictions(system) {
  const broken = system.broken(system.truth);
  const wrong = broken.filter(({ words }) => words === undefined);
  if (wrong.length > 0) {
    const each = wrong.map(
      ({ why, terms, low, high }) => `${why}: ${system.total(terms, system.truth)} not in [${low}, ${high}]`,
    );
    throw new Error(`The records contradict what readers are thought to know:\n${each.join('\n')}`);
  }
  system.lines = system.lines.filter((line) => !broken.includes(line));
  return broken.map(({ why, terms }) => `${why} is false: ${system.total(terms, system.truth)}`);
}

/** @param {import('./types.mjs').Counted} of @param {import('./types.mjs').Unit[]} rows */
function count({ family, has }, rows) {
  const [kind, field = ''] = family.split(':');
  const own = rows.filter(has);
  if (kind === 'n') return own.length;
  if (kind === 's') return own.reduce((sum, unit) => sum + Number(unit[field] ?? 0), 0);
  return new Set(own.map((unit) => unit[field])).size;
}
