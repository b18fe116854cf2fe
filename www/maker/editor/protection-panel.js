// Which counts are hidden, and what that costs.
import { html, useState } from '/pkg/preact/preact.js';
import { figure, Problems, Switch } from './controls.js';
import { protectionOf, withThreshold, withZeros } from '../plan/protection.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('/pkg/analyst.js').Audit} Audit */

const usual = [3, 5, 10];

/** @param {{session: Session}} of */
export function ProtectionPanel({ session }) {
  const { plan } = session;
  const { threshold, zeros } = protectionOf(plan);
  const [isOther, other] = useState(!usual.includes(threshold));
  const set = (/** @type {number} */ next) =>
    session.change(withThreshold(plan, next), { said: `Counts under ${next} are hidden.` });
  return html`<div>
    <fieldset class="dial">
      <legend>Hide counts under</legend>
      ${usual.map(
        (number) =>
          html`<label>
            <input
              type="radio"
              name="threshold"
              data-about=${`under-${number}`}
              checked=${!isOther && threshold === number}
              onChange=${() => {
                other(false);
                set(number);
              }}
            />
            <span>${number}</span>
          </label>`,
      )}
      <label>
        <input type="radio" name="threshold" checked=${isOther} onChange=${() => other(true)} />
        <span>another</span>
      </label>
      ${
        isOther &&
        html`<input
          type="number"
          min="1"
          step="1"
          aria-label="Hide counts under"
          value=${threshold}
          onChange=${(/** @type {Event} */ event) => set(Number(/** @type {HTMLInputElement} */ (event.target).value))}
        />`
      }
    </fieldset>
    <${Switch}
      label="Hide zeros, too: readers must not know that there was none"
      isOn=${zeros === 'sensitive'}
      change=${(/** @type {boolean} */ isOn) => session.change(withZeros(plan, isOn), { said: isOn ? 'Zeros are hidden.' : 'Zeros are printed.' })}
    />
    <${Problems} session=${session} at="protection" />
    <${Consequence} session=${session} />
  </div>`;
}

/** @param {{session: Session}} of */
function Consequence({ session }) {
  const audit = session.outcome?.audit ?? session.refusal;
  if (!audit) return html`<p class="quiet">Checking …</p>`;
  const rows = (/** @type {Audit['hidden']} */ hidden) =>
    hidden.reduce((sum, { rows: labels }) => sum + labels.length, 0);
  const small = rows(audit.hidden.filter(({ reason }) => reason === 'small'));
  const further = rows(audit.hidden.filter(({ reason }) => reason !== 'small'));
  return html`<div class="consequence" aria-live="polite">
    <h3>What that hides now</h3>
    <p>
      ${
        small + further === 0
          ? 'Nothing: no count is so small.'
          : html`<strong>${figure(small)}</strong> ${small === 1 ? 'row is' : 'rows are'} small.
              ${further > 0 ? html` <strong>${figure(further)}</strong> more ${further === 1 ? 'is' : 'are'} hidden so that nobody can work these out.` : ''}
              ${' '}${figure(audit.examined.printed)} counts are printed.`
      }
    </p>
    ${
      audit.hidden.length > 0 &&
      html`<ul>
        ${audit.hidden.map(
          ({ place, rows: labels, treatment, reason }) =>
            html`<li>
              <strong><bdi>${place}</bdi></strong
              >: ${labels.map((label, at) => html`${at > 0 ? '; ' : ''}<bdi>${label}</bdi>`)}
              <span class="quiet">
                ${treatment === 'pooled' ? '(put together)' : '(hidden)'}${reason === 'small' ? '' : ', to protect a smaller number'}</span
              >
            </li>`,
        )}
      </ul>`
    }
    ${(further > 0 || small > 1) && html`<p class="quiet">Rows come back when small answers are put together under Answers, or when the report covers a longer time.</p>`}
    ${
      session.refusal?.remedies?.length
        ? html`<h3>What would help</h3>
            <ul>
              ${session.refusal.remedies.map((remedy) => html`<li>${remedy}</li>`)}
            </ul>`
        : ''
    }
  </div>`;
}
