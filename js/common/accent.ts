/** The publisher's colour of a report, on light ground and on dark. */

/** The properties that the style sheet (style/palette.css) takes it from. */
const properties = ['--hr-own-light', '--hr-own-dark'] as const;

/** Share of white in a colour on dark ground: with it the darkest of all has a contrast of 5 to 1 there. */
const lighter = 0.55;

/** Returns the values of the properties for a colour such as `#8a1c1c`: itself, and what can be read on dark ground. */
export function accentOf(color: string): [property: string, value: string][] {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const light = channels.map((level) => Math.round(level + (255 - level) * lighter));
  const code = `#${light.map((level) => level.toString(16).padStart(2, '0')).join('')}`;
  return [
    [properties[0], color],
    [properties[1], code],
  ];
}

/** Returns the style sheet that gives a saved report its colour. */
export function accentRule(color: string): string {
  const lines = accentOf(color).map(([property, value]) => `${property}:${value}`);
  return `.hr-report{${lines.join(';')}}`;
}

/** Gives a report on the page the colour that it names. By script, since a page's policy may forbid styles in markup. */
export function paintAccent(article: HTMLElement): void {
  for (const property of properties) article.style.removeProperty(property);
  const { hrAccent } = article.dataset;
  for (const [property, value] of hrAccent ? accentOf(hrAccent) : []) article.style.setProperty(property, value);
}
