// Statements of both passes in every dialect, parsed by sqlglot, an independent parser: `npm run warehouse` runs it first.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { builtInPlans, dialects, warehouseStatements } from '../../pkg/node/analyst.js';
import { python } from '../../scripts/databases.mjs';
import { asCsv } from './engines.mjs';

const plan = /** @type {import('./files.mjs').Plan} */ (
  (await builtInPlans()).find(({ id }) => id === 'state-data-report')
);
/** @type {Record<string, string[]>} */
const mapping = { [plan.jurisdiction ?? '']: ["the column's `name`"], [plan.date ?? '']: ['day'] };

/** A profile of one row, whose values are hard to quote. @param {string} statements @param {string} dialect */
function profileOf(statements, dialect) {
  const literal = /'(\{"version.*\})' AS/.exec(statements)?.[1] ?? '';
  const hasEscapes = !['postgres', 'duckdb', 'sqlite', 'sqlserver', 'trino'].includes(dialect);
  const about = hasEscapes ? literal.replace(/\\(.)/g, '$1') : literal.replaceAll("''", "'");
  const fields = Object.keys(mapping).toSorted();
  const values = fields.map((field, place) => {
    const text = field === plan.date ? '2020-01-31' : `O'Hara \\ "x"\n%\${x}`;
    return ['value', place + 1, 0, 1, 2, text];
  });
  const headings = ['confidential_hotline_report_profile', 'place', 'code', 'count', 'line', 'content'];
  return asCsv(headings, [['plan', 0, 0, 0, 0, about], ['total', 0, 0, 1, 0, ''], ...values]);
}

const lines = [];
for (const dialect of dialects) {
  for (const numbered of [{ line: 'no' }, { order: ['a', 'b'] }]) {
    const source = { dialect, table: 'main.signals', ...numbered, mapping };
    const profile = await warehouseStatements(plan, source);
    const cells = await warehouseStatements(plan, { profile: profileOf(profile, dialect) });
    for (const text of [profile, cells]) lines.push(`${JSON.stringify({ dialect, text })}\n`);
  }
}
const script = fileURLToPath(new URL('python/parse.py', import.meta.url));
execFileSync(python, [script], { input: lines.join(''), stdio: ['pipe', 'inherit', 'inherit'] });
