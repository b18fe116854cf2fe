// The answers of one column: categories, ranges of numbers, or the columns of one question.
import { html } from '/pkg/preact/preact.js';
import { Categories } from './categories.js';
import { Choice, Problems, Text } from './controls.js';
import { RangesPanel } from './ranges-panel.js';
import { hasAnswers, withPartNamed } from '../plan/answers.js';

/** @typedef {import('./session.js').Session} Session */

/** @param {{session: Session, about: string, open: (panel: string, about: string) => void}} of */
export function AnswersPanel({ session, about, open }) {
  const { plan } = session;
  const place = (/** @type {string} */ one) =>
    session.profile.columns.findIndex(({ name }) => name === session.mapping[one]?.[0]);
  const ids = Object.keys(plan.fields)
    .filter((one) => ['category', 'list', 'flags', 'number'].includes(plan.fields[one]?.type ?? ''))
    // As the file has them, not as the plan does.
    .toSorted((one, other) => place(one) - place(other));
  const id = ids.includes(about) ? about : (ids[0] ?? '');
  const field = plan.fields[id];
  if (!field) return html`<p>No column with answers is in the report yet. Switch one on under Columns.</p>`;
  const options = ids.map((one) => [one, plan.fields[one]?.label ?? one]);
  return html`<div>
    <${Choice}
      label="Column"
      id="answers-of"
      value=${id}
      options=${options}
      change=${(/** @type {string} */ next) => open('answers', next)}
    />
    <${Problems} session=${session} at=${`fields › “${id}”`} />
    ${
      field.type === 'number'
        ? html`<${RangesPanel} key=${id} session=${session} id=${id} />`
        : hasAnswers(field)
          ? html`<${Categories} key=${id} session=${session} id=${id} open=${open} />`
          : html`<${Flags} key=${id} session=${session} id=${id} />`
    }
  </div>`;
}

/** Columns that together are one question. @param {{session: Session, id: string}} of */
function Flags({ session, id }) {
  const columns = session.plan.fields[id]?.columns ?? [];
  return html`<ul class="plain">
    ${columns.map(
      ({ label, names }, place) =>
        html`<li>
          <${Text}
            label=${`Name of ${names[0] ?? label}`}
            value=${label}
            input=${(/** @type {string} */ text) =>
              session.change(withPartNamed(session.plan, id, 'columns', place, text), {
                typing: `flag-${place}`,
              })}
          />
        </li>`,
    )}
  </ul>`;
}
