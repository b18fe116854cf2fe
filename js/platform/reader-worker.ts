import { ReportError } from '../common/errors.js';
import { workerAt } from '../trusted.js';

/** A worker that reads a file. */
export interface ReaderWorker {
  post(message: unknown, transfer: Transferable[]): void;
  /** Says whether it has something to do. */
  isBusy(busy: boolean): void;
  /** Ends it at once, whatever it is doing. */
  end(): void;
}

/** Listeners to the messages of a worker. */
export interface Listeners {
  message(data: unknown): void;
  /** It broke, for that reason. */
  error(reason: string): void;
  /** It was not allowed to start. */
  refused(fault: ReportError): void;
}

const addresses = new Map<string, string>();

/** Starts a worker from the text of its script: it needs no address, so it runs from `file://`, too. */
export function startWorker(script: string, listeners: Listeners): ReaderWorker {
  if (typeof Worker === 'undefined') {
    throw new ReportError('no-worker', 'Records are read in a web worker, and there are none here.');
  }
  const address = addresses.get(script) ?? URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  addresses.set(script, address);
  const worker = started(address);
  worker.addEventListener('message', ({ data }) => listeners.message(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // What the script itself does wrong has a message; a script that may not be loaded has none.
    if (event instanceof ErrorEvent) listeners.error(event.message);
    else listeners.refused(refused());
  });
  worker.addEventListener('messageerror', () => listeners.error('A message could not be read.'));
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    isBusy: () => undefined,
    end: () => worker.terminate(),
  };
}

function started(address: string): Worker {
  try {
    return workerAt(address);
  } catch (fault) {
    if (fault instanceof ReportError) throw fault;
    throw refused(fault);
  }
}

function refused(cause?: unknown): ReportError {
  const message = 'The policy of this page does not allow a web worker, in which records are read.';
  return new ReportError('no-worker', `${message} Allow it by \`worker-src blob:\`.`, [], { cause });
}
