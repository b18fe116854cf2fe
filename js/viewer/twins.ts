/** Nodes of the page by the nodes of the report as it was written. */
export type Twins = WeakMap<Node, ChildNode>;

/** Notes which node of the page stands for which node of its copy. */
export function pair(written: Node, live: Node, twins: Twins): void {
  twins.set(written, live as ChildNode);
  written.childNodes.forEach((child, index) => {
    const twin = live.childNodes[index];
    if (twin) pair(child, twin, twins);
  });
}
