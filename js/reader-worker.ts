import { ReportError } from './errors.js';

/** A worker that reads a file. */
export interface ReaderWorker {
  post(message: unknown, transfer: Transferable[]): void;
  /** Says whether it has something to do. */
  isBusy(busy: boolean): void;
  /** Ends it at once, whatever it is doing. */
  end(): void;
}

/** What a worker tells. */
export interface Listeners {
  message(data: unknown): void;
  /** It broke, for that reason. */
  error(reason: string): void;
}

const addresses = new Map<string, string>();

/** Starts a worker from the text of its script: it needs no address, so it runs from `file://`, too. */
export function startWorker(script: string, listeners: Listeners): ReaderWorker {
  if (typeof Worker === 'undefined') {
    throw new ReportError('no-worker', 'Records are read in a web worker, and there are none here.');
  }
  const address = addresses.get(script) ?? URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  addresses.set(script, address);
  const worker = new Worker(address);
  worker.addEventListener('message', ({ data }) => listeners.message(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    listeners.error(event.message);
  });
  worker.addEventListener('messageerror', () => listeners.error('A message could not be read.'));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    isBusy: () => undefined,
    end: () => worker.terminate(),
  };
}
