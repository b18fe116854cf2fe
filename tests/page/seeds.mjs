// The facts of the two publications, read by a parser of our own: from their text where it lies beside the project,
// else from the project's own copy of those facts.
import { existsSync, readFileSync } from 'node:fs';

const shared = new URL('../../../shared/seeds/', import.meta.url);
const fixtures = new URL('../fixtures/', import.meta.url);

export const beside = existsSync(new URL('missouri-2020-state-report.txt', shared));

/**
 * @typedef {{label: string, level: number, count: string, percent: string, notes: string[], valueNotes: string[]}} Row
 * @typedef {{heading: string, headingNotes: string[], rows: Row[]}} Table
 */

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Text and the note markers that follow it: `Labor ⁴` is `Labor`, 4. @param {string} text @returns {[string, string[]]} */
function unmark(text) {
  const marked = text.match(new RegExp(`^(.*?)\\s*([${superscripts}]+)$`, 'u'));
  const [, plain = text, marker = ''] = marked ?? [];
  const digits = [...marker].map((sign) => superscripts.indexOf(sign)).join('');
  return [plain.trim(), digits ? [digits] : []];
}

/** @param {string} text @returns {Table[]} */
function stateTables(text) {
  /** @type {Table[]} */
  const tables = [];
  for (const line of text.split('\n')) {
    const cells = line.split('\t').map((cell) => cell.trim());
    const table = tables.at(-1);
    if (cells[1]?.startsWith('# OF')) {
      const [heading, headingNotes] = unmark(cells[0] ?? '');
      tables.push({ heading, headingNotes, rows: [] });
    } else if (table && (cells.length >= 2 || line.startsWith('NON-CUMULATIVE'))) {
      const [label, notes] = unmark(cells[0] ?? '');
      const [count, valueNotes] = unmark(cells[1] ?? '');
      table.rows.push({ label, level: 0, count, percent: cells[2] ?? '', notes, valueNotes });
    }
  }
  tables.forEach(nest);
  return tables;
}

/** The text does not indent: a row is a subtotal where the rows right after it sum to it. @param {Table} table */
function nest({ heading, rows }) {
  if (!/industry/i.test(heading)) return;
  for (let index = 0; index < rows.length; index += 1) {
    let sum = 0;
    for (let end = index + 1; end < rows.length - 1; end += 1) {
      sum += Number(rows[end]?.count);
      if (sum === Number(rows[index]?.count) && end > index + 1) {
        for (const child of rows.slice(index + 1, end + 1)) child.level = 1;
        index = end;
        break;
      }
    }
  }
}

/** The Spotlight's figures, label and number, in the order of the page. @param {string} text @returns {[string, string][]} */
function spotlightFigures(text) {
  const plain = text.replace(/<sup>\d+<\/sup>/g, '').replace(/\*\*/g, '');
  const lines = plain
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  /** @type {[string, string][]} */
  const figures = [];
  lines.forEach((line, index) => {
    const number = line.match(/^(\d+)(?: Cases)?$/)?.[1];
    const label = lines[index - 1];
    if (number && label) figures.push([label, number]);
  });
  return figures;
}

/** The project's own copy of the facts. @param {string} name */
function copied(name) {
  const [, ...lines] = readFileSync(new URL(name, fixtures), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [table = '', level = '', label = '', notes = '', value = '', valueNotes = '', percent = ''] =
      line.split('\t');
    return {
      table,
      level,
      label,
      notes: notes ? notes.split(',') : [],
      value,
      valueNotes: valueNotes ? valueNotes.split(',') : [],
      percent,
    };
  });
}

/** @returns {Table[]} */
function copiedTables() {
  /** @type {Table[]} */
  const tables = [];
  for (const { level, label, notes, value, valueNotes, percent, table } of copied('missouri-2020.tsv')) {
    if (table === 'headline') continue;
    if (level === 'head') tables.push({ heading: label, headingNotes: notes, rows: [] });
    else tables.at(-1)?.rows.push({ label, level: Number(level) || 0, count: value, percent, notes, valueNotes });
  }
  return tables;
}

/** @returns {[string, string][]} */
function copiedFigures() {
  const rows = copied('missouri-2017.tsv').filter(({ level }) => level === '0');
  return rows.map(({ label, value }) => [label, value]);
}

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, shared), 'utf8');

export const missouri2020 = () => (beside ? stateTables(read('missouri-2020-state-report.txt')) : copiedTables());
export const missouri2017 = () => (beside ? spotlightFigures(read('missouri-2017-spotlight.txt')) : copiedFigures());
