// What the tables must say: computed the plain way, in one pass over the file, with nothing that a contender uses.
import { createReadStream } from 'node:fs';
import { columns, questions } from './job.mjs';

/** @import {Filter, Tables} from './job.mjs' */

const at = Object.fromEntries(columns.map((name, index) => [name, index]));

/**
 * The tables for each of the questions, in their order.
 * @param {string} path
 * @returns {Promise<{rows: number, tables: Tables[]}>}
 */
export async function reference(path) {
  const tallies = questions.map(({ filter }) => new Tally(filter));
  let rows = -1; // the first record is the header
  await readRecords(path, (fields) => {
    rows += 1;
    if (fields.length !== columns.length) throw new Error(`record ${rows}: ${fields.length} fields`);
    if (rows === 0 || fields[at.substantive ?? 0] !== 'true') return;
    for (const tally of tallies) tally.add(fields);
  });
  return { rows, tables: tallies.map((tally) => tally.tables()) };
}

/** @extends {Map<string, number>} */
class Counter extends Map {
  /** @param {string[]} labels */
  add(...labels) {
    const key = labels.join('\n');
    this.set(key, (this.get(key) ?? 0) + 1);
  }

  /** Labels and count, by falling count. @returns {any[]} */
  ranked() {
    const rows = [...this].map(([key, count]) => [...key.split('\n'), count]);
    return rows.toSorted((a, b) => Number(b.at(-1)) - Number(a.at(-1)));
  }
}

class Tally {
  #filter;
  #signals = 0;
  #described = 0;
  #signalers = new Counter();
  #reasons = new Counter();
  #venues = new Counter();
  #demographics = new Counter();
  #states = new Counter();
  #years = new Counter();

  /** @param {Filter} filter */
  constructor(filter) {
    this.#filter = filter;
  }

  /** @param {string[]} fields of a substantive signal */
  add(fields) {
    const field = (/** @type {string} */ name) => fields[/** @type {number} */ (at[name])] ?? '';
    const filter = this.#filter;
    if (filter.channel !== undefined && field('channel') !== filter.channel) return;
    const [state, year] = [field('state'), field('date').slice(0, 4)];
    if (state) this.#years.add(year, state);
    if (filter.year !== null && Number(year) !== filter.year) return;
    if (state) this.#states.add(state);
    if (filter.state !== null && state !== filter.state) return;
    this.#signals += 1;
    this.#signalers.add(field('signaler_type'));
    if (field('primary_reason')) this.#reasons.add(field('primary_reason'));
    if (field('trafficking_type')) this.#venues.add(field('trafficking_type'), field('venue'));
    if (field('demographics') === '') return;
    this.#described += 1;
    for (const one of field('demographics').split(';')) this.#demographics.add(one);
  }

  /** @returns {Tables} */
  tables() {
    return {
      signals: this.#signals,
      signalers: this.#signalers.ranked().map(([label, count]) => [label, count, (100 * count) / this.#signals]),
      reasons: this.#reasons.ranked(),
      venues: this.#venues.ranked(),
      described: this.#described,
      demographics: this.#demographics.ranked(),
      states: this.#states.ranked(),
      years: this.#years.ranked().map(([year, state, count]) => [Number(year), state, count]),
    };
  }
}

/**
 * CSV as RFC 4180 has it, with LF, a character at a time.
 * @param {string} path
 * @param {(fields: string[]) => void} onRecord
 */
async function readRecords(path, onRecord) {
  /** @type {'start' | 'plain' | 'quoted' | 'quote'} `quote`: after a quote within a quoted field */
  let place = 'start';
  /** @type {string[]} */
  let fields = [];
  let field = '';
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    let from = 0; // what stands between here and the current character belongs to the field
    for (let i = 0; i < text.length; i += 1) {
      const char = text.charCodeAt(i);
      if (place === 'quoted') {
        if (char !== 34) continue;
        field += text.slice(from, i);
        from = i + 1;
        place = 'quote';
      } else if (char === 34) {
        from = place === 'quote' ? i : i + 1; // a second quote stands for itself
        place = 'quoted';
      } else if (char === 44 || char === 10) {
        fields.push(field + text.slice(from, i));
        field = '';
        from = i + 1;
        place = 'start';
        if (char === 44) continue;
        onRecord(fields);
        fields = [];
      } else {
        place = 'plain';
      }
    }
    field += text.slice(from);
  }
  if (field !== '' || fields.length > 0) onRecord([...fields, field]);
}
