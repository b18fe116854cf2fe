// The unknowns of readers: how many records there are of each kind that the printed counts tell apart.

/** @typedef {import('./types.mjs').Counted} Counted */
/** @typedef {import('./types.mjs').Unit} Unit */

const MOST_SETS = 300;

/**
 * Atoms are the classes of types that belong to the same counted sets. Each has an unknown for each edition and way of
 * counting; distinct values (`d:`) have an unknown for each set of atoms that the records of one value are of.
 */
export class Population {
  /**
   * @param {Unit[]} types @param {Counted[]} sets @param {Record<string, Unit[]>} units by edition
   * @param {string[]} [constant] fields in which all records of a case agree
   */
  constructor(types, sets, units, constant = []) {
    this.sets = sets;
    /** @type {Map<string, number>} */
    const signatures = new Map();
    /** @type {Unit[]} */
    this.examples = [];
    /** @type {number[]} types in each atom */
    this.sizes = [];
    /** @type {boolean[]} whether some type of an atom has a value in every field */
    this.full = [];
    /** @type {Map<Counted, number[]>} */
    this.atomsOf = new Map(sets.map((set) => [set, []]));
    /** @type {Set<string>[]} what the types of an atom say in the constant fields */
    const kinds = [];
    const keys = /** @type {Map<string, number>} */ (new Map());
    const fields = Object.keys(types[0] ?? {});
    const key = (/** @type {Unit} */ unit) => JSON.stringify(fields.map((field) => unit[field] ?? null));
    for (const type of types) {
      const members = sets.map((set) => set.has(type));
      const signature = members.map(Number).join('');
      let atom = signatures.get(signature);
      if (atom === undefined) {
        atom = signatures.size;
        signatures.set(signature, atom);
        this.examples.push(type);
        this.sizes.push(0);
        for (const [place, set] of sets.entries()) if (members[place]) this.atomsOf.get(set)?.push(atom);
      }
      this.sizes[atom] = (this.sizes[atom] ?? 0) + 1;
      this.full[atom] ||= Object.values(type).every((value) => value !== null);
      keys.set(key(type), atom);
      kinds[atom] = (kinds[atom] ?? new Set()).add(JSON.stringify(constant.map((field) => type[field] ?? null)));
    }
    this.atoms = signatures.size;
    /** @type {string[]} */
    this.names = [];
    /** @type {Map<string, number>} */
    this.places = new Map();
    /** @type {number[]} the population as the records have it */
    this.truth = [];
    this.caseSets = sets.some(({ family }) => family.startsWith('d:')) ? subsets(kinds) : [];
    for (const [edition, rows] of Object.entries(units)) this.count(edition, rows, (unit) => keys.get(key(unit)));
  }

  /** @param {string} edition @param {Unit[]} rows @param {(unit: Unit) => number | undefined} atomOf */
  count(edition, rows, atomOf) {
    const families = new Set(['n', ...this.sets.map(({ family }) => family)]);
    /** @type {Map<string, Map<string, Set<number>>>} */
    const cases = new Map();
    for (const family of families) {
      const places = family.startsWith('d:')
        ? this.caseSets.map((set) => set.join('+'))
        : [...Array(this.atoms).keys()];
      for (const place of places) this.unknown(edition, family, place);
      if (family.startsWith('d:')) cases.set(family, new Map());
    }
    for (const unit of rows) {
      const atom = atomOf(unit);
      if (atom === undefined) throw new Error(`A record is of no type: ${JSON.stringify(unit)}`);
      for (const family of families) {
        const [kind, field = ''] = family.split(':');
        if (kind === 'd') {
          const known = cases.get(family);
          const name = String(unit[field]);
          known?.set(name, (known.get(name) ?? new Set()).add(atom));
        } else {
          this.add(edition, family, atom, kind === 'n' ? 1 : Number(unit[field] ?? 0));
        }
      }
    }
    for (const [family, known] of cases) {
      for (const atoms of known.values()) this.add(edition, family, [...atoms].toSorted((a, b) => a - b).join('+'), 1);
    }
  }

  /** @param {string} edition @param {string} family @param {number | string} place */
  unknown(edition, family, place) {
    this.places.set(`${edition} ${family} ${place}`, this.names.length);
    this.names.push(`${edition} ${family} ${place}`);
    this.truth.push(0);
  }

  /** @param {string} edition @param {string} family @param {number | string} place @param {number} more */
  add(edition, family, place, more) {
    const found = this.at(edition, family, place);
    this.truth[found] = (this.truth[found] ?? 0) + more;
  }

  /** @param {string} edition @param {string} family @param {number | string} place */
  at(edition, family, place) {
    const found = this.places.get(`${edition} ${family} ${place}`);
    if (found === undefined) throw new Error(`There is no unknown ${edition} ${family} ${place}.`);
    return found;
  }

  /** The unknowns that a count is the sum of. @param {Counted} of @param {number[]} [atoms] */
  unknowns({ family, edition }, atoms = []) {
    if (!family.startsWith('d:')) return atoms.map((atom) => this.at(edition, family, atom));
    const met = this.caseSets.filter((set) => set.some((atom) => atoms.includes(atom)));
    return met.map((set) => this.at(edition, family, set.join('+')));
  }

  /** The unknowns of a known set. @param {Counted} of */
  terms(of) {
    return this.unknowns(of, this.atomsOf.get(of));
  }

  /** The true count of a set. @param {Counted} of */
  counts(of) {
    return this.sum(this.terms(of), this.truth);
  }

  /** @param {number[]} unknowns @param {ArrayLike<number>} population */
  sum(unknowns, population) {
    return unknowns.reduce((sum, unknown) => sum + (population[unknown] ?? 0), 0);
  }
}

/** All sets of atoms that the records of one case can be of. @param {Set<string>[]} kinds of each atom */
function subsets(kinds) {
  /** @type {{atoms: number[], kinds: Set<string> | undefined}[]} */
  let sets = [{ atoms: [], kinds: undefined }];
  for (const [atom, own] of kinds.entries()) {
    const larger = sets.map(({ atoms, kinds: shared = own }) => {
      return { atoms: [...atoms, atom], kinds: new Set([...shared].filter((kind) => own.has(kind))) };
    });
    sets = [...sets, ...larger.filter((set) => set.kinds.size > 0)];
    if (sets.length > MOST_SETS) throw new Error('There are too many kinds of cases.');
  }
  return sets.map(({ atoms }) => atoms).filter((atoms) => atoms.length > 0);
}
