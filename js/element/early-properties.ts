/**
 * Properties that a page set before the class of an element was known are the object's own, and hide those of the
 * class: they are set once more.
 */
export function takeEarlyProperties(element: object, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
