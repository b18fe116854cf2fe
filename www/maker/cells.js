// From the cells that a database counted to a report, which is shown beside its account and its audit.
import { button, choice, make } from '../dom.js';
import { saveDocument } from '../save.js';
import { saveShown } from '../report-view.js';
import { json } from '../resources.js';
import { accountOf } from './account.js';
import { auditOf, refusalOf, verdictOf } from './audit.js';
import { faultOf } from './fault.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').Scope} Scope */
/** @typedef {import('/pkg/analyst.js').Outcome} Outcome */
/** @typedef {{text: string, name: string, plan: Plan}} Cells */

/**
 * @param {object} of
 * @param {() => typeof import('/pkg/analyst.js') | undefined} of.analyst
 * @param {() => Plan | undefined} of.waiting a plan that was dropped before the cells
 * @param {(content: Node) => void} of.screen
 * @param {() => void} of.focusHeading
 * @param {(fault?: unknown) => void} of.start the first step again
 * @param {(document: import('/pkg/index.js').ReportDocument, name: string, account: Node) => Promise<void>} of.present
 */
export function cellsReader({ analyst, waiting, screen, focusHeading, start, present }) {
  /** @param {File} file */
  async function readCells(file) {
    const program = analyst();
    if (!program) return;
    try {
      const text = await file.text();
      const plan = planOf(text, await program.builtInPlans(), waiting());
      ask({ text, name: file.name, plan });
    } catch (fault) {
      start(fault);
    }
  }

  /** @param {Cells} cells @param {Node} [fault] */
  function ask(cells, fault) {
    screen(make('div', { class: 'step' }, make('h1', {}, 'Counts from a database'), fault, form(cells)));
    focusHeading();
  }

  /** @param {Cells} cells @param {Scope} [known] */
  function form(cells, known = {}) {
    const { questions, scope } = questionsOf(cells.plan, known);
    const made = make(
      'form',
      {},
      make(
        'p',
        {},
        `${cells.name} has the exact counts of the plan “`,
        make('bdi', {}, cells.plan.name),
        '”. It is confidential, as the records are: the report is what can be published.',
      ),
      make('div', { class: 'row' }, ...questions),
      make('div', { class: 'row' }, make('button', { class: 'button primary' }, 'Make the report')),
      button('Another file', () => start()),
    );
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      void report(cells, scope());
    });
    return made;
  }

  /** @param {Cells} cells @param {Scope} scope @param {string} [overrideReason] */
  async function report(cells, scope, overrideReason) {
    const { text, name, plan } = cells;
    try {
      const places = plan.report.sections?.some(({ map }) => map) ? { places: await json('/pkg/places.json') } : {};
      const reason = overrideReason === undefined ? {} : { overrideReason };
      const outcome = await analyst()?.reportOfCells(plan, text, scope, { ...places, ...reason });
      if (outcome) await present(outcome.report, name, make('div', {}, madeOf(outcome), form(cells, scope)));
    } catch (fault) {
      const audit = /** @type {{code?: string, details?: any}} */ (fault);
      if (audit.details?.verdict === undefined) return ask(cells, faultOf(fault));
      ask(
        cells,
        refusalOf(audit.details, (given) => void report(cells, scope, given)),
      );
    }
  }

  return { readCells };
}

/** The plan that cells were counted for. @param {string} text @param {Plan[]} builtIn @param {Plan | undefined} waiting */
function planOf(text, builtIn, waiting) {
  const id = /"plan":"([^"]*)"/.exec(text.slice(0, 1e6).replaceAll('""', '"'))?.[1];
  const plan = waiting ?? builtIn.find((one) => one.id === id);
  if (plan) return plan;
  const of = id === undefined ? 'do not say of which plan they are' : `are of the plan “${id}”, which is not built in`;
  throw new Error(`These counts ${of}. Drop the plan first, then the counts.`);
}

/** Questions of which records a report is. @param {Plan} plan @param {Scope} known */
function questionsOf(plan, known) {
  const text = (/** @type {string} */ label, /** @type {string | undefined} */ value, isNeeded = false) => {
    const input = make('input', { required: isNeeded, value });
    return { input, field: make('label', { class: 'field' }, make('span', {}, label), input) };
  };
  const [start, end] = [text('From: 2020-01-31, 2020-01 or 2020', known.start), text('To', known.end)];
  const label = text('Period, as it is printed', known.periodLabel, plan.date === undefined);
  const names = plan.fields[plan.jurisdiction ?? '']?.values?.map(({ label: of }) => inLanguage(of, plan)) ?? [];
  /** @type {[string, string][]} */
  const options = [['', 'All'], ...names.map((name) => /** @type {[string, string]} */ ([name, name]))];
  const place = choice('Jurisdiction', options, known.jurisdiction ?? '', () => undefined);
  const given = () => {
    const all = {
      jurisdiction: place.select.value,
      start: start.input.value.trim(),
      end: end.input.value.trim(),
      periodLabel: label.input.value.trim(),
    };
    return /** @type {Scope} */ (Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')));
  };
  const period = plan.date === undefined ? [label.field] : [start.field, end.field];
  return { questions: names.length > 0 ? [place.field, ...period] : period, scope: given };
}

/** A text in the language of the plan. @param {string | Record<string, unknown>} text @param {Plan} plan */
const inLanguage = (text, { language }) =>
  typeof text === 'string' ? text : String(text[language ?? ''] ?? Object.values(text)[0]);

/** The verdict, the ways to save, and the account. @param {Outcome} outcome */
function madeOf({ report, audit, account }) {
  const ways = make(
    'div',
    { class: 'row' },
    button('Save the report', () => saveShown('interactive'), 'primary'),
    button('Save the report (JSON)', () => saveDocument(report)),
  );
  return make('div', { class: 'step' }, verdictOf(audit, ways), auditOf(audit), accountOf(account));
}
