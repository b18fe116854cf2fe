/** The colours of a chart: one of the palettes of the core, or what the user's forced colours leave. */
export interface Theme {
  theme: 'light' | 'dark' | 'forced';
  /** Text, ground and highlight as red, green, blue; only where colours are forced. */
  colors?: [number, number, number][];
}

/** Reads from the style sheet which theme an element stands in: `--hr-theme` follows media queries and pages alike. */
export function readTheme(element: Element): Theme {
  if (matchMedia('(forced-colors: active)').matches) {
    const probe = document.createElement('span');
    probe.className = 'hr-probe';
    element.append(probe);
    const style = getComputedStyle(probe);
    const colors = [style.color, style.backgroundColor, style.borderTopColor].map(channels);
    probe.remove();
    return { theme: 'forced', colors };
  }
  const name = getComputedStyle(element).getPropertyValue('--hr-theme').trim();
  return { theme: name === 'dark' ? 'dark' : 'light' };
}

function channels(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** Calls back whenever an element's theme or pixel density may have changed, until the signal stops it. */
export function watchTheme(element: Element, changed: () => void, signal: AbortSignal): void {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', changed, { signal });
  }
  // A page may switch themes by an attribute or a class of its root, or of the element that holds the report.
  const root = new MutationObserver(changed);
  const filter = { attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'theme'] };
  root.observe(document.documentElement, filter);
  const scope = element.getRootNode();
  if (scope instanceof ShadowRoot) root.observe(scope.host, filter);
  signal.addEventListener('abort', () => root.disconnect());
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
