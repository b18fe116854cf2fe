// The first step: from what.
import { button, fileButton, make } from '../dom.js';
import { dictionariesReady } from './dictionaries.js';
import { geometriesReady } from './geometries.js';
import { acceptDrops } from './drop.js';
import { invented } from './invented.js';

/** @typedef {import('/pkg/analyst.js').Plan} Plan */

/**
 * @typedef {object} Start
 * @property {HTMLElement | undefined} fault
 * @property {{plan: Plan, from: string} | undefined} waiting a plan that came before its file
 * @property {() => void} dropPlan goes on without it
 * @property {() => void} again shows this anew
 * @property {(...files: File[]) => void} takeFiles
 * @property {() => void} takeInvented
 * @property {(text: string) => void} takeText
 * @property {HTMLElement} statements those by which a database counts
 */

const kinds =
  '.csv,.tsv,.txt,.json,.geojson,.topojson,.jsonl,.ndjson,.xlsx,.xlsm,.xlsb,.xls,.ods,.parquet,.arrow,.feather,.pdf,.html,text/csv';

/** @param {Start} start */
export function startScreen({ fault, waiting, dropPlan, again, takeFiles, takeInvented, takeText, statements }) {
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
    waiting ? ready(waiting, dropPlan) : undefined,
    ...dictionariesReady(again),
    ...geometriesReady(again),
    dropZone(takeFiles),
    make(
      'div',
      { class: 'aside' },
      button('Try it with invented records', takeInvented),
      make('p', {}, `${invented.rows.toLocaleString('en-US')} records that stand for nobody.`),
    ),
    pasteText(takeText),
    statements,
  );
}

/** @param {{plan: Plan, from: string}} waiting @param {() => void} leave */
function ready({ plan, from }, leave) {
  return make(
    'div',
    { class: 'ready' },
    make(
      'p',
      {},
      make('strong', {}, 'The plan “', make('bdi', {}, plan.name), '” is ready'),
      ` (from ${from}). Now choose the records.`,
    ),
    button('Go on without it', leave),
  );
}

/** @param {(...files: File[]) => void} take */
function dropZone(take) {
  const zone = make(
    'div',
    { class: 'drop' },
    make('p', { class: 'drop-lead' }, 'Drop a file of records here, or'),
    fileButton('Choose a file …', kinds, take, true),
    make(
      'p',
      { class: 'quiet' },
      'CSV, TSV, JSON, Excel, OpenDocument, Parquet or Arrow, one row for each record. Or the cells that a database counted. Or a published report as PDF: its figures become a ' +
        'report again. Or a plan, or the last report with its plan: then the next file is read in the same way. ' +
        'A dictionary of REDCap or an XLSForm, before or beside the records, gives them its words; GeoJSON or TopoJSON, the ' +
        'places of a map.',
    ),
  );
  acceptDrops(zone, take);
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
