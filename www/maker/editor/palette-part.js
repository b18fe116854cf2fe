// The palette of charts: a family of colours, or one made of the publisher's own.
import { html } from '/pkg/preact/preact.js';
import { Problems } from './controls.js';
import { withImprint } from '../plan/imprint.js';
import { families, usualPalette } from '../plan/palettes.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/palettes.js').PaletteName} PaletteName */

/** Cover of the shades of an accent, as its palette has them. */
const shades = [1, 0.7, 0.45, 0.27, 0.09];

/** @param {{session: Session}} of */
export function PalettePart({ session }) {
  const { palette = usualPalette, accent } = session.plan.report.imprint ?? {};
  const choose = (/** @type {PaletteName} */ name) =>
    session.change(withImprint(session.plan, 'palette', name === usualPalette ? '' : name));
  const choice = (
    /** @type {PaletteName} */ name,
    /** @type {string} */ text,
    /** @type {Square[]} */ squares,
    disabled = false,
  ) =>
    html`<label class="switch palette">
      <input
        type="radio"
        name="palette"
        data-about=${`palette-${name}`}
        checked=${palette === name}
        disabled=${disabled}
        onChange=${() => choose(name)}
      />
      <${Swatches} squares=${squares} />
      <span>${text}</span>
    </label>`;
  const own = accent ? shades.map((cover) => ({ color: accent, cover })) : [];
  return html`<fieldset class="plain palettes">
    <legend>Colours of charts and tints</legend>
    ${families.map(([name, text, colors]) =>
      choice(
        name,
        text,
        colors.map((color) => ({ color, cover: 1 })),
      ),
    )}
    ${choice('accent', accent ? 'Your colour' : 'Your colour, once you chose one above', own, !accent && palette !== 'accent')}
    <${Problems} session=${session} at="report › imprint › palette" />
  </fieldset>`;
}

/** @typedef {{color: string, cover: number}} Square */

/** Colours beside each other, on white as most readers have them; the words beside them say which palette it is. */
function Swatches(/** @type {{squares: Square[]}} */ { squares }) {
  return html`<svg class="swatches" width="90" height="15" viewBox="0 0 90 15" aria-hidden="true">
    <rect width="90" height="15" fill=${squares.length > 0 ? '#fff' : 'none'} />
    ${squares.map(({ color, cover }, place) => {
      const width = 90 / squares.length;
      return html`<rect x=${place * width} width=${width} height="15" fill=${color} fill-opacity=${cover} />`;
    })}
  </svg>`;
}
