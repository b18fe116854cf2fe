/** Functions that the page calls for elements: kept as long as these are. */
const kept = new WeakMap<Element, unknown[]>();
const ends = new FinalizationRegistry<AbortController>((life) => life.abort());

/**
 * Makes what the page may call for an element without keeping it: pages also take reports off without `unmount`.
 *
 * @returns what the page is given, and what ends it: the signal, or that nothing else keeps the element
 */
export function weakly<Given extends unknown[]>(
  element: Element,
  act: (...given: Given) => void,
  signal: AbortSignal,
): [call: (...given: Given) => void, end: AbortSignal] {
  const life = new AbortController();
  const weak = new WeakRef(act);
  kept.set(element, [...(kept.get(element) ?? []), act]);
  ends.register(element, life);
  signal.addEventListener('abort', () => life.abort());
  return [(...given) => weak.deref()?.(...given), life.signal];
}
