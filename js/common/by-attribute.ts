/** Returns the first element in a part of a page of which an attribute has a value. Simulated browsers have no `CSS.escape`. */
export function byAttribute<E extends Element = HTMLElement>(part: ParentNode, name: string, value: string): E | null {
  // What would end a quoted text of CSS, or its line.
  const quoted = value.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
  return part.querySelector<E>(`[${name}="${quoted}"]`);
}
