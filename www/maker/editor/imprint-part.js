// The publisher's logo and colour, whom to ask, and what may be done with the report.
import { html, useState } from '/pkg/preact/preact.js';
import { Button, Problems, Text } from './controls.js';
import { PalettePart } from './palette-part.js';
import { licences, logoOf, withImprint } from '../plan/imprint.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/imprint.js').Imprint} Imprint */

/** The accent where the report has none: that of the style sheet. */
const usual = '#12617a';

/** @param {{session: Session}} of */
export function ImprintPart({ session }) {
  const { plan } = session;
  const { imprint = {} } = plan.report;
  const set = (/** @type {keyof Imprint} */ part, /** @type {string} */ value) =>
    session.change(withImprint(plan, part, value), { typing: `imprint-${part}` });
  return html`<fieldset class="fields">
    <legend>Logo, colour, contact, licence</legend>
    <${Logo} session=${session} logo=${imprint.logo} />
    <label class="field">
      <span>Colour of names, large numbers and links</span>
      <input
        type="color"
        data-about="imprint-accent"
        value=${imprint.accent ?? usual}
        onInput=${(/** @type {Event} */ event) => set('accent', /** @type {HTMLInputElement} */ (event.target).value)}
      />
    </label>
    ${imprint.accent && html`<${Button} text="Use the usual colour" press=${() => set('accent', '')} />`}
    <${Problems} session=${session} at="report › imprint › accent" />
    <${PalettePart} session=${session} />
    <${Text}
      label="Whom to ask about the figures"
      id="imprint-contact"
      value=${imprint.contact ?? ''}
      input=${(/** @type {string} */ text) => set('contact', text)}
      placeholder="data@example.org"
    />
    <${Problems} session=${session} at="report › imprint › contact" />
    <label class="field wide">
      <span>Licence: what others may do with the report</span>
      <input
        type="text"
        list="licences"
        data-about="imprint-licence"
        value=${imprint.licence ?? ''}
        onInput=${(/** @type {Event} */ event) => set('licence', /** @type {HTMLInputElement} */ (event.target).value)}
      />
      <datalist id="licences">${licences.map((licence) => html`<option value=${licence}></option>`)}</datalist>
    </label>
    <${Problems} session=${session} at="report › imprint › licence" />
  </fieldset>`;
}

/** @param {{session: Session, logo: string | undefined}} of */
function Logo({ session, logo }) {
  const { plan } = session;
  const [fault, tell] = useState('');
  const take = async (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const [file] = field.files ?? [];
    if (!file) return;
    tell('');
    try {
      session.change(withImprint(plan, 'logo', await logoOf(file)), { said: 'The logo is in the report.' });
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
    // The same file can be chosen again, once it is mended.
    field.value = '';
  };
  return html`<label class="field wide">
      <span>Logo, as PNG or SVG</span>
      <input type="file" accept="image/png,image/svg+xml,.png,.svg" data-about="imprint-logo" onChange=${take} />
    </label>
    ${
      logo &&
      html`<p>
        <img class="logo-chosen" src=${logo} alt="The logo" />
        <${Button}
          text="Remove the logo"
          press=${() => session.change(withImprint(plan, 'logo', ''), { said: 'The logo was removed.' })}
        />
      </p>`
    }
    ${fault && html`<p class="beside-control" role="alert">${fault}</p>`}
    <${Problems} session=${session} at="report › imprint › logo" />`;
}
