// Random messy tables × plans × scopes × databases, natively: the report, the account and the audit of what a database counts
// must be those of the same records read as CSV, byte for byte.
//
//   npm run warehouse -- --files 100 [--seed 1] [--engines duckdb,sqlite] [--batch PROGRAM]
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { asCsv, engines } from './engines.mjs';
import { fileOf, random, shuffled } from './files.mjs';

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    engines: { type: 'string', default: Object.keys(engines).join(',') },
    batch: { type: 'string', default: 'target/debug/examples/warehouse' },
  },
});

const root = new URL('../../', import.meta.url);
const folder = new URL('src/plan/plans/', root);
const plans = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

const program = spawn(options.batch, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
/** The program's answer to a task. @param {object} task @returns {Promise<any>} */
const ask = async (task) => {
  program.stdin.write(`${JSON.stringify(task)}\n`);
  return JSON.parse((await answers.next()).value);
};

const opened = await Promise.all(
  options.engines.split(',').map((name) => engines[/** @type {import('./engines.mjs').EngineName} */ (name)]()),
);
const tally = { outcomes: 0, reports: 0, refused: 0 };
let failed = 0;
for (let file = 0; file < Number(options.files); file += 1) {
  for (const plan of plans) {
    const seed = Number(options.seed) + file;
    const { below, one } = random(seed * 7919);
    const { header, rows, mapping } = fileOf(plan, seed, one([40, 300, 1200]));
    const places =
      plan.jurisdiction && plan.fields[plan.jurisdiction].values ? plan.fields[plan.jurisdiction].values : [];
    const label = { periodLabel: 'A period' };
    const scopes = [{}, { jurisdiction: places[below(3)]?.label ?? 'North' }, { start: '2020', end: '2021' }];
    const task = { plan, scopes: plan.date ? scopes : scopes.slice(0, 2).map((scope) => ({ ...scope, ...label })) };
    const knowledge = { acceptUnread: true };
    const records = asCsv(
      header,
      rows.map(([, ...fields]) => fields.map((field) => field ?? '')),
    );
    const expected = await ask({ ...task, records, mapping, knowledge });
    for (const engine of opened) {
      await engine.load({ header, rows: shuffled(rows, seed) });
      const numbered = below(2) === 0 ? { line: 'row_number_of_file' } : { order: ['row_number_of_file'] };
      const source = { dialect: engine.dialect, table: 'signals', ...numbered, mapping, knowledge };
      const profiled = await ask({ plan, source });
      const counted = profiled.statements && (await ask({ plan, profile: await engine.run(profiled.statements) }));
      const cells = counted?.statements && (await engine.run(counted.statements));
      const found = cells ? await ask({ ...task, cells }) : (counted ?? profiled);
      if (JSON.stringify(found) !== JSON.stringify(expected)) {
        failed += 1;
        console.log(`${plan.id}, seed ${seed}, ${engine.dialect}: ${difference(expected, found)}`);
      }
    }
    for (const outcome of expected.outcomes ?? [expected]) {
      tally.outcomes += 1;
      tally[outcome.report ? 'reports' : 'refused'] += 1;
    }
  }
}
for (const engine of opened) await engine.close();
program.stdin.end();
const { outcomes, reports, refused } = tally;
console.log(
  `${outcomes} outcomes (${reports} reports, ${refused} refused) × ${opened.length} databases: ${failed} differ.`,
);
process.exitCode = failed === 0 ? 0 : 1;

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
