// What is counted: rows, cases, people; and which of them.
import { html, useState } from '/pkg/preact/preact.js';
import { Button, Choice, Problems, Sign, Switch, Text } from './controls.js';
import { answersOf } from './answers-of.js';
import { categoriesOf, hasAnswers } from '../plan/answers.js';
import { withCondition, withCount, withCounted, withFigure, withoutCounted } from '../plan/counted.js';
import { besideId, figuresAbove, withChange } from '../plan/changes.js';
import { figuresOf } from '../plan/edit.js';
import { withText } from '../plan/texts.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/edit.js').Plan} Plan */
/** @typedef {NonNullable<import('../plan/edit.js').Measure['count']>} Count */

/** Ways in which a measure counts, as options of a list. @param {Plan} plan */
const waysOf = (plan) => {
  const of = (/** @type {string} */ type) => Object.entries(plan.fields).filter(([, field]) => field.type === type);
  return [
    ['records', 'every row once'],
    ...of('id').map(([id, { label }]) => [`distinct ${id}`, `every different “${label}” once`]),
    ...of('number').map(([id, { label }]) => [`sum ${id}`, `“${label}”, added up`]),
  ];
};

/** @param {Count | undefined} count */
function wayOf(count = 'records') {
  if (count === 'records') return 'records';
  if ('distinct' in count) return `distinct ${count.distinct}`;
  return 'sum' in count ? `sum ${count.sum}` : '';
}

/** @param {string} way @returns {Count} */
function countOf(way) {
  const [how, field = ''] = way.split(/ (.*)/s);
  return how === 'distinct' ? { distinct: field } : how === 'sum' ? { sum: field } : 'records';
}

/** @param {{session: Session}} of */
export function CountedPanel({ session }) {
  const { plan } = session;
  const ids = Object.keys(plan.measures);
  const add = () => {
    const used = Object.values(plan.measures).map(({ count }) => wayOf(count));
    const [way = 'records'] = waysOf(plan)
      .map(([one]) => one ?? '')
      .filter((one) => !used.includes(one));
    const unit = way === 'records' ? 'records' : way.startsWith('sum') ? 'people' : 'cases';
    session.change(withCounted(plan, unit, countOf(way)), { said: `${unit} are counted, too.` });
  };
  return html`<div>
    <ul class="cards">
      ${ids.map((id) => html`<${Measure} key=${id} session=${session} id=${id} isOnly=${ids.length === 1} />`)}
    </ul>
    <${Button} text="Count something else, too" press=${add} />
  </div>`;
}

/** @param {{session: Session, id: string, isOnly: boolean}} of */
function Measure({ session, id, isOnly }) {
  const { plan } = session;
  const { unit, count, where = [] } = plan.measures[id] ?? { unit: '' };
  const ways = waysOf(plan);
  const way = wayOf(count);
  const options = ways.some(([one]) => one === way) ? ways : [...ways, [way, 'as the plan says']];
  const isFigure = figuresOf(plan).some(({ measure }) => measure === id);
  const set = (/** @type {string} */ next) => session.change(withCount(plan, id, countOf(next)), { said: 'Changed.' });
  return html`<li class="card">
    <div class="card-fields">
      <${Text}
        label="They are called"
        id=${`unit-${id}`}
        value=${unit}
        input=${(/** @type {string} */ text) => session.change(withText(plan, ['measures', id, 'unit'], text), { typing: `unit-${id}` })}
      />
      <${Choice} label="What counts" value=${way} options=${options} change=${set} />
    </div>
    <${Switch}
      label="A large figure at the top of the report"
      isOn=${isFigure}
      change=${(/** @type {boolean} */ isOn) => session.change(withFigure(plan, id, isOn), { said: 'Changed.' })}
    />
    ${isFigure && plan.date !== undefined && html`<${Change} session=${session} id=${id} />`}
    ${where.map(
      ({ field, is, isNot, given }) =>
        html`<p class="condition">
          Only rows where <strong>${plan.fields[field]?.label ?? field}</strong> ${said({ is, isNot, given })}${' '}
          <${Sign}
            label="Count all rows again"
            sign="×"
            press=${() => session.change(withCondition(plan, id, field, []), { said: 'All rows count again.' })}
          />
        </p>`,
    )}
    <${Only} session=${session} id=${id} />
    <${Problems} session=${session} at=${`measures › “${id}”`} />
    ${!isOnly && html`<${Button} text=${`Do not count ${unit}`} press=${() => session.change(withoutCounted(plan, id), { said: `${unit} are not counted.` })} />`}
  </li>`;
}

/** The change on the period before, and why it is left out where it is asked for. @param {{session: Session, id: string}} of */
function Change({ session, id }) {
  const { plan, outcome, phase } = session;
  const figures = figuresAbove(plan, id);
  const isOn = figures.some(({ change }) => change === true);
  const printed = (outcome?.report.headline ?? []).map((figure) => figure.id);
  const isMissing = isOn && phase === 'ready' && !figures.some((figure) => printed.includes(besideId(figure.id)));
  return html`<${Switch}
      label="Its change on the period before, which is as long, beside it"
      isOn=${isOn}
      change=${(/** @type {boolean} */ next) => session.change(withChange(plan, id, next), { said: 'Changed.' })}
    />
    ${isMissing && html`<p class="caution">No change is shown: the records do not cover all of the period before, or it would tell a small count. What the last edition printed can be said instead: Check and save, What is different.</p>`}`;
}

/** @param {{is?: string[] | undefined, isNot?: string[] | undefined, given?: boolean | undefined}} condition */
function said({ is, isNot, given }) {
  const listed = (/** @type {string[]} */ labels) => labels.map((label) => `“${label}”`).join(' or ');
  if (is) return `is ${listed(is)}`;
  if (isNot) return `is not ${listed(isNot)}`;
  return given === false ? 'says nothing' : 'says anything';
}

/** A condition, as a sentence. @param {{session: Session, id: string}} of */
function Only({ session, id }) {
  const { plan } = session;
  const fields = Object.keys(plan.fields).filter(
    (one) => hasAnswers(plan.fields[one]) || plan.fields[one]?.type === 'yes-no',
  );
  const [field, choose] = useState('');
  if (fields.length === 0) return null;
  const taken = plan.measures[id]?.where?.find((one) => one.field === field)?.is ?? [];
  const labels = field === '' ? [] : labelsOf(session, field);
  const toggle = (/** @type {string} */ label, /** @type {boolean} */ isOn) => {
    const is = isOn ? [...taken, label] : taken.filter((one) => one !== label);
    session.change(withCondition(plan, id, field, is), {
      said: is.length > 0 ? `Only ${is.join(' or ')}.` : 'All rows count.',
    });
  };
  return html`<details class="fold">
    <summary>Only some rows …</summary>
    <${Choice}
      label="Only rows where"
      value=${field}
      options=${[['', 'choose a column'], ...fields.map((one) => [one, plan.fields[one]?.label ?? one])]}
      change=${choose}
    />
    ${labels.map((label) => html`<${Switch} label=${`is ${label}`} isOn=${taken.includes(label)} change=${(/** @type {boolean} */ isOn) => toggle(label, isOn)} />`)}
  </details>`;
}

/** @param {Session} session @param {string} id */
function labelsOf(session, id) {
  const field = session.plan.fields[id];
  if (field?.type === 'yes-no') return ['yes', 'no'];
  const { listed, unknown } = categoriesOf(field ?? { label: '', type: 'category' }, answersOf(session, id));
  const further = field?.values?.length ? [] : unknown.map(({ text }) => text);
  return [...listed.map(({ label }) => label), ...further];
}
