// One category: its name, its spellings, its rows, and its place.
import { html } from '/pkg/preact/preact.js';
import { Bar, figure, Sign } from './controls.js';
import { withNotKnown, withRenamed, withSplitOff } from '../plan/answers.js';

/** @typedef {import('./session.js').Session} Session */

/**
 * @param {{session: Session, id: string, row: {label: string, rows: number, also?: string[], isListed: boolean}, place: number, of: number,
 * most: number, isNew: boolean, isChosen: boolean, choose: (isOn: boolean) => void, move: (label: string, to: number, control?: string) => void}} of
 */
export function CategoryRow({ session, id, row, place, of, most, isNew, isChosen, choose, move }) {
  const { plan } = session;
  const { label, rows, also = [] } = row;
  const rename = (/** @type {string} */ to) => {
    if (to.trim() !== '' && to !== label)
      session.change(withRenamed(plan, id, label, to.trim()), { said: `${label} is now “${to.trim()}”.` });
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (event.key === 'Enter') rename(/** @type {HTMLInputElement} */ (event.target).value);
    if (by === undefined) return;
    event.preventDefault();
    move(label, place + by);
  };
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    move(event.dataTransfer?.getData('text/plain') ?? '', place);
  };
  return html`<tr
    class=${isNew ? 'is-new' : ''}
    onKeyDown=${keys}
    onDragOver=${(/** @type {DragEvent} */ event) => event.preventDefault()}
    onDrop=${drop}
  >
    <td>
      <input
        type="checkbox"
        aria-label=${`Choose ${label}`}
        checked=${isChosen}
        onChange=${(/** @type {Event} */ event) => choose(/** @type {HTMLInputElement} */ (event.target).checked)}
      />
    </td>
    <td>
      <input
        type="text"
        aria-label=${`Name of ${label}`}
        value=${label}
        data-about=${`answer-${place}`}
        onChange=${(/** @type {Event} */ event) => rename(/** @type {HTMLInputElement} */ (event.target).value)}
      />
      ${isNew && html`<span class="tag">new</span>`}
      ${
        also.length > 0 &&
        html`<ul class="chips">
          ${also.map(
            (text) =>
              html`<li>
                <bdi>${text}</bdi>
                <${Sign}
                  label=${`Take ${text} out of ${label}`}
                  sign="×"
                  press=${() => session.change(withSplitOff(plan, id, text), { said: `${text} is a row of its own.` })}
                />
              </li>`,
          )}
        </ul>`
      }
    </td>
    <td class="n">${figure(rows)}<${Bar} part=${rows} of=${most} /></td>
    <td class="signs">
      <span
        class="handle"
        draggable="true"
        title="Drag to another place"
        onDragStart=${(/** @type {DragEvent} */ event) => event.dataTransfer?.setData('text/plain', label)}
        >⠿</span
      >
      <${Sign}
        label=${`Move ${label} up`}
        sign="↑"
        id=${`up-${place}`}
        disabled=${place === 0}
        press=${() => move(label, place - 1, 'up')}
      />
      <${Sign}
        label=${`Move ${label} down`}
        sign="↓"
        id=${`down-${place}`}
        disabled=${place === of - 1}
        press=${() => move(label, place + 1, 'down')}
      />
      <${Sign}
        label=${`Count ${label} as not known`}
        sign="?"
        press=${() => session.change(withNotKnown(plan, id, label, true), { said: `${label} counts as not known.` })}
      />
    </td>
  </tr>`;
}
