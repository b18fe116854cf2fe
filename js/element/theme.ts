import style from 'style:element';
import { isDarkAround } from '../viewer/theme.js';

/** The switches of the palette (style/palette.css). What scrolls within has bars of the same theme. */
const dark = ':host{--hr-if-light: ;--hr-if-dark:initial}.hr-report{color-scheme:dark}';
const light = '.hr-report{color-scheme:light}';

/** Makes style sheets once, for all elements. Policies that take no inline style take constructed sheets. */
const sheets = new Map<string, CSSStyleSheet>();

function sheet(text: string): CSSStyleSheet {
  const known = sheets.get(text);
  if (known) return known;
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  sheets.set(text, made);
  return made;
}

/**
 * Gives a shadow root its style, in the wanted colours: with `auto` those that the page around it is drawn in, which is
 * not what the reader's system asks for where the page knows only one.
 */
export function applyStyle(root: ShadowRoot, theme: 'auto' | 'light' | 'dark'): void {
  // Simulated browsers of tests have no such sheets.
  if (!('adoptedStyleSheets' in root)) return;
  const isDark = theme === 'dark' || (theme === 'auto' && isDarkAround(root.host));
  const own = [...sheets.values()];
  // Others are of scripts that were loaded later.
  const others = root.adoptedStyleSheets.filter((one) => !own.includes(one));
  root.adoptedStyleSheets = [sheet(style), sheet(isDark ? dark : light), ...others];
}
