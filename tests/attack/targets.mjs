// The counts that a report must not disclose: small ones that it hides, and small ones that it does not mention.
// Zeros are small where a plan calls them sensitive, with three exceptions. What a row that is left out would count is known to be zero. A
// row of what is not specified is printed only where there is something. And that nobody is without an answer may be known:
// a count, or the difference of two, may be zero if all of it lacks a value in some field.
import { isSmall, rules } from './rules.mjs';

/** @typedef {import('./types.mjs').Cell} Cell */
/** @typedef {import('./population.mjs').Population} Population */
/** @typedef {{name: string, unknowns: number[], truth: number, low: number, high: number}} Target */

/**
 * Lists small counts: of all sets that the documents speak of, of differences of two of them, and of atoms.
 * @param {Population} population @param {Cell[]} cells @param {any} plan
 * @returns {Target[]}
 */
export function targets(population, cells, plan) {
  const protection = rules(plan);
  /** @type {Map<string, Target>} */
  const found = new Map();
  /** @param {string} name @param {number[]} unknowns @param {boolean} zeros whether also if there is none */
  const protect = (name, unknowns, zeros) => {
    const truth = population.sum(unknowns, population.truth);
    const key = unknowns.join(' ');
    if (unknowns.length === 0 || found.has(key)) return;
    if (!isSmall(protection, truth) || (truth === 0 && !zeros)) return;
    found.set(key, { name, unknowns, truth, low: truth, high: truth });
  };
  const spoken = distinct(population, cells);
  const absent = known(population, cells);
  /** Whether a zero tells anything: of some kind of record that has a value everywhere, and that no missing row rules out. */
  const isOpen = (/** @type {Cell['of']} */ { edition, family }, /** @type {number[]} */ atoms) =>
    atoms.some((atom) => population.full[atom] && !absent.has(`${edition} ${kind(family)} ${atom}`));
  for (const { of, atoms } of spoken) protect(of.name, population.terms(of), isOpen(of, atoms));
  for (const whole of spoken) {
    for (const part of spoken) {
      if (part === whole || part.of.family !== whole.of.family || part.of.edition !== whole.of.edition) continue;
      if (part.atoms.length >= whole.atoms.length || !part.atoms.every((atom) => whole.members.has(atom))) continue;
      const taken = new Set(population.terms(part.of));
      const rest = population.terms(whole.of).filter((unknown) => !taken.has(unknown));
      const left = whole.atoms.filter((atom) => !part.members.has(atom));
      protect(`${whole.of.name} without ${part.of.name}`, rest, isOpen(whole.of, left));
    }
  }
  for (const edition of new Set(cells.map(({ of }) => of.edition))) {
    for (const [atom, example] of population.examples.entries()) {
      const name = `those with ${JSON.stringify(example)}${population.sizes[atom] === 1 ? '' : ' or alike'}`;
      protect(name, [population.at(edition, 'n', atom)], false);
    }
  }
  return [...found.values()];
}

/** The atoms of each edition of which a missing row says that there are none. @param {Population} population @param {Cell[]} cells */
function known(population, cells) {
  const absent = cells.filter(({ status }) => status === 'absent');
  const of = (/** @type {Cell} */ { of: set }) =>
    (population.atomsOf.get(set) ?? []).map((atom) => `${set.edition} ${kind(set.family)} ${atom}`);
  return new Set(absent.flatMap(of));
}

/** Where there are no cases there are no records; a sum can be zero all the same. @param {string} family */
const kind = (family) => (family.startsWith('s:') ? family : 'n');

/** Each set once. @param {Population} population @param {Cell[]} cells */
function distinct(population, cells) {
  /** @type {Map<string, {of: Cell['of'], atoms: number[], members: Set<number>}>} */
  const sets = new Map();
  for (const { of } of cells) {
    const atoms = population.atomsOf.get(of) ?? [];
    const key = `${of.edition} ${of.family} ${atoms.join(' ')}`;
    if (!sets.has(key)) sets.set(key, { of, atoms, members: new Set(atoms) });
  }
  return [...sets.values()];
}
