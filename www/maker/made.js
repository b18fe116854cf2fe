// What is only for whoever makes the report: the verdict, the account, and the ways to save.
import { button, make } from '../dom.js';
import { json } from '../resources.js';
import { saveDocument } from '../save.js';
import { embedShown, saveShown } from '../report-view.js';
import { accountOf } from './account.js';
import { auditOf, refusalOf, verdictOf } from './audit.js';
import { differencesFrom } from './differences-view.js';
import { recordOf, savePrintedRecord, saveRecord } from './record.js';
import { savePlan } from './save-plan.js';

/** @typedef {import('./editor/session.js').Session} Session */
/** @typedef {import('/pkg/analyst.js').Outcome} Outcome */

/** @param {Session} session */
export function madeFrom(session) {
  const { outcome, refusal } = session;
  if (refusal) return refusalOf(refusal, (reason) => session.override(reason));
  return outcome ? madeOf(session, outcome) : undefined;
}

/** @param {Session} session @param {Outcome} outcome */
function madeOf(session, outcome) {
  const inside = make('input', { type: 'checkbox' });
  const plan = () => (inside.checked ? session.whole : undefined);
  const record = async () => recordOf(session, outcome, await program());
  const ways = make(
    'div',
    { class: 'ways' },
    make(
      'div',
      { class: 'row' },
      button('Save the report', () => saveShown('interactive', plan()), 'primary'),
      button('Save the report (JSON)', () => saveDocument(outcome.report)),
    ),
    make(
      'label',
      { class: 'switch' },
      inside,
      make(
        'span',
        {},
        'Keep the plan in the saved report, so that next year’s file can be read in the same way. Readers of the file can see the plan.',
      ),
    ),
    make(
      'div',
      { class: 'row' },
      button('Save the record of how it was made', async () => savePrintedRecord(await record())),
      button('The record as JSON', async () => saveRecord(await record())),
      button('Save plan', () => savePlan(session.whole)),
    ),
    make(
      'p',
      { class: 'quiet' },
      'The record is for your own files: what was counted, left out and hidden, and why, with a place for a signature.',
    ),
    otherForms(),
  );
  const { audit, account, report } = outcome;
  const changes = differencesFrom(session, report);
  // Nobody saves before the verdict was in sight; what was hidden can be long.
  return make('div', { class: 'step' }, verdictOf(audit, ways), changes, auditOf(audit), accountOf(account));
}

function otherForms() {
  return make(
    'details',
    { class: 'forms' },
    make('summary', {}, 'Other forms of the report'),
    make(
      'p',
      { class: 'quiet' },
      'The saved report is one file that opens anywhere, without network. Some sites want no scripts in it, or take ' +
        'only what their editor lets pass.',
    ),
    make(
      'div',
      { class: 'row' },
      button('Save without script', () => saveShown('static')),
      button('Save tables to paste', () => saveShown('paste')),
      button('Embed in a site', () => void embedShown()),
    ),
  );
}

/** The program, with its version. */
async function program() {
  const { name, version } = await json('/pkg/package.json');
  return `${name} ${version}`;
}
