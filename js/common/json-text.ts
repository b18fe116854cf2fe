/** Returns whether a string is JSON text; else it is an address, which holds no `{`, no `"` and no line break. */
export function isText(source: string): boolean {
  return /^\s*(\[|$)|[{"\n]/.test(source);
}
