import { channels, isDark } from './colors.js';

/** The colours of a chart: one of the palettes of the core, or what the user's forced colours leave. */
export interface Theme {
  theme: 'light' | 'dark' | 'forced';
  /**
   * Text, ground and marks as red, green, blue, where colours are forced or the page has its own; else, where the report
   * names a palette, its bars and lighter bars, which those in rows have.
   */
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
  const bars = barsOf(element);
  const colors = pageColors(element, theme, bars) ?? bars;
  return colors ? { theme, colors } : { theme };
}

/** The colours that the palette of a report has in the style sheet, by properties that colour nothing there. */
function barsOf(element: Element): number[][] | undefined {
  if (!element.closest('[data-hr-palette]')) return undefined;
  const { textDecorationColor, textEmphasisColor } = getComputedStyle(element);
  return [textDecorationColor, textEmphasisColor].map((color) => channels(color).slice(0, 3).map(Math.round));
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
function pageColors(element: Element, theme: 'light' | 'dark', [bar]: number[][] = []): number[][] | undefined {
  const [usualText = [], usualGround = [], teal = []] = usual[theme];
  const usualMark = bar ?? teal;
  const seen = (color: string, otherwise: number[]) => {
    const [red, green, blue, cover] = channels(color);
    return cover < 0.5 ? otherwise : [red, green, blue].map(Math.round);
  };
  const { color, columnRuleColor } = getComputedStyle(element);
  const text = seen(color, usualText);
  const ground = seen(getComputedStyle(element.closest('.hr-report') ?? element).backgroundColor, usualGround);
  // As `--hr-mark` says (style/blocks.css), by a property that colours nothing there.
  const mark = seen(columnRuleColor, usualMark);
  const colors = [text, ground, mark];
  if (String(colors) === String([usualText, usualGround, usualMark]) || contrast(text, ground) < 4.5) return undefined;
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
