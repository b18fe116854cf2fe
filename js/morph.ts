// How an update changes the page. A script of its own, loaded on demand: most pages show one report, once.
import { pair, type Twins } from './viewer/twins.js';

export { Updates } from './viewer/updates.js';

/**
 * Changes the page where the next version of a report differs from the written one, and nowhere else: focus, the order
 * that a reader chose for rows, canvases, and what others put in, stay.
 */
export function morph(written: Node, next: Node, twins: Twins): void {
  const live = twins.get(written);
  if (!live || written.isEqualNode(next)) return;
  // The written one last: it says which attributes are the report's own.
  for (const node of [live, written]) rewrite(node, next, written);
  const left = [...written.childNodes];
  const pairs = [...next.childNodes].map((child) => {
    const at = left.findIndex((old) => old.nodeName === child.nodeName && keyOf(old) === keyOf(child));
    return [at < 0 ? undefined : left.splice(at, 1)[0], child] as const;
  });
  for (const gone of left) {
    twins.get(gone)?.remove();
    gone.remove();
  }
  let before: ChildNode | undefined;
  for (const [old, child] of pairs) {
    if (old) morph(old, child, twins);
    else pair(child, child.cloneNode(true), twins);
    const here = old ?? child;
    if (here !== (before ? before.nextSibling : written.firstChild)) {
      put(here, written, before);
      const twin = twins.get(here);
      if (twin) put(twin, live, before && twins.get(before));
    }
    before = here;
  }
}

/** Gives a node the text or the attributes of the next version where these differ; what others did stays. */
function rewrite(node: Node, next: Node, written: Node): void {
  if (!(next instanceof Element)) {
    node.nodeValue = next.nodeValue;
    return;
  }
  const element = node as Element;
  const before = written as Element;
  for (const { name } of Array.from(before.attributes)) if (!next.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of next.attributes)
    if (before.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Returns the key by which a node is the same from one version to the next: a table, a row, a place of a map, a chart.
 */
function keyOf(node: Node): string {
  const { id = '', dataset: { row, fips, place, hrChart } = {} } = node as Partial<HTMLElement>;
  return id || row || fips || place || hrChart || '';
}

function put(node: ChildNode, parent: Node, before: ChildNode | undefined): void {
  if (before?.parentNode) before.after(node);
  else (parent as ParentNode & Node).prepend(node);
}
