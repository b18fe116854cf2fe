import { checkReport } from './check.js';
import { ReportError } from './errors.js';
import type { Problem, ReportDocument } from './report-document.js';

/**
 * What a document contradicts itself in, if it is sound otherwise. What is kept as a file stays, so it is checked.
 *
 * @throws {ReportError} `invalid-document` with all problems, if it is not sound
 */
export async function soundness(document: ReportDocument | string): Promise<Problem[]> {
  const problems = await checkReport(document);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    const rest = errors.length > 1 ? ` There are ${errors.length - 1} more errors.` : '';
    throw new ReportError('invalid-document', `${first.message}${rest}`, problems);
  }
  return problems.filter(({ severity }) => severity === 'contradiction');
}
