// Common part of the workers that read files: calls of the page, and their answers.
import type { ProofProgress } from './types.js';

/** Something the page asks for. */
export interface Call {
  id: number;
  method: string;
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

/** Scope of a worker from within; the types of pages do not know it. */
interface Scope {
  postMessage(answer: Answer, transfer: Transferable[]): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<{ module: WebAssembly.Module } | Call>) => void,
  ): void;
}

const scope = self as unknown as Scope;

/** Milliseconds between two messages of progress. */
export const progressEvery = 50;

/** Posts a message to the page. */
export const post = (answer: Answer) => scope.postMessage(answer, []);

/** Answers the page's calls, after it has handed over the module. Bytes are handed over, not copied. */
export function serve(methods: object, start: (module: WebAssembly.Module) => void): void {
  scope.addEventListener('message', ({ data }) => {
    if ('module' in data) return start(data.module);
    const { id, method, args } = data;
    try {
      const call = (methods as Record<string, (...args: unknown[]) => unknown>)[method];
      if (!call) throw new Error(`This worker has no method ${method}.`);
      const value = call(...args);
      scope.postMessage({ id, value }, value instanceof Uint8Array ? [value.buffer] : []);
    } catch (thrown) {
      // An error cannot be posted with all its properties, so its words are.
      const { code, message = String(thrown), details } = thrown as Partial<Fault>;
      post({ id, fault: { code, message, details } });
    }
  });
}
