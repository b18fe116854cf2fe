// The controls that all panels share. What is wrong with a value is beside the control for it.
import { html, useLayoutEffect, useRef } from '/pkg/preact/preact.js';
import { withLanguageNames } from '../../language-names.js';
import { languageAt } from '../plan/places.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {[value: string, text: string][]} Options */

/**
 * Problems at places of the plan, such as `report › table “calls” › by`.
 * @param {{session: Session, at: string}} of
 */
export function Problems({ session, at }) {
  const isAt = (/** @type {string} */ place) =>
    place === at || place.startsWith(`${at} ›`) || place.startsWith(`${at},`);
  // Those of translations are beside these.
  const own = session.problems.filter(({ place }) => languageAt(session.whole, place) === undefined);
  return html`<${ProblemList} problems=${own.filter(({ place }) => isAt(place))} />`;
}

/** @param {{problems: import('/pkg/analyst.js').PlanProblem[]}} of */
export function ProblemList({ problems }) {
  if (problems.length === 0) return null;
  return html`<ul class="beside-control" role="alert">
    ${problems.map(({ message, remedy }) => html`<li><span class="what">${withLanguageNames(message)}</span> ${remedy}</li>`)}
  </ul>`;
}

/**
 * @param {{label: string, value: string, options: Options, change: (value: string) => void, id?: string, disabled?: boolean}} of
 */
export function Choice({ label, value, options, change, id, disabled }) {
  return html`<label class="field">
    <span>${label}</span>
    <select
      data-about=${id}
      disabled=${disabled}
      value=${value}
      onChange=${(/** @type {Event} */ event) => change(/** @type {HTMLSelectElement} */ (event.target).value)}
    >
      ${options.map(([option, text]) => html`<option value=${option} selected=${option === value}>${text}</option>`)}
    </select>
  </label>`;
}

/**
 * @param {{label: string, value: string, input: (value: string) => void, rows?: number, id?: string, type?: string,
 * placeholder?: string}} of
 */
export function Text({ label, value, input, rows, id, type = 'text', placeholder }) {
  const take = (/** @type {Event} */ event) => input(/** @type {HTMLInputElement} */ (event.target).value);
  return html`<label class="field wide">
    <span>${label}</span>
    ${
      rows === undefined
        ? html`<input type=${type} value=${value} data-about=${id} placeholder=${placeholder} onInput=${take} />`
        : html`<textarea rows=${rows} value=${value} data-about=${id} onInput=${take}></textarea>`
    }
  </label>`;
}

/** @param {{label: unknown, isOn: boolean, change: (isOn: boolean) => void, id?: string, disabled?: boolean}} of */
export function Switch({ label, isOn, change, id, disabled }) {
  const take = (/** @type {Event} */ event) => change(/** @type {HTMLInputElement} */ (event.target).checked);
  return html`<label class="switch">
    <input type="checkbox" checked=${isOn} data-about=${id} disabled=${disabled} onChange=${take} />
    <span>${label}</span>
  </label>`;
}

/** @param {{label: string, sign: string, press: () => void, disabled?: boolean, id?: string}} of */
export function Sign({ label, sign, press, disabled, id }) {
  // One that is switched off keeps the focus, so that keys do not lose their place.
  return html`<button
    type="button"
    class="sign"
    aria-label=${label}
    title=${label}
    aria-disabled=${disabled ? 'true' : undefined}
    data-about=${id}
    onClick=${() => !disabled && press()}
  >
    ${sign}
  </button>`;
}

/** @param {{text: unknown, press: () => void, kind?: string, disabled?: boolean, id?: string}} of */
export function Button({ text, press, kind = '', disabled, id }) {
  return html`<button
    type="button"
    class=${`button ${kind}`.trim()}
    disabled=${disabled}
    data-about=${id}
    onClick=${press}
  >
    ${text}
  </button>`;
}

/** An element that something else made. @param {{node: Node | undefined}} of */
export function Made({ node }) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => host.current?.replaceChildren(...(node ? [node] : [])), [node]);
  return html`<div ref=${host}></div>`;
}

/** Part of a whole, as a small bar. @param {{part: number, of: number}} of */
export function Bar({ part, of }) {
  return html`<meter class="bar-of" min="0" max=${Math.max(of, 1)} value=${part} aria-hidden="true"></meter>`;
}

/** @param {number} number */
export const figure = (number) => number.toLocaleString('en-US');

/** Moves the focus to a control once what was changed is drawn: it goes with what was moved. @param {string} about */
export function focusSoon(about) {
  setTimeout(() => {
    const control = document.querySelector(`.bench [data-about="${CSS.escape(about)}"]`);
    if (control instanceof HTMLElement) control.focus();
  });
}
