// Links within a report, such as those to notes and back, where a browser by itself would lead elsewhere: in a shadow root,
// where it looks for no fragments, and in pages whose `<base>` says that fragments are those of another page. A script of
// its own, loaded on demand.

import { byAttribute } from './common/by-attribute.js';

const targetClass = 'hr-target';

/** Follows links within a report. */
export function followLinks(article: Element, signal: AbortSignal): void {
  article.addEventListener(
    'click',
    (event) => {
      const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
      if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
      const root = article.getRootNode() as Document | ShadowRoot;
      const id = fragment(link?.getAttribute('href') ?? '');
      const target = id && root.getElementById(id);
      if (!link || !target) return;
      event.preventDefault();
      if (root instanceof ShadowRoot) goTo(root, target);
      else location.hash = id;
    },
    { signal },
  );
}

/** The id that `#…` names. */
function fragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

function goTo(root: ShadowRoot, target: HTMLElement): void {
  for (const old of root.querySelectorAll(`.${targetClass}`)) old.classList.remove(targetClass);
  target.classList.add(targetClass);
  // A note takes no focus by itself, but reading goes on from where the focus is.
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

/**
 * Goes to what the page's address names, if it is in the static report that a shadow root hides.
 *
 * @param prefix what the ids of the static report begin with
 * @param own what those in the shadow root begin with
 */
export function followAddress(root: ShadowRoot, prefix: string, own: string): void {
  const id = fragment(location.hash);
  if (!id || !byAttribute(root.host, 'id', id)) return;
  const target = root.getElementById(own + id.slice(prefix.length));
  if (target) goTo(root, target);
}
