import type { ModuleSource } from './engine.js';
import { asReportError } from './errors.js';
import { parseJson } from './report.js';
import type { Problem, ReportDocument } from './report-document.js';

/**
 * Everything that is wrong with a document, at once, in reading order: errors that stop it, contradictions of the
 * publication with itself, and advice. Empty for a sound document. Loads a module of its own, so that readers of
 * checked reports need not.
 *
 * @throws {ReportError} if the text is not JSON, or the value is nothing that JSON can say
 */
export async function checkReport(document: ReportDocument | string): Promise<Problem[]> {
  const content = typeof document === 'string' ? parseJson(document) : document;
  const { checkDocument } = await import('./checker.js');
  try {
    return await checkDocument(content);
  } catch (fault) {
    throw asReportError(fault);
  }
}

/**
 * Starts the checker's module from elsewhere than beside the package; otherwise `checkReport` finds it by itself.
 *
 * @param source where `hotline_check_bg.wasm` is, or its bytes
 */
export async function initChecker(source: ModuleSource): Promise<void> {
  const { startChecker } = await import('./checker.js');
  await startChecker(source);
}
