// The plan itself: to keep, to load, to copy, and as text, which can be changed as well.
import { html, useState } from '/pkg/preact/preact.js';
import { Button, Choice, Made, Text } from './controls.js';
import { fileButton } from '../../dom.js';
import { savePlan } from '../save-plan.js';
import { blankPlan } from '../plan/blank.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./session.js').WholePlan} WholePlan */
/** @typedef {import('/pkg/analyst.js').PlanProblem} PlanProblem */

/** @param {{session: Session, plans: WholePlan[]}} of */
export function PlanPanel({ session, plans }) {
  const [wrong, tell] = useState(/** @type {PlanProblem[]} */ ([]));
  const [chosen, choose] = useState('');
  const take = async (/** @type {string} */ text, /** @type {string} */ said) => {
    const problems = await session.analyst.checkPlan(text);
    tell(problems);
    if (problems.length > 0) return;
    const plan = /** @type {WholePlan} */ (JSON.parse(text));
    const proposals = await session.file.propose(plan);
    const found = proposals.fields.filter(({ columns }) => columns.length > 0);
    const kept = Object.entries(session.mapping).filter(
      ([id]) => plan.fields[id]?.type === session.plan.fields[id]?.type,
    );
    const mapping = {
      ...Object.fromEntries(found.map(({ field, columns }) => [field, columns])),
      ...Object.fromEntries(kept),
    };
    session.changeWhole(plan, { mapping, said });
  };
  const [load] = useState(() =>
    fileButton('Load a plan …', '.json,application/json', async (file) =>
      take(await file.text(), `${file.name} is the plan now.`),
    ),
  );
  const copy = () => {
    const plan = chosen === 'blank' ? blankPlan(session.plan.language) : plans.find(({ id }) => id === chosen);
    if (plan) void take(JSON.stringify(plan), `${plan.name} is the plan now.`);
  };
  const options = [['', 'choose one'], ...plans.map(({ id, name }) => [id, name]), ['blank', 'A blank plan']];
  return html`<div>
    <p class="quiet">
      A plan says what the columns mean, what is counted, and what the report says. It holds no record. This browser
      keeps it for the next file with these headings.
    </p>
    <${Text}
      label="Name of the plan"
      value=${session.plan.name}
      input=${(/** @type {string} */ name) => session.change({ ...session.plan, name }, { typing: 'name' })}
    />
    <div class="row tight">
      <${Button} text="Save plan" kind="primary" press=${() => savePlan(session.whole)} />
      <${Made} node=${load} />
    </div>
    <div class="row tight">
      <${Choice} label="Begin with another plan" value=${chosen} options=${options} change=${choose} />
      <${Button} text="Use it" press=${copy} disabled=${chosen === ''} />
    </div>
    <${Wrong} problems=${wrong} />
    <${AsText} session=${session} take=${take} />
  </div>`;
}

/** @param {{problems: PlanProblem[]}} of */
function Wrong({ problems }) {
  if (problems.length === 0) return null;
  return html`<ul class="beside-control" role="alert">
    ${problems.map(({ place, message, remedy }) => html`<li><span class="where">${place}: </span><span class="what">${message}</span> ${remedy}</li>`)}
  </ul>`;
}

/** @param {{session: Session, take: (text: string, said: string) => Promise<void>}} of */
function AsText({ session, take }) {
  const shown = JSON.stringify(session.whole, undefined, 2);
  const [typed, type] = useState(/** @type {string | undefined} */ (undefined));
  const use = async () => {
    await take(typed ?? shown, 'The plan is as you wrote it.');
    type(undefined);
  };
  return html`<details class="fold">
    <summary>Show as JSON</summary>
    <${Text} label="The plan as text" rows="20" value=${typed ?? shown} input=${type} />
    <div class="row tight">
      <${Button} text="Use this text" press=${use} disabled=${typed === undefined} />
      <${Button} text="Forget the changes" press=${() => type(undefined)} disabled=${typed === undefined} />
    </div>
  </details>`;
}
