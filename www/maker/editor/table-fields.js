// What one table shows, and how.
import { html } from '/pkg/preact/preact.js';
import { Button, Choice, Switch, Text } from './controls.js';
import { FindingPart } from './finding-part.js';
import { MapPart } from './map-part.js';
import { canBeColumns, canBeRows, figuresOf, isOverlapping } from '../plan/edit.js';
import { withChangeOfPeriods } from '../plan/changes.js';
import { chartsOf } from '../plan/charts.js';
import { isPartOf } from '../plan/units.js';
import {
  editedTable,
  withBase,
  withChoice,
  withMeasure,
  withPeriods,
  withRowsBy,
  withSmall,
  withSplit,
  withTotal,
} from '../plan/tables.js';
import { withNote } from '../plan/texts.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('../plan/edit.js').Plan} Plan */
/** @typedef {import('../plan/edit.js').Table} Table */

const periods = [
  ['month', 'Month'],
  ['quarter', 'Quarter'],
  ['half-year', 'Half year'],
  ['year', 'Year'],
  ['fiscal-year', 'Fiscal year'],
];

/** @param {{session: Session, table: Table}} of */
export function TableFields({ session, table }) {
  const { plan } = session;
  const { id = '', title = '', by = '', columns, total, small, measure = '' } = table;
  const set = (/** @type {Plan} */ next) => session.change(next, { said: 'Changed.' });
  const named = (/** @type {string[]} */ ids) => ids.map((one) => [one, plan.fields[one]?.label ?? one]);
  const fields = Object.keys(plan.fields);
  const isTime = by === plan.date;
  const overlaps = isOverlapping(plan.fields[by]) || table.kind === 'non-cumulative';
  const each = isTime ? table.each : columns?.by === plan.date ? columns?.each : undefined;
  const rename = (/** @type {string} */ text) =>
    session.change(
      editedTable(plan, id, (draft) => void (draft.title = text)),
      { typing: `title-${id}` },
    );
  return html`<div class="table-fields">
    <${Text} label="Title" id=${`title-${id}`} value=${title} input=${rename} />
    <${FindingPart} session=${session} table=${table} />
    <${Choice}
      label="A row for each"
      id=${`rows-${id}`}
      value=${by}
      options=${named(fields.filter((one) => canBeRows(plan, one)))}
      change=${(/** @type {string} */ next) => set(withRowsBy(plan, id, next))}
    />
    <${Choice}
      label="Split into columns by"
      id=${`split-${id}`}
      value=${columns?.by ?? ''}
      options=${[['', 'Nothing'], ...named(fields.filter((one) => one !== by && canBeColumns(plan, one)))]}
      change=${(/** @type {string} */ next) => set(withSplit(plan, id, next === '' ? undefined : next))}
    />
    ${each && html`<${Choice} label="Each period is a" id=${`each-${id}`} value=${each} options=${periods} change=${(/** @type {string} */ next) => set(withPeriods(plan, id, /** @type {'month'} */ (next)))} />`}
    ${each && html`<${Choice} label="Change from period to period" id=${`change-${id}`} value=${table.change ?? 'none'} options=${changes} change=${(/** @type {string} */ next) => set(withChangeOfPeriods(plan, id, /** @type {'none'} */ (next)))} />`}
    ${Object.keys(plan.measures).length > 1 && html`<${Choice} label="It counts" id=${`measure-${id}`} value=${measure} options=${Object.entries(plan.measures).map(([one, { unit }]) => [one, unit])} change=${(/** @type {string} */ next) => set(withMeasure(plan, id, next))} />`}
    <${Choice}
      label="Percentages of"
      id=${`base-${id}`}
      value=${baseOf(table)}
      options=${basesOf(plan, overlaps, table)}
      change=${(/** @type {string} */ next) => set(withBase(plan, id, baseFrom(next)))}
    />
    ${!isTime && html`<${Choice} label="Order of the rows" id=${`order-${id}`} value=${table.order ?? 'count'} options=${orders} change=${(/** @type {string} */ next) => set(withChoice(plan, id, 'order', next))} />`}
    <${Choice}
      label="Chart"
      id=${`chart-${id}`}
      value=${table.chart ?? 'auto'}
      options=${chartsOf(plan, table)}
      change=${(/** @type {string} */ next) => set(withChoice(plan, id, 'chart', next))}
    />
    <${MapPart} session=${session} table=${table} />
    ${!overlaps && !columns && !isTime && html`<${Choice} label="Small rows" id=${`small-${id}`} value=${small?.pool === undefined ? 'hide' : 'pool'} options=${smalls} change=${(/** @type {string} */ next) => set(withSmall(plan, id, /** @type {'pool'} */ (next)))} />`}
    <${Labels} session=${session} table=${table} />
    ${!overlaps && !isTime && html`<${Switch} label="A row with the total" isOn=${total !== undefined} change=${(/** @type {boolean} */ isOn) => set(withTotal(plan, id, isOn))} />`}
    <${Button}
      text="Add a note"
      press=${() => session.change(withNote(plan, id), { said: 'A note was added. Its words are under Words.' })}
    />
  </div>`;
}

