/** The browser looks for fragments in the page only, never in a shadow root; these stand in for it there. */

const targetClass = 'hr-target';

/** Follows links within a shadow root, such as those to notes and back. */
export function followLinks(root: ShadowRoot, signal: AbortSignal): void {
  root.addEventListener(
    'click',
    (event) => {
      const { button, ctrlKey, metaKey, shiftKey, altKey } = event as MouseEvent;
      if (event.defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      const target = link && root.getElementById(fragment(link.getAttribute('href') ?? ''));
      if (!target) return;
      event.preventDefault();
      goTo(root, target);
    },
    { signal },
  );
}

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
