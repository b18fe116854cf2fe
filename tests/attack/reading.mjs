// What a document says: the counts it speaks of, and what readers learn of them.
import { covers, stretch } from './days.mjs';
import { all, given, holds } from './conditions.mjs';
import { inBand } from './records.mjs';
import { rules, slack } from './rules.mjs';
import { largest } from './words.mjs';

/** @typedef {import('./types.mjs').Counted} Counted */
/** @typedef {import('./types.mjs').Cell} Cell */
/** @typedef {import('./types.mjs').Fact} Fact */
/** @typedef {import('./types.mjs').Standing} Standing */
/** @typedef {import('./types.mjs').Unit} Unit */
/** @typedef {import('./conditions.mjs').Test} Test */

/** What is read from one document. */
export class Reading {
  /**
   * @param {import('./types.mjs').Publication} publication
   * @param {Record<string, string[]>} labels of each field
   * @param {(of: Counted) => number} truth of a count, which members of merged rows are known by
   * @param {boolean} isAlone whether readers have no other document
   */
  constructor({ report, plan, scope, edition = 'a', name = '' }, labels, truth, isAlone) {
    this.name = name;
    this.report = report;
    this.plan = plan;
    this.scope = scope;
    this.edition = edition;
    this.labels = labels;
    this.truth = truth;
    this.isAlone = isAlone;
    this.rules = rules(plan);
    /** @type {Cell[]} */
    this.cells = [];
    /** @type {Fact[]} */
    this.facts = [];
    /** @type {Standing[]} */
    this.standings = [];
  }

  /**
   * Describes a set of units in this document's scope.
   * @param {string} name @param {string} measure @param {Test[]} tests @param {{days?: import('./days.mjs').Stretch,
   * everywhere?: boolean, jurisdiction?: string}} [where]
   * @returns {Counted}
   */
  counted(name, measure, tests, { days = stretch(this.scope), everywhere = false, jurisdiction } = {}) {
    const { count = 'records', where } = this.plan.measures[measure];
    const place = jurisdiction ?? (everywhere ? undefined : this.scope.jurisdiction);
    const { date, jurisdiction: field } = this.plan;
    const conditions = [all(where), all(this.scope.where), ...tests];
    const family = count === 'records' ? 'n' : count.distinct ? `d:${count.distinct}` : `s:${count.sum}`;
    const has = (/** @type {Unit} */ unit) =>
      (date === undefined || covers(days, unit[date])) &&
      (place === undefined || holds(unit, field, place)) &&
      conditions.every((test) => test(unit));
    return { name: `${this.name}${name}`, family, edition: this.edition, has };
  }

  /** Learns that a count lies in a range. @param {Counted} of @param {number} low @param {number} high @param {string} why */
  learn(of, low, high, why) {
    this.facts.push({ parts: [{ of, times: 1 }], low, high, why });
  }

  /** Learns an exact printed count, or about one that is rounded. @param {Counted} of @param {number} count @param {any} [table] */
  prints(of, count, table) {
    const about = slack(this.plan, table);
    this.facts.push({ parts: [{ of, times: 1 }], low: count, high: count, about, why: `${of.name}: ${count}` });
    this.cells.push({ of, status: 'printed' });
  }

  /**
   * Learns from a printed value.
   * @param {Counted} of @param {any} value @param {{table?: any, own?: string | undefined, exists?: boolean}} [from] `own`
   * are the table's words for small counts; `exists` if the row is printed only where something was counted
   */
  value(of, value, { table, own, exists = false } = {}) {
    if (typeof value === 'number') return this.prints(of, value, table);
    if (value.count !== undefined) return this.prints(of, value.count, table);
    if (value.rate) return this.prints(of, value.rate.numerator, table);
    if (value.notCollected || value.notApplicable) return undefined;
    if (value.masked === undefined) throw new Error(`Unknown value ${JSON.stringify(value)} at ${of.name}.`);
    this.cells.push({ of, status: 'hidden' });
    const least = this.rules.zerosSensitive && !exists ? 0 : 1;
    this.learn(of, least, Infinity, `${of.name}: hidden`);
    return this.words(of, value.masked, own);
  }

  /** Learns from words in place of a count. @param {Counted} of @param {string} words @param {string} [own] */
  words(of, words, own) {
    const most = largest(words);
    if (most !== undefined) {
      this.facts.push({ parts: [{ of, times: 1 }], low: 0, high: most, why: `${of.name}: “${words}”`, words });
    } else if (own !== undefined && words === own && words !== this.rules.mask) {
      this.learn(of, 0, this.rules.threshold - 1, `${of.name}: “${words}”, as small counts are called`);
    }
  }

  /**
   * Learns from a merged row. Of a single document readers know which categories there are, and so its members. Of several
   * they know of each category that it is a member if anything, and that there is a member.
   * @param {{of: Counted, mayBeNone: boolean, isRest: boolean}[]} candidates everything that no other row prints
   * @param {any} row @param {{pool?: string, poolWithLarger?: string}} small
   */
  merged(candidates, row, small) {
    const isMember = (/** @type {Counted} */ of) => this.truth(of) > 0;
    const members = candidates.filter(({ of, mayBeNone }) => mayBeNone || !this.isAlone || isMember(of));
    const most = largest(row.label);
    const saysSmall = row.label === small.pool && row.label !== small.poolWithLarger;
    for (const { of, mayBeNone, isRest } of candidates) {
      if (!members.some((member) => member.of === of)) {
        this.learn(of, 0, 0, `${of.name}: no row`);
        continue;
      }
      // A row of what is not specified is printed only where there is something, so a zero is known anyway.
      this.cells.push({ of, status: isRest ? 'absent' : 'hidden' });
      this.learn(of, mayBeNone || !this.isAlone || !isMember(of) ? 0 : 1, Infinity, `${of.name}: in “${row.label}”`);
      if (most !== undefined) {
        const why = `${of.name}: in “${row.label}”`;
        this.facts.push({ parts: [{ of, times: 1 }], low: 0, high: most, why, words: row.label });
      } else if (saysSmall) {
        const why = `${of.name}: in “${row.label}”, as small counts are called`;
        this.learn(of, 0, this.rules.threshold - 1, why);
      }
    }
    const sum = row.value?.pooled;
    const parts = members.map(({ of }) => ({ of, times: 1 }));
    if (sum === undefined) {
      if (!this.rules.zerosSensitive)
        this.facts.push({ parts, low: 1, high: Infinity, why: `“${row.label}” has a member` });
      return;
    }
    this.facts.push({ parts, low: sum, high: sum, why: `“${row.label}”: ${sum}` });
  }

  /** @param {string} field @returns {Test} */
  given(field) {
    /** @type {any[] | undefined} */
    const bands = this.plan.fields[field].bands;
    return (unit) => (bands ? bands.some((band) => inBand(band, unit[field])) : given(unit, field));
  }
}
