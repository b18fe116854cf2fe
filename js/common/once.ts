/** Does something once however often it is called; what failed (no network, say) is tried again the next time. */
export function once<T>(action: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= action().catch((fault: unknown) => {
      done = undefined;
      throw fault;
    });
    return done;
  };
}
