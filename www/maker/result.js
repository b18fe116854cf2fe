// The last step: whose report, of which time; and below the report what is only for its maker.
import { button, choice, counted, make, megabytes } from '../dom.js';
import { accountOf } from './account.js';
import { saveDocument } from '../save.js';
import { auditOf } from './audit.js';

/** @typedef {import('/pkg/analyst.js').Scope} Scope */
/** @typedef {import('/pkg/analyst.js').Account} Account */
/** @typedef {import('/pkg/analyst.js').Audit} Audit */
/** @typedef {import('/pkg/index.js').ReportDocument} ReportDocument */

/**
 * @param {object} of
 * @param {string} of.name of the file
 * @param {import('/pkg/analyst.js').Plan} of.plan
 * @param {import('/pkg/analyst.js').Summary} of.summary
 * @param {number} of.modified when the file was written
 * @param {HTMLElement | undefined} of.notice
 * @param {boolean} of.invented
 * @param {(scope: Scope) => void} of.choose
 * @param {() => void} of.leave
 */
export function resultScreen({ name, plan, summary, modified, notice, invented, choose, leave }) {
  /** @type {Scope} */
  const scope = { accurateAsOf: localDay(modified) };
  const change = (/** @type {Scope} */ more) => {
    Object.assign(scope, more);
    choose(said(scope));
  };
  const fields = [];
  if (plan.jurisdiction && summary.jurisdictions.length > 0) {
    const everywhere = /** @type {[string, string]} */ (['', plan.report.everywhere ?? 'All together']);
    const all = [everywhere, ...summary.jurisdictions.map((one) => /** @type {[string, string]} */ ([one, one]))];
    // The sample that everybody tries first is made to match two publications.
    const isSample = invented && summary.jurisdictions.includes('Missouri');
    scope.jurisdiction = isSample ? 'Missouri' : (summary.largestJurisdiction ?? '');
    const label = plan.fields[plan.jurisdiction]?.label ?? 'Whose';
    fields.push(choice(label, all, scope.jurisdiction, (jurisdiction) => change({ jurisdiction })).field);
  }
  const { firstDay, lastDay } = summary;
  if (firstDay !== null && lastDay !== null) fields.push(...periodFields(firstDay, lastDay, invented, scope, change));
  // Records without dates do not say which time they are of.
  if (!plan.date) fields.push(textField('Name of the period', (periodLabel) => change({ periodLabel })));
  fields.push(dayField('Accurate as of', scope.accurateAsOf ?? '', (accurateAsOf) => change({ accurateAsOf })));
  const facts = [megabytes(summary.bytes), counted(summary.header.length, 'column')];
  if (firstDay !== null && lastDay !== null) facts.push(`records from ${firstDay} to ${lastDay}`);
  const screen = make(
    'div',
    { class: 'step result' },
    make('h2', {}, 'A report from ', make('bdi', {}, name)),
    notice,
    make('p', { class: 'quiet' }, `${facts.join(', ')}.`),
    make('form', { class: 'fields', 'aria-label': 'What the report is of' }, ...fields),
    make('div', { id: 'earlier' }),
    make('div', { id: 'scope-fault' }),
    make('div', { class: 'row' }, button('Another file', leave)),
  );
  screen.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  return { screen, scope: () => said(scope) };
}

/** Without what was left empty. @param {Scope} scope @returns {Scope} */
function said(scope) {
  return Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== ''));
}

/**
 * Each year of the records, all of them, or any two days.
 * @param {string} first @param {string} last @param {boolean} invented @param {Scope} scope
 * @param {(more: Scope) => void} change
 */
function periodFields(first, last, invented, scope, change) {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, place) => String(to - place));
  const chosen = invented && years.includes('2020') ? '2020' : String(to);
  Object.assign(scope, yearOf(chosen));
  const start = dayField('First day', first, (day) => change({ start: day }));
  const end = dayField('Last day', last, (day) => change({ end: day }));
  const show = (/** @type {boolean} */ shown) => {
    start.hidden = !shown;
    end.hidden = !shown;
  };
  show(false);
  /** @type {[string, string][]} */
  const periods = [
    ...years.map((year) => /** @type {[string, string]} */ ([year, year])),
    ['all', 'All records'],
    ['days', 'From day to day …'],
  ];
  const { field } = choice('Period', periods, chosen, (value) => {
    show(value === 'days');
    if (value === 'all') change({ start: '', end: '' });
    else if (value === 'days') change({ start: inputOf(start).value, end: inputOf(end).value });
    else change(yearOf(value));
  });
  return [field, start, end];
}

/** @param {string} year */
const yearOf = (year) => ({ start: `${year}-01-01`, end: `${year}-12-31` });

/** @param {HTMLElement} field */
const inputOf = (field) => /** @type {HTMLInputElement} */ (field.querySelector('input'));

/** @param {string} label @param {string} value @param {(day: string) => void} take */
function dayField(label, value, take) {
  const input = make('input', { type: 'date', value });
  input.addEventListener('change', () => take(input.value));
  return make('label', { class: 'field' }, make('span', {}, label), input);
}

/** @param {string} label @param {(text: string) => void} take */
function textField(label, take) {
  const input = make('input', { type: 'text' });
  input.addEventListener('change', () => take(input.value.trim()));
  return make('label', { class: 'field' }, make('span', {}, label), input);
}

/** The day here, not in Greenwich. @param {number} time */
function localDay(time) {
  const date = new Date(time);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * What stands below the report.
 * @param {ReportDocument} report @param {Account} account @param {Audit} audit
 * @param {(variant?: import('/pkg/save.js').SavedVariant) => void} save
 */
export function madeFrom(report, account, audit, save) {
  return make(
    'div',
    { class: 'step' },
    // Nobody saves before the proof was in sight.
    auditOf(audit),
    make(
      'div',
      { class: 'row' },
      button('Save the report', () => save(), 'primary'),
      button('Save the report (JSON)', () => saveDocument(report)),
    ),
    make(
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
        button('Save without script', () => save('static')),
        button('Save tables to paste', () => save('paste')),
      ),
    ),
    accountOf(account),
  );
}
