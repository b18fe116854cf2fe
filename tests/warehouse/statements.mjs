// Statements of both passes in every dialect, one JSON line each, for `python tests/warehouse/parse.py`, which needs sqlglot:
//   node tests/warehouse/statements.mjs | python tests/warehouse/parse.py
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { asCsv } from './engines.mjs';

const root = new URL('../../', import.meta.url);
const plan = JSON.parse(readFileSync(new URL('src/plan/plans/state-data-report.json', root), 'utf8'));
const dialects = 'postgres duckdb sqlite mysql sqlserver bigquery snowflake spark databricks trino clickhouse'.split(
  ' ',
);
const ask = (tasks) => {
  const input = tasks.map((task) => `${JSON.stringify(task)}\n`).join('');
  const answers = execFileSync('target/debug/examples/warehouse', { cwd: root, input, encoding: 'utf8' });
  return answers
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).statements);
};

const mapping = { [plan.jurisdiction]: ["the column's `name`"], [plan.date]: ['day'] };
const sources = dialects.flatMap((dialect) =>
  [{ line: 'no' }, { order: ['a', 'b'] }].map((numbered) => ({ dialect, table: 'main.signals', ...numbered, mapping })),
);
const profiles = ask(sources.map((source) => ({ plan, source })));
/** A profile of one row, whose values are hard to quote. */
const answered = (text, { dialect }) => {
  const literal = /'(\{"version.*\})' AS/.exec(text)?.[1] ?? '';
  const escapes = !['postgres', 'duckdb', 'sqlite', 'sqlserver', 'trino'].includes(dialect);
  const about = escapes ? literal.replace(/\\(.)/g, '$1') : literal.replaceAll("''", "'");
  const texts = { [plan.jurisdiction]: `O'Hara \\ "x"\n%`, [plan.date]: '2020-01-31' };
  const fields = Object.keys(texts).toSorted();
  const values = fields.map((field) => texts[field]).map((value, place) => ['value', place + 1, 0, 1, 2, value]);
  const headings = ['confidential_hotline_report_profile', 'place', 'code', 'count', 'line', 'content'];
  const rows = [['plan', 0, 0, 0, 0, about], ['total', 0, 0, 1, 0, ''], ...values];
  return asCsv(headings, rows);
};
const cells = ask(sources.map((source, place) => ({ plan, profile: answered(profiles[place], source) })));
for (const [place, { dialect }] of sources.entries())
  for (const text of [profiles[place], cells[place]]) console.log(JSON.stringify({ dialect, text }));
