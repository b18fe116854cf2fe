// The second step: what was found in the file, and which column is which.
import { button, make, megabytes } from '../dom.js';
import { leftOut } from './account.js';
import { columnTable } from './columns.js';
import { layoutChoices, sampleTable } from './found.js';
import { forgetColumns, remember, remembered } from './remember.js';

/** @typedef {import('/pkg/analyst.js').Mapping} Mapping */
/** @typedef {import('/pkg/analyst.js').Overrides} Overrides */

const formats = {
  csv: 'Delimited text',
  json: 'JSON',
  'json-lines': 'JSON, an object on each line',
  workbook: 'Workbook',
  parquet: 'Parquet',
  arrow: 'Arrow',
};

/**
 * @param {object} of
 * @param {import('/pkg/analyst.js').RecordsFile} of.file
 * @param {import('/pkg/analyst.js').Plan} of.plan
 * @param {import('/pkg/analyst.js').Proposals} of.proposals
 * @param {HTMLElement | undefined} of.notice
 * @param {HTMLElement | undefined} of.fault
 * @param {(overrides: Overrides) => void} of.change
 * @param {(mapping: Mapping) => void} of.read
 * @param {() => void} of.leave
 */
export function fileScreen({ file, plan, proposals, notice, fault, change, read, leave }) {
  const { preview, fingerprint } = file;
  const missing = make('p', { class: 'missing', 'aria-live': 'polite' });
  const unused = make('p', { class: 'quiet' });
  const go = button('Read the file', () => finish(), 'primary');
  const columns = columnTable({ plan, preview, proposals, known: remembered(plan.id, fingerprint), changed });

  function changed() {
    const { lacking, left } = columns.state();
    go.disabled = lacking.length > 0;
    missing.textContent = lacking.length > 0 ? `Still without a column: ${lacking.join(', ')}.` : '';
    unused.textContent = left.length > 0 ? `Columns that are not used: ${left.join(', ')}.` : 'All columns are used.';
  }

  function finish() {
    const mapping = columns.mapping();
    remember(plan.id, fingerprint, mapping);
    read(mapping);
  }

  changed();
  return make(
    'div',
    { class: 'step' },
    make('h1', {}, make('bdi', {}, file.name)),
    notice,
    make('p', { class: 'quiet' }, `${formats[preview.format]}, ${megabytes(file.size)}. For: ${plan.name}.`),
    fault,
    make('h2', {}, 'What was found'),
    layoutChoices(preview, change),
    ...leftOut(preview.leftOut),
    ...preview.warnings.map(({ message, line }) =>
      make('p', { class: 'quiet' }, `${line === null ? '' : `Line ${line.toLocaleString('en-US')}: `}${message}`),
    ),
    sampleTable(preview),
    make('h2', {}, 'Which column is which'),
    columns.isRemembered
      ? make(
          'p',
          { class: 'row' },
          'The columns are those that you chose for such a file before.',
          button('Forget them', () => {
            forgetColumns(plan.id, fingerprint);
            change({});
          }),
        )
      : undefined,
    columns.table,
    unused,
    missing,
    make('div', { class: 'row' }, go, button('Another file', leave)),
  );
}
