// What was hidden in the report and why, and what its readers can work out all the same. Never part of the report.
import { counted, make } from '../dom.js';
import { withLanguageNames } from '../language-names.js';
import { besideOf, contradictionOf, examinedOf, remediesOf, toldOf } from './examined.js';

/** @typedef {import('/pkg/analyst.js').Audit} Audit */
/** @typedef {import('/pkg/analyst.js').Finding} Finding */

const treatments = {
  pooled: 'merged into one row',
  masked: 'replaced by words or a sign',
  withheld: 'left out',
  rounded: 'rounded',
  perturbed: 'changed at random',
};

const reasons = { small: 'under the threshold', 'would-tell': 'to protect a smaller number' };

const verdicts = {
  safe: 'cannot be worked out',
  disclosed: 'can be worked out',
  unresolved: 'not decided',
  contradiction: 'not decided',
};

/** @param {number} number */
const figure = (number) => number.toLocaleString('en-US');

/** The verdict on publishing, with what belongs beside it. @param {Audit} audit @param {Node} [ways] to save it */
export function verdictOf(audit, ways) {
  return make(
    'section',
    { 'aria-labelledby': 'verdict-heading' },
    make('h2', { id: 'verdict-heading' }, 'The verdict'),
    make('p', { class: 'quiet' }, 'For you only: nothing below is in the report.'),
    decided(audit),
    ways,
  );
}

/** @param {Audit} audit */
export function auditOf(audit) {
  return make(
    'section',
    { 'aria-labelledby': 'audit-heading', class: 'audit' },
    make('h2', { id: 'audit-heading' }, 'What was hidden, and what can be worked out'),
    ...hiddenOf(audit),
    ...findingsOf(audit),
    ...poolsOf(audit),
    ...warningsOf(audit),
    ...examinedOf(audit),
  );
}

/**
 * The audit of a report that is not safe, and how to make it all the same.
 * @param {Audit} audit @param {(reason: string) => void} override
 */
export function refusalOf(audit, override) {
  const area = make('textarea', { rows: '3', required: true });
  const form = make(
    'form',
    { class: 'override' },
    make('h3', {}, 'Publish anyway'),
    make(
      'p',
      {},
      'It is better to change the plan, or to cover a longer time. If there is a good reason to publish these counts, ' +
        'write it down. The reason is shown in this audit, and is never in the report.',
    ),
    make('label', { class: 'field wide' }, make('span', {}, 'The reason'), area),
    make('button', { class: 'button', type: 'submit' }, 'Make the report for this reason'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (area.value.trim()) override(area.value);
    else area.focus();
  });
  return make('div', { class: 'step' }, verdictOf(audit), auditOf(audit), ...remediesOf(audit), form);
}

/** @param {Audit} audit */
function decided({ verdict, overridden, threshold, zerosSensitive, findings, examined }) {
  const least = zerosSensitive ? 0 : 1;
  const rule =
    threshold > least + 1
      ? `Counts from ${least} to ${threshold - 1} are hidden.`
      : threshold > least
        ? `Counts of ${least} are hidden.`
        : 'The plan lets every count be printed.';
  const words = {
    safe:
      findings.length > 0
        ? `No hidden count can be worked out. For each of the ${figure(findings.length)} there are two complete ` +
          'tables that agree with everything printed and differ in it; both were added up again.'
        : 'Nothing is hidden.',
    disclosed: `Readers can work out ${toldOf(findings)}.`,
    unresolved: 'It could not be decided whether readers can work out hidden counts. That counts as not safe.',
    contradiction: contradictionOf(examined),
  };
  return make(
    'div',
    { class: `verdict ${verdict === 'safe' ? 'is-safe' : 'is-not-safe'}`, 'data-verdict': verdict },
    make(
      'p',
      {},
      make('strong', {}, verdict === 'safe' ? 'Safe to publish.' : 'Not safe to publish.'),
      ' ',
      words[verdict],
    ),
    make('p', { class: 'quiet' }, rule),
    besideOf(examined),
    overridden === undefined
      ? undefined
      : make('p', {}, 'It was made anyway, for this reason: ', make('q', {}, make('bdi', {}, overridden))),
  );
}

/**
 * @param {string} caption @param {string[]} heads @param {HTMLElement[]} rows @param {number} [numbers] from which
 * column on there are numbers
 */
function table(caption, heads, rows, numbers = Infinity) {
  return make(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    make(
      'table',
      { class: 'findings' },
      make('caption', { class: 'unseen' }, caption),
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          ...heads.map((head, place) => make('th', { scope: 'col', ...(place < numbers ? {} : { class: 'n' }) }, head)),
        ),
      ),
      make('tbody', {}, ...rows),
    ),
  );
}

/** @param {Audit} audit */
function hiddenOf({ hidden }) {
  if (hidden.length === 0) return [];
  const rows = hidden.map(({ place, rows: labels, treatment, reason }) => {
    const names = labels.flatMap((label) => [make('bdi', {}, label), '; ']).slice(0, -1);
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, make('bdi', {}, place)),
      make('td', {}, ...names),
      make('td', {}, treatments[treatment]),
      make('td', {}, reasons[reason]),
    );
  });
  return [make('h3', {}, 'What was hidden'), table('What was hidden', ['Where', 'Which', 'How', 'Why'], rows)];
}

