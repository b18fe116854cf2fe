/** Returns the text of an element of a report in one line, without the marks of notes and what only screen readers say. */
export function textIn(element: Element | null | undefined): string {
  const unmarked = element?.cloneNode(true) as Element | undefined;
  unmarked?.querySelectorAll('.hr-ref, .hr-sr').forEach((part) => part.remove());
  return (unmarked?.textContent ?? '').replaceAll(/[\s\u2066-\u2069]+/g, ' ').trim();
}

/** Returns the label of a row. */
export const labelIn = (row: Element | null): string => textIn(row?.querySelector('.hr-label'));
