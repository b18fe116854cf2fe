// A leak as text: records, plan, what is printed, and what follows.
import { csv } from './records.mjs';

/** @param {any} value */
function shown(value) {
  if (value === undefined || typeof value === 'number') return String(value ?? '');
  if (value.rate) return `${value.rate.numerator} (rate)`;
  if (value.change) return `${value.change.from} to ${value.change.to}`;
  return String(value.count ?? value.pooled ?? `“${value.masked ?? value.notCollected ?? value.notApplicable}”`);
}

/** What a document prints, a line for each row. @param {any} report @returns {string[]} */
export function printed(report) {
  const sections = report.sections ?? [];
  const figures = [...(report.headline ?? []), ...sections.flatMap((/** @type {any} */ part) => part.figures ?? [])];
  const ofFigures = figures.map(
    ({ label, value, rank }) => `${label}: ${shown(value)}${rank ? `, place ${rank.place}` : ''}`,
  );
  const tables = sections.flatMap((/** @type {any} */ part) => part.tables ?? []);
  return [...ofFigures, ...tables.flatMap(tableLines)];
}

/** @param {any} table */
function tableLines({ id, columns, rows, total, base }) {
  const heads = columns ? ` (${columns.map((/** @type {any} */ column) => column.heading).join(', ')})` : '';
  const of = base?.count ? `, of ${base.count.count} ${base.count.label}` : '';
  /** @param {any} row @param {string} indent @returns {string[]} */
  const lines = (row, indent) => [
    `${indent}${row.label}: ${(row.values ?? [row.value]).map(shown).join(', ')}`,
    ...(row.children ?? []).flatMap((/** @type {any} */ child) => lines(child, `${indent}  `)),
  ];
  return [`table ${id}${heads}${of}`, ...[...rows, ...(total ? [total] : [])].flatMap((row) => lines(row, '  '))];
}

/**
 * @param {import('./world.mjs').Scenario} scenario @param {import('./scenario.mjs').Outcome} outcome
 */
export function story({ plan, records, reports }, outcome) {
  const files = Object.entries(records).map(([edition, rows]) => `records.csv (${edition})\n${csv(rows)}`);
  const documents = reports.map(({ scope }, place) => {
    const report = outcome.reports[place];
    const lines = report ? printed(report) : ['refused'];
    return `document ${place + 1} ${JSON.stringify(scope)}\n${lines.map((line) => `  ${line}`).join('\n')}`;
  });
  const leaks = outcome.leaks.map(({ name, truth, low, high, known }) => {
    const interval = low === high ? `is ${low}` : `lies in ${low} to ${high}`;
    return `LEAK ${name} ${interval} (truly ${truth}), from\n${known.map((line) => `  ${line}`).join('\n')}`;
  });
  const faults = outcome.faults.map((fault) => `FALSE ${fault}`);
  return [...files, `plan.json\n${JSON.stringify(plan)}\n`, ...documents, ...leaks, ...faults].join('\n');
}
