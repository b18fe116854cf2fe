// The statements by which a database counts what a plan asks for, to copy: first those of the profile, then those of the cells.
import { button, choice, fileButton, make } from '../dom.js';
import { faultOf } from './fault.js';

/** @typedef {typeof import('/pkg/analyst.js')} Analyst */
/** @typedef {import('/pkg/analyst.js').Plan} Plan */
/** @typedef {import('/pkg/analyst.js').TableSource} TableSource */

/**
 * @param {() => Promise<Analyst>} load
 * @param {Plan | undefined} waiting the plan that was dropped, in place of the built-in ones
 */
export function statementsForDatabase(load, waiting) {
  const inside = make('div', {});
  const outer = make(
    'details',
    { class: 'paste' },
    make('summary', {}, 'Or have a database count records that must stay in it'),
    make(
      'p',
      { class: 'quiet' },
      'Run two statements there, one after the other. The counts that the second gives become the same report as the ' +
        'records would: drop them here. Both results are confidential.',
    ),
    inside,
  );
  outer.addEventListener('toggle', async () => {
    if (!outer.open || inside.firstChild) return;
    try {
      const analyst = await load();
      inside.append(formOf(analyst, waiting ? [waiting] : await analyst.builtInPlans()));
    } catch (fault) {
      inside.append(faultOf(fault));
    }
  });
  return outer;
}

/** @param {Analyst} analyst @param {Plan[]} plans */
function formOf(analyst, plans) {
  const plan = choice(
    'Plan',
    plans.map(({ id, name }) => [id, name]),
    plans[0]?.id ?? '',
    () => undefined,
  );
  const kinds = analyst.dialects.map((name) => /** @type {[string, string]} */ ([name, name]));
  const dialect = choice('Kind of database', kinds, 'postgres', () => undefined);
  const [table, line, columns] = [
    named('Table or view', 'public.signals'),
    named('The column that numbers the rows', 'signal_id'),
    named('All columns, with commas between them', 'signal_id, state, date, type'),
  ];
  const place = make('div', { role: 'status' });
  const chosen = () => /** @type {Plan} */ (plans.find(({ id }) => id === plan.select.value));
  /** @param {() => Promise<Node>} write */
  const shown = async (write) => {
    try {
      place.replaceChildren(await write());
    } catch (fault) {
      place.replaceChildren(faultOf(fault));
    }
  };
  const profile = async () => {
    const names = listed(columns.input.value);
    const source = {
      dialect: /** @type {TableSource['dialect']} */ (dialect.select.value),
      table: table.input.value.trim(),
      line: line.input.value.trim(),
      mapping: await mappingOf(analyst, chosen(), names),
      knowledge: { acceptUnread: true },
    };
    const text = await analyst.warehouseStatements(chosen(), source);
    return statement('1. The profile. Save its result as profile.csv, with headings, and choose it below.', text);
  };
  const cells = async (/** @type {File} */ file) => {
    const text = await analyst.warehouseStatements(chosen(), { profile: await file.text() });
    return statement('2. The cells. Save the result as cells.csv, with headings, and drop it on this page.', text);
  };
  const form = make(
    'form',
    {},
    make('div', { class: 'row' }, plan.field, dialect.field, table.field, line.field, columns.field),
    make(
      'div',
      { class: 'row' },
      make('button', { class: 'button' }, 'Write the first statement'),
      fileButton('Choose profile.csv …', '.csv', (file) => void shown(() => cells(file))),
    ),
    place,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void shown(profile);
  });
  return form;
}

/** The columns of fields by their names; told where a field that is needed has none. @param {Analyst} analyst @param {Plan} plan @param {string[]} names */
async function mappingOf(analyst, plan, names) {
  const { fields } = await analyst.proposeColumns(plan, names);
  const lacking = fields.filter(({ field, columns }) => columns.length === 0 && !plan.fields[field]?.optional);
  if (lacking.length > 0) {
    const ids = lacking.map(({ field }) => field).join(', ');
    throw new Error(`No column is called as these fields are: ${ids}. Name a view whose columns are called so.`);
  }
  const found = fields.filter(({ columns }) => columns.length > 0);
  return Object.fromEntries(found.map(({ field, columns }) => [field, columns]));
}

/** @param {string} label @param {string} example */
function named(label, example) {
  const input = make('input', { required: true, placeholder: example });
  return { input, field: make('label', { class: 'field' }, make('span', {}, label), input) };
}

/** @param {string} text */
const listed = (text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** @param {string} heading @param {string} text */
function statement(heading, text) {
  const area = make('textarea', { rows: '8', readonly: true, spellcheck: 'false', 'aria-label': heading }, text);
  const copy = button('Copy', async () => {
    area.select();
    await navigator.clipboard.writeText(text);
    copy.textContent = 'Copied';
  });
  return make('div', {}, make('p', {}, heading), area, copy);
}
