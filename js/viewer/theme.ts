import { channels, isDark } from './colors.js';

/** Returns the elements around an element, from the inside out, also beyond the root of a shadow. */
function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentNode; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof Element) found.push(at);
  }
  return found;
}

/**
 * Returns whether the page is dark where an element is: by the ground that is painted there, or that a browser
 * would.
 */
export function isDarkAround(element: Element): boolean {
  for (const at of [element, ...around(element)]) {
    const ground = getComputedStyle(at).backgroundColor;
    if (channels(ground)[3] >= 0.5) return isDark(ground);
  }
  const probe = document.createElement('span');
  probe.style.backgroundColor = 'Canvas';
  // Not among what the page holds in an element of ours.
  (element.shadowRoot ?? element).append(probe);
  const dark = isDark(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return dark;
}

/** Has a report in a page be dark where the page is. */
export function followPage(article: HTMLElement, signal: AbortSignal): void {
  const follow = () => {
    const holder = article.parentElement;
    if (holder) article.dataset.hrTheme = isDarkAround(holder) ? 'dark' : 'light';
  };
  follow();
  watchTheme(article, follow, signal);
}

/** Calls back whenever an element's theme or pixel density may have changed, until the signal stops it. */
export function watchTheme(element: Element, changed: () => void, signal: AbortSignal): void {
  // Simulated browsers of tests have no themes.
  if (!globalThis.matchMedia) return;
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