/** The words that the table has beside its title. @param {{session: Session, table: Table}} of */
function Labels({ session, table }) {
  const { plan } = session;
  const { id = '' } = table;
  /** @type {[string, string, string | undefined, (draft: Table, text: string) => void][]} */
  const all = [
    [
      'pool',
      'Name of the row for small ones',
      table.small?.pool,
      (draft, pool) => void (draft.small = { ...draft.small, pool }),
    ],
    [
      'mask',
      'Words in place of a small count',
      table.small?.mask,
      (draft, mask) => void (draft.small = { ...draft.small, mask }),
    ],
    [
      'unknown',
      'Name of the row without an answer',
      table.notSpecified,
      (draft, label) => void (draft.notSpecified = label),
    ],
    ['sum', 'Name of the total', table.total?.label, (draft, label) => void (draft.total = { ...draft.total, label })],
  ];
  return all
    .filter(([, , value]) => value !== undefined)
    .map(
      ([key, label, value, set]) =>
        html`<${Text}
          key=${key}
          label=${label}
          id=${`${key}-${id}`}
          value=${value}
          input=${(/** @type {string} */ text) =>
            session.change(
              editedTable(plan, id, (draft) => set(draft, text)),
              { typing: `${key}-${id}` },
            )}
        />`,
    );
}

const changes = [
  ['none', 'is not shown'],
  ['previous', 'against the period before'],
  ['first', 'against the first period'],
];
const orders = [
  ['count', 'The largest first'],
  ['known-first', 'The largest first, unknown last'],
  ['listed', 'As under Answers'],
  ['alphabetical', 'A to Z'],
];
const smalls = [
  ['pool', 'are put together in one row'],
  ['hide', 'keep their rows; their counts are hidden'],
];

/** @param {Table} table */
function baseOf({ base = 'total' }) {
  if (typeof base === 'string') return base;
  return 'figure' in base ? `figure ${base.figure}` : 'respondents';
}

/** @param {string} value */
function baseFrom(value) {
  if (value.startsWith('figure ')) return { figure: value.slice('figure '.length) };
  return /** @type {'total' | 'respondents' | 'none'} */ (value);
}

/** @param {Plan} plan @param {boolean} overlaps @param {Table} table */
function basesOf(plan, overlaps, table) {
  const wholes = figuresOf(plan).filter(({ id }) => isPartOf(plan, table.measure ?? '', id));
  const figures = wholes.map(({ id, label }) => [`figure ${id}`, `the figure “${label}”`]);
  const parent = table.base === 'parent' ? [['parent', 'the row that they divide']] : [];
  const total = overlaps ? 'everything that is counted' : 'the total';
  return [['total', total], ['respondents', 'those with an answer'], ...parent, ...figures, ['none', 'No percentages']];
}
