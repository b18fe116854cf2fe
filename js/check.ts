import type { ModuleSource } from './engine.js';
import { asReportError } from './errors.js';
import type { Problem, ReportDocument } from './report-document.js';

/**
 * Everything that is wrong with a document, at once, in reading order: errors that stop it, contradictions of the
 * publication with itself, and advice. Empty for a sound document. Loads a module of its own, so that readers of
 * checked reports need not.
 *
 * @param document the document as an object, or as JSON text: of a text, entries that stand twice are found, too
 * @throws {ReportError} `not-json` if the text is not JSON, with its line and column in the message and the `details`; or
 * if the value is nothing that JSON can say
 */
export async function checkReport(document: ReportDocument | string): Promise<Problem[]> {
  const { checkDocument } = await import('./checker.js');
  try {
    return await checkDocument(document);
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
