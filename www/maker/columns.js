// Which column of the file holds which field of the plan: what is proposed, how sure that is, and the user's choice.
import { inOneLanguage } from './plan/languages.js';
import { make } from '../dom.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').Preview} Preview */
/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {import('/pkg/analyst.js').Proposal} Proposal */
/** @typedef {Plan['fields'][string]} Field */
/** @typedef {{field: string, place: number, label: string, needed: boolean, select: HTMLSelectElement}} Slot */

const SAMPLES = 3;
/** Confidence from which on a proposal is almost certain. */
const CERTAIN = 90;
const MANY = 500;

/**
 * @param {object} of
 * @param {Plan} of.plan
 * @param {Preview} of.preview
 * @param {import('/pkg/analyst.js').Proposals} of.proposals
 * @param {Mapping | undefined} of.known what was chosen for such a file before
 * @param {() => void} of.changed
 */
export function columnTable({ plan, preview, proposals, known, changed }) {
  /** @type {Slot[]} */
  const slots = [];
  const rows = Object.entries(inOneLanguage(plan).fields).flatMap(([id, field]) => {
    const proposal = proposals.fields.find((one) => one.field === id);
    const parts = field.type === 'flags' ? (field.columns ?? []).map(({ label }) => label) : [undefined];
    return parts.map((part, place) => {
      const proposed = proposal?.columns[place] ?? '';
      const before = known?.[id]?.[place] ?? (known ? '' : proposed);
      const chosen = preview.header.includes(before) ? before : '';
      const row = slotRow({ field, part, proposed, chosen, proposal, preview, isKnown: known !== undefined, changed });
      slots.push({
        field: id,
        place,
        label: part === undefined ? field.label : `${field.label}: ${part}`,
        needed: field.optional !== true && (place === 0 || field.type !== 'flags'),
        select: row.select,
      });
      return row.row;
    });
  });
  const heads = ['What the report needs', 'Column of the file', 'How sure', 'Values'];
  const table = make(
    'table',
    { class: 'columns' },
    make('caption', { class: 'unseen' }, 'Which column is which'),
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...rows),
  );
  return {
    table,
    isRemembered: known !== undefined,
    mapping: () => mappingOf(slots),
    state: () => {
      const used = new Set(slots.map(({ select }) => select.value));
      const lacking = slots.filter((slot) => slot.needed && !hasColumn(slots, slot)).map(({ label }) => label);
      return { lacking, left: preview.header.filter((name) => !used.has(name)) };
    },
  };
}

/**
 * The columns of all fields, where each is almost certain, so that nobody need look at them; otherwise nothing.
 * @param {Plan} plan @param {import('/pkg/analyst.js').Proposals} proposals @returns {Mapping | undefined}
 */
export function certainMapping({ fields }, { fields: proposals }) {
  const isCertain = Object.entries(fields).every(([id, { columns: parts = [''] }]) => {
    const found = proposals.find(({ field }) => field === id);
    const columns = found?.columns.filter((column) => column !== '') ?? [];
    return found !== undefined && found.confidence >= CERTAIN && columns.length === parts.length;
  });
  return isCertain ? Object.fromEntries(proposals.map(({ field, columns }) => [field, columns])) : undefined;
}

/** One of the columns of a question with several answers will do. @param {Slot[]} slots @param {Slot} slot */
function hasColumn(slots, slot) {
  return slots.some(({ field, select }) => field === slot.field && select.value !== '');
}

/** @param {Slot[]} slots @returns {Mapping} */
function mappingOf(slots) {
  /** @type {Mapping} */
  const mapping = {};
  for (const { field, select } of slots) (mapping[field] ??= []).push(select.value);
  return Object.fromEntries(Object.entries(mapping).filter(([, columns]) => columns.some((column) => column !== '')));
}

/**
 * @param {object} of
 * @param {Field} of.field
 * @param {string | undefined} of.part the answer that a flag's column stands for
 * @param {string} of.proposed
 * @param {string} of.chosen
 * @param {Proposal | undefined} of.proposal
 * @param {Preview} of.preview
 * @param {boolean} of.isKnown
 * @param {() => void} of.changed
 */
function slotRow({ field, part, proposed, chosen, proposal, preview, isKnown, changed }) {
  const label = part === undefined ? field.label : `${field.label}: ${part}`;
  const select = columnSelect(`Column for ${label}`, preview.header, chosen);
  const sure = make('td', { 'data-head': 'How sure' });
  const values = make('td', { class: 'values', 'data-head': 'Values' });
  const row = make(
    'tr',
    {},
    make(
      'th',
      { scope: 'row' },
      label,
      field.optional === true ? make('span', { class: 'quiet' }, ' (can be left out)') : undefined,
    ),
    make('td', { 'data-head': 'Column' }, select),
    sure,
    values,
  );
  const update = () => {
    const lacks = select.value === '' && field.optional !== true;
    row.classList.toggle('lacks', lacks);
    sure.replaceChildren(...sureness(select.value, proposed, chosen, isKnown, lacks, proposal));
    values.replaceChildren(...samples(preview, select.value));
  };
  select.addEventListener('change', () => {
    update();
    changed();
  });
  update();
  return { row, select };
}

/** @param {string} label @param {string[]} header @param {string} chosen */
function columnSelect(label, header, chosen) {
  const options = (/** @type {string[]} */ names) => names.map((name) => make('option', { value: name }, name));
  const select = make('select', { 'aria-label': label }, make('option', { value: '' }, '– none –'));
  if (header.length <= MANY) select.append(...options(header));
  else {
    // Thousands of columns in each list would keep the page busy for seconds.
    if (chosen !== '') select.append(...options([chosen]));
    const rest = () => select.append(...options(header.filter((name) => name !== chosen)));
    select.addEventListener('focus', rest, { once: true });
  }
  select.value = chosen;
  return select;
}

/**
 * @param {string} column @param {string} proposed @param {string} before @param {boolean} isKnown
 * @param {boolean} lacks @param {Proposal | undefined} proposal
 */
function sureness(column, proposed, before, isKnown, lacks, proposal) {
  if (column === '') return lacks ? ['Needed: choose a column'] : [];
  if (isKnown && column === before) return ['As you chose before'];
  if (column !== proposed || !proposal) return ['Your choice'];
  const { confidence, reason } = proposal;
  const word = confidence >= CERTAIN ? 'Almost certain' : confidence >= 70 ? 'Likely' : 'Possible';
  return [`${word} (${confidence}%) `, make('span', { class: 'reason' }, reason)];
}

/** Some different values of a column. @param {Preview} preview @param {string} column */
function samples({ header, rows }, column) {
  const index = header.indexOf(column);
  if (index < 0) return [];
  const different = [...new Set(rows.map((row) => row[index] ?? ''))].filter((value) => value.trim() !== '');
  const shown = different.slice(0, SAMPLES).flatMap((value) => [make('bdi', {}, value), ' · ']);
  if (different.length > SAMPLES) return [...shown, '…'];
  return shown.length > 0 ? shown.slice(0, -1) : ['(empty in the first rows)'];
}
