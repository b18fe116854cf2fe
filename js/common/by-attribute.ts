/**
 * Returns the first element in a part of a page of which an attribute has a value, without `CSS.escape`, which simulated
 * browsers lack. Values with control characters, which no report has in them, are not found.
 */
export function byAttribute<E extends Element = HTMLElement>(part: ParentNode, name: string, value: string): E | null {
  // Quotes and backslashes are escaped in CSS as in JSON.
  return part.querySelector<E>(`[${name}=${JSON.stringify(value)}]`);
}
