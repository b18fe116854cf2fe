// The editor beside the report: a line that says how it is, and a panel for each kind of change.
import { html, render, useEffect, useLayoutEffect, useRef, useState } from '/pkg/preact/preact.js';
import { AnswersPanel } from './answers-panel.js';
import { ColumnsPanel } from './columns-panel.js';
import { CountedPanel } from './counted-panel.js';
import { Made, Sign } from './controls.js';
import { LanguagesPanel } from './languages-panel.js';
import { PlanPanel } from './plan-panel.js';
import { ProtectionPanel } from './protection-panel.js';
import { ReportPanel } from './report-panel.js';
import { TablesPanel } from './tables-panel.js';
import { WordsPanel } from './words-panel.js';
import { languageName, withLanguageNames } from '../../language-names.js';
import { faultOf } from '../fault.js';
import { languageAt } from '../plan/places.js';
import { questionOf } from '../questions.js';

/** @typedef {import('./session.js').Session} Session */

const panels = /** @type {const} */ ([
  ['report', 'Report'],
  ['columns', 'Columns'],
  ['answers', 'Answers'],
  ['counted', 'What is counted'],
  ['tables', 'Tables'],
  ['words', 'Words'],
  ['languages', 'Languages'],
  ['protection', 'Protection'],
  ['check', 'Check and save'],
  ['plan', 'Plan'],
]);
/** @typedef {typeof panels[number][0]} Panel */

/**
 * @typedef {object} Bench
 * @property {Session} session
 * @property {import('./session.js').WholePlan[]} plans the built-in ones
 * @property {Node} heading what the report is made from
 * @property {Node} earlier what was published before
 * @property {HTMLElement} check where the verdict, the account and the ways to save are
 * @property {() => void} leave
 */

/** @param {HTMLElement} host @param {Bench} bench */
export function openWorkbench(host, bench) {
  render(html`<${Workbench} ...${bench} />`, host);
  return () => render(null, host);
}

/** @param {Bench} bench */
function Workbench({ session, plans, heading, earlier, check, leave }) {
  const [, count] = useState(0);
  const [{ panel, about }, open] = useState(
    /** @type {{panel: Panel, about: string}} */ ({ panel: 'report', about: '' }),
  );
  useEffect(() => session.listen(() => count((before) => before + 1)), [session]);
  useLayoutEffect(() => {
    check.hidden = panel !== 'check';
  }, [panel]);
  // Whoever is refused a report is shown why.
  useEffect(() => {
    if (session.phase === 'refused') open({ panel: 'check', about: '' });
  }, [session.phase]);
  // The table that one changes is in sight.
  useEffect(() => {
    if (panel === 'tables' && about !== '' && matchMedia('(width >= 46rem)').matches) {
      document.querySelector(`.hr-block[id$="-table-${CSS.escape(about)}"]`)?.scrollIntoView({ block: 'nearest' });
    }
  }, [panel, about]);
  useKeptFocus();
  const go = (/** @type {string} */ next, /** @type {string} */ what) =>
    open({ panel: /** @type {Panel} */ (next), about: what });
  return html`<div class="bench">
    <${Made} node=${heading} />
    <${Standing} session=${session} open=${go} />
    <${Tabs} session=${session} panel=${panel} open=${go} />
    <div class="panel" role="tabpanel" id="panel" aria-labelledby=${`tab-${panel}`}>
      ${panel === 'report' && html`<${ReportPanel} session=${session} earlier=${earlier} />`}
      ${panel === 'columns' && html`<${ColumnsPanel} session=${session} open=${go} />`}
      ${panel === 'answers' && html`<${AnswersPanel} session=${session} about=${about} open=${go} />`}
      ${panel === 'counted' && html`<${CountedPanel} session=${session} />`}
      ${panel === 'tables' && html`<${TablesPanel} session=${session} about=${about} open=${go} />`}
      ${panel === 'words' && html`<${WordsPanel} session=${session} />`}
      ${panel === 'languages' && html`<${LanguagesPanel} session=${session} />`}
      ${panel === 'protection' && html`<${ProtectionPanel} session=${session} />`}
      ${panel === 'plan' && html`<${PlanPanel} session=${session} plans=${plans} />`}
    </div>
    ${panel === 'report' && html`<div class="row"><button type="button" class="button" onClick=${leave}>Another file</button></div>`}
    <p class="unseen" role="status">${session.said}</p>
  </div>`;
}

