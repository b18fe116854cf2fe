import type { Account, Audit, Examined, Warning } from '../analyst.js';
import type { Problem } from '../slim.js';

/** Writes a result to stdout. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Writes a diagnostic to stderr. */
export const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** Prints the account of the rows, in a line. */
export function sayAccount({ rows, inScope, excluded, failed, told }: Account): void {
  const sum = (parts: readonly { rows: number }[]) => parts.reduce((total, part) => total + part.rows, 0);
  const parts = [`${counted(inScope, 'row')} counted`, `${counted(sum(excluded), 'row')} of something else`];
  if (failed.length > 0) parts.push(`${counted(sum(failed), 'row')} could not be read`);
  tell(`${counted(rows, 'row')}: ${parts.join(', ')}.`);
  for (const { message, rows: affected, lines, example } of told.filter(({ kind }) => kind !== 'excluded')) {
    const more = affected > lines.length ? ' …' : '';
    const where =
      lines.length === 0 ? '' : `${lines.length === 1 && more === '' ? 'line' : 'lines'} ${lines.join(', ')}${more}`;
    const times = affected > 1 ? counted(affected, 'time') : '';
    const said = [times, where].filter(Boolean).join(', ');
    const quoted = example === undefined ? '' : ` “${example}”`;
    tell(`  ${message}${quoted}${said === '' ? '' : ` (${said})`}`);
  }
}

/** Prints warnings about a file of which no report is made. */
export function sayWarnings(warnings: readonly Warning[]): void {
  for (const { message, line } of warnings) tell(`  ${message}${line === null ? '' : ` (line ${line})`}`);
}

/** The codes of what the report lacks though nobody agreed to leave it out. */
export function notAgreedTo({ told }: Account, accepted: readonly string[]): string[] {
  const needed = told.filter(({ needsConsent }) => needsConsent).map(({ code }) => code);
  return accepted.includes('all') ? [] : [...new Set(needed)].filter((code) => !accepted.includes(code));
}

/** Meanings of the verdicts, in words. */
const verdicts: Record<Audit['verdict'], string> = {
  safe: 'no small count can be worked out',
  disclosed: 'small counts can be worked out',
  unresolved: 'whether small counts can be worked out could not be decided',
  contradiction: 'what is printed contradicts itself',
};

/**
 * Prints the hidden counts, and the verdict of the proof. It is for whoever makes the report, and never in what is
 * published.
 */
export function sayAudit(audit: Audit): void {
  const { threshold, verdict, overridden, hidden, findings, warnings, examined } = audit;
  const places = hidden.length === 0 ? 'nothing was hidden' : `${counted(hidden.length, 'place')} hidden`;
  const unsafe = findings.filter((finding) => finding.verdict !== 'safe').length;
  const found = `${counted(findings.length, 'finding')}, ${unsafe === 0 ? 'none' : unsafe} of them not safe`;
  tell(`Protection of small counts: ${verdict}, ${verdicts[verdict]}; threshold ${threshold}, ${places}, ${found}.`);
  if (overridden !== undefined) tell(`  It is made all the same: ${overridden}`);
  for (const line of examinedLines(examined)) tell(`  ${line}`);
  for (const { place, message } of warnings) tell(`  ${place === '' ? '' : `${place}: `}${message}`);
}

const links: Record<Examined['links'][number]['kind'], [one: string, many: string]> = {
  sum: ['sum', 'sums'],
  bound: ['bound between counts', 'bounds between counts'],
  'merged-row': ['merged row', 'merged rows'],
  percentage: ['percentage', 'percentages'],
  order: ['pair of sorted rows', 'pairs of sorted rows'],
  edition: ['count of an earlier edition', 'counts of earlier editions'],
};

/** Returns the coverage of an audit, in lines. */
export function examinedLines({ printed, hidden, documents, links: used, notCovered }: Examined): string[] {
  const kinds = used.map(({ kind, number }) => counted(number, ...links[kind]));
  const counts = `${counted(printed, 'printed count')} and ${counted(hidden, 'hidden one')}`;
  const beside = documents.length === 0 ? '' : ` Documents: ${documents.map((title) => `“${title}”`).join(', ')}.`;
  return [
    `Examined: ${counts}, connected by ${kinds.length === 0 ? 'nothing' : kinds.join(', ')}.${beside}`,
    `Not covered: ${notCovered.join('; ')}.`,
  ];
}

const weight = { error: 0, contradiction: 1, advice: 2 };

/** Every problem of a document, the gravest first: where, what, and what would be right. */
export function problemLines(problems: readonly Problem[]): string[] {
  return problems
    .toSorted((a, b) => weight[a.severity] - weight[b.severity])
    .map(({ severity, table, row, field, pointer, message, remedy }) => {
      const where = [table, row, field].filter((part) => part !== undefined).join(' › ');
      return `${severity} at ${pointer || '/'}${where ? ` (${where})` : ''}: ${message} ${remedy}`;
    });
}
