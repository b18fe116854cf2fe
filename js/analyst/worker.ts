// The script of the worker that reads one file, and makes reports of it. The build makes it a classic script.
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

import { progressEvery, serve, post } from './serve.js';
import type { ProofProgress } from './types.js';

export type Methods = typeof methods;

/** V8 compiles anew what was called often, so many short calls are faster than few long ones. */
const PIECE = 256 * 1024;

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
      if (now - told < progressEvery) continue;
      told = now;
      post({ progress: { bytes: taken, rows: opened().rows } });
    }
  },

  /** Takes the table of a workbook instead of bytes. */
  takeTable(table: Uint8Array): void {
    opened().takeTable(table);
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
      if (now - told < progressEvery) return;
      told = now;
      post({ proof: { stage, done, of: total } });
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

serve(methods, (module) => void initSync({ module }));
