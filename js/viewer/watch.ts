import { around } from './around.js';

/** Calls back whenever an element's theme or pixel density may have changed, until the signal stops it. */
export function watchTheme(element: Element, changed: () => void, signal: AbortSignal): void {
  // Simulated browsers of tests have no themes.
  if (!globalThis.matchMedia || signal.aborted) return;
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', changed, { signal });
  }
  // A page may switch themes by any attribute of whatever holds the report, at once or little by little.
  const switched = new MutationObserver(changed);
  const holders = around(element);
  for (const holder of holders) switched.observe(holder, { attributes: true });
  signal.addEventListener('abort', () => switched.disconnect());
  const ended = ({ target }: Event) => holders.includes(target as Element) && changed();
  document.addEventListener('transitionend', ended, { signal });
  watchDensity(changed, signal);
}

/** A query matches one density only, so each change needs a new one. */
function watchDensity(changed: () => void, signal: AbortSignal): void {
  const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  const renew = () => {
    changed();
    watchDensity(changed, signal);
  };
  query.addEventListener('change', renew, { once: true, signal });
}
