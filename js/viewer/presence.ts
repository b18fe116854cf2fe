import { followTheme } from './follow.js';
import type { MountOptions } from './mount-options.js';
import type { View } from '../views.js';

/** The part of a mounted report that depends on the page around it. */
export interface Followed {
  theme: () => MountOptions['theme'];
  views: ReadonlyMap<HTMLElement, View>;
  /** Keeps in the address of the page what a reader chose, or nothing any more. */
  keep: () => void;
  forget: () => void;
}

/** A report's stay in a page. */
export interface Stay {
  /** Ends once it has left the place where it is; absent while it is in no page. */
  readonly place: AbortSignal | undefined;
  readonly isAway: boolean;
  /** Has it take its theme. */
  takeTheme(): void;
}

/**
 * Follows a report as it comes into a page, is moved there, and leaves it, also with something around it. Whatever listens to
 * the page ends then, since it would keep the report for as long as the page is there. One that is in no page yet is away.
 *
 * @param signal ends the watching, and the stay
 */
export function followReport(
  article: HTMLElement,
  { theme, views, keep, forget }: Followed,
  signal: AbortSignal,
): Stay | undefined {
  // Simulated browsers of tests have no sizes.
  if (signal.aborted || !globalThis.ResizeObserver) return undefined;
  let place: AbortController | undefined;
  let isAway = false;
  let take: (() => void) | undefined;
  let known: Node[] | undefined;

  const look = () => {
    const holders = article.isConnected ? holdersOf(article) : [];
    if (holders.length === known?.length && holders.every((holder, index) => holder === known?.[index])) return;
    known = holders;
    removals.disconnect();
    place?.abort();
    if (holders.length === 0) return leave();
    for (const holder of holders) removals.observe(holder, { childList: true });
    come((place = new AbortController()).signal);
  };
  const come = (here: AbortSignal) => {
    take = followTheme(article, theme, here);
    for (const view of views.values()) view.watch(here);
    if (!isAway) return;
    isAway = false;
    keep();
  };
  const leave = () => {
    isAway = true;
    place = undefined;
    take = undefined;
    forget();
    for (const view of views.values()) view.rest();
    // Afresh, since one that is put back before the page was painted has the size that was last seen.
    sizes.unobserve(article);
    sizes.observe(article);
  };

  const removals = new MutationObserver(look);
  // Nothing tells that it is put into a page, but it has a size once it is in one.
  const sizes = new ResizeObserver(look);
  sizes.observe(article);
  signal.addEventListener('abort', () => {
    removals.disconnect();
    sizes.disconnect();
    place?.abort();
  });
  look();
  return {
    get place() {
      return place?.signal;
    },
    get isAway() {
      return isAway;
    },
    takeTheme: () => take?.(),
  };
}

/** All that an element is in, from the inside out, with the roots of shadows and the document. */
function holdersOf(element: Element): Node[] {
  const found: Node[] = [];
  let at: Node | null = element;
  while ((at = at instanceof ShadowRoot ? at.host : at.parentNode)) found.push(at);
  return found;
}
