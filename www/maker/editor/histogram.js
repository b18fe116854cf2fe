// The numbers of a column, with a handle at the beginning of each range: moved with the mouse, a finger or the arrow keys.
import { html, useRef, useState } from '/pkg/preact/preact.js';
import { figure } from './controls.js';
import { histogramOf, limited } from '../plan/histogram.js';

/**
 * @param {object} of
 * @param {import('../plan/histogram.js').Counted[]} of.numbers
 * @param {number[]} of.cuts in ascending order
 * @param {(place: number, to: number) => void} of.move a range begins elsewhere
 */
export function Histogram({ numbers, cuts, move }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  /** The handle that is being dragged, and where it is. */
  const [held, hold] = useState(/** @type {{place: number, to: number} | undefined} */ (undefined));
  const { low, high, width, bars } = histogramOf(numbers, cuts);
  const most = bars.reduce((largest, rows) => Math.max(largest, rows), 1);
  const now = cuts.map((cut, place) => (held?.place === place ? held.to : cut));
  const part = (/** @type {number} */ number) => `${(100 * (number - low)) / (high - low)}%`;
  const rangeOf = (/** @type {number} */ number) => now.filter((cut) => cut <= number).length;

  const numberAt = (/** @type {PointerEvent} */ { clientX }) => {
    const { left, right } = host.current?.getBoundingClientRect() ?? { left: 0, right: 1 };
    return low + ((clientX - left) / (right - left)) * (high - low);
  };
  const take = (/** @type {PointerEvent} */ event, /** @type {number} */ place) => {
    /** @type {HTMLElement} */ (event.target).setPointerCapture(event.pointerId);
    hold({ place, to: cuts[place] ?? low });
  };
  const drag = (/** @type {PointerEvent} */ event, /** @type {number} */ place) => {
    if (held?.place === place) hold({ place, to: limited(cuts, place, numberAt(event)) });
  };
  const drop = () => {
    if (held && held.to !== cuts[held.place]) move(held.place, held.to);
    hold(undefined);
  };
  const keys = (/** @type {KeyboardEvent} */ event, /** @type {number} */ place) => {
    const by = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -10,
      PageUp: 10,
      Home: -Infinity,
      End: Infinity,
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const cut = cuts[place] ?? low;
    const to = limited(cuts, place, Math.max(low, Math.min(high - 1, cut + by)));
    if (to !== cut) move(place, to);
  };
  return html`<div class="histogram">
    <div class="histogram-field" ref=${host}>
      <svg viewBox=${`0 0 ${bars.length} 100`} preserveAspectRatio="none" aria-hidden="true">
        ${bars.map(
          (rows, place) =>
            html`<rect
              class=${rangeOf(low + place * width) % 2 === 0 ? 'even' : 'odd'}
              x=${place + 0.06}
              width="0.88"
              y=${100 - (100 * rows) / most}
              height=${(100 * rows) / most}
            />`,
        )}
      </svg>
      ${now.map(
        (cut, place) =>
          html`<span
            role="slider"
            class="histogram-handle"
            tabindex="0"
            style=${{ left: part(cut) }}
            aria-label=${`Beginning of range ${place + 2}`}
            aria-valuemin=${limited(cuts, place, low)}
            aria-valuemax=${limited(cuts, place, high - 1)}
            aria-valuenow=${cut}
            data-about=${`handle-${place}`}
            onKeyDown=${(/** @type {KeyboardEvent} */ event) => keys(event, place)}
            onPointerDown=${(/** @type {PointerEvent} */ event) => take(event, place)}
            onPointerMove=${(/** @type {PointerEvent} */ event) => drag(event, place)}
            onPointerUp=${drop}
            onPointerCancel=${() => hold(undefined)}
            ><span class="histogram-sign">${figure(cut)}</span></span
          >`,
      )}
    </div>
    <p class="histogram-ends quiet" aria-hidden="true"><span>${figure(low)}</span><span>${figure(high - 1)}</span></p>
  </div>`;
}
