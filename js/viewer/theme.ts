import { around } from './around.js';
import { channels, isDark } from './colors.js';
import type { MountOptions } from './mount-options.js';

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

/**
 * Has a report be dark where the page is, or light, or as it is asked to be.
 *
 * @param holder what the report is in, or will be: before it is there, looking around lays nothing out
 */
export function takeTheme(
  article: HTMLElement,
  asked: MountOptions['theme'] = 'auto',
  holder: Element | null = article.parentElement,
): void {
  if (!holder || holder.getRootNode() !== document) return;
  const followed = () => (isDarkAround(holder) ? 'dark' : 'light');
  const theme = asked === 'auto' ? followed() : asked;
  if (article.dataset.hrTheme !== theme) article.dataset.hrTheme = theme;
}
