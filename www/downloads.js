// Menus that save a report, or one table or chart of it, as files. What makes the files loads at the first choice.
import { button, make } from './dom.js';
import { geometryOf } from './geometry.js';
import { writesWorkbooks } from './resources.js';
import { download, tellSaved } from './save.js';

/** @typedef {import('/pkg/index.js').PublishedReport} PublishedReport */
/** @typedef {import('/pkg/export.js').ExportFormat} ExportFormat */
/** @typedef {import('/pkg/export.js').ExportOptions} ExportOptions */
/** @typedef {{text: string, act: () => Promise<string>}} Choice what it says when it is done */

const exporting = () => import('/pkg/export.js');

/**
 * Everything of a report in one file.
 * @param {PublishedReport} report @param {HTMLElement} beside another control
 */
export function reportMenu(report, beside) {
  const choice = (/** @type {string} */ text, /** @type {ExportFormat} */ format) => file(report, text, format);
  const box = menu(
    'Download',
    'Download the report',
    [
      ...(writesWorkbooks ? [choice('Excel workbook (XLSX)', 'xlsx')] : []),
      choice('All figures (CSV)', 'csv'),
      choice('A CSV for each table (ZIP)', 'csv-zip'),
      choice('Data Package (ZIP)', 'data-package'),
      choice('JSON-stat', 'json-stat'),
      choice('schema.org Dataset (JSON-LD)', 'json-ld'),
      choice('Report document (JSON)', 'json'),
    ],
    'of-report',
  );
  box.querySelector('details')?.after(beside);
  return box;
}

/** A menu under each table and map of an article. @param {HTMLElement} article @param {PublishedReport} report */
export function addBlockMenus(article, report) {
  const charts = report.charts.map(({ id }) => id);
  for (const block of article.querySelectorAll('.hr-block')) {
    // Before the names of tables and maps is the prefix of the report.
    const [, kind, id] = /^\w+-(table|map)-(.+)$/.exec(block.id) ?? [];
    const title = block.querySelector('bdi')?.textContent ?? '';
    if (id === undefined || !(block instanceof HTMLElement)) continue;
    block.append(blockMenu({ report, block, id, title }, kind === 'table', charts.includes(id)));
  }
}

/**
 * @param {{report: PublishedReport, block: HTMLElement, id: string, title: string}} of @param {boolean} rows
 * @param {boolean} chart
 */
function blockMenu({ report, block, id: table, title }, rows, chart) {
  /** @type {(text: string, format: ExportFormat, more?: ExportOptions) => Choice} */
  const choice = (text, format, more) => file(report, text, format, { table, ...more });
  /** @type {Choice} */
  const copy = {
    text: 'Copy the table',
    act: async () => {
      await (await exporting()).copyTable(report, table);
      tellSaved(report.document);
      return 'The table is copied. Paste it into a document or a spreadsheet.';
    },
  };
  /** @type {Choice} */
  const workbook = {
    text: 'Table (Excel)',
    act: () => saved(report, async () => (await import('/pkg/controls.js')).workbookFile(report, block, table)),
  };
  const ofTable = [
    copy,
    workbook,
    choice('Table as printed (CSV)', 'csv', { layout: 'printed' }),
    choice('Table for programs (CSV)', 'csv'),
    choice('Table (JSON-stat)', 'json-stat'),
  ];
  const ofChart = [
    choice('Chart with notes (PNG)', 'png', { scale: 2 }),
    choice('Chart with notes (SVG)', 'svg'),
    choice('Chart (Vega-Lite)', 'vega-lite'),
  ];
  return menu('Download', `Download: ${title}`, [...(rows ? ofTable : []), ...(chart ? ofChart : [])], 'small');
}

/**
 * @param {PublishedReport} report @param {string} text @param {ExportFormat} format @param {ExportOptions} [options]
 * @returns {Choice}
 */
function file(report, text, format, options) {
  return {
    text,
    act: () =>
      saved(report, async () => (await exporting()).exportReport(report, format, { ...options, geometry: geometryOf })),
  };
}

/** @param {PublishedReport} report @param {() => Promise<import('/pkg/export.js').ExportedFile>} write */
async function saved(report, write) {
  const { name, type, bytes } = await write();
  download(name, type, bytes);
  tellSaved(report.document);
  return `${name} is saved.`;
}

/** @param {string} text @param {string} name for those who do not see what is around @param {Choice[]} choices */
function menu(text, name, choices, kind = '') {
  const status = make('p', { class: 'download-status', role: 'status' });
  const summary = make('summary', { class: 'button', 'aria-label': name }, text);
  const items = choices.map((choice) =>
    make(
      'li',
      {},
      button(choice.text, () => void choose(choice)),
    ),
  );
  const details = make('details', {}, summary, make('ul', {}, ...items));
  const box = make('div', { class: `download ${kind}`.trim() }, details, status);

  /** @param {Choice} choice */
  async function choose({ act }) {
    close();
    status.textContent = 'One moment …';
    try {
      status.textContent = await act();
    } catch (fault) {
      status.textContent = fault instanceof Error ? fault.message : String(fault);
    }
  }

  function close() {
    details.open = false;
    summary.focus();
  }

  details.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && details.open) close();
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) details.open = false;
  });
  details.addEventListener('toggle', () => {
    if (details.open) addEventListener('pointerdown', outside, { capture: true });
    else removeEventListener('pointerdown', outside, { capture: true });
  });

  /** @param {Event} event */
  function outside({ target }) {
    if (!(target instanceof Node) || !box.contains(target)) details.open = false;
  }
  return box;
}
