import { checkOptions, common } from './options.js';

/** Options for awaiting what takes time. */
export interface WaitOptions {
  /** Gives it up: the promise then fails with the signal's reason. What is loaded once, for all who wait for it, goes on. */
  signal?: AbortSignal | undefined;
}

/** @internal Awaits what goes on for others, unless the signal of `options` gives it up here. */
export async function wait<T>(promise: Promise<T>, options: WaitOptions): Promise<T> {
  checkOptions(options, { signal: common.signal });
  const { signal } = options;
  let stop: () => void;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => signal?.aborted && reject(signal.reason as Error);
    signal?.addEventListener('abort', stop);
    stop();
  });
  return Promise.race([aborted, promise]).finally(() => signal?.removeEventListener('abort', stop));
}
