/** Links within a report, such as those to notes and back, where a browser by itself would lead elsewhere. */

const targetClass = 'hr-target';

/**
 * Follows links within a report: in a shadow root, where browsers look for no fragments, and in pages whose `<base>` says
 * that fragments are those of another page.
 */
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
      const inShadow = root instanceof ShadowRoot;
      const [page = ''] = location.href.split('#');
      if (!inShadow && link.href.startsWith(`${page}#`)) return;
      event.preventDefault();
      if (inShadow) goTo(root, target);
      else location.hash = id;
    },
    { signal },
  );
}

/** The id that `#…` names. */
export function fragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

export function goTo(root: ShadowRoot, target: HTMLElement): void {
  for (const old of root.querySelectorAll(`.${targetClass}`)) old.classList.remove(targetClass);
  target.classList.add(targetClass);
  // A note takes no focus by itself, but reading goes on from where the focus is.
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}
