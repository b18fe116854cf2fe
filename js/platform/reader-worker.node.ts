import { Worker } from 'node:worker_threads';
import type { Listeners, ReaderWorker } from './reader-worker.js';

/** Scope of a page's worker, for a script that was written for one. */
const scope = `
  const { parentPort } = require('node:worker_threads');
  globalThis.self = {
    postMessage: (message, transfer) => parentPort.postMessage(message, transfer),
    addEventListener: (type, take) => parentPort.on(type, (data) => take({ data })),
  };
`;

/** Starts a thread from the text of a worker's script. While it has nothing to do it keeps no program from ending. */
export function startWorker(script: string, listeners: Listeners): ReaderWorker {
  // Whatever the program was started with, such as that its text is a module, is not meant for this.
  const worker = new Worker(`${scope}\n${script}`, { eval: true, execArgv: [] });
  worker.on('message', (data) => listeners.message(data));
  worker.on('error', (fault) => listeners.error(fault instanceof Error ? fault.message : String(fault)));
  worker.on('messageerror', () => listeners.error('A message could not be read.'));
  worker.unref();
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    isBusy: (busy) => (busy ? worker.ref() : worker.unref()),
    end: () => void worker.terminate(),
  };
}
