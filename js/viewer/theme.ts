/** The colours of a chart: one of the palettes of the core, or what the user's forced colours leave. */
export interface Theme {
  theme: 'light' | 'dark' | 'forced';
  /** Text, ground and marks as red, green, blue; only where colours are forced, or the page has its own. */
  colors?: number[][];
}

/** Returns the theme around an element: where its text is light the ground is dark, whoever set it. */
export function readTheme(element: Element): Theme {
  if (matchMedia('(forced-colors: active)').matches) {
    const probe = document.createElement('span');
    probe.className = 'hr-probe';
    element.append(probe);
    const style = getComputedStyle(probe);
    const colors = [style.color, style.backgroundColor, style.borderTopColor].map((color) =>
      channels(color).slice(0, 3),
    );
    probe.remove();
    return { theme: 'forced', colors };
  }
  const theme = isDark(getComputedStyle(element).color) ? 'light' : 'dark';
  const colors = pageColors(element, theme);
  return colors ? { theme, colors } : { theme };
}

/** Text, ground and marks of both palettes. */
const usual = {
  light: [
    [27, 31, 36],
    [255, 255, 255],
    [18, 97, 122],
  ],
  dark: [
    [233, 236, 239],
    [20, 24, 29],
    [88, 183, 208],
  ],
};

/** The colours that a page chose, as far as they can be told apart: text by 4.5 to 1 from the ground, marks by 3 to 1. */
function pageColors(element: Element, theme: 'light' | 'dark'): number[][] | undefined {
  const [usualText = [], usualGround = [], usualMark = []] = usual[theme];
  const seen = (color: string, otherwise: number[]) => {
    const [red, green, blue, cover] = channels(color);
    return cover < 0.5 ? otherwise : [red, green, blue].map(Math.round);
  };
  const { color, columnRuleColor } = getComputedStyle(element);
  const text = seen(color, usualText);
  const ground = seen(getComputedStyle(element.closest('.hr-report') ?? element).backgroundColor, usualGround);
  // What `--hr-mark` says (style/blocks.css): a property that colours nothing there.
  const mark = seen(columnRuleColor, usualMark);
  const colors = [text, ground, mark];
  if (String(colors) === String(usual[theme]) || contrast(text, ground) < 4.5) return undefined;
  return [text, ground, [mark, usualMark].find((one) => contrast(one, ground) >= 3) ?? text];
}

/** Returns the contrast of two colours, from 1 to 21, as the guidelines for accessible content have it. */
function contrast(one: number[], other: number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((level) => {
    const part = level / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the channels of a colour: red, green, blue of 255, and how far it covers. */
function channels(color: string): [number, number, number, number] {
  // The name of a space may hold digits: `color(display-p3 0.1 0.2 0.3)`.
  const numbers = color.replace(/\([a-z][\w-]+/, '').match(/[\d.]+/g) ?? [];
  const [first = 0, second = 0, third = 0, cover = 1] = numbers.map(Number);
  // Elsewhere than in sRGB the first number is the lightness, or all three are parts of one.
  if (color.startsWith('rgb')) return [first, second, third, cover];
  if (color.startsWith('color(')) return [first * 255, second * 255, third * 255, cover];
  const grey = (first > 1 ? first / 100 : first) * 255;
  return [grey, grey, grey, cover];
}

const isDark = (color: string): boolean => {
  const [red, green, blue] = channels(color);
  return red + green + blue < 3 * 128;
};

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
