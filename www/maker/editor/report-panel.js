// Whose report it is, of which time, and what was published before.
import { html, useState } from '/pkg/preact/preact.js';
import { Choice, Made, Text } from './controls.js';
import { withText } from '../plan/texts.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('/pkg/analyst.js').Scope} Scope */
/** @typedef {import('/pkg/analyst.js').Summary} Summary */

/**
 * Returns the scope of a report at first.
 * @param {Session} session @param {number} modified when the file was written @returns {Scope}
 */
export function firstScope({ plan, records: { summary }, isInvented }, modified) {
  const { firstDay, lastDay, jurisdictions, largestJurisdiction } = summary;
  /** @type {Scope} */
  const scope = { accurateAsOf: localDay(modified) };
  if (plan.jurisdiction && jurisdictions.length > 0) {
    // The sample that everybody tries first is made to match two publications.
    const isSample = isInvented && jurisdictions.includes('Missouri');
    const whose = isSample ? 'Missouri' : largestJurisdiction;
    if (whose) scope.jurisdiction = whose;
  }
  if (firstDay === null || lastDay === null) return scope;
  const years = yearsOf(firstDay, lastDay);
  const chosen = isInvented && years.includes('2020') ? '2020' : (years[0] ?? '');
  return { ...scope, ...yearOf(chosen) };
}

/** The latest first. @param {string} first @param {string} last */
function yearsOf(first, last) {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, place) => String(to - place));
}

/** @param {string} year */
const yearOf = (year) => ({ start: `${year}-01-01`, end: `${year}-12-31` });

/** The day here, not in Greenwich. @param {number} time */
function localDay(time) {
  const date = new Date(time);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @param {{session: Session, earlier: Node}} of */
export function ReportPanel({ session, earlier }) {
  const {
    plan,
    scope,
    records: { summary },
  } = session;
  const { jurisdictions, firstDay, lastDay } = summary;
  const set = (/** @type {Scope} */ more) => session.setScope(more);
  const places = [['', plan.report.everywhere ?? 'All together'], ...jurisdictions.map((one) => [one, one])];
  const word = (/** @type {'title' | 'publisher'} */ key, /** @type {string} */ label) =>
    html`<${Text}
      label=${label}
      id=${`report-${key}`}
      value=${plan.report[key]}
      input=${(/** @type {string} */ text) => session.change(withText(plan, ['report', key], text), { typing: key })}
    />`;
  return html`<div>
    ${word('title', 'Title')} ${word('publisher', 'Publisher')}
    <form
      class="fields"
      aria-label="What the report is of"
      onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}
    >
      ${plan.jurisdiction && jurisdictions.length > 0 && html`<${Choice} label=${plan.fields[plan.jurisdiction]?.label ?? 'Whose'} value=${scope.jurisdiction ?? ''} options=${places} change=${(/** @type {string} */ jurisdiction) => set({ jurisdiction })} />`}
      ${firstDay !== null && lastDay !== null && html`<${Period} session=${session} first=${firstDay} last=${lastDay} />`}
      ${!plan.date && html`<${Line} label="Name of the period" value=${scope.periodLabel ?? ''} change=${(/** @type {string} */ periodLabel) => set({ periodLabel })} />`}
      <${Line}
        label="Accurate as of"
        type="date"
        value=${scope.accurateAsOf ?? ''}
        change=${(/** @type {string} */ accurateAsOf) => set({ accurateAsOf })}
      />
    </form>
    <${Made} node=${earlier} />
  </div>`;
}

/** @param {{session: Session, first: string, last: string}} of */
function Period({ session, first, last }) {
  const { start = '', end = '' } = session.scope;
  const years = yearsOf(first, last);
  const year = years.find((one) => yearOf(one).start === start && yearOf(one).end === end);
  const [isByDays, byDays] = useState(false);
  const isAll = start === '' && end === '';
  const value = isAll ? 'all' : isByDays ? 'days' : (year ?? 'days');
  const options = [...years.map((one) => [one, one]), ['all', 'All records'], ['days', 'From day to day …']];
  const choose = (/** @type {string} */ next) => {
    byDays(next === 'days');
    if (next === 'all') session.setScope({ start: '', end: '' });
    else if (next === 'days') session.setScope({ start: start || first, end: end || last });
    else session.setScope(yearOf(next));
  };
  return html`<${Choice} label="Period" value=${value} options=${options} change=${choose} /> ${
      value === 'days' &&
      html`<${Line}
          label="First day"
          type="date"
          value=${start}
          change=${(/** @type {string} */ day) => session.setScope({ start: day })}
        />
        <${Line}
          label="Last day"
          type="date"
          value=${end}
          change=${(/** @type {string} */ day) => session.setScope({ end: day })}
        />`
    }`;
}

/** @param {{label: string, value: string, type?: string, change: (value: string) => void}} of */
function Line({ label, value, type = 'text', change }) {
  return html`<label class="field">
    <span>${label}</span>
    <input
      type=${type}
      value=${value}
      onChange=${(/** @type {Event} */ event) => change(/** @type {HTMLInputElement} */ (event.target).value.trim())}
    />
  </label>`;
}
