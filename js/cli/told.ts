import type { Account, Audit, Examined, Unread } from '../analyst.js';
import type { Problem } from '../slim.js';

/** What was asked for. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What is to be known beside it. */
export const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** What became of every row, in a line. */
export function sayAccount({ rows, inScope, excluded, failed, unread, unmatchedPlaces, warnings }: Account): void {
  const sum = (parts: readonly { rows: number }[]) => parts.reduce((total, part) => total + part.rows, 0);
  const parts = [`${counted(inScope, 'row')} counted`, `${counted(sum(excluded), 'row')} of something else`];
  if (failed.length > 0) parts.push(`${counted(sum(failed), 'row')} could not be read`);
  tell(`${counted(rows, 'row')}: ${parts.join(', ')}.`);
  for (const failure of failed) tell(`  ${failure.kind}: lines ${failure.lines.join(', ')} …`);
  for (const { field, column, reason, commonest, values, rows: affected, lines } of unread) {
    const said = commonest.map(([value, count]) => `“${value}” ${count.toLocaleString('en-US')}`).join(', ');
    const others = values > commonest.length ? ` and ${counted(values - commonest.length, 'other value')}` : '';
    const where = `${counted(affected, 'row')}, lines ${lines.join(', ')}${affected > lines.length ? ' …' : ''}`;
    tell(
      `  ${field}: ${said}${others} in column “${column}”: ${reasons[reason]}, so not counted as an answer (${where}).`,
    );
  }
  for (const name of unmatchedPlaces) tell(`  No map knows the place “${name}”.`);
  for (const { message, line, count } of warnings) {
    const where = [line === null ? '' : `line ${line}`, count > 1 ? `${count.toLocaleString('en-US')} times` : ''];
    const said = where.filter(Boolean).join(', ');
    tell(`  ${message}${said === '' ? '' : ` (${said})`}`);
  }
}

/** Why a value could not be understood, in words. */
const reasons: Record<Unread['reason'], string> = {
  'no-day': 'no day',
  'no-number': 'no number',
  'no-band': 'a number that belongs to no band',
  'neither-yes-nor-no': 'neither yes nor no',
  'not-listed': 'not listed in the plan',
};

/** What each verdict means, in words. */
const verdicts: Record<Audit['verdict'], string> = {
  safe: 'no small count can be worked out',
  disclosed: 'small counts can be worked out',
  unresolved: 'whether small counts can be worked out could not be decided',
  contradiction: 'what is printed contradicts itself',
};

/** What was hidden, and what the proof came to. It is for whoever makes the report, and never in what is published. */
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

/** What an audit looked at, and what it did not. */
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
