// Which answer is which: names, spellings that are the same, the order, and what is not known.
import { html, useState } from '/pkg/preact/preact.js';
import { CategoryRow } from './category-row.js';
import { Button, Choice, figure, focusSoon, Sign, Text } from './controls.js';
import { answersOf, severalIn } from './answers-of.js';
import { Suggestions } from './suggestions.js';
import {
  categoriesOf,
  withAnswersOrdered,
  withJoined,
  withLargestFirst,
  withNotKnown,
  withOtherwise,
} from '../plan/answers.js';
import { withKind } from '../plan/columns.js';
import { moved } from '../plan/edit.js';
import { wordsFor } from '../plan/words.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/answers.js').Answer} Answer */

/** @param {{session: Session, id: string, open: (panel: string, about: string) => void}} of */
export function Categories({ session, id, open }) {
  const { plan } = session;
  const field = /** @type {import('../plan/edit.js').Field} */ (plan.fields[id]);
  const answers = answersOf(session, id);
  const { listed, unknown, notKnown } = categoriesOf(field, answers);
  const [chosen, choose] = useState(/** @type {string[]} */ ([]));
  const [into, name] = useState('');
  const rows = [
    ...unknown.map(({ text, rows: count }) => ({ label: text, rows: count, also: [], isListed: false })),
    ...listed,
  ];
  const most = Math.max(1, ...rows.map(({ rows: count }) => count));
  const picked = chosen.filter((label) => rows.some((row) => row.label === label));
  const largest = rows.filter(({ label }) => picked.includes(label)).toSorted((one, other) => other.rows - one.rows)[0];
  const join = () => {
    const chosenName = into.trim() || largest?.label || '';
    session.change(
      withJoined(
        plan,
        id,
        [...picked].toSorted((one) => (one === largest?.label ? -1 : 1)),
        chosenName,
      ),
      {
        said: `${picked.length} answers are “${chosenName}”.`,
      },
    );
    choose([]);
    name('');
  };
  const move = (/** @type {string} */ label, /** @type {number} */ to, control = 'answer') => {
    const labels = rows.map((row) => row.label);
    const from = labels.indexOf(label);
    if (from < 0 || to < 0 || to >= labels.length || from === to) return;
    const ordered = withAnswersOrdered(plan, id, moved(labels, from, to));
    session.change(ordered, { said: `${label} is at place ${to + 1} of ${labels.length}.` });
    focusSoon(`${control}-${to}`);
  };
  const sort = () => {
    const labels = rows.map((row) => row.label).toSorted((one, other) => one.localeCompare(other, plan.language));
    session.change(withAnswersOrdered(plan, id, labels), { said: 'From A to Z.' });
  };
  const hasUnlisted = (field.values ?? []).length > 0 && unknown.length > 0;
  return html`<div>
    <${Several} session=${session} id=${id} />
    <${Suggestions} session=${session} id=${id} labels=${rows.map(({ label }) => label)} open=${open} />
    ${hasUnlisted && html`<p class="caution">${unknown.length === 1 ? 'One answer is' : `${unknown.length} answers are`} new: the plan does not list ${unknown.length === 1 ? 'it' : 'them'}.</p>`}
    <table class="answers">
      <caption class="unseen">
        Answers of ${field.label}
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">Chosen</span></th>
          <th scope="col">Name in the report</th>
          <th scope="col" class="n">Rows</th>
          <th scope="col"><span class="unseen">Order, not known</span></th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, place) =>
            html`<${CategoryRow}
              key=${place}
              session=${session}
              id=${id}
              row=${row}
              place=${place}
              of=${rows.length}
              most=${most}
              isNew=${hasUnlisted && !row.isListed}
              isChosen=${picked.includes(row.label)}
              choose=${(/** @type {boolean} */ isOn) => choose(isOn ? [...picked, row.label] : picked.filter((one) => one !== row.label))}
              move=${move}
            />`,
        )}
      </tbody>
    </table>
    ${
      picked.length > 1 &&
      html`<div class="ask">
        <${Text}
          label=${`${picked.length} answers become`}
          id="join-name"
          value=${into}
          placeholder=${largest?.label}
          input=${name}
        />
        <${Button} text="Put together" kind="primary" press=${join} />
      </div>`
    }
    <div class="row tight">
      <${Button}
        text="Largest first"
        press=${() => session.change(withLargestFirst(plan, id), { said: 'The largest is first.' })}
      />
      <${Button} text="A to Z" press=${sort} />
    </div>
    <${Else} session=${session} id=${id} answers=${answers} />
    ${
      (field.missing ?? []).length > 0 &&
      html`<h3>Counted as not known</h3>
        <ul class="chips">
          ${field.missing?.map((text) => {
            const count = notKnown.find((one) => one.text === text)?.rows;
            return html`<li>
              <bdi>${text}</bdi>${count === undefined ? '' : ` (${figure(count)})`}
              <${Sign}
                label=${`${text} is an answer`}
                sign="↩"
                press=${() => session.change(withNotKnown(plan, id, text, false), { said: `${text} is an answer.` })}
              />
            </li>`;
          })}
        </ul>`
    }
  </div>`;
}

/** Answers that are several in one cell, where the column is taken to have one. @param {{session: Session, id: string}} of */
function Several({ session, id }) {
  const several = severalIn(session, id);
  if (!several) return null;
  const { column, separator, example } = several;
  const sign = separator === '\n' ? 'a line break' : `“${separator.trim()}”`;
  const divide = () =>
    session.change(withKind(session.plan, id, 'list', { name: column, separator }), {
      said: 'Each answer counts by itself.',
    });
  return html`<div class="suggest">
    <h3>Several answers in one?</h3>
    <p>Some cells hold several answers with ${sign} between them, such as <bdi>${example}</bdi>.</p>
    <${Button} text="Count each by itself" press=${divide} />
  </div>`;
}

/** @param {{session: Session, id: string, answers: Answer[]}} of */
function Else({ session, id, answers }) {
  const { plan } = session;
  const { otherwise = 'keep' } = plan.fields[id] ?? {};
  const value = typeof otherwise === 'object' ? 'other' : otherwise;
  const name = typeof otherwise === 'object' ? otherwise.category : wordsFor(plan).other;
  const change = (/** @type {string} */ next) => {
    const made = next === 'other' ? { category: name } : next === 'missing' ? 'missing' : 'keep';
    session.change(withOtherwise(plan, id, made, answers), { said: 'Changed.' });
  };
  const options = [
    ['keep', 'is a row of its own'],
    ['other', `counts as “${name}”`],
    ['missing', 'counts as not known'],
  ];
  return html`<${Choice}
    label="Any answer that is not listed"
    id="otherwise"
    value=${value}
    options=${options}
    change=${change}
  />`;
}
