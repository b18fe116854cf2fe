// What all benchmarks in the browser write: the machine, tables as text, and the parts of benches/RESULTS.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { program } from '../../scripts/browsers.mjs';
import { ask } from '../../scripts/run.mjs';

const results = fileURLToPath(new URL('../RESULTS.md', import.meta.url));

/** The machine, looked at when the measuring begins, because measuring is a load, too. */
export function machine() {
  const chromium = /\d+(\.\d+)+/.exec(ask(program('chromium'), '--version') ?? '')?.[0] ?? 'of unknown version';
  const load = loadavg().map((value) => value.toFixed(1));
  return (
    `${new Date().toISOString().slice(0, 10)}: ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ` +
    `${(totalmem() / 2 ** 30).toFixed(0)} GB; Chromium ${chromium}, Node ${process.version}; load average before the run ` +
    load.join(', ')
  );
}

/** Rows for the terminal, in columns. @param {string[][]} rows */
export function aligned(rows) {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const lines = rows.map((row) => {
    return row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  });
  return lines.join('\n');
}

/** The same as Markdown; the first row is the head. @param {string[][]} rows */
export function grid([head = [], ...rows]) {
  const line = (/** @type {string[]} */ row) => `| ${row.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}

/**
 * Renews one part of benches/RESULTS.md, between its marks.
 * @param {string} part @param {string[]} blocks
 */
export async function renew(part, blocks) {
  const [begin, end] = [`<!-- begin ${part} -->`, `<!-- end ${part} -->`];
  const text = [begin, ...blocks, end].join('\n\n');
  const before = existsSync(results) ? readFileSync(results, 'utf8') : '# Benchmarks in the browser\n';
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const after =
    from < 0 || to < from ? `${before}\n${text}\n` : before.slice(0, from) + text + before.slice(to + end.length);
  writeFileSync(results, await format(after, { ...(await resolveConfig(results)), parser: 'markdown' }));
}
