// The first step: which report, and from what.
import { button, choice, fileButton, make } from '../dom.js';
import { invented } from './invented.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */

/**
 * @typedef {object} Start
 * @property {Plan[]} plans
 * @property {Plan} plan the chosen one
 * @property {HTMLElement | undefined} fault
 * @property {(plan: Plan) => void} choosePlan
 * @property {(fault: unknown) => void} refusePlan
 * @property {(file: File) => void} takeFile
 * @property {() => void} takeInvented
 * @property {(text: string) => void} takeText
 */

const kinds = '.csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx,.xlsm,.xlsb,.xls,.ods,.pdf,text/csv';

/** @param {Start} start */
export function startScreen({ plans, plan, fault, choosePlan, refusePlan, takeFile, takeInvented, takeText }) {
  return make(
    'div',
    { class: 'step' },
    make('h1', {}, 'Make a report'),
    make(
      'p',
      { class: 'lead' },
      'From the records of a hotline to a report. Everything happens in this page: no record leaves it.',
    ),
    fault,
    planChoice(plans, plan, choosePlan, refusePlan),
    dropZone(takeFile),
    make(
      'div',
      { class: 'aside' },
      button('Try it with invented records', takeInvented),
      make('p', {}, `${invented.rows.toLocaleString('en-US')} records that stand for nobody.`),
    ),
    pasteText(takeText),
  );
}

/** @param {Plan[]} plans @param {Plan} plan @param {Start['choosePlan']} take @param {Start['refusePlan']} refuse */
function planChoice(plans, plan, take, refuse) {
  const options = plans.map(({ name }, index) => /** @type {[string, string]} */ ([String(index), name]));
  const { field } = choice('Report', options, String(plans.indexOf(plan)), (value) => {
    const chosen = plans[Number(value)];
    if (chosen) take(chosen);
  });
  const own = fileButton('Use a plan of your own …', '.json,application/json', async (file) => {
    try {
      take(JSON.parse(await file.text()));
    } catch (fault) {
      refuse(new Error(`${file.name} is no plan: ${/** @type {Error} */ (fault).message}`));
    }
  });
  return make(
    'div',
    { class: 'plan' },
    make('div', { class: 'row' }, field, own),
    make('p', { class: 'quiet' }, plan.description ?? ''),
  );
}

/** @param {(file: File) => void} take */
function dropZone(take) {
  const zone = make(
    'div',
    { class: 'drop' },
    make('p', { class: 'drop-lead' }, 'Drop a file of records here, or'),
    fileButton('Choose a file …', kinds, take),
    make(
      'p',
      { class: 'quiet' },
      'CSV, TSV, JSON, Excel or OpenDocument, one row for each record. Or a published report as PDF: its figures become a report again.',
    ),
  );
  const isOver = (/** @type {boolean} */ over) => zone.classList.toggle('over', over);
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    isOver(true);
  });
  zone.addEventListener('dragleave', () => isOver(false));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    isOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
  return zone;
}

/** @param {(text: string) => void} take */
function pasteText(take) {
  const area = make('textarea', { rows: '8', spellcheck: 'false' });
  const label = make('label', { class: 'field wide' }, make('span', {}, 'Text of the report'), area);
  const read = button('Read the text', () => {
    if (area.value.trim()) take(area.value);
    else area.focus();
  });
  return make(
    'details',
    { class: 'paste' },
    make('summary', {}, 'Or paste the text of a published report'),
    make('p', { class: 'quiet' }, 'From a PDF or a web page: its tables and notes become a report again.'),
    label,
    read,
  );
}
