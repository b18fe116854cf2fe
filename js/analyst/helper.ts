import { ReportError, wait, type ErrorCode, type FaultDetails } from '../index.js';
import { readyModule, type ReaderName } from './modules.js';
import type { ProofProgress } from './types.js';
import type { Answer, Fault } from './serve.js';
import type { Methods as OfWorkbooks } from './workbook-worker.js';
import type { Methods as OfAnalyst } from './worker.js';
import { startWorker, type ReaderWorker } from '../platform/reader-worker.js';

/** Progress of reading. */
export interface Progress {
  /** Number of bytes read of the file. */
  bytes: number;
  /** Number of rows found in them; 0 while that is not known. */
  rows: number;
  /** Size of the file in bytes. */
  total: number;
}

/** Codes of errors that list several problems, but of columns or of a document, not of a plan. */
const beyondPlan: readonly string[] = ['missing-column', 'wrong-columns', 'contradiction'];

/** Methods of the workers of both kinds. */
type Methods = OfAnalyst & OfWorkbooks;

type Settle = { resolve: (value: unknown) => void; reject: (fault: unknown) => void };

const crashed =
  'Reading this file stopped unexpectedly, so nothing of it was used. The page is unharmed: other files can be read. ' +
  'Save this one anew, as CSV, and try again.';

/** A worker with a fresh instance, good for one file. Whatever spoils it spoils nothing else. */
export class Helper {
  static #spare: Helper | undefined;
  static #keepsSpare = false;
  readonly #worker: ReaderWorker;
  readonly #calls = new Map<number, Settle>();
  #last = 0;
  #ended: { reason: unknown } | undefined;
  /** Called while bytes are read. */
  onProgress: ((progress: { bytes: number; rows: number }) => void) | undefined;

  /** Called while it is found out what readers can work out. */
  onProof: ((progress: ProofProgress) => void) | undefined;

  private constructor(script: string) {
    this.#worker = startWorker(script, {
      message: (data) => this.#take(data as Answer),
      error: (reason) => this.#crash(reason),
      refused: (fault) => this.end(fault),
    });
  }

  static async start(name: ReaderName): Promise<Helper> {
    const spare = name === 'analyst' ? Helper.#spare : undefined;
    if (!spare) return Helper.#fresh(name);
    Helper.#spare = undefined;
    return spare;
  }

  /** Keeps a worker that reads text ready from now on: starting one takes longer than reading a small file. */
  static async keepSpare(): Promise<void> {
    Helper.#keepsSpare = true;
    Helper.#spare ??= await Helper.#fresh('analyst');
  }

  static async #fresh(name: ReaderName): Promise<Helper> {
    const { module, script } = await readyModule(name);
    const helper = new Helper(script);
    helper.#worker.post({ module }, []);
    return helper;
  }

  /** Starts one for a single task. */
  static async lend<T>(name: ReaderName, task: (helper: Helper) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const helper = await Helper.startFor(name, signal);
    try {
      return await helper.until(signal, () => task(helper));
    } finally {
      helper.end();
    }
  }

  /** Starts one, unless the signal gives it up before it is there. */
  static async startFor(name: ReaderName, signal: AbortSignal | undefined): Promise<Helper> {
    signal?.throwIfAborted();
    const starting = Helper.start(name);
    return wait(starting, { signal }).catch((fault: unknown) => {
      if (signal?.aborted) void starting.then((helper) => helper.end()).catch(() => undefined);
      throw fault;
    });
  }

  /** Has the worker do something. Buffers in `transfer` are handed over, not copied. */
  call<Name extends keyof Methods>(
    method: Name,
    args: Parameters<Methods[Name]>,
    transfer: Transferable[] = [],
  ): Promise<ReturnType<Methods[Name]>> {
    if (this.#ended) return Promise.reject(this.#ended.reason);
    return new Promise((resolve, reject) => {
      const id = (this.#last += 1);
      this.#calls.set(id, { resolve: resolve as Settle['resolve'], reject });
      this.#worker.isBusy(true);
      this.#worker.post({ id, method, args }, transfer);
    });
  }

  /** Returns whether it was ended, or crashed. */
  get isEnded(): boolean {
    return this.#ended !== undefined;
  }

  /** Ends the worker at once, whatever it is doing; what it has not answered fails for that reason. */
  end(reason: unknown = new ReportError('closed', 'This file was closed.')): void {
    if (this.#ended) return;
    this.#ended = { reason };
    this.#worker.end();
    for (const { reject } of this.#calls.values()) reject(reason);
    this.#calls.clear();
    if (Helper.#keepsSpare) void Helper.keepSpare().catch(() => undefined);
  }

  /** Ends it when the signal aborts, until the task is over. */
  async until<T>(signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T> {
    const stop = () => this.end(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    try {
      return await task();
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  #take(answer: Answer): void {
    if ('progress' in answer) return this.onProgress?.(answer.progress);
    if ('proof' in answer) return this.onProof?.(answer.proof);
    const call = this.#calls.get(answer.id);
    this.#calls.delete(answer.id);
    this.#worker.isBusy(this.#calls.size > 0);
    if ('value' in answer) return call?.resolve(answer.value);
    const { fault } = answer;
    if (fault.code === undefined) return this.#crash(fault.message, call);
    call?.reject(asError(fault));
  }

  /** After a trap an instance is not to be trusted any more. */
  #crash(reason: string, call?: Settle): void {
    const fault = new ReportError('crashed', crashed, [], { cause: new Error(reason) });
    call?.reject(fault);
    this.end(fault);
  }
}

function asError({ code, message, details }: Fault): ReportError {
  const parsed = details === undefined ? undefined : (JSON.parse(details) as FaultDetails);
  // A plan has one problem or many, each with a code of its own.
  const ofPlan = parsed?.problems !== undefined && !beyondPlan.includes(code ?? '');
  return new ReportError(ofPlan ? 'invalid-plan' : (code as ErrorCode), message, [], { details: parsed });
}
