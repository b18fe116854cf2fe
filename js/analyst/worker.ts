// The script of the worker that reads one file. The build makes it a classic script, once for each of the two modules
// that can read: what is imported here as `hotline_analyst` may be `hotline_workbook`, which has the same names.
import {
  Analysis,
  auditPublished,
  builtInPlans,
  checkMapping,
  draftPlan,
  fitPlans,
  headerFingerprint,
  initSync,
  parseDictionary,
  preview,
  proposeMapping,
  readPublished,
  reportOfCells,
  reportOfCounts,
  sampleRecords,
  suggestAnswers,
  warehouseStatements,
} from '../hotline_analyst.js';

import type { ProofProgress } from './types.js';

/** Something the page asks for. */
export interface Call {
  id: number;
  method: keyof Methods;
  args: unknown[];
}

/** Message to the page: the result of a call, or its progress. */
export type Answer =
  | { id: number; value: unknown }
  | { id: number; fault: Fault }
  | { progress: { bytes: number; rows: number } }
  | { proof: ProofProgress };

/** An error on its way to the page. Without a code it is unknown to the core: a trap. */
export interface Fault {
  code: string | undefined;
  message: string;
  details: string | undefined;
}

export type Methods = typeof methods;

/** Scope of a worker from within; the types of pages do not know it. */
interface Scope {
  postMessage(answer: Answer, transfer: Transferable[]): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<{ module: WebAssembly.Module } | Call>) => void,
  ): void;
}

/** V8 compiles anew what was called often, so many short calls are faster than few long ones. */
const PIECE = 256 * 1024;
const PROGRESS_EVERY_MS = 50;

declare const self: Scope;
let analysis: Analysis | undefined;
let taken = 0;
let told = 0;
let arranged = false;

const methods = {
  preview,
  propose: proposeMapping,
  checkMapping,
  dictionary: parseDictionary,
  draft: draftPlan,
  fits: fitPlans,
  suggest: suggestAnswers,
  fingerprint: headerFingerprint,
  plans: builtInPlans,
  ofCounts: reportOfCounts,
  ofCells: reportOfCells,
  statements: warehouseStatements,
  published: readPublished,
  audit: auditPublished,

  /** Put together here, because a blob travels without being copied. */
  sample(rows: number): Blob {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    sampleRecords(rows, (piece: Uint8Array<ArrayBuffer>) => pieces.push(piece));
    return new Blob(pieces, { type: 'text/csv' });
  },

  open(opening: string): void {
    analysis = new Analysis(opening);
    taken = 0;
  },

  push(buffer: ArrayBuffer): void {
    for (let start = 0; start < buffer.byteLength; start += PIECE) {
      const piece = new Uint8Array(buffer, start, Math.min(PIECE, buffer.byteLength - start));
      opened().push(piece);
      taken += piece.length;
      const now = performance.now();
      if (now - told < PROGRESS_EVERY_MS) continue;
      told = now;
      self.postMessage({ progress: { bytes: taken, rows: opened().rows } }, []);
    }
  },

  finish(tabulating: string): string {
    arranged = false;
    return opened().finish(tabulating);
  },

  table(): string {
    return opened().table();
  },

  keys(other: string): string {
    return opened().keys(other);
  },

  join(other: string, key: string): string {
    return opened().join(other, key);
  },

  profile(): string {
    return opened().profile();
  },

  report(of: string, beside: string): string {
    told = performance.now();
    const outcome = opened().report(of, beside, (stage: ProofProgress['stage'], done: number, total: number) => {
      const now = performance.now();
      if (now - told < PROGRESS_EVERY_MS) return;
      told = now;
      self.postMessage({ proof: { stage, done, of: total } }, []);
    });
    // Only now, so that the first report need not wait for what makes the others fast.
    if (!arranged) setTimeout(() => analysis?.arrange());
    arranged = true;
    return outcome;
  },
};

function opened(): Analysis {
  if (!analysis) throw new Error('No file is open.');
  return analysis;
}

self.addEventListener('message', ({ data }) => {
  if ('module' in data) return void initSync({ module: data.module });
  const { id, method, args } = data;
  try {
    const value = (methods[method] as (...args: unknown[]) => unknown)(...args);
    self.postMessage({ id, value }, []);
  } catch (thrown) {
    // An error cannot be posted with all its properties, so its words are.
    const { code, message = String(thrown), details } = thrown as Partial<Fault>;
    self.postMessage({ id, fault: { code, message, details } }, []);
  }
});
