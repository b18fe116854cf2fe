// Random messy tables × plans × scopes × databases: the report, the account and the audit of what a database counts must be
// those of the same records read as CSV, byte for byte. Both ways are those of the built package.
//
//   npm run warehouse -- --files 100 [--seed 1] [--engines duckdb,sqlite] [--rows 40,300]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { builtInPlans, openRecords, reportOfCells, warehouseStatements } from '../../pkg/node/analyst.js';
import { asCsv, engines } from './engines.mjs';
import { fileOf, random, shuffled } from './files.mjs';

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    engines: { type: 'string', default: Object.keys(engines).join(',') },
    rows: { type: 'string', default: '40,300,1200' },
  },
});

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
 * @param {import('./files.mjs').Plan} plan @param {string} text @param {Record<string, string[]>} mapping @param {import('../../pkg/analyst.js').Scope[]} scopes
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

const opened = await Promise.all(
  options.engines.split(',').map((name) => engines[/** @type {import('./engines.mjs').EngineName} */ (name)]()),
);
const tally = { outcomes: 0, reports: 0, refused: 0 };
/** @type {Record<string, number>} */
const seconds = Object.fromEntries(['files', ...opened.map(({ name }) => name)].map((name) => [name, 0]));
/** @template T @param {string} name @param {() => Promise<T>} act */
async function timed(name, act) {
  const since = Date.now();
  const found = await act();
  seconds[name] = (seconds[name] ?? 0) + (Date.now() - since) / 1000;
  return found;
}
let failed = 0;
for (let file = 0; file < Number(options.files); file += 1) {
  for (const plan of plans) {
    const seed = Number(options.seed) + file;
    const { below, one } = random(seed * 7919);
    const { header, rows, mapping } = fileOf(plan, seed, one(sizes));
    const places = plan.fields[plan.jurisdiction ?? '']?.values ?? [];
    const label = plan.date ? {} : { periodLabel: 'A period' };
    const choice = [
      label,
      { ...label, jurisdiction: String(places[below(3)]?.label ?? 'North') },
      { start: '2020', end: '2021' },
    ];
    const scopes = plan.date ? choice : choice.slice(0, 2);
    const records = asCsv(
      header,
      rows.map(([, ...fields]) => fields.map((field) => field ?? '')),
    );
    const expected = await timed('files', () => settled(ofFile(plan, records, mapping, scopes)));
    /** @type {Map<string, unknown>} */
    const known = new Map();
    for (const engine of opened) {
      const numbered = below(2) === 0 ? { line: 'row_number_of_file' } : { order: ['row_number_of_file'] };
      const source = { dialect: engine.dialect, table: 'signals', ...numbered, mapping, knowledge };
      const cells = await timed(engine.name, async () => {
        await engine.load({ header, rows: shuffled(rows, seed) });
        const counted = async () => {
          const profile = await engine.run(await warehouseStatements(plan, source));
          return { cells: await engine.run(await warehouseStatements(plan, { profile })) };
        };
        return /** @type {{ cells?: string }} */ (await settled(counted()));
      });
      /** @type {unknown} */
      let found = cells;
      if (cells.cells !== undefined) {
        const counted = counts(cells.cells);
        if (!known.has(counted)) {
          const outcomes = [];
          for (const scope of scopes)
            outcomes.push(await settled(reportOfCells(plan, cells.cells, scope, { places: codes })));
          known.set(counted, outcomes);
        }
        found = known.get(counted);
      }
      if (JSON.stringify(found) !== JSON.stringify(expected)) {
        failed += 1;
        console.log(`${plan.id}, seed ${seed}, ${engine.name}: ${difference(expected, found)}`);
      }
    }
    for (const outcome of Array.isArray(expected) ? expected : [expected]) {
      tally.outcomes += 1;
      tally[outcome.report ? 'reports' : 'refused'] += 1;
    }
  }
}
for (const engine of opened) await engine.close();
const { outcomes, reports, refused } = tally;
console.log(
  `${outcomes} outcomes (${reports} reports, ${refused} refused) × ${opened.length} databases: ${failed} differ.`,
);
const times = Object.entries(seconds).map(([name, time]) => `${name} ${time.toFixed(0)} s`);
console.log(`Time of reading files, and in each database: ${times.join(', ')}.`);
process.exitCode = failed === 0 ? 0 : 1;

/** The rows of cells below the one that names the table, in an order of their own: databases return them in any. @param {string} cells */
function counts(cells) {
  const rows = cells.split('\n').filter((row) => !row.startsWith('plan,'));
  return rows.toSorted().join('\n');
}

/** The first difference of two trees, in words. @param {any} one @param {any} other @returns {string} */
function difference(one, other, path = '') {
  const isTree = (/** @type {any} */ value) => typeof value === 'object' && value !== null;
  if (!isTree(one) || !isTree(other))
    return `${path}: ${JSON.stringify(one)} is ${JSON.stringify(other)}`.slice(0, 600);
  const key = [...new Set([...Object.keys(one), ...Object.keys(other)])].find(
    (name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );
  return key === undefined ? `${path}: another order` : difference(one[key], other[key], `${path}/${key}`);
}