/** Sorts the findings: counts that can be worked out come first. @param {Audit} audit */
function findingsOf(audit) {
  if (audit.findings.length === 0) return [];
  const told = (/** @type {Finding} */ { verdict }) => (verdict === 'safe' ? 1 : 0);
  const sorted = audit.findings.toSorted((one, other) => told(one) - told(other));
  const rows = sorted.map((finding) => findingOf(finding, audit));
  const heads = ['Count', 'What readers can tell', 'Verdict'];
  const caption = 'What readers can work out';
  // What can be worked out is there at once; what cannot is for whoever wants to look.
  const open = sorted.filter((finding) => told(finding) === 0).length;
  const shown = open > 0 ? table(caption, heads, rows.slice(0, open)) : undefined;
  const others = rows.slice(open);
  const summary = make('summary', {}, `What readers can tell of ${counted(others.length, 'hidden count')}`);
  const rest =
    others.length > 0 ? make('details', {}, summary, table(`${caption}, count by count`, heads, others)) : undefined;
  return [make('h3', {}, caption), shown, rest].filter((part) => part !== undefined);
}

/** @param {Finding} finding @param {Audit} audit */
function findingOf(finding, audit) {
  const { place, label, mentioned, low, high, verdict, steps = [] } = finding;
  const range =
    high === undefined
      ? `${figure(low)} or more`
      : low === high
        ? `exactly ${figure(low)}`
        : `${figure(low)} to ${figure(high)}`;
  const name = nameOf(place, label);
  return make(
    'tr',
    verdict === 'safe' ? {} : { class: 'is-told' },
    make(
      'th',
      { scope: 'row' },
      make('bdi', {}, name),
      mentioned ? undefined : make('span', { class: 'quiet' }, ' (the report does not mention it)'),
    ),
    make(
      'td',
      {},
      range,
      ...steps.map((step) => make('div', { class: 'quiet' }, make('bdi', {}, step))),
      proofOf(finding, audit),
    ),
    make('td', {}, verdicts[verdict]),
  );
}

/** The two tables in which a count is as small and as large as it can be. @param {Finding} finding @param {Audit} audit */
function proofOf({ place, label, witnesses: pair, low, high }, { witnesses }) {
  if (!pair || low === high) return undefined;
  const holder = make('div', {});
  const details = make('details', {}, make('summary', {}, 'Two tables that agree'), holder);
  details.addEventListener('toggle', () => {
    if (details.open && !holder.firstChild) holder.append(compared(nameOf(place, label), pair, witnesses));
  });
  return details;
}

/** @param {string} name of the count @param {[number, number]} pair @param {Audit['witnesses']} witnesses */
function compared(name, [first, second], { counts, first: values, tables }) {
  const of = (/** @type {number} */ which) => new Map(tables[which]);
  const [one, other] = [of(first), of(second)];
  const rows = counts.flatMap(([place, label], index) => {
    const [a, b] = [one.get(index) ?? values[index] ?? 0, other.get(index) ?? values[index] ?? 0];
    if (a === b) return [];
    const head = make('th', { scope: 'row' }, make('bdi', {}, nameOf(place, label)));
    return [make('tr', {}, head, make('td', { class: 'n' }, figure(a)), make('td', { class: 'n' }, figure(b)))];
  });
  // Several may be open, and each is a landmark.
  return table(
    `Two tables that agree with the report: ${name}`,
    ['Where they differ', 'In one', 'In the other'],
    rows,
    1,
  );
}

/** @param {string} place @param {string} [label] */
const nameOf = (place, label) => (label ? `${place} › ${label}` : place);

/** @param {Audit} audit */
function poolsOf({ pools = [] }) {
  if (pools.length === 0) return [];
  const items = pools.map(({ place, label, total, byMembers }) =>
    make(
      'li',
      {},
      make('strong', {}, make('bdi', {}, `${place} › ${label}`)),
      ` prints ${figure(total)}. `,
      byMembers.map(({ members, low, high }) => said(members, low, high)).join(' '),
    ),
  );
  return [make('h3', {}, 'Merged rows'), make('ul', {}, ...items)];
}

/** @param {number} members @param {number} low @param {number} high */
function said(members, low, high) {
  const range = low === high ? `exactly ${figure(low)}` : `${figure(low)} to ${figure(high)}`;
  return `If ${members === 1 ? 'one category stands' : `${figure(members)} categories stand`} behind it, each is ${range}.`;
}

/** @param {Audit} audit */
function warningsOf({ warnings }) {
  if (warnings.length === 0) return [];
  return [
    make('h3', {}, 'To think about'),
    make('p', { class: 'quiet' }, 'The proof is about outside readers. These are about others, or about groups.'),
    make('ul', {}, ...warnings.map(({ message }) => make('li', {}, make('bdi', {}, withLanguageNames(message))))),
  ];
}

/** Said while one waits. @param {import('/pkg/analyst.js').ProofProgress} progress */
export function proving({ stage, done, of }) {
  const words = {
    choosing: `Choosing what to hide: ${counted(done, 'choice')} judged, ${counted(of, 'count')} still to protect.`,
    proving: `Finding what readers can work out: ${figure(done)} of ${counted(of, 'count')}.`,
    remedies: `The report is not safe. Finding a change that would help: ${counted(done, 'step')}.`,
  };
  return make('p', { class: 'quiet', role: 'status' }, words[stage]);
}
