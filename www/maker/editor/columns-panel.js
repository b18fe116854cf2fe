// Which columns of the file are in the report, and as what.
import { html, useState } from '/pkg/preact/preact.js';
import { separatorOf } from './answers-of.js';
import { figure, Bar, Button, Choice, Switch, Text } from './controls.js';
import { kindWords, typeOf, typeWords } from '../kinds.js';
import { fieldOf, withColumn, withKind, withTogether, withoutField } from '../plan/columns.js';
import { withText } from '../plan/texts.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('/pkg/analyst.js').ColumnProfile} ColumnProfile */
/** @typedef {import('../plan/edit.js').Field} Field */

/** Number of a column's answers that are shown. */
const SHOWN = 4;
const choices = /** @type {const} */ (['category', 'list', 'yes-no', 'number', 'date', 'id']);

/** @param {{session: Session, open: (panel: string, about: string) => void}} of */
export function ColumnsPanel({ session, open }) {
  const { profile } = session;
  const [asked, ask] = useState('');
  return html`<div>
    <p class="quiet">Each column of the file. Columns that may name or locate people are off.</p>
    <ul class="cards">
      ${profile.columns.map(
        (column) =>
          html`<${Card}
            key=${column.name}
            session=${session}
            column=${column}
            open=${open}
            asked=${asked}
            ask=${ask}
          />`,
      )}
    </ul>
    <${Together} session=${session} />
  </div>`;
}

/**
 * @param {{session: Session, column: ColumnProfile, open: (panel: string, about: string) => void, asked: string, ask: (column: string) =>
 * void}} of
 */
function Card({ session, column, open, asked, ask }) {
  const { name, title, concern, kind } = column;
  const id = fieldOf(session.mapping, name);
  const field = id === undefined ? undefined : session.plan.fields[id];
  const separator = separatorOf(column);
  const use = (/** @type {Field['type']} */ type) => {
    const added = withColumn(session.plan, { name, label: title, separator }, type);
    const mapping = { ...session.mapping, [added.id]: [name] };
    session.change(added.plan, { mapping, said: `${name} is in the report.` });
    ask('');
  };
  const turn = (/** @type {boolean} */ isOn) => {
    if (isOn && concern) return ask(name);
    if (isOn) return use(typeOf(kind) ?? 'category');
    if (id !== undefined) session.change(withoutField(session.plan, id), { said: `${name} is left out.` });
  };
  const retype = (/** @type {string} */ type) => {
    const next = withKind(session.plan, id ?? '', /** @type {Field['type']} */ (type), { name, separator });
    session.change(next, { said: `${name}: ${typeWords[/** @type {Field['type']} */ (type)]}.` });
  };
  return html`<li class=${`card ${field ? '' : 'is-off'}`}>
    <div class="card-head">
      <${Switch}
        label=${html`<strong><bdi>${name}</bdi></strong>`}
        isOn=${field !== undefined}
        change=${turn}
        id=${`use-${name}`}
        disabled=${kind === 'blank'}
      />
      <span class="quiet">${kindWords[kind]}${column.blanks > 0 ? `, ${figure(column.blanks)} empty` : ''}</span>
    </div>
    ${title && html`<p><bdi>${title}</bdi></p>`} ${concern && html`<p class="caution">${concern.reason}</p>`}
    ${
      asked === name &&
      html`<div class="ask" role="alert">
        <p>Its answers would be rows of the report. Is it certain that they name nobody?</p>
        <div class="row">
          <${Button} text="Yes, use it" press=${() => use(typeOf(kind) ?? 'category')} />
          <${Button} text="No, leave it out" press=${() => ask('')} kind="primary" />
        </div>
      </div>`
    }
    ${!concern && html`<${Answers} column=${column} />`}
    ${
      field &&
      id !== undefined &&
      html`<div class="card-fields">
        <${Text}
          label=${`Name in the report`}
          id=${`label-${id}`}
          value=${field.label}
          input=${(/** @type {string} */ text) =>
            session.change(withText(session.plan, ['fields', id, 'label'], text), { typing: `label-${id}` })}
        />
        ${
          field.type !== 'flags' &&
          html`<${Choice}
            label="It holds"
            id=${`kind-${id}`}
            value=${field.type}
            options=${choices.map((one) => [one, typeWords[one]])}
            change=${retype}
          />`
        }
      </div>`
    }
    ${
      field &&
      id !== undefined &&
      ['category', 'list', 'number', 'flags'].includes(field.type) &&
      html`<${Button}
        text=${field.type === 'number' ? 'Ranges …' : 'Which answer is which …'}
        press=${() => open('answers', id)}
      />`
    }
  </li>`;
}

/** @param {{column: ColumnProfile}} of */
function Answers({ column }) {
  const answers =
    column.separators[0] && column.kind === 'several-answers' ? column.separators[0].answers : column.answers;
  const most = Math.max(...answers.map(({ count }) => count));
  const isSorted = !['date', 'row-number', 'case-number', 'number', 'free-text'].includes(column.kind);
  if (!isSorted || answers.length === 0) {
    return html`<p class="quiet examples">
      ${column.examples.slice(0, 3).map((value) => html`<bdi>${value}</bdi>${' '}`)}
    </p>`;
  }
  return html`<ul class="answers-few">
    ${answers
      .slice(0, SHOWN)
      .map(
        ({ value, count }) =>
          html`<li><bdi>${value}</bdi><${Bar} part=${count} of=${most} /><span class="n">${figure(count)}</span></li>`,
      )}
    ${answers.length > SHOWN && html`<li class="quiet">and ${figure(answers.length - SHOWN)} more</li>`}
  </ul>`;
}

/** Yes/no columns that are one question. @param {{session: Session}} of */
function Together({ session }) {
  const { plan, mapping } = session;
  const ids = Object.keys(plan.fields).filter((id) => plan.fields[id]?.type === 'yes-no' && mapping[id]?.[0]);
  const [chosen, choose] = useState(/** @type {string[]} */ ([]));
  const [label, name] = useState('');
  if (ids.length < 2) return null;
  const join = () => {
    const next = withTogether(plan, chosen, mapping, label.trim() || 'Several answers');
    session.change(next.plan, { mapping: next.mapping, said: `${chosen.length} columns are one question.` });
    choose([]);
  };
  return html`<details class="fold">
    <summary>Put yes/no columns together as one question</summary>
    ${ids.map(
      (id) =>
        html`<${Switch}
          label=${plan.fields[id]?.label}
          isOn=${chosen.includes(id)}
          change=${(/** @type {boolean} */ isOn) => choose(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />`,
    )}
    <${Text} label="What the question is called" value=${label} input=${name} />
    <${Button} text="Put together" press=${join} disabled=${chosen.length < 2} />
  </details>`;
}
