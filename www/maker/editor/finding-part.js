// A title that states what a table's figures show, and is worked out anew when they change.
import { html } from '/pkg/preact/preact.js';
import { Problems, Text } from './controls.js';
import { editedTable } from '../plan/tables.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/edit.js').Table} Table */

/** More rows than these are written, not pressed. */
const most = 12;

/** @param {{session: Session, table: Table}} of */
export function FindingPart({ session, table }) {
  const { plan } = session;
  const { id = '', by = '', finding = '', columns, base } = table;
  if (finding === '' && (columns !== undefined || base === 'none')) return null;
  const change = (/** @type {string} */ text, /** @type {{typing?: string, said?: string}} */ how) =>
    session.change(
      editedTable(plan, id, (draft) => {
        if (text.trim() === '') delete draft.finding;
        else draft.finding = text;
      }),
      how,
    );
  const rows = (plan.fields[by]?.values ?? []).slice(0, most).map(({ label }) => label);
  const put = (/** @type {string} */ row) =>
    change(`${finding}${finding === '' ? '{OneIn:' : '{oneIn:'}${id}/${row}} `, {
      said: `The share of ${row} is in the title.`,
    });
  return html`<${Text}
      label="Title that states a finding, printed while the figures in it are"
      id=${`finding-${id}`}
      value=${finding}
      placeholder="{OneIn:callers/Survivor} callers was a survivor"
      input=${(/** @type {string} */ text) => change(text, { typing: `finding-${id}` })}
    />
    <${Problems} session=${session} at=${`report › table “${id}” › finding`} />
    ${
      rows.length > 0 &&
      html`<ul class="chips" aria-label="Put in words, such as “one in four”, how many are">
        ${rows.map((row) => html`<li><button type="button" class="chip" onClick=${() => put(row)}>${row}</button></li>`)}
      </ul>`
    }`;
}
