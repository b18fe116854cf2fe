/** Returns the style sheet that prints a title at the head of every page but the first (sheet.css). */
export function runningTitle(title: string): string {
  // As escapes, so that nothing in it ends the text or the sheet.
  const text = title.replaceAll(/[\\"<\n]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `);
  return `@page{@top-center{content:"${text}"}}`;
}

/** Has a page print another title. By its rules, since the page's policy allows no other text of a style. */
export function printTitle(title: string): void {
  const { sheet } = document.getElementById(runningStyle) as HTMLStyleElement;
  sheet?.deleteRule(0);
  sheet?.insertRule(runningTitle(title));
}

/** The id of that style sheet. */
export const runningStyle = 'hr-running';
