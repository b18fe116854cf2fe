/** The browser looks for fragments in the page only, never in a shadow root; these stand in for it there. */
import { fragment, goTo } from '../viewer/links.js';

/**
 * Goes to what the page's address names, if it is in the static report that the shadow root hides.
 *
 * @param prefix what the ids of the static report begin with
 */
export function followAddress(root: ShadowRoot, prefix: string): void {
  const id = fragment(location.hash);
  if (!id || !root.host.querySelector(`[id="${CSS.escape(id)}"]`)) return;
  const target = root.getElementById(id.slice(prefix.length));
  if (target) goTo(root, target);
}

/** Returns the prefix of the ids of a static report: every report has a title. */
export function prefixOf(host: Element): string {
  const title = 'report-title';
  return host.querySelector(`[id$="${title}"]`)?.id.slice(0, -title.length) ?? '';
}
