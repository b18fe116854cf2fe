/** Returns the elements around an element, from the inside out, also beyond the root of a shadow. */
export function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentNode; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof Element) found.push(at);
  }
  return found;
}
