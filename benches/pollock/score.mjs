// Scores hotline-report and others on Pollock's files. Usage: node benches/pollock/score.mjs <Pollock’s folder>
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measures, parseClean, sameTrimmed } from './measures.mjs';

/** @typedef {{ kind?: string, reason?: string, code?: string, line?: number | null, lines?: number[] }} Told */
/** @typedef {{ rows?: string[][], told: Told[], error?: string, line?: number | null }} Loaded */

/** How many rows of a survey file are compared: the first ones tell. */
const SURVEY_ROWS = 150;

const root = fileURLToPath(new URL('../..', import.meta.url));
const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder of Pollock’s files: see benches/pollock/README.md');
const isListed = options.includes('--list');
const only = options.includes('--only-product');

/** @param {string} path */
function textOf(path) {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** @param {string} output @returns {Map<string, Loaded>} */
function parseLines(output) {
  const loaded = new Map();
  for (const line of output.split('\n').filter(Boolean)) {
    const { file, error, line: at, header = [], rows, failures = [], warnings = [], leftOut = [] } = JSON.parse(line);
    const table = rows && (header.length > 0 ? [header, ...rows] : rows);
    loaded.set(file, { rows: table, error, line: at, told: [...failures, ...leftOut, ...warnings] });
  }
  return loaded;
}

/** @param {string} program @param {string[]} args */
const run = (program, args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30, cwd: root });

/** @type {[name: string, read: (folder: string) => Map<string, Loaded>][]} */
const contenders = [
  ['hotline-report', (at) => parseLines(run('cargo', ['run', '--quiet', '--example', 'pollock', '--', at]))],
  [
    'PapaParse',
    (at) => {
      const Papa = createRequire(new URL('../browser/package.json', import.meta.url))('papaparse');
      const read = (/** @type {string} */ name) => Papa.parse(textOf(join(at, name)), { skipEmptyLines: true }).data;
      return new Map(readdirSync(at).map((name) => [name, { rows: read(name), told: [] }]));
    },
  ],
  ['Python csv', (at) => parseLines(run('python3', [join(root, 'benches/pollock/contenders.py'), 'csv', at]))],
  ['DuckDB', (at) => parseLines(run('python3', [join(root, 'benches/pollock/contenders.py'), 'duckdb', at]))],
];

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The line that a file of that name is polluted on; undefined for the whole file. @param {string} name */
function pollutedLine(name) {
  const row = /^row_(?:(?:more|less)_sep_row|extra_quote|field_delimiter_)(\d+)_/.exec(name)?.[1];
  return row === undefined ? undefined : Number(row) + 1;
}

/** What became of what a file was polluted with. @param {string} name @param {string[][]} source @param {Loaded} loaded */
function fate(name, source, { rows, error, told }) {
  if (rows === undefined) return `refused: ${error}`.slice(0, 60);
  if (sameTrimmed(source, rows)) return 'right';
  const line = pollutedLine(name);
  const lines = told.flatMap(({ line: first, lines: all }) => [...(all ?? []), ...(first === null ? [] : [first])]);
  if (line !== undefined && lines.includes(line)) return 'told, with its line';
  const matters = told.filter(({ code }) => code !== 'blank-lines');
  if (matters.length > 0) return 'told, elsewhere';
  return line === undefined ? 'SILENT: whole file' : 'SILENT: one row';
}

/** @param {Map<string, Loaded>} loaded @param {string} clean @param {(name: string, source: string[][], loaded: Loaded) => void} each */
function compare(loaded, clean, each) {
  for (const name of readdirSync(clean).toSorted()) {
    const found = loaded.get(name);
    if (found) each(name, parseClean(textOf(join(clean, name))), found);
  }
}

/** @param {Map<string, Loaded>} loaded @param {string} title */
function scorePolluted(loaded, title) {
  const weights = JSON.parse(readFileSync(join(folder, 'pollock_weights.json'), 'utf8'));
  /** @type {[number, number][]} */
  const scores = [];
  const fates = new Map();
  compare(loaded, join(folder, 'polluted_files/clean'), (name, source, found) => {
    const score = sum(measures(source, found.rows));
    scores.push([score, weights[name] ?? 0]);
    const became = fate(name, source, found);
    fates.set(became, (fates.get(became) ?? 0) + 1);
    if (isListed && title === 'hotline-report') console.log(`  ${name}: ${score.toFixed(3)}, ${became}`);
  });
  const simple = sum(scores.map(([score]) => score)) / scores.length;
  const weighted = sum(scores.map(([score, weight]) => score * weight)) / sum(scores.map(([, weight]) => weight));
  console.log(`${title}: simple ${simple.toFixed(3)}, weighted ${weighted.toFixed(3)} (${scores.length} files)`);
  if (title === 'hotline-report') for (const [became, count] of fates) console.log(`    ${count} ${became}`);
}

/**
 * The names that columns have in the file: the product gives some to columns without one, and numbers equal ones.
 *
 * @param {string[][]} rows
 * @param {Told[]} told
 */
function withOwnNames([header, ...rows], told) {
  if (header === undefined) return [];
  const own = header.map((name) => name.replace(/^column \d+$/, '').replace(/ \(\d+\)$/, ''));
  const isShort = own[0] === '' && told.some(({ code }) => code === 'heading-short');
  return [isShort ? own.slice(1) : own, ...rows];
}

/** Whether a file has no heading; what Pollock calls its columns is made up then. @param {string} name */
function isHeaderless(name) {
  const path = join(folder, 'survey_sample/parameters', `${name}_parameters.json`);
  return Number(JSON.parse(readFileSync(path, 'utf8')).header_lines) === 0;
}

/** @param {Map<string, Loaded>} loaded @param {string} title */
function scoreSurvey(loaded, title) {
  let same = 0;
  /** @type {number[]} */
  const scores = [];
  compare(loaded, join(folder, 'survey_sample/clean'), (name, source, found) => {
    const loadedRows = found.rows ?? [];
    const named = title === 'hotline-report' ? withOwnNames(loadedRows, found.told) : loadedRows;
    const [clean, rows] = [source.slice(0, SURVEY_ROWS), named.slice(0, SURVEY_ROWS)];
    const score = sum(measures(clean, found.rows && rows));
    scores.push(score);
    const isSameFrom = (/** @type {number} */ first) =>
      sameTrimmed(clean.slice(first, 100), rows.slice(0, 100 - first));
    const isSame = isSameFrom(0) || (isHeaderless(name) && isSameFrom(1));
    same += Number(isSame);
    if (isListed && title === 'hotline-report' && !isSame)
      console.log(`  ${name}: ${score.toFixed(3)} ${found.error ?? ''}`);
  });
  console.log(
    `${title}: ${same} of ${scores.length} the same after trimming, score ${(sum(scores) / scores.length).toFixed(3)}`,
  );
}

for (const [set, score] of /** @type {const} */ ([
  ['polluted_files', scorePolluted],
  ['survey_sample', scoreSurvey],
])) {
  console.log(`\n${set}`);
  for (const [title, read] of only ? contenders.slice(0, 1) : contenders) {
    try {
      score(read(join(folder, set, 'csv')), title);
    } catch (error) {
      console.log(`${title}: not measured (${String(error).split('\n')[0]})`);
    }
  }
}
