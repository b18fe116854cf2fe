// Random messy tables × plans × scopes × databases: the report, the account and the audit of what a database counts must be
// those of the same records read as CSV, byte for byte. Both ways are those of the built package.
import { readFileSync } from 'node:fs';
import { builtInPlans, openRecords, reportOfCells, warehouseStatements } from '../../pkg/node/analyst.js';
import { asCsv, engines } from './engines.mjs';
import { fileOf, random, shuffled } from './files.mjs';
import { optionsOf } from './options.mjs';
import { programs } from './programs.mjs';

/** @typedef {import('./engines.mjs').Engine} Engine */
/** @typedef {import('./files.mjs').Plan} Plan */
/** @typedef {import('../../pkg/analyst.js').Scope} Scope */

const databases = { ...engines, ...programs };

const options = optionsOf(process.argv.slice(2));

const sizes = options.rows.split(',').map(Number);
const plans = await builtInPlans();
/** @type {Record<string, string>} */
const codes = JSON.parse(readFileSync(new URL('../../pkg/places.json', import.meta.url), 'utf8'));
const knowledge = { acceptUnread: true };

/** The outcome of something: an error counts by its code and its words. @param {Promise<unknown>} promise */
const settled = (promise) => promise.catch(({ code, message }) => ({ refused: code, message }));

/**
 * The outcomes of a file in each scope.
 *
 * @param {Plan} plan @param {string} text @param {Record<string, string[]>} mapping @param {Scope[]} scopes
 */
async function ofFile(plan, text, mapping, scopes) {
  const file = await openRecords(new Blob([text]));
  try {
    const records = await file.read(plan, { ...knowledge, places: codes, mapping });
    const found = [];
    for (const scope of scopes) found.push(await settled(records.report(scope)));
    records.close();
    return found;
  } finally {
    file.close();
  }
}

/**
 * The outcomes of what a database counts of a table, in each scope; or why it was refused before.
 *
 * @param {Engine} engine @param {Plan} plan @param {import('../../pkg/analyst.js').TableSource} source
 * @param {Scope[]} scopes @param {Map<string, unknown>} known outcomes of the same cells, of other databases
 */
async function ofCells(engine, plan, source, scopes, known) {
  const profile = await engine.run(await warehouseStatements(plan, source));
  const cells = await engine.run(await warehouseStatements(plan, { profile }));
  const counted = counts(cells);
  if (!known.has(counted)) {
    const outcomes = [];
    for (const scope of scopes) outcomes.push(await settled(reportOfCells(plan, cells, scope, { places: codes })));
    known.set(counted, outcomes);
  }
  return known.get(counted);
}

/** Scopes of a plan: all, a jurisdiction, and two years where it has days. @param {Plan} plan @param {import('./files.mjs').Dice} dice @returns {Scope[]} */
function scopesOf(plan, { below }) {
  const places = plan.fields[plan.jurisdiction ?? '']?.values ?? [];
  const label = plan.date ? {} : { periodLabel: 'A period' };
  const scopes = [label, { ...label, jurisdiction: String(places[below(3)]?.label ?? 'North') }];
  return plan.date ? [...scopes, { start: '2020', end: '2021' }] : scopes;
}

const opened = await Promise.all(
  (options.engines?.split(',') ?? Object.keys(databases)).map((name) =>
    databases[/** @type {keyof typeof databases} */ (name)](),
  ),
);
const tally = { tables: 0, reports: 0, refused: 0 };
/** Tables whose outcomes differ, and time, of reading as files and of each database. */
const results = new Map(['files', ...opened.map(({ name }) => name)].map((name) => [name, { differ: 0, seconds: 0 }]));

/** Adds to the time of files or of a database. @template T @param {string} name @param {() => Promise<T>} act */
async function timed(name, act) {
  const since = Date.now();
  const outcome = await settled(act());
  const result = results.get(name);
  if (result) result.seconds += (Date.now() - since) / 1000;
  return outcome;
}

/** @param {Plan} plan @param {number} seed */
async function compare(plan, seed) {
  const dice = random(seed * 7919);
  const { header, rows, mapping } = fileOf(plan, seed, dice.one(sizes));
  const scopes = scopesOf(plan, dice);
  // With the column that numbers the rows: what was entered twice is told apart by it.
  const records = asCsv(
    ['row_number_of_file', ...header],
    rows.map((fields) => fields.map((field) => field ?? '')),
  );
  const expected = await timed('files', () => ofFile(plan, records, mapping, scopes));
  /** @type {Map<string, unknown>} */
  const known = new Map();
  for (const engine of opened) {
    const numbered = dice.chance(0.5) ? { line: 'row_number_of_file' } : { order: ['row_number_of_file'] };
    const source = { dialect: engine.dialect, table: 'signals', ...numbered, mapping, knowledge };
    await engine.load({ header, rows: shuffled(rows, seed) });
    const found = await timed(engine.name, () => ofCells(engine, plan, source, scopes, known));
    if (JSON.stringify(found) === JSON.stringify(expected)) continue;
    const result = results.get(engine.name);
    if (result) result.differ += 1;
    console.log(`${plan.id}, seed ${seed}, ${engine.name}: ${difference(expected, found)}`);
  }
  tally.tables += 1;
  for (const outcome of Array.isArray(expected) ? expected : [expected])
    tally[outcome.report ? 'reports' : 'refused'] += 1;
}

const end = Date.now() + Number(options.minutes) * 60_000;
for (let file = 0; file < Number(options.files); file += 1) {
  for (const plan of plans) if (Date.now() < end) await compare(plan, Number(options.seed) + file);
  if (file % 5 === 4) console.error(`${tally.tables} tables compared …`);
}
for (const engine of opened) await engine.close();

const { tables, reports, refused } = tally;
console.log(`${tables} tables as files: ${reports} reports, ${refused} refused.`);
console.table(
  Object.fromEntries(
    [...results].map(([name, { differ, seconds }]) => [name, { tables, differ, seconds: Math.round(seconds) }]),
  ),
);
process.exitCode = [...results.values()].some(({ differ }) => differ > 0) ? 1 : 0;

/** The rows of cells below the one that names the table, in an order of their own: databases return them in any. @param {string} cells */
function counts(cells) {
  const rows = cells.split('\n').filter((row) => !row.startsWith('plan,'));
  return rows.toSorted().join('\n');
}

/** The first difference of two trees, in words. @param {any} one @param {any} other @returns {string} */
function difference(one, other, path = '') {
  const isTree = (/** @type {any} */ value) => typeof value === 'object' && value !== null;
  if (isTree(other) && 'refused' in other) return `${path} refused: ${other.message}`.slice(0, 600);
  if (!isTree(one) || !isTree(other))
    return `${path}: ${JSON.stringify(one)} is ${JSON.stringify(other)}`.slice(0, 600);
  const key = [...new Set([...Object.keys(one), ...Object.keys(other)])].find(
    (name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );
  return key === undefined ? `${path}: another order` : difference(one[key], other[key], `${path}/${key}`);
}
