// The words of the report. Each can be changed in the report, too: press the pencil beside it.
import { html, useRef, useState } from '/pkg/preact/preact.js';
import { Button, Problems, Text } from './controls.js';
import { ImprintPart } from './imprint-part.js';
import {
  asWritten,
  lines,
  placeholders,
  withNoteText,
  withParagraph,
  withParagraphAt,
  withText,
} from '../plan/texts.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/texts.js').Part} Part */

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {{session: Session}} of */
export function WordsPanel({ session }) {
  const { plan } = session;
  /** The text that the cursor was in last. */
  const field = useRef(/** @type {Field | undefined} */ (undefined));
  const note = (/** @type {FocusEvent} */ { target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) field.current = target;
  };
  return html`<div onfocusin=${note}>
    <p class="quiet">You can also press a pencil in the report and write there.</p>
    <${Problems} session=${session} at="report › title" />
    ${lines.map(
      ({ key, label, isNeeded }) => html`
        <${Text}
          label=${label}
          id=${key}
          value=${plan.report[key] ?? ''}
          input=${(/** @type {string} */ text) => session.change(withText(plan, ['report', key], text, isNeeded), { typing: key })}
        />
        ${key !== 'title' && html`<${Problems} session=${session} at=${`report › ${key}`} />`}
      `,
    )}
    <${Filled} session=${session} field=${() => field.current} />
    <${ImprintPart} session=${session} />
    <h3>Before the figures</h3>
    <${Paragraphs} session=${session} part="introduction" />
    <h3>After the figures</h3>
    <${Paragraphs} session=${session} part="caveat" />
    <h3>Notes</h3>
    ${(plan.report.notes ?? []).length === 0 && html`<p class="quiet">None yet. Add one to a table, under Tables.</p>`}
    ${(plan.report.notes ?? []).map(
      ({ id, text }) =>
        html`<div key=${id}>
          <${Text}
            label=${`Note “${id}”`}
            rows="2"
            id=${`note-${id}`}
            value=${asWritten(text)}
            input=${(/** @type {string} */ written) => session.change(withNoteText(plan, id, written), { typing: `note-${id}` })}
          />
          <${Problems} session=${session} at=${`report › note “${id}”`} />
        </div>`,
    )}
  </div>`;
}

/** @param {{session: Session, part: Part}} of */
function Paragraphs({ session, part }) {
  const { plan } = session;
  const list = plan.report[part] ?? [];
  return html`<div>
    ${list.map(
      (text, place) =>
        html`<div key=${place}>
          <${Text}
            label=${`Paragraph ${place + 1}`}
            rows="3"
            id=${`${part}-${place}`}
            value=${asWritten(text)}
            input=${(/** @type {string} */ written) => session.change(withParagraphAt(plan, part, place, written), { typing: `${part}-${place}` })}
          />
          <${Problems} session=${session} at=${`report › ${part}, paragraph ${place + 1}`} />
        </div>`,
    )}
    <${Button}
      text="Add a paragraph"
      press=${() => session.change(withParagraph(plan, part, 'New paragraph.'), { said: 'A paragraph was added.' })}
    />
  </div>`;
}

/** List of the values that are filled in. @param {{session: Session, field: () => Field | undefined}} of */
function Filled({ session, field }) {
  const [said, say] = useState('');
  const put = (/** @type {string} */ sign, /** @type {string} */ what) => {
    const into = field();
    if (!into?.isConnected) return say('First put the cursor in a text.');
    into.setRangeText(sign, into.selectionStart ?? into.value.length, into.selectionEnd ?? into.value.length, 'end');
    into.dispatchEvent(new Event('input', { bubbles: true }));
    into.focus();
    say(`The text has ${what} now.`);
  };
  return html`<details class="fold">
    <summary>What is filled in by itself</summary>
    <p class="quiet">
      Put the cursor in a text and press one of these, or write it. The report has the words or the figure there, also
      when the figures change:
    </p>
    <ul class="chips">
      ${placeholders(session.plan).map(
        ([sign, what]) =>
          html`<li>
            <button type="button" class="chip" title=${sign} onClick=${() => put(sign, what)}>${what}</button>
          </li>`,
      )}
    </ul>
    <p class="quiet" role="status">${said}</p>
    <p class="quiet">Two stars on each side make <strong>strong</strong> words: **strong**.</p>
  </details>`;
}
