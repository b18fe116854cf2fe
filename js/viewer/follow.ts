import { isDarkAround, takeTheme } from './theme.js';
import { watchTheme } from './watch.js';

/** The switches of the palette (style/palette.css) within a shadow root. */
const dark = ':host{--hr-if-light: ;--hr-if-dark:initial}.hr-report{color-scheme:dark}';

/** Has a mounted report be dark where the place that it is in is, from when it is in the page. */
export function followPlace(article: HTMLElement, signal: AbortSignal): void {
  if (signal.aborted || !globalThis.ResizeObserver) return;
  // It has a size once it is in a page.
  const sized = new ResizeObserver(() => {
    if (!article.isConnected) return;
    sized.disconnect();
    const take = taker(article, signal);
    take?.();
    if (take) watchTheme(article, take, signal);
  });
  sized.observe(article);
  signal.addEventListener('abort', () => sized.disconnect());
}

/** Returns what has a report take the theme of its place; nothing in our own element, which does so by itself. */
function taker(article: HTMLElement, signal: AbortSignal): (() => void) | undefined {
  const root = article.getRootNode();
  if (!(root instanceof ShadowRoot)) return () => takeTheme(article);
  if (root.host.localName === 'hotline-report') return undefined;
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets.push(sheet);
  signal.addEventListener('abort', () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  return () => sheet.replaceSync(isDarkAround(article.parentElement ?? root.host) ? dark : '');
}
