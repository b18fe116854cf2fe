// The order in which charts are drawn. Drawing all before the page is painted would keep readers waiting for what they see, and
// a page that draws many at once does not answer meanwhile.

const waiting = new Map<Element, () => void>();
let isPlanned = false;

/**
 * Returns whether a page stays where a reader is while something above it grows. Elsewhere a page that was scrolled, or leads to a
 * place in it, would move.
 */
const staysInPlace = () =>
  'overflowAnchor' in document.documentElement.style || (window.scrollY === 0 && location.hash.length < 2);

/** Draws at once what is seen, or would move what is seen; the rest in its turn. */
export function drawNear(place: Element, draw: () => void): void {
  if (distance(place) > 0 && staysInPlace()) return drawInTurn(place, draw);
  waiting.delete(place);
  draw();
}

/** Draws after the page is painted, each place in a task of its own: what is near the viewport first. */
export function drawInTurn(place: Element, draw: () => void): void {
  // What left the page is drawn once it comes back.
  if (!place.isConnected) return;
  waiting.set(place, draw);
  plan();
}

/** Takes a place off the list. */
export function leaveTurn(place: Element): void {
  waiting.delete(place);
}

function plan(): void {
  if (isPlanned || waiting.size === 0) return;
  isPlanned = true;
  const next = () => {
    isPlanned = false;
    const [nearest] = [...waiting.keys()].toSorted((one, other) => distance(one) - distance(other));
    if (nearest) drawWaiting(nearest);
    plan();
  };
  // A page that nobody sees has no frames.
  if (document.hidden) setTimeout(next);
  else requestAnimationFrame(() => setTimeout(next));
}

function drawWaiting(place: Element): void {
  const draw = waiting.get(place);
  waiting.delete(place);
  draw?.();
}

/** CSS pixels from the viewport. */
function distance(place: Element): number {
  const { top, bottom } = place.getBoundingClientRect();
  return Math.max(0, top - window.innerHeight, -bottom);
}

// On paper there is all. It listens before any chart does.
globalThis.window?.addEventListener?.('beforeprint', () => [...waiting.keys()].forEach(drawWaiting));
