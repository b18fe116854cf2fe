// Everything that readers know, as rows over the unknowns of a population.

/** @typedef {import('./types.mjs').Fact} Fact */
/** @typedef {import('./types.mjs').Standing} Standing */
/** @typedef {import('./population.mjs').Population} Population */
/** @typedef {{terms: Map<number, number>, low: number, high: number, why: string, words?: string}} Line */

/** Whole unknowns from zero to a limit, and lines that hold between them. */
export class System {
  /** @param {Population} population */
  constructor(population) {
    this.population = population;
    this.truth = [...population.truth];
    /** More than any count that these worlds have, so that no unknown is without end. */
    this.limit = 2 * this.truth.reduce((sum, count) => sum + count, 0) + 40;
    /** @type {Line[]} */
    this.lines = [];
    this.binaries = 0;
  }

  get width() {
    return this.truth.length;
  }

  /** @param {Line} line */
  add(line) {
    this.lines.push(line);
  }

  /**
   * A count that one table rounds is rounded in all others, too.
   * @param {Fact[]} facts
   */
  facts(facts) {
    /** @type {Map<string, number>} */
    const rounded = new Map();
    const key = (/** @type {Fact} */ { parts }) => JSON.stringify(parts.map(({ of }) => this.population.terms(of)));
    const exact = facts.filter(({ about }) => about !== undefined);
    for (const fact of exact) rounded.set(key(fact), Math.max(rounded.get(key(fact)) ?? 0, fact.about ?? 0));
    for (const fact of facts) {
      const about = fact.about === undefined ? 0 : (rounded.get(key(fact)) ?? 0);
      this.fact({ ...fact, low: Math.max(0, fact.low - about), high: fact.high + about });
    }
  }

  /** @param {Fact} fact */
  fact({ parts, low, high, why, words }) {
    /** @type {Map<number, number>} */
    const terms = new Map();
    for (const { of, times } of parts) {
      for (const unknown of this.population.terms(of)) terms.set(unknown, (terms.get(unknown) ?? 0) + times);
    }
    this.add({ terms, low, high, why, ...(words === undefined ? {} : { words }) });
  }

  /** Ahead of a jurisdiction in place p are p − 1 others. @param {Standing} standing */
  standing({ own, others, place, tied, why }) {
    const difference = (/** @type {Fact['parts'][0]['of']} */ other) => {
      const terms = new Map(this.population.terms(other).map((unknown) => [unknown, 1]));
      for (const unknown of this.population.terms(own)) terms.set(unknown, (terms.get(unknown) ?? 0) - 1);
      return terms;
    };
    for (const other of tied) this.add({ terms: difference(other), low: 0, high: 0, why });
    /** @type {Map<number, number>} */
    const ahead = new Map();
    for (const other of others) {
      const terms = difference(other);
      const isAhead = this.total(terms, this.truth) > 0;
      const binary = this.truth.push(isAhead ? 1 : 0) - 1;
      this.binaries += 1;
      ahead.set(binary, 1);
      this.add({ terms: new Map([[binary, 1]]), low: 0, high: 1, why });
      // Ahead by one at least, or behind by one at least.
      this.add({ terms: new Map([...terms, [binary, -this.limit]]), low: 1 - this.limit, high: Infinity, why });
      this.add({ terms: new Map([...terms, [binary, -this.limit]]), low: -Infinity, high: -1, why });
    }
    this.add({ terms: ahead, low: place - 1, high: place - 1, why });
  }

  /** What holds between the ways of counting, and between editions. @param {'non-decreasing' | 'revised'} growth */
  relate(growth) {
    const { population } = this;
    const families = [...new Set(population.sets.map(({ family }) => family))];
    const editions = [...new Set(population.sets.map(({ edition }) => edition))];
    for (const edition of editions) {
      for (let atom = 0; atom < population.atoms; atom += 1) {
        const records = population.at(edition, 'n', atom);
        for (const family of families.filter((one) => one !== 'n')) this.weighed(edition, family, atom, records);
        if (growth === 'non-decreasing' && editions.includes('a') && edition === 'b') {
          const terms = new Map([
            [records, 1],
            [population.at('a', 'n', atom), -1],
          ]);
          this.add({ terms, low: 0, high: Infinity, why: 'Records were only added.' });
        }
      }
    }
  }

  /**
   * Where there are no records there is no sum and no case; where there are cases there are as many records at least.
   * @param {string} edition @param {string} family @param {number} atom @param {number} records
   */
  weighed(edition, family, atom, records) {
    const { population } = this;
    const unknowns = population.unknowns({ family, edition, name: '', has: () => true }, [atom]);
    const none = new Map([...unknowns.map((unknown) => /** @type {const} */ ([unknown, 1])), [records, -this.limit]]);
    this.add({ terms: none, low: -Infinity, high: 0, why: 'Nothing is counted without records.' });
    if (!family.startsWith('d:')) return;
    const cases = unknowns.map((unknown) => /** @type {[number, number]} */ ([unknown, -1]));
    const why = 'Each case has a record, each record a case.';
    this.add({ terms: new Map([[records, 1], ...cases]), low: 0, high: Infinity, why });
    const each = unknowns.map((unknown) => /** @type {[number, number]} */ ([unknown, -this.limit]));
    this.add({ terms: new Map([[records, 1], ...each]), low: -Infinity, high: 0, why });
  }

  /** @param {Map<number, number>} terms @param {ArrayLike<number>} values */
  total(terms, values) {
    let sum = 0;
    for (const [unknown, times] of terms) sum += times * (values[unknown] ?? 0);
    return sum;
  }

  /** The lines that a population contradicts. @param {ArrayLike<number>} values */
  broken(values) {
    return this.lines.filter(({ terms, low, high }) => {
      const sum = this.total(terms, values);
      return sum < low || sum > high;
    });
  }
}
