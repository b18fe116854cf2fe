/** The property that the style sheet (style/palette.css) takes the publisher's colour of a report from. */
const property = '--hr-own';

/** Returns the style sheet that gives a saved report its colour, such as `#8a1c1c`. */
export function accentRule(color: string): string {
  return `.hr-report{${property}:${color}}`;
}

/** Gives a report on the page the colour that it names. By script, since a page's policy may forbid styles in markup. */
export function paintAccent({ dataset, style }: HTMLElement): void {
  style.setProperty(property, dataset['hrAccent'] ?? '');
}
