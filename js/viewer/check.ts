import type { ModuleSource } from '../common/compile.js';
import { onDemand } from '../common/errors.js';
import { checkOptions, common } from '../common/options.js';
import type { Problem } from '../generated/report-document.js';
import { contentOf, type ReportSource } from '../common/source.js';
import { wait, type WaitOptions } from '../common/wait.js';

/**
 * Everything that is wrong with a document, at once, in reading order: errors that stop it, contradictions of the
 * publication with itself, and advice. Empty for a sound document. Loads a module of its own, so that readers of
 * checked reports need not.
 *
 * @param source the document, its JSON text, its address, or a file: of a text, entries that occur twice are found, too
 * @throws {ReportError} `not-json` if the text is not JSON, with its line and column in the message and the `details`;
 * `invalid-document` if the value is nothing that JSON can say
 */
export async function checkReport(source: ReportSource, options: WaitOptions = {}): Promise<Problem[]> {
  checkOptions(options, { signal: common.signal });
  return wait(checkContent(await contentOf(source, options.signal)), options);
}

/** Everything that is wrong with a document, or with its text. */
export async function checkContent(content: unknown): Promise<Problem[]> {
  const { checkDocument } = await onDemand(import('../checker.js'));
  return checkDocument(content);
}

/** Loads the checker's script and module, so that it is there when it is needed. */
export async function loadChecker(): Promise<void> {
  await (await onDemand(import('../checker.js'))).startChecker();
}

/**
 * Starts the checker's module from elsewhere than beside the package; otherwise `checkReport` finds it by itself.
 *
 * @param source where `hotline_check_bg.wasm` is, or its bytes
 */
export async function initChecker(source: ModuleSource, options: WaitOptions = {}): Promise<void> {
  const start = async () => (await onDemand(import('../checker.js'))).startChecker(source);
  await wait(start(), options);
}
