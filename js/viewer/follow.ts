import type { MountOptions } from './mount-options.js';
import { isDarkAround, takeTheme } from './theme.js';
import { watchTheme } from './watch.js';

/** The switches of the palette (style/palette.css) within a shadow root. */
const dark = ':host{--hr-if-light: ;--hr-if-dark:initial}.hr-report{color-scheme:dark}';

/**
 * Has a mounted report be dark where the place that it is in is, or as its options say, until it leaves that place.
 *
 * @returns what has it take its theme at once
 */
export function followTheme(
  article: HTMLElement,
  theme: () => MountOptions['theme'],
  place: AbortSignal,
): (() => void) | undefined {
  const take = taker(article, theme, place);
  // One that has a theme needs another only if the page's has changed since: seen in the next frame, which lays the page out
  // anyway.
  if (article.dataset.hrTheme === undefined) take?.();
  else requestAnimationFrame(() => !place.aborted && take?.());
  if (take) watchTheme(article, take, place);
  return take;
}

/** Returns what has a report take its theme; nothing in our own element, which does so by itself. */
function taker(article: HTMLElement, theme: () => MountOptions['theme'], place: AbortSignal): (() => void) | undefined {
  const root = article.getRootNode();
  if (!(root instanceof ShadowRoot)) return () => takeTheme(article, theme());
  if (root.host.localName === 'hotline-report') return undefined;
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets.push(sheet);
  place.addEventListener('abort', () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  const isDark = (wanted = theme()) =>
    wanted === 'light' || wanted === 'dark' ? wanted === 'dark' : isDarkAround(article.parentElement ?? root.host);
  return () => sheet.replaceSync(isDark() ? dark : '');
}
