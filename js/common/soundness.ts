import { checkContent } from '../viewer/check.js';
import { invalidDocument } from './invalid.js';
import type { Problem } from '../generated/report-document.js';

/**
 * Returns the contradictions of a document, if it is sound otherwise. What is kept as a file stays, so it is checked.
 *
 * @param content the document, or its JSON text
 * @throws {ReportError} `invalid-document` with all problems, if it is not sound
 */
export async function soundness(content: unknown): Promise<Problem[]> {
  const problems = await checkContent(content);
  if (problems.some(({ severity }) => severity === 'error')) throw invalidDocument(problems);
  return problems.filter(({ severity }) => severity === 'contradiction');
}
