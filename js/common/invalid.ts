import { ReportError } from './errors.js';
import type { Problem } from '../generated/report-document.js';

/** The error of a document that is not sound; its message is the first problem. */
export function invalidDocument(problems: readonly Problem[]): ReportError {
  const [first, ...rest] = problems.filter(({ severity }) => severity === 'error');
  const more = rest.length > 0 ? ` There are ${rest.length} more errors.` : '';
  return new ReportError('invalid-document', `${first?.message ?? 'The document is not sound.'}${more}`, problems);
}
