import { ReportError } from '../index.js';
import { parse } from './json.js';
import type { Source } from './source.js';
import type { ColumnarSource } from '../columnar/source.js';
import { semicolon, type Separators } from '../columnar/separators.js';
import type { Mapping, Proposals } from './types.js';
import type { Plan } from '../generated/plan-document.js';

/** Returns whether lists are read in the same way, those that a plan names or not. */
export function hasSame(one: Separators, other: Separators): boolean {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...columns].every((column) => (one[column] ?? semicolon) === (other[column] ?? semicolon));
}

/** Refuses a mapping to columns of structures, which the file has, but no reader. */
export function refuseUnread(source: Source | ColumnarSource, mapping: Mapping): void {
  const mapped = new Set(Object.values(mapping).flat());
  const odd = 'pieces' in source ? source.unread.find(({ name }) => mapped.has(name)) : undefined;
  if (!odd) return;
  const message = `The column “${odd.name}” holds ${odd.holds}, which are not read.`;
  const remedy = 'Choose another, or write the file anew with a column for each part.';
  throw new ReportError('nested-column', `${message} ${remedy}`, [], { details: { remedy } });
}

/** Returns the separators that a plan has for the lists of a file of columns. */
export function separatorsOf(source: Source | ColumnarSource, plan: Plan | string, mapping: Mapping): Separators {
  if (!('pieces' in source)) return {};
  const { fields } = typeof plan === 'string' ? parse<Plan>(plan) : plan;
  const named = Object.entries(mapping).flatMap(([field, columns]) =>
    columns.map((column) => [column, fields[field]?.separator] as const),
  );
  const known = named.filter(([column, separator]) => separator !== undefined && source.lists.includes(column));
  return Object.fromEntries(known) as Separators;
}

/** The columns that are proposed for fields. */
export function chosen({ fields }: Proposals): Mapping {
  return Object.fromEntries(
    fields.filter(({ columns }) => columns.length > 0).map(({ field, columns }) => [field, columns]),
  );
}

/** All of them at once, and before the file is read. */
export function needColumns(plan: Plan | string, mapping: Mapping, proposals: Proposals): void {
  const { fields } = typeof plan === 'string' ? parse<Plan>(plan) : plan;
  const missing = Object.entries(fields).filter(
    ([id, { optional }]) => optional !== true && !mapping[id]?.some((column) => column !== ''),
  );
  if (missing.length === 0) return;
  const remedy =
    proposals.unmapped.length > 0
      ? `Choose one of ${proposals.unmapped.map((name) => `“${name}”`).join(', ')}.`
      : 'Use a file that has one.';
  const problems = missing.map(([id, { label }]) => {
    return { code: 'missing-column', place: id, message: `No column holds “${label}”.`, remedy };
  });
  const message = `${problems.map((problem) => problem.message).join(' ')} ${remedy}`;
  throw new ReportError('missing-column', message, [], { details: { problems, remedy } });
}