/** A control that moved with what it belongs to keeps the focus. */
function useKeptFocus() {
  const focused = useRef(/** @type {string | null} */ (null));
  useEffect(() => {
    const note = (/** @type {FocusEvent} */ event) => {
      focused.current = /** @type {HTMLElement} */ (event.target).dataset['about'] ?? null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    const again = document.querySelector(`.bench [data-about="${CSS.escape(focused.current)}"]`);
    if (again instanceof HTMLElement) again.focus();
  });
}

/**
 * State of the report, and a step back.
 * @param {{session: Session, open: (panel: string, about: string) => void}} of
 */
function Standing({ session, open }) {
  useEffect(() => {
    const keys = (/** @type {KeyboardEvent} */ event) => {
      const isTyping = event.target instanceof Element && event.target.matches('input[type=text], textarea');
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping || session.isAway) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) session.redo();
      else session.undo();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [session]);
  return html`<div class=${`standing is-${session.phase}`}>
      <p role="status"><${Words} session=${session} open=${open} /></p>
      <button type="button" class="link to-report" onClick=${() => document.getElementById('report')?.scrollIntoView()}>
        See the report
      </button>
      <span class="signs">
        <${Sign} label="Undo" sign="↶" id="undo" disabled=${!session.canUndo} press=${() => session.undo()} />
        <${Sign} label="Redo" sign="↷" id="redo" disabled=${!session.canRedo} press=${() => session.redo()} />
      </span>
    </div>
    <${Faults} session=${session} />`;
}

/** @param {{session: Session, open: (panel: string, about: string) => void}} of */
function Words({ session, open }) {
  const { phase, problems, outcome, progress } = session;
  if (phase === 'checking') {
    const far =
      progress && progress.of > 0
        ? ` ${progress.done.toLocaleString('en-US')} of ${progress.of.toLocaleString('en-US')}`
        : '';
    return html`Checking …${far}`;
  }
  if (phase === 'wrong')
    return html`${problems.length === 1 ? 'One thing' : `${problems.length} things`} to mend. The report is as before.`;
  if (phase === 'fault') return html`The report is as before.`;
  const see = (/** @type {string} */ text) =>
    html`<button type="button" class="link" onClick=${() => open('check', '')}>${text}</button>`;
  if (phase === 'refused') return html`<strong>Not safe to publish.</strong>${' '}${see('Why')}`;
  const isSafe = outcome?.audit.verdict === 'safe';
  return html`<strong>${isSafe ? 'Safe to publish' : 'Made although it is not safe'}.</strong
    >${' '}${see('Check and save')}`;
}

/** Faults that stop the report, if there are any. @param {{session: Session}} of */
function Faults({ session }) {
  const { phase, problems, fault } = session;
  if (phase === 'wrong') {
    return html`<ul class="beside-control">
      ${problems.map(
        ({ place, message, remedy }) =>
          html`<li>
            <span class="where">${inWords(session, place)}: </span
            ><span class="what">${withLanguageNames(message)}</span>${' '} ${remedy}
          </li>`,
      )}
    </ul>`;
  }
  if (phase !== 'fault') return null;
  const question = questionOf(
    fault,
    (answer) => session.answer(answer),
    () => session.undo(),
    'Undo the last change',
  );
  return html`<${Made} node=${question ?? faultOf(fault)} />`;
}

/** A place of the plan, with the language's name. @param {Session} session @param {string} place */
function inWords({ whole }, place) {
  const tag = languageAt(whole, place);
  return tag === undefined ? place : [...place.split(' › ').slice(0, -1), languageName(tag)].join(' › ');
}

/** @param {{session: Session, panel: Panel, open: (panel: string, about: string) => void}} of */
function Tabs({ session, panel, open }) {
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const at = panels.findIndex(([id]) => id === panel);
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: panels.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [next] = panels[(to + panels.length) % panels.length] ?? panels[0];
    open(next, '');
    document.getElementById(`tab-${next}`)?.focus();
  };
  const wrong = new Set(
    session.problems.map(({ place }) => (languageAt(session.whole, place) ? 'languages' : panelOf(place))),
  );
  return html`<div class="tabs" role="tablist" aria-label="What to change" onKeyDown=${keys}>
    ${panels.map(
      ([id, text]) =>
        html`<button
          type="button"
          role="tab"
          id=${`tab-${id}`}
          aria-selected=${id === panel}
          aria-controls="panel"
          tabindex=${id === panel ? 0 : -1}
          onClick=${() => open(id, '')}
        >
          ${text}${wrong.has(id) ? html`<span class="mark" title="Something to mend"> !</span>` : ''}
        </button>`,
    )}
  </div>`;
}

/** In which panel one changes a place of the plan. @param {string} place @returns {Panel} */
function panelOf(place) {
  if (place.startsWith('fields')) return 'answers';
  if (place.startsWith('measures') || place.startsWith('report › figure')) return 'counted';
  if (place.startsWith('report › table') || place.startsWith('report › map')) return 'tables';
  if (place.startsWith('protection')) return 'protection';
  return place.startsWith('report') ? 'words' : 'plan';
}
