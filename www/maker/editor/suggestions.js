// Answers that seem to mean the same, as the program finds them: in spelling, in another language, as a place.
import { html, useEffect, useState } from '/pkg/preact/preact.js';
import { Button } from './controls.js';
import { withJoined, withNotKnown } from '../plan/answers.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('/pkg/analyst.js').Suggestion} Suggestion */

/** Maximum number of suggestions at once. */
const MOST = 6;

/** @type {Record<Suggestion['reason'], string>} */
const reasons = {
  missing: 'it says that nothing is known',
  'same-words': 'the same words',
  'same-place': 'the same place',
  synonym: 'the same in other words, or in another language',
  plural: 'one of them is the plural',
  spelling: 'spelled alike',
};

/**
 * Suggestions for all columns; those of the plan before until there are others.
 * @param {Session} session @returns {Suggestion[]}
 */
function useSuggestions({ analyst, profile, plan, mapping }) {
  const [found, tell] = useState(/** @type {Suggestion[]} */ ([]));
  useEffect(() => {
    let isLate = false;
    const ask = async () => {
      // What is wrong with the plan is said elsewhere.
      const next = await analyst.suggestAnswers(profile, plan, mapping).catch(() => undefined);
      if (next && !isLate) tell(next);
    };
    void ask();
    return () => void (isLate = true);
  }, [analyst, profile, plan, mapping]);
  return found;
}

/**
 * @param {{session: Session, id: string, labels: string[], open: (panel: string, about: string) => void}} of
 * `labels` of the rows that are there now
 */
export function Suggestions({ session, id, labels, open }) {
  const { plan } = session;
  const all = useSuggestions(session);
  const here = all.filter(
    ({ field, answer, category }) =>
      field === id && labels.includes(answer) && (category === null || labels.includes(category)),
  );
  /** @type {Map<string, number>} */
  const elsewhere = new Map();
  for (const { field } of all) if (field !== id) elsewhere.set(field, (elsewhere.get(field) ?? 0) + 1);
  if (here.length + elsewhere.size === 0) return null;
  return html`<div class="suggest">
    ${
      here.length > 0 &&
      html`<h3>The same?</h3>
        <ul>
          ${here.slice(0, MOST).map((one) => html`<${One} key=${one.answer} session=${session} id=${id} suggestion=${one} />`)}
        </ul>`
    }
    ${
      elsewhere.size > 0 &&
      html`<p class="quiet">
        Answers that may be the same in other columns:${' '}
        ${[...elsewhere].map(
          ([field, count], place) =>
            html`${place > 0 ? ', ' : ''}<button type="button" class="link" onClick=${() => open('answers', field)}>
                ${plan.fields[field]?.label ?? field}</button
              >${count > 1 ? ` (${count})` : ''}`,
        )}
      </p>`
    }
  </div>`;
}

/** @param {{session: Session, id: string, suggestion: Suggestion}} of */
function One({ session, id, suggestion: { answer, category, reason } }) {
  const { plan } = session;
  const why = html`<span class="quiet">(${reasons[reason]})</span>`;
  if (category === null) {
    const leave = () =>
      session.change(withNotKnown(plan, id, answer, true), { said: `${answer} counts as not known.` });
    return html`<li>
      <span><bdi>${answer}</bdi> ${why}</span>
      <${Button} text="Count as not known" press=${leave} />
    </li>`;
  }
  const join = () =>
    session.change(withJoined(plan, id, [category, answer], category), { said: `${answer} is “${category}” now.` });
  return html`<li>
    <span><bdi>${answer}</bdi> and <bdi>${category}</bdi> ${why}</span>
    <${Button} text="Put together" press=${join} />
  </li>`;
}
