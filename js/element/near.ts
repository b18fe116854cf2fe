/**
 * Distance below or above the viewport that counts as near: about a screenful, so that what is scrolled to is there.
 */
const margin = '600px 0px';

/** Fulfilled once an element comes near the viewport; fails with the signal's reason. */
export function near(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // Simulated browsers of tests do not know what is near.
    if (!globalThis.IntersectionObserver) return resolve();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      reject(signal.reason as Error);
    });
  });
}

/** Fulfilled once the page's own markup is all there; a script may run amid it. */
export async function parsed(signal: AbortSignal): Promise<void> {
  if (document.readyState !== 'loading') return;
  await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true, signal }));
}
