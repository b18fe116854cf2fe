// The facts of the two publications, as recorded in tests/fixtures.
import { readFileSync } from 'node:fs';

const fixtures = new URL('../fixtures/', import.meta.url);

/**
 * @typedef {{label: string, level: number, count: string, percent: string, notes: string[], valueNotes: string[]}} Row
 * @typedef {{heading: string, headingNotes: string[], rows: Row[]}} Table
 */

/** @param {string} list */
const markers = (list) => (list ? list.split(',') : []);

/** @param {string} name */
function facts(name) {
  const [, ...lines] = readFileSync(new URL(name, fixtures), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [table = '', level = '', label = '', notes = '', value = '', valueNotes = '', percent = ''] =
      line.split('\t');
    return { table, level, label, notes: markers(notes), value, valueNotes: markers(valueNotes), percent };
  });
}

/** The tables of the state report of 2020. @returns {Table[]} */
export function missouri2020() {
  /** @type {Table[]} */
  const tables = [];
  for (const { level, label, notes, value, valueNotes, percent, table } of facts('missouri-2020.tsv')) {
    if (table === 'headline') continue;
    if (level === 'head') tables.push({ heading: label, headingNotes: notes, rows: [] });
    else tables.at(-1)?.rows.push({ label, level: Number(level) || 0, count: value, percent, notes, valueNotes });
  }
  return tables;
}

/** The figures of the Spotlight of 2017: label and number, in the order of the page. @returns {[string, string][]} */
export function missouri2017() {
  const rows = facts('missouri-2017.tsv').filter(({ level }) => level === '0');
  return rows.map(({ label, value }) => [label, value]);
}
