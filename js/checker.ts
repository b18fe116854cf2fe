import start, { check } from './hotline_check.js';
import { checkerModule } from './platform/checker-module.js';
import { compile, type ModuleSource } from './common/compile.js';
import { asReportError } from './common/errors.js';
import { excessOf, type Excess } from './common/limits.js';
import type { Problem } from './generated/report-document.js';

let started: Promise<void> | undefined;

/** Starts the checker's own WebAssembly module, once; the first source counts. */
export function startChecker(source?: ModuleSource): Promise<void> {
  started ??= begin(source).catch((fault: unknown) => {
    // A failed start (no network, say) may succeed the next time.
    started = undefined;
    throw fault;
  });
  return started;
}

async function begin(source?: ModuleSource): Promise<void> {
  await start({ module_or_path: await compile(source ?? checkerModule) });
}

/** Everything that is wrong with a document, or with its text. */
export async function checkDocument(content: unknown): Promise<Problem[]> {
  await startChecker();
  // Some programs begin a text with a byte order mark.
  const document = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : content;
  try {
    const found = check(document) as Problem[];
    const excess = excessOf(typeof document === 'string' ? JSON.parse(document) : document);
    return excess ? [tooLarge(excess), ...found] : found;
  } catch (fault) {
    // Whatever has no code is a value that JSON cannot say.
    throw asReportError(fault, 'invalid-document');
  }
}

function tooLarge({ pointer, message }: Excess): Problem {
  const remedy = 'Split the report, or leave out what nobody reads.';
  return { code: 'too-large', severity: 'error', pointer, message, remedy };
}
